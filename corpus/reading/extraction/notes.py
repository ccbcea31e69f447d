"""What lies on a page beside its own text: filled form fields, text boxes, stamps, and what was struck out.

PDFium does not give these with the text of a page; pypdf reads them, only from files that have them.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from corpus.reading.extraction.letters import clean

_HIDDEN, _NO_VIEW = 1 << 1, 1 << 5
_PASSWORD, _PUSH_BUTTON = 1 << 13, 1 << 16
_TICKED, _OPEN = "☒", "☐"
_MOST = 2000
_LONGEST = 20_000
_DEEPEST = 20
_SIZE = re.compile(r"([\d.]+)\s+Tf|\b([\d.]+)pt\b")
_DRAWN = ("/Stamp", "/Watermark", "/FreeText")

Corners = tuple[float, float, float, float]
"""Left, bottom, right, top in the PDF's own coordinates."""


class Note(NamedTuple):
    """A text that lies on a page, with its letter size in points (0: unknown).

    ``covers`` says that what is under it cannot be seen; ``strikes`` that it has no text but strikes out what is there;
    ``drawn`` that the file says how it looks, so that PDFium shows it on the image of the page.
    """

    text: str
    corners: Corners
    size: float = 0.0
    covers: bool = False
    strikes: bool = False
    drawn: bool = True


def open_notes(path: Path) -> Any:  # noqa: ANN401 - opaque to who calls
    """Open a PDF for ``notes_of``; raises whatever pypdf raises for a file that it cannot read."""
    reader = pypdf.PdfReader(path, strict=False)
    if reader.is_encrypted:
        reader.decrypt("")
    return reader


def notes_of(reader: Any, number: int) -> tuple[list[Note], bool]:  # noqa: ANN401
    """Return what lies on a page (1-based), in the order of the PDF, and whether all of it could be read.

    Raises whatever pypdf raises when the page itself cannot be read.
    """
    page = reader.pages[number - 1]
    found = _resolved(page.get("/Annots"))
    notes: list[Note] = []
    whole = True
    for entry in list(found if isinstance(found, ArrayObject) else [])[:_MOST]:
        try:
            annotation = _resolved(entry)
            if isinstance(annotation, DictionaryObject) and not int(annotation.get("/F", 0)) & (_HIDDEN | _NO_VIEW):
                notes.extend(_notes(page, annotation))
        except Exception:  # noqa: BLE001 - on a damaged file pypdf raises anything
            whole = False
    return notes, whole


def _resolved(value: Any) -> Any:  # noqa: ANN401 - any PDF object
    return value.get_object() if value is not None else None


def _notes(page: Any, annotation: DictionaryObject) -> Iterator[Note]:  # noqa: ANN401
    kind = annotation.get("/Subtype")
    if kind == "/StrikeOut":
        yield from (Note("", corners, strikes=True) for corners in _quads(annotation))
        return
    corners = _corners(_resolved(annotation.get("/Rect")) or [])
    if corners is None:
        return
    if kind == "/Widget":
        text = _field_text(annotation)
    elif kind in _DRAWN or (kind == "/Line" and annotation.get("/Cap")):
        text = _plain(annotation.get("/Contents")) if kind in ("/FreeText", "/Line") else ""
        text = text or _drawn_text(page, annotation)
    else:
        return
    covers = _is_opaque(annotation, kind)
    if text or covers:
        yield Note(text, _inner(annotation, corners), _letter_size(annotation), covers, drawn="/AP" in annotation)


def _field_text(widget: DictionaryObject) -> str:
    """Return what a form field shows: its text, its choice, or a box that is ticked or not."""
    kind, flags = _inherited(widget, "/FT"), int(_inherited(widget, "/Ff") or 0)
    value = _inherited(widget, "/V")
    if kind == "/Btn":
        state = widget.get("/AS", value)
        return "" if flags & _PUSH_BUTTON else _OPEN if state in (None, "/Off") else _TICKED
    if kind == "/Ch":
        shown = {_plain(pair[0]): _plain(pair[1]) for pair in _pairs(_inherited(widget, "/Opt"))}
        chosen = [_plain(one) for one in (value if isinstance(value, ArrayObject) else [value])]
        return "\n".join(shown.get(one, one) for one in chosen if one)
    return _plain(value) if kind == "/Tx" and not flags & _PASSWORD else ""


