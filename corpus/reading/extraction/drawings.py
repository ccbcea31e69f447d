"""Take the rules and pictures of a page out of a PDF, also those inside forms (drawings placed as one whole)."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.extraction.boxes import Frame, bound
from corpus.reading.extraction.raw import Rule
from corpus.values import Box

_THIN = 2.5
_RECTANGLE = 6
_LEAST_FILL = 14.0
"""A lower filled area is the background of a line of text, not of a cell."""
_LOWEST_BAR, _HIGHEST_BAR, _BAR_SHAPE = 8.0, 40.0, 10.0
_MAX_BARS = 200
_FAINT, _NEARLY_WHITE = 25, 245
_LARGE = 0.04
_MAX_PICTURES = 20
_MAX_RULES = 6000
_MAX_INSIDE = 20_000
_MAX_DEPTH = 4
_LEAST_LETTER = 3.0
_MAX_OUTLINES = 20_000
_PATH, _IMAGE, _FORM = 2, 3, 5
_DRAWN = (_PATH, _IMAGE)

# Asked for every object of a page; of these arguments only the handle, a plain integer, needs a type.
_page_object = bound(pdfium.FPDFPage_GetObject, ctypes.c_void_p)
_form_object = bound(pdfium.FPDFFormObj_GetObject, ctypes.c_void_p, ctypes.c_void_p)
_kind = bound(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)
_bounds = bound(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, ctypes.c_void_p)
_segments = bound(pdfium.FPDFPath_CountSegments, ctypes.c_int, ctypes.c_void_p)
_fill_colour = bound(pdfium.FPDFPageObj_GetFillColor, ctypes.c_int, ctypes.c_void_p)
_draw_mode = bound(pdfium.FPDFPath_GetDrawMode, ctypes.c_int, ctypes.c_void_p)

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Thing(NamedTuple):
    """A path or picture with its box in the PDF's coordinates of the page (left, bottom, right, top).

    ``inside`` says that it stands in a form.
    """

    handle: int
    kind: int
    x0: float
    y0: float
    x1: float
    y1: float
    inside: bool


class Drawings(NamedTuple):
    """The rules of a page, its bars (see ``RawPage``), the share of it under pictures (0 to 1), and the large ones.

    A large picture has PDFium's handle and its place. One inside a form belongs to a drawing: it does not count for the
    share. ``outlines`` are drawn shapes that may be letters, with the number of their lines and curves.
    """

    rules: list[Rule]
    bars: list[Box]
    images: float
    pictures: list[tuple[int, Box]]
    outlines: list[tuple[int, Box]]


def drawings(page: Any, frame: Frame) -> Drawings:  # noqa: ANN401
    """Return what is drawn on a page."""
    rules: list[Rule] = []
    bars: list[Box] = []
    pictures: list[tuple[int, Box]] = []
    outlines: list[tuple[int, Box]] = []
    covered = 0.0
    width, height = frame.size
    for thing in _things(page):
        x0, top, x1, bottom = frame.place(thing.x0, thing.y0, thing.x1, thing.y1)
        if thing.kind == _IMAGE:
            x0, top, x1, bottom = max(x0, 0.0), max(top, 0.0), min(x1, width), min(bottom, height)
            area = max(0.0, x1 - x0) * max(0.0, bottom - top)
            covered += 0.0 if thing.inside else area
            if area > _LARGE * width * height and len(pictures) < _MAX_PICTURES:
                pictures.append((thing.handle, Box(x0=x0, top=top, x1=x1, bottom=bottom)))
        elif len(rules) < _MAX_RULES:
            if _LOWEST_BAR <= bottom - top <= _HIGHEST_BAR and x1 - x0 >= _BAR_SHAPE * (bottom - top):
                bars.extend([Box(x0=x0, top=top, x1=x1, bottom=bottom)] if _is_coloured(thing.handle) else [])
            lines = _lines(thing.handle, x0, top, x1, bottom)
            if lines <= _RECTANGLE:
                rules.extend(_path_rules(thing.handle, Rule(x0, top, x1, bottom)))
            elif bottom - top >= _LEAST_LETTER and len(outlines) < _MAX_OUTLINES:
                outlines.append((lines, Box(x0=x0, top=top, x1=x1, bottom=bottom)))
    share = min(1.0, covered / max(1.0, width * height))
    return Drawings(rules, bars[:_MAX_BARS], share, pictures, outlines)


def _lines(handle: int, x0: float, top: float, x1: float, bottom: float) -> int:
    """Return of how many lines and curves a path is made; a thin one is a line, whatever it is made of."""
    return 0 if x1 - x0 <= _THIN or bottom - top <= _THIN else int(_segments(handle))


def _is_coloured(handle: int) -> bool:
    """Tell whether a path is filled with a colour that can be seen on white paper."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _draw_mode(handle, ctypes.byref(fill), ctypes.byref(stroke))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    parts = [ctypes.byref(part) for part in (red, green, blue, alpha)]
    if not fill.value or stroke.value or not _fill_colour(handle, *parts):
        return False
    return alpha.value > _FAINT and min(red.value, green.value, blue.value) < _NEARLY_WHITE


