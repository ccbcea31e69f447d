"""Take the rules and pictures of a page out of a PDF, also those inside forms (drawings placed as one whole)."""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.glyphs import Frame
from corpus.raw import Rule

_THIN = 2.5
_RECTANGLE = 6
_LEAST_FILL = 14.0
"""A lower filled area is the background of a line of text, not of a cell."""
_MAX_RULES = 6000
_MAX_INSIDE = 20_000
_MAX_DEPTH = 4
_PATH, _IMAGE, _FORM = 2, 3, 5

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Thing(NamedTuple):
    """A path or picture with its box in the PDF's coordinates of the page (left, bottom, right, top)."""

    handle: Any
    kind: int
    x0: float
    y0: float
    x1: float
    y1: float


def drawings(page: Any, frame: Frame) -> tuple[list[Rule], float]:  # noqa: ANN401
    """Return the rules of a page and the share of it under pictures (0 to 1)."""
    rules: list[Rule] = []
    covered = 0.0
    width, height = frame.size
    for thing in _things(page):
        x0, top, x1, bottom = frame.place(thing.x0, thing.y0, thing.x1, thing.y1)
        if thing.kind == _IMAGE:
            covered += max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(bottom, height) - max(top, 0.0))
        elif len(rules) < _MAX_RULES:
            rules.extend(_path_rules(thing.handle, Rule(x0, top, x1, bottom)))
    return rules, min(1.0, covered / max(1.0, width * height))


def _things(page: Any) -> Iterator[_Thing]:  # noqa: ANN401
    """Give the paths and pictures of a page; a picture inside a form belongs to a drawing and is left out."""
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    for thing, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(thing)
        wanted = kind == _PATH or (kind == _IMAGE and matrix is _SAME)
        if wanted and pdfium.FPDFPageObj_GetBounds(thing, left, low, right, high):
            yield _Thing(thing, kind, *_moved(matrix, left.value, low.value, right.value, high.value))


def _objects(page: Any) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    """Give every object of a page with the matrix of the form that it stands in."""
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        yield thing, _SAME
        if pdfium.FPDFPageObj_GetType(thing) == _FORM:
            yield from _inside(thing)


def _inside(form: Any) -> Iterator[tuple[Any, Matrix]]:  # noqa: ANN401
    """Give the objects inside a form and the forms in it, as far as a page that means well goes."""
    waiting: list[tuple[Any, Matrix, int]] = [(form, _SAME, 0)]
    seen = 0
    while waiting:
        outer, around, depth = waiting.pop()
        own = pdfium.FS_MATRIX()
        if not pdfium.FPDFPageObj_GetMatrix(outer, own):
            continue
        matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), around)
        for number in range(pdfium.FPDFFormObj_CountObjects(outer)):
            seen += 1
            if seen > _MAX_INSIDE:
                return
            thing = pdfium.FPDFFormObj_GetObject(outer, number)
            yield thing, matrix
            if depth < _MAX_DEPTH and pdfium.FPDFPageObj_GetType(thing) == _FORM:
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


def _path_rules(path: Any, around: Rule) -> Iterator[Rule]:  # noqa: ANN401
    """Give the rules that a drawn path stands for: itself when thin, otherwise the four edges of a rectangle."""
    x0, top, x1, bottom, _ = around
    if x1 - x0 <= _THIN and bottom - top <= _THIN:
        return
    if x1 - x0 <= _THIN or bottom - top <= _THIN:
        yield around
        return
    if pdfium.FPDFPath_CountSegments(path) > _RECTANGLE:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    edge = not stroke.value
    if edge and (bottom - top < _LEAST_FILL or x1 - x0 < _LEAST_FILL):
        return
    yield Rule(x0, top, x1, top, edge)
    yield Rule(x0, bottom, x1, bottom, edge)
    yield Rule(x0, top, x0, bottom, edge)
    yield Rule(x1, top, x1, bottom, edge)