def _pairs(options: Any) -> Iterator[ArrayObject]:  # noqa: ANN401
    for option in options if isinstance(options, ArrayObject) else []:
        pair = _resolved(option)
        if isinstance(pair, ArrayObject) and len(pair) == 2:
            yield pair


def _inherited(widget: DictionaryObject, key: str) -> Any:  # noqa: ANN401
    """Return an entry of a field, or of the field that it is part of."""
    field: Any = widget
    for _ in range(_DEEPEST):
        if not isinstance(field, DictionaryObject):
            return None
        if key in field:
            return _resolved(field[key])
        field = _resolved(field.get("/Parent"))
    return None


def _plain(value: Any) -> str:  # noqa: ANN401
    """Return a PDF text as lines of clean text."""
    value = _resolved(value) if value is not None else ""
    if isinstance(value, StreamObject):
        value = value.get_data().decode("utf-8", "replace")
    if isinstance(value, NameObject | bytes) or not isinstance(value, str):
        return ""
    lines = (" ".join(clean(line).split()) for line in re.split(r"[\r\n]+", str(value)[:_LONGEST]))
    return "\n".join(line for line in lines if line)


def _drawn_text(page: Any, annotation: DictionaryObject) -> str:  # noqa: ANN401
    """Return the text of the drawing that shows an annotation."""
    looks = _resolved(annotation.get("/AP"))
    drawing = _resolved(looks.get("/N")) if isinstance(looks, DictionaryObject) else None
    if isinstance(drawing, DictionaryObject) and not isinstance(drawing, StreamObject):
        drawing = _resolved(drawing.get(annotation.get("/AS", "/Off")))
    if not isinstance(drawing, StreamObject):
        return ""
    text = page.extract_xform_text(drawing)
    return "\n".join(" ".join(clean(line).split()) for line in text[:_LONGEST].splitlines() if line.strip())


def _is_opaque(annotation: DictionaryObject, kind: str) -> bool:
    """Tell whether a text box or field has a background; white is one too."""
    looks = _resolved(annotation.get("/MK")) if kind == "/Widget" else annotation
    colour = looks.get("/BG" if kind == "/Widget" else "/C") if isinstance(looks, DictionaryObject) else None
    solid = float(annotation.get("/CA", 1)) > 0.9
    return kind in ("/Widget", "/FreeText") and solid and bool(_resolved(colour))


def _letter_size(annotation: DictionaryObject) -> float:
    for key in ("/DS", "/DA"):
        match = _SIZE.search(_plain(_inherited(annotation, key)))
        if match is not None:
            return float(match[1] or match[2])
    return 0.0


def _inner(annotation: DictionaryObject, corners: Corners) -> Corners:
    """Return the part of a text box that holds its text, without its border or the line that points from it."""
    inset = _resolved(annotation.get("/RD"))
    if not isinstance(inset, ArrayObject) or len(inset) != 4:
        return corners
    left, bottom, right, top = (float(_resolved(edge)) for edge in inset)
    inner = corners[0] + left, corners[1] + bottom, corners[2] - right, corners[3] - top
    return inner if inner[0] < inner[2] and inner[1] < inner[3] else corners


def _quads(annotation: DictionaryObject) -> Iterator[Corners]:
    points = [float(_resolved(value)) for value in _resolved(annotation.get("/QuadPoints")) or []]
    for start in range(0, len(points) - 7, 8):
        xs, ys = points[start : start + 8 : 2], points[start + 1 : start + 8 : 2]
        yield min(xs), min(ys), max(xs), max(ys)


def _corners(values: Iterable[Any]) -> Corners | None:
    edges = [float(_resolved(value)) for value in values]
    if len(edges) != 4:
        return None
    (x0, x1), (y0, y1) = sorted(edges[::2]), sorted(edges[1::2])
    return (x0, y0, x1, y1) if x0 < x1 and y0 < y1 else None
