"""Add what lies on the pages of a document (filled form fields, text boxes, stamps) to their words and images."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from corpus.reading.extraction.boxes import Frame
from corpus.reading.extraction.pdf import frame_of, is_annotated
from corpus.reading.extraction.raw import RawDocument, RawPage, Word
from corpus.reading.layout.filled import laid_out, with_notes
from corpus.values import Box


class _Placed(NamedTuple):
    """A note with its place on the page as shown."""

    box: Box
    text: str
    size: float
    covers: bool
    strikes: bool
    drawn: bool


class Laid(NamedTuple):
    """A document with what lies on its pages.

    ``unread`` are the pages where not all of that could be read, ``struck`` those with struck out text.
    """

    raw: RawDocument
    unread: tuple[int, ...] = ()
    struck: tuple[int, ...] = ()


def with_fields(document: Any, path: Path, raw: RawDocument) -> Laid:  # noqa: ANN401
    """Return a document with the words that lie on its pages.

    Only a document that has such pages is opened with pypdf. What pypdf cannot read never costs the text itself.
    """
    if not any(page.annotated for page in raw.pages):
        return Laid(raw)
    reader = _opened(path)
    pages: list[RawPage] = []
    unread: list[int] = []
    struck: list[int] = []
    for page in raw.pages:
        notes: list[_Placed] = []
        whole = True
        if page.annotated:
            notes, whole = _placed(reader, page.number, frame_of(document, page.number))
        if not whole:
            unread.append(page.number)
        if any(note.strikes for note in notes):
            struck.append(page.number)
        pages.append(_filled(page, notes))
    return Laid(replace(raw, pages=tuple(pages)), tuple(unread), tuple(struck))


def undrawn_words(document: Any, path: Path, number: int) -> list[Word]:  # noqa: ANN401
    """Return the words of a page that a PDF viewer shows but PDFium does not draw: text boxes without a drawing."""
    if not is_annotated(document, number):
        return []
    notes, _ = _placed(_opened(path), number, frame_of(document, number))
    return [word for note in notes if not note.drawn for word in laid_out(note.text, note.box, note.size)]


def _opened(path: Path) -> Any:  # noqa: ANN401
    """Open a file with pypdf; None when it cannot."""
    from corpus.reading.extraction.notes import open_notes  # pypdf takes a tenth of a second to load

    with suppress(Exception):
        return open_notes(path)
    return None


def _placed(reader: Any, number: int, frame: Frame) -> tuple[list[_Placed], bool]:  # noqa: ANN401
    """Return what lies on a page at its place, and whether all of it could be read."""
    from corpus.reading.extraction.notes import notes_of

    try:
        notes, whole = notes_of(reader, number)
    except Exception:  # noqa: BLE001 - on a damaged file pypdf raises anything
        return [], False
    placed = []
    for note in notes:
        x0, top, x1, bottom = frame.place(*note.corners)
        box = Box(x0=x0, top=top, x1=x1, bottom=bottom)
        placed.append(_Placed(box, note.text, note.size, note.covers, note.strikes, note.drawn))
    return placed, whole


def _filled(page: RawPage, notes: list[_Placed]) -> RawPage:
    hidden = [note.box for note in notes if note.covers or note.strikes]
    shown = [(note.text, note.box, note.size) for note in notes if note.text and _is_on(note.box, page)]
    return with_notes(page, shown, hidden) if shown or hidden else page


def _is_on(box: Box, page: RawPage) -> bool:
    return box.x1 > 0 and box.bottom > 0 and box.x0 < page.width and box.top < page.height
