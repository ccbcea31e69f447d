"""The marks of quotations: the words under the boxes are the quotation, letter for letter, whatever the page."""

import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest

from corpus.catalogue.manifest import DEFAULT_FOLDER
from corpus.reading.extraction.pdf import frame_of
from corpus.reading.marking import letters_of, mark_quote
from corpus.reading.read import read_pdf
from corpus.reading.render_page import page_picture
from corpus.splitting.split import split_pages
from corpus.values import Box, Page, Span
from tests.corpus.pdfs import PARAGRAPH, Sheet, make

REAL = os.environ.get("BINNENSTAD_REAL_PDFS", "")
CITATIONS = 100


def quotations(path: Path, seed: int) -> list[tuple[Span, str]]:
    """Sentences, items and rows of a document, mixed, as an answer would quote them."""
    reading = read_pdf(path, path.stem, ocr=False)
    pages = {page.number: page for page in reading.pages}
    found = [
        (span, _text(pages[span.page], span))
        for chunk in split_pages(reading.pages)
        for span in chunk.spans
        if span.kind != "heading" and span.boxes and len(_text(pages[span.page], span)) > 12
    ]
    random.Random(seed).shuffle(found)
    return found


def _text(page: Page, span: Span) -> str:
    return " ".join(page.text[span.page_start : span.page_end].split())


def under(document: pypdfium2.PdfDocument, number: int, boxes: Sequence[Box]) -> str:
    """What PDFium itself says stands under boxes: a way to the words that shares nothing with the marking.

    It counts a letter that a box only touches, so what is asked for is the middle half of the height: lines of text
    overlap where they stand close.
    """
    frame = frame_of(document, number)
    assert frame.turns == 0
    text = document[number - 1].get_textpage()
    return " ".join(
        text.get_text_bounded(
            left=box.x0 + frame.left + 0.05,
            right=box.x1 + frame.left - 0.05,
            top=frame.top - box.top - (box.bottom - box.top) / 4,
            bottom=frame.top - box.bottom + (box.bottom - box.top) / 4,
        )
        for box in boxes
    )


def misses(paths: Sequence[Path], count: int) -> Iterator[tuple[str, int, str, str]]:
    """The quotations of which the words under the marks are other words, ``count`` in all, an equal part a file."""
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        for span, quote in quotations(path, len(path.name))[: -(-count // len(paths))]:
            marks = mark_quote(document, span.page, quote, span.boxes)
            seen = under(document, span.page, marks)
            if sorted(letters_of(seen)) != sorted(letters_of(quote)):  # PDFium orders what stands in one box itself
                yield path.name, span.page, quote, seen
        document.close()


def test_the_words_under_the_marks_are_the_quotation_in_the_shipped_documents() -> None:
    assert list(misses(sorted(DEFAULT_FOLDER.glob("*.pdf")), CITATIONS)) == []


@pytest.mark.skipif(not REAL, reason="BINNENSTAD_REAL_PDFS does not name a folder of real PDFs")
def test_the_words_under_the_marks_are_the_quotation_in_real_documents() -> None:
    """One may miss: the axis of a chart has a figure printed twice, one on the other, and both stand under its mark."""
    paths = sorted(Path(REAL, "beleid").glob("*.pdf"))
    assert len(list(misses(paths, CITATIONS))) <= 1


def test_a_mark_begins_and_ends_with_the_quotation(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", [Sheet().lines(60, 60, ["Eerst dit. Dan het park. En daarna weer iets."])])
    line = read_pdf(path, "a", ocr=False).pages[0].lines[0]
    picture = page_picture(path, 1, quote="Dan het park.", boxes=[line.box])
    assert picture.exact
    (mark,) = picture.marks
    assert line.box.x0 + 20 < mark.x0 < mark.x1 < line.box.x1 - 20
    assert letters_of(under(pypdfium2.PdfDocument(path), 1, picture.marks)) == "Danhetpark."


def test_of_equal_texts_the_one_in_the_lines_is_marked(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", [Sheet().lines(60, 60, [*PARAGRAPH, *PARAGRAPH])])
    lines = [line for line in read_pdf(path, "a", ocr=False).pages[0].lines if line.text == PARAGRAPH[0]]
    assert len(lines) == 2
    for line in lines:
        (mark,) = page_picture(path, 1, quote=PARAGRAPH[0], boxes=[line.box]).marks
        assert abs(mark.top - line.box.top) < 3


def test_letters_that_are_not_there_leave_the_lines_marked(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", [Sheet().lines(60, 60, PARAGRAPH)])
    box = Box(x0=60, top=60, x1=300, bottom=72)
    picture = page_picture(path, 1, quote="Dit staat hier nergens.", boxes=[box])
    assert (picture.exact, picture.marks) == (False, (box,))
