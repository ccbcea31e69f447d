"""Take words, rules and images with their place out of a PDF, and what it says of itself."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.reading.extraction.boxes import Frame
from corpus.reading.extraction.drawings import drawings
from corpus.reading.extraction.glyphs import Glyphs, read_glyphs
from corpus.reading.extraction.letters import clean
from corpus.reading.extraction.raw import Bookmark, RawDocument, RawPage, Word
from corpus.reading.quality import is_bare
from corpus.recognition.lettering import Judge
from corpus.recognition.outlines import drawn_text
from corpus.values import Box

_MAX_BOOKMARKS = 5000
_MAX_ANNOTATIONS = 2000
_MAX_ATTACHMENTS = 100
_SHOWING = frozenset(
    (
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_WATERMARK,
        pdfium.FPDF_ANNOT_WIDGET,
    )
)
_NO_FRAME = Frame(0.0, 0.0, 595.0, 842.0, 0)


def open_pdf(path: Path) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """Open a PDF; raises ``pypdfium2.PdfiumError`` when it cannot be opened."""
    return pypdfium2.PdfDocument(path)


def read_raw(document: Any, pages: int, progress: Callable[[int], None] | None = None) -> RawDocument:  # noqa: ANN401
    """Read the first ``pages`` pages of an open document; ``progress`` is told each page number that is done."""
    meta = {key: clean(str(value)) for key, value in document.get_metadata_dict().items()}
    read: list[RawPage] = []
    judge = Judge()
    for number in range(1, pages + 1):
        read.append(read_page(document, number, judge))
        if progress is not None:
            progress(number)
    return RawDocument(
        title=meta.get("Title", ""),
        author=meta.get("Author", ""),
        subject=meta.get("Subject", ""),
        created=_date(meta.get("CreationDate", "")),
        labels=tuple(clean(document.get_page_label(index) or "") for index in range(pages)),
        bookmarks=tuple(_bookmarks(document)),
        pages=tuple(read),
    )


def read_page(document: Any, number: int, judge: Judge | None = None) -> RawPage:  # noqa: ANN401
    """Read one page (1-based); a page that PDFium cannot load is an empty page.

    ``judge`` tells which pictures show text; without one neither they nor drawn letters are looked at.
    """
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return RawPage(number=number, width=595.0, height=842.0, words=(), turned=(), rules=(), images=0.0, letters="")
    try:
        frame = _frame(page)
        text = pdfium.FPDFText_LoadPage(page)
        try:
            glyphs = read_glyphs(text, frame) if text else Glyphs("", [], [])
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
        drawn = drawings(page, frame)
        look = judge is not None and drawn.pictures and not is_bare(len(glyphs.letters), drawn.images)
        annotated = _is_annotated(page)
        pictures = judge.with_text(drawn.pictures, glyphs.upright) if judge and look else ()
        width, height = frame.size
    finally:
        pdfium.FPDF_ClosePage(page)
    shapes = drawn_text(document, number, drawn.outlines, _printed(glyphs)) if judge is not None else None
    if shapes is not None:
        pictures = (*pictures, shapes)
        drawn = drawn._replace(images=min(1.0, drawn.images + _share(shapes.box, width, height)))
    return RawPage(
        number=number,
        width=width,
        height=height,
        words=tuple(glyphs.upright),
        turned=tuple(glyphs.turned),
        rules=tuple(drawn.rules),
        images=drawn.images,
        bars=tuple(drawn.bars),
        letters=glyphs.letters,
        pictures=pictures,
        annotated=annotated,
    )


def _printed(glyphs: Glyphs) -> list[Word]:
    return [*glyphs.upright, *(word for turned in glyphs.turned for word in turned.words)]


def _share(box: Box, width: float, height: float) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top) / max(1.0, width * height)


def frame_of(document: Any, number: int) -> Frame:  # noqa: ANN401
    """Return the frame of a page (1-based)."""
    return _on_page(document, number, _frame) or _NO_FRAME


def is_annotated(document: Any, number: int) -> bool:  # noqa: ANN401
    """Tell whether a page (1-based) has form fields, text boxes, stamps or struck out text."""
    return bool(_on_page(document, number, _is_annotated))


def _on_page(document: Any, number: int, task: Callable[[Any], Any]) -> Any:  # noqa: ANN401
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return None
    try:
        return task(page)
    finally:
        pdfium.FPDF_ClosePage(page)


def _is_annotated(page: Any) -> bool:  # noqa: ANN401
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MAX_ANNOTATIONS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, place)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation) if annotation else pdfium.FPDF_ANNOT_UNKNOWN
        if annotation:
            pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in _SHOWING:
            return True
    return False


def _frame(page: Any) -> Frame:  # noqa: ANN401
    box = pdfium.FS_RECTF()
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    if pdfium.FPDF_GetPageBoundingBox(page, box) and box.right > box.left and box.top > box.bottom:
        return Frame(box.left, box.bottom, box.right, box.top, turns)
    return _NO_FRAME._replace(turns=turns)


def attachments(document: Any) -> list[str]:  # noqa: ANN401
    """Return the names of the files inside a file."""
    names: list[str] = []
    with suppress(pypdfium2.PdfiumError, ValueError):
        for place in range(min(document.count_attachments(), _MAX_ATTACHMENTS)):
            names.append(clean(document.get_attachment(place).get_name()))
    return names


def _bookmarks(document: Any) -> Iterator[Bookmark]:  # noqa: ANN401
    try:
        for count, entry in enumerate(document.get_toc(max_depth=8)):
            if count >= _MAX_BOOKMARKS:
                return
            target = entry.get_dest()
            index = target.get_index() if target is not None else None
            title = clean(entry.get_title() or "")
            yield Bookmark(title=title, level=entry.level + 1, page=(index + 1) if index is not None else 0)
    except (pypdfium2.PdfiumError, ValueError):
        return


def _date(value: str) -> str:
    """Turn a PDF date (D:20210301120000+01'00') into ISO as far as known."""
    match = re.match(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?", value)
    if match is None:
        return ""
    return "-".join(part for part in match.groups() if part)
