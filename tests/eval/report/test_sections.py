import re
from html.parser import HTMLParser

from eval import texts
from eval.figures.compare import compare, outcomes
from eval.report.export import to_csv
from eval.report.html import html
from eval.report.markdown import markdown
from eval.report.sections import figures, sections
from eval.running.runner import about
from eval.values import Run
from tests.eval.builders import answer, case, good, refusal, refused, result, source

HOSTILE = "Wat <script>alert(1)</script> | **kost** [dit](http://x)?"
RESULTS = (
    result(case(id="a"), good()),
    result(case(id="b", question=HOSTILE, type="geld"), refused()),
    result(refusal(id="c"), answer("> Onzin. [1]")),
)


def run() -> Run:
    made = about([one.case for one in RESULTS], "all", source(), {"model": "m"}, 3)
    return Run(name="x", when="", about=made, results=RESULTS)


class Outside(HTMLParser):
    """Collects what would make a page depend on something outside it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "link", "iframe", "img", "a"):
            self.found.append(tag)
        self.found += [name for name, _ in attrs if name in ("src", "href", "onclick", "onload")]
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Nothing is opened."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_stands_alone_and_is_well_formed() -> None:
    page = html(sections(run()))
    parser = Outside()
    parser.feed(page)
    assert parser.found == []
    assert parser.open == []
    assert "&lt;script&gt;" in page
    assert "<svg" in page


def test_both_forms_tell_the_same_figures() -> None:
    told = sections(run())
    text, page = markdown(told), html(told)
    for figure in ("33,3 %", "6,1–79,2 %", texts.METRIC_OK, texts.WHY_REFUSED, texts.WHY_ANSWERED):
        assert figure in text
        assert figure in page


def test_a_cell_stays_in_its_table() -> None:
    rows = [line for line in markdown(sections(run())).splitlines() if line.startswith("| b |")]
    assert len(rows) == 1
    assert len(re.findall(r"(?<!\\)\|", rows[0])) == 5


def test_a_comparison_names_what_flipped() -> None:
    before = {"a": False, "b": True, "c": False}
    told = sections(run(), compare(before, outcomes(RESULTS)))
    section = next(one for one in told if one.title == texts.REPORT_COMPARED)
    assert section.table[1:] == (("b", texts.FLIP_LOST), ("a", texts.FLIP_WON))
    assert "geen duidelijk verschil" in section.text


def test_the_report_is_the_same_every_time() -> None:
    assert html(sections(run())) == html(sections(run()))
    assert figures(RESULTS) == figures(RESULTS)


def test_the_export_keeps_a_row_a_case_and_no_formulas() -> None:
    odd = result(case(id="d", question="=1+1", history=("eerst\nregel", 'met "aanhaling"')), good())
    lines = to_csv([*RESULTS, odd]).splitlines()
    assert lines[0].startswith("id;vraag;eerder;")
    assert "'=1+1" in lines[4]
    assert lines[2].split(";")[-1] == ""
    assert "." not in "".join(lines[1].split(";")[12:])


def test_a_curve_is_drawn_when_there_is_one() -> None:
    said = answer(good().text, good().citations, confidence=0.5)
    made = about([], "all", source(), {}, 0)
    page = html(sections(Run(name="x", when="", about=made, results=(result(case(), said),))))
    assert 'class="line"' in page
    assert texts.REPORT_NO_CURVE not in page
