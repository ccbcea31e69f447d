"""A citation is marked as recognised only when it stands on words that were recognised."""

from dataclasses import replace

import pytest

from assistant.answer.compose import Draft, quote
from corpus.values import Box, Line, Page
from tests.assistant.builders import asked, extract

TEXT = "De lasten stegen.\nTotale kosten 914.306"


class Pages:
    """A library of one page: two lines, of which the second was recognised in a picture."""

    def __init__(self, *, whole: bool) -> None:
        box = Box(x0=50, top=20, x1=300, bottom=32)
        first = Line(text=TEXT[:17], box=box, role="body", start=0, end=17)
        second = Line(text=TEXT[18:], box=box, role="row", start=18, end=len(TEXT), ocr=not whole)
        self._page = Page(
            document="nota", number=1, label="1", text=TEXT, lines=(first, second), width=595, height=842, ocr=whole
        )

    def page(self, document: str, number: int) -> Page:
        return self._page


@pytest.mark.parametrize(
    ("start", "end", "whole", "marked"),
    [(0, 17, False, False), (18, 39, False, True), (0, 39, False, True), (0, 17, True, True)],
)
def test_the_mark_follows_the_quoted_lines(start: int, end: int, whole: bool, marked: bool) -> None:
    made = extract(TEXT[start:end])
    unit = made.units[0]
    moved = replace(unit, spans=(replace(unit.spans[0], page_start=start, page_end=end),))
    draft = Draft()
    quote(draft, Pages(whole=whole), replace(made, units=(moved,)), asked("Wat zijn de kosten?"))  # type: ignore[arg-type]
    (citation,) = draft.citations
    assert (citation.ocr, citation.quote) == (marked, " ".join(TEXT[start:end].split()))
