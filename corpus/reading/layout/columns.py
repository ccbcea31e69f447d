"""Bring the pieces of a page into reading order, column by column.

A page is cut into strips that do not overlap in height. Strips that share a gutter form columns, which are read one
after the other; everything else is read from top to bottom. Whether two pieces on one height are a row or two columns
is decided by the order in which the PDF itself gives them, which follows the way the document was written.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.reading.layout.beside import lines_of, parts_of, without_labels
from corpus.reading.layout.lines import Piece, gaps_of, meet
from corpus.reading.layout.prose import is_prose

_GUTTER = 0.7
"""A gutter between columns is at least this many times the letter size wide."""
_COLUMN_STRIPS = 3
_NARROWEST = 4.0
"""A column has a line of at least this many letter sizes."""
_WIDE_CUT = 2.0
_TRIES = 4
_DEEPEST = 6


class Strip(NamedTuple):
    """Pieces whose heights overlap, from left to right."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float


def in_order(pieces: Sequence[Piece]) -> list[list[list[Piece]]]:
    """Return the columns of a page in reading order, each as its lines, each line as its pieces from left to right."""
    if not pieces:
        return []
    size = median(piece.style.size for piece in pieces)
    return without_labels(_region(list(pieces), max(size, 1.0), depth=0))


def _region(pieces: list[Piece], size: float, depth: int) -> list[list[list[Piece]]]:
    strips = _strips(pieces)
    columns: list[list[list[Piece]]] = []
    current: list[list[Piece]] = []
    position = 0
    while position < len(strips):
        end, cut = _column_run(strips, position, size)
        if cut is not None and depth < _DEEPEST:
            columns.append(current)
            current = []
            for inside in parts_of([strip.pieces for strip in strips[position:end]], cut + 0.5, size):
                columns.extend(_region([piece for piece in inside if piece.x1 <= cut + 0.5], size, depth + 1))
                columns.extend(_region([piece for piece in inside if piece.x1 > cut + 0.5], size, depth + 1))
            position = end
        else:
            current.extend(lines_of(strips[position].pieces))
            position += 1
    return [column for column in [*columns, current] if column]


def _strips(pieces: list[Piece]) -> list[Strip]:
    """Group pieces whose middles overlap in height, from top to bottom."""
    strips: list[Strip] = []
    current: list[Piece] = []
    low = high = 0.0
    for piece in sorted(pieces, key=lambda item: item.top + item.bottom):
        inset = 0.25 * (piece.bottom - piece.top)
        top, bottom = piece.top + inset, piece.bottom - inset
        if current and top >= low:
            strips.append(Strip(tuple(sorted(current, key=lambda item: item.x0)), high, low))
            current = []
        if not current:
            low, high = bottom, top
        current.append(piece)
        low, high = max(low, bottom), min(high, top)
    if current:
        strips.append(Strip(tuple(sorted(current, key=lambda item: item.x0)), high, low))
    return strips


def _column_run(strips: list[Strip], start: int, size: float) -> tuple[int, float | None]:
    """Find the longest run of strips from ``start`` that share a gutter, and where to cut (None: no columns here)."""
    if len(strips[start].pieces) < 2 and not _may_open(strips, start, size):
        return start + 1, None
    shared = gaps_of(strips[start].pieces)
    steps: list[tuple[int, list[tuple[float, float]]]] = [(start + 1, shared)]
    while steps[-1][0] < len(strips):
        end = steps[-1][0]
        if strips[end].top - strips[end - 1].bottom > _WIDE_CUT * 1.6 * size:
            break
        shared = meet(shared, gaps_of(strips[end].pieces), _GUTTER * size)
        if not any(left != float("-inf") and right != float("inf") for left, right in shared):
            break
        steps.append((end + 1, shared))
    # The run may go on past the columns; a few shorter runs are tried, ending at the widest white spaces.
    for end, shared in [steps[-1], *_likely_ends(strips, steps)]:
        cut = _best_cut(strips[start:end], shared, size)
        if cut is not None:
            return end, cut
    return start + 1, None


def _likely_ends(
    strips: list[Strip], steps: list[tuple[int, list[tuple[float, float]]]]
) -> list[tuple[int, list[tuple[float, float]]]]:
    """Return the steps before the widest white spaces of a run, longest run first."""
    inner = steps[:-1]
    inner.sort(key=lambda step: strips[step[0] - 1].bottom - strips[step[0]].top)
    return sorted(inner[:_TRIES], key=lambda step: -step[0])


def _may_open(strips: list[Strip], start: int, size: float) -> bool:
    """Tell whether a strip with one piece can be the first of columns: the next strips have something beside it."""
    piece = strips[start].pieces[0]
    return any(
        other.x0 > piece.x1 + _GUTTER * size or other.x1 < piece.x0 - _GUTTER * size
        for strip in strips[start + 1 : start + 3]
        for other in strip.pieces
    )


def _best_cut(strips: list[Strip], shared: list[tuple[float, float]], size: float) -> float | None:
    """Choose the gutter with text on both sides that reads as columns, not as rows; None when there is none."""
    inner = [(a, b) for a, b in shared if a != float("-inf") and b != float("inf") and b - a >= _GUTTER * size]
    for start, end in sorted(inner, key=lambda gap: gap[0] - gap[1]):
        cut = (start + end) / 2
        if _reads_as_columns(strips, cut):
            return start
    return None


def _reads_as_columns(strips: list[Strip], cut: float) -> bool:
    """Tell whether the two sides of a gutter are columns: wide enough, and written one after the other.

    In a table, or with labels before their values, the PDF goes to and fro between the sides, and neither is running
    text.
    """
    left: list[Piece] = []
    right: list[Piece] = []
    both = 0
    for strip in strips:
        on_left = [piece for piece in strip.pieces if piece.x1 <= cut]
        on_right = [piece for piece in strip.pieces if piece.x1 > cut]
        both += bool(on_left and on_right)
        left.extend(on_left)
        right.extend(on_right)
    if not left or not right or min(_widest(left), _widest(right)) < _NARROWEST:
        return False
    counts = _count_lines(left), _count_lines(right)
    if max(counts) < 2 or (max(counts) < _COLUMN_STRIPS and both > 1):
        return False
    sides = [piece.x1 > cut for piece in sorted([*left, *right], key=lambda piece: piece.order)]
    switches = sum(1 for one, other in pairwise(sides) if one != other)
    # A program may draw columns line by line, across the gutter; then only running text on both sides tells.
    return switches <= max(1, 0.34 * min(counts)) or all(_is_prose(side) for side in (left, right))


def _is_prose(pieces: list[Piece]) -> bool:
    worded = [piece for piece in pieces if piece.words]
    return len(worded) == len(pieces) and is_prose(worded)


def _widest(pieces: list[Piece]) -> float:
    """Return the width of the widest piece in letter sizes."""
    return max((piece.x1 - piece.x0) / max(1.0, piece.style.size) for piece in pieces)


def _count_lines(pieces: list[Piece]) -> int:
    middles = sorted((piece.top + piece.bottom) / 2 for piece in pieces)
    return 1 + sum(1 for one, other in pairwise(middles) if other - one > 0.4 * pieces[0].style.size)
