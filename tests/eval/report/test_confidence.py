from eval import texts
from eval.report.confidence import confidence
from eval.report.html import html
from eval.report.markdown import markdown
from eval.report.section import Section
from eval.report.sections import figures
from eval.report.terminal import lines
from eval.values import Result
from tests.eval.builders import answer, case, citation, good, refusal, refused, result

NEAR = citation(quote="De binnenstad heeft 60.000 m² winkelruimte nodig.", near=True)


def answered(sure: float | None, **fields: object) -> Result:
    return result(case(**fields), answer(good().text, good().citations, confidence=sure))


RUN = (
    answered(0.95, id="a"),
    answered(0.65, id="b", history=("Eerst?",)),
    result(case(id="c"), answer("Niet gevonden.", [NEAR], "not_found", confidence=0.25)),
    result(refusal(id="d"), answer("Niet gevonden.", [NEAR], "not_found", confidence=0.15)),
)


def named(title: str) -> Section:
    return next(section for section in confidence(RUN) if section.title == title)


def test_the_reliability_table_has_ten_rows_and_its_error() -> None:
    section = named(texts.REPORT_RELIABILITY)
    assert len(section.table) == 11
    assert section.table[2] == ("10–20 %", "1", "15,0 %", "0,0 %", "0,0–79,3 %")
    assert section.table[1] == ("0–10 %", "0", "–", "–", "–")
    assert [label for label, _ in section.bars] == ["10–20 %", "20–30 %", "60–70 %", "90–100 %"]
    assert "0,325" in section.text  # (0.05 + 0.35 + 0.75 + 0.15) / 4


def test_both_kinds_of_refusals_are_told_along_the_threshold() -> None:
    section = named(texts.REPORT_TRADE_OFF)
    rows = {row[0]: row[1:] for row in section.table[1:]}
    assert list(rows) == [*(f"{step * 5} %" for step in range(20)), texts.REPORT_AS_SET]
    assert rows["0 %"] == ("100,0 %", "25,0 %", "0,0 %", "0,0 %")
    assert rows["20 %"] == ("75,0 %", "0,0 %", "0,0 %", "100,0 %")
    assert rows["70 %"] == ("25,0 %", "0,0 %", "66,7 %", "100,0 %")
    assert rows[texts.REPORT_AS_SET] == ("50,0 %", "0,0 %", "33,3 %", "100,0 %")
    assert section.points == ((2 / 3, 1.0), (1 / 3, 1.0), (0.0, 1.0), (0.0, 0.0))


def test_both_lines_are_drawn_with_their_own_axes() -> None:
    page = html(confidence(RUN))
    assert page.count('class="line"') == 2
    assert f"{texts.METRIC_OVER_REFUSAL} (%)" in page
    assert f"{texts.METRIC_COVERAGE} (%)" in page
    assert texts.REPORT_AS_SET in markdown(confidence(RUN))


def test_a_confidence_that_is_no_chance_has_a_line_but_no_table() -> None:
    sections = confidence([answered(1.7)])
    assert sections[0].text == texts.REPORT_NO_CHANCE
    assert sections[0].table == ()
    assert sections[1].points == ((1.0, 0.0),)
    (only,) = confidence([answered(None), result(refusal(), refused())])
    assert only.text == texts.REPORT_NO_CURVE


def test_the_figures_are_kept_for_who_comes_after() -> None:
    kept = figures(RUN)
    assert kept["calibration"]["error"] == 0.325
    assert kept["calibration"]["bins"][1]["right"]["count"] == 1
    assert kept["calibration"]["bins"][0]["right"] is None
    assert kept["policies"][19] == {
        "threshold": 0.95,
        "coverage": 0.25,
        "risk": 0.0,
        "over_refusal": 0.666667,
        "refused": 1.0,
    }
    assert kept["turns"]["later"]["right"]["mean"] == 1.0


def test_the_terminal_tells_follow_ups_apart() -> None:
    told = "\n".join(lines(RUN))
    alone, later = told.split("Losse vraag:")[1].split("Vervolgvraag:")
    assert "Ten onrechte geweigerd: 50,0 %" in alone
    assert "Ten onrechte geweigerd: 0,0 %" in later
    assert "Verwachte kalibratiefout (tien vakken): 0,325." in later
    assert "Vervolgvraag" not in "\n".join(lines(RUN[:1]))