def _things(page: Any) -> Iterator[_Thing]:  # noqa: ANN401
    """Give the paths and pictures of a page, also those in forms."""
    box = (ctypes.c_float * 4)()
    edges = [ctypes.byref(box, place * ctypes.sizeof(ctypes.c_float)) for place in range(4)]
    for thing, kind, matrix in _objects(page):
        if _bounds(thing, *edges):
            yield _Thing(thing, kind, *_moved(matrix, *box[:]), matrix is not _SAME)


def _objects(page: Any) -> Iterator[tuple[int, int, Matrix]]:  # noqa: ANN401
    """Give the paths and pictures of a page with their kind and the matrix of the form that they stand in."""
    here = ctypes.byref(page.contents)
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        thing = _page_object(here, number)
        kind = _kind(thing)
        if kind == _FORM:
            yield from _inside(thing)
        elif kind in _DRAWN:
            yield thing, kind, _SAME


def _inside(form: int) -> Iterator[tuple[int, int, Matrix]]:
    """Give the paths and pictures inside a form and the forms in it, as far as a page that means well goes."""
    waiting: list[tuple[int, Matrix, int]] = [(form, _SAME, 0)]
    seen = 0
    while waiting:
        address, around, depth = waiting.pop()
        outer = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
        own = pdfium.FS_MATRIX()
        if not pdfium.FPDFPageObj_GetMatrix(outer, own):
            continue
        matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), around)
        for number in range(pdfium.FPDFFormObj_CountObjects(outer)):
            seen += 1
            if seen > _MAX_INSIDE:
                return
            thing = _form_object(address, number)
            kind = _kind(thing)
            if kind in _DRAWN:
                yield thing, kind, matrix
            elif kind == _FORM and depth < _MAX_DEPTH:
                waiting.append((thing, matrix, depth + 1))


def _times(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does ``one`` first, then ``other``."""
    a, b, c, d, e, f = one
    k, m, n, o, p, q = other
    return (a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q)


def _moved(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Return the box around a rectangle after a matrix."""
    if matrix is _SAME:
        return x0, y0, x1, y1
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)


def _path_rules(handle: int, around: Rule) -> Iterator[Rule]:
    """Give the rules that a drawn path stands for: itself when thin, otherwise the four edges of a rectangle."""
    x0, top, x1, bottom, _ = around
    if x1 - x0 <= _THIN and bottom - top <= _THIN:
        return
    if x1 - x0 <= _THIN or bottom - top <= _THIN:
        yield around
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    _draw_mode(handle, ctypes.byref(fill), ctypes.byref(stroke))
    edge = not stroke.value
    if edge and (bottom - top < _LEAST_FILL or x1 - x0 < _LEAST_FILL):
        return
    yield Rule(x0, top, x1, top, edge)
    yield Rule(x0, bottom, x1, bottom, edge)
    yield Rule(x0, top, x0, bottom, edge)
    yield Rule(x1, top, x1, bottom, edge)
