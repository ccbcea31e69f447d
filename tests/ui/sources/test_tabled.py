"""The Markdown of an answer made ready to look at."""

from dataclasses import replace

from assistant.ui.sources import texts
from assistant.ui.sources.standing import badges, standing
from assistant.ui.sources.tabled import anchor, cells_of, tabled
from corpus.values import Row
from tests.ui.ui_builders import ANSWER, CITATION, DOCUMENT

ROW = Row(caption="Geld", unit="x € 1.000", cells=(("Bron", "Gemeente; dorp"), ("2026", "5: 6"), ("2027", "7")))
LINE = "> - Bron: Gemeente; dorp; 2026: **5: 6**; 2027: **7** (x € 1.000) [1]"


def test_a_marker_leads_to_the_button_of_its_source() -> None:
    assert rf"[\[1\]](#{anchor(4, 1)})" in tabled(ANSWER, 4, lambda citation: None)


def test_a_marker_in_a_quotation_is_text() -> None:
    shown = tabled(replace(ANSWER, text="> Zie \\[1\\] hier. [1]"), 0, lambda citation: None)
    assert shown.startswith("> Zie \\[1\\] hier. [")


def test_every_quotation_has_the_badges_of_its_document() -> None:
    shown = tabled(ANSWER, 0, lambda citation: None)
    assert badges(DOCUMENT) in shown
    assert ":gray-badge[2021]" in shown


def test_status_is_one_of_three_and_a_summary_is_not_the_official_text() -> None:
    standings = {
        status: standing(replace(DOCUMENT, status=status)) for status in ("vastgesteld door de raad", "", "Concept")
    }
    assert list(standings.values()) == [texts.ADOPTED, texts.UNKNOWN, texts.DRAFT]
    assert texts.UNOFFICIAL in badges(replace(DOCUMENT, summary=True))
    assert texts.UNOFFICIAL not in badges(DOCUMENT)
    assert texts.NO_YEAR in badges(replace(DOCUMENT, date=""))


def test_a_table_row_is_told_apart_by_its_cells_whatever_is_in_them() -> None:
    expected = (("Bron", "Gemeente; dorp"), ("2026", "5: 6"), ("2027", "7"), ("", "x € 1.000"))
    assert cells_of(LINE, ROW) == expected
    assert cells_of("> Bron: Gemeente; dorp; 2027: 7 [1]", replace(ROW, unit="")) == (expected[0], expected[2])


def test_a_line_that_is_not_wholly_of_the_row_stays_a_line() -> None:
    assert cells_of("> Bron: Gemeente; dorp; 2026: 9 [1]", ROW) == ()
    assert cells_of("> De gemeente geeft 7. [1]", ROW) == ()


def test_a_row_in_an_answer_becomes_a_table_with_its_marker() -> None:
    shown = tabled(replace(ANSWER, text=LINE), 0, lambda citation: ROW)
    assert f"> | {texts.ROW_HEAD} | {texts.ROW_VALUE} [" in shown
    assert "> | 2026 | 5: 6 |" in shown


def test_a_cell_cannot_break_out_of_its_table() -> None:
    row = replace(ROW, unit="", cells=(("a|b", "<b>x</b>"), ("c", "[y](http://evil.example)")))
    line = "> a\\|b: \\<b\\>x\\</b\\>; c: \\[y\\](http://evil.example) [1]"
    shown = tabled(replace(ANSWER, text=line), 0, lambda citation: row)
    assert "> | a\\|b | \\<b\\>x\\</b\\> |" in shown
    assert "[y](" not in shown.replace("\\[y\\](", "")
    assert CITATION.number == 1
