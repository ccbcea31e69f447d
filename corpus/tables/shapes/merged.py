"""Cells that are merged over several rows of a grid: where no rule divides a column that is divided elsewhere."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.reading.extraction.raw import Word
from corpus.tables.shapes.grid import Grid

_SAME_X = 2.5
_MOST = 2_000_000
"""No table has as many cells and rules as this, but a hostile page may."""
_NEXT_LINE = 0.55
_LEVEL = 0.12

Stretches = Sequence[tuple[float, float]]


class Region(NamedTuple):
    """A merged cell: its rows and columns, the last ones included."""

    top: int
    bottom: int
    first: int
    last: int


def regions(grid: Grid, columns: Stretches, heights: Stretches) -> list[Region]:
    """Return the rectangles of more than one row that no rule divides."""
    if grid.filled or len(heights) * len(columns) * len(grid.flats) > _MOST:
        return []
    parent = list(range(len(heights) * len(columns)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for row, (top, bottom) in enumerate(heights):
        rules = grid.rules_at(bottom)
        for column, (left, right) in enumerate(columns):
            here = row * len(columns) + column
            if row + 1 < len(heights) and not _is_divided(rules, left, right):
                parent[root(here + len(columns))] = root(here)
            edge = column + 1 < len(columns) and any(abs(right - x) < _SAME_X for x in grid.xs)
            if edge and not grid.open and not grid.has_edge(right, (top + bottom) / 2):
                parent[root(here + 1)] = root(here)
    groups: dict[int, list[tuple[int, int]]] = {}
    for place in range(len(parent)):
        groups.setdefault(root(place), []).append(divmod(place, len(columns)))
    found = [(_around(cells), len(cells)) for cells in groups.values()]
    return [region for region, size in found if region.bottom > region.top and _size(region) == size]


def _is_divided(rules: Stretches, left: float, right: float) -> bool:
    """Tell whether rules run over at least half of the way from ``left`` to ``right``."""
    covered = sum(min(x1, right) - max(x0, left) for x0, x1 in rules if x0 < right and left < x1)
    return covered >= 0.5 * (right - left)


def _around(cells: Sequence[tuple[int, int]]) -> Region:
    rows, columns = zip(*cells, strict=True)
    return Region(min(rows), max(rows), min(columns), max(columns))


def _size(region: Region) -> int:
    return (region.bottom - region.top + 1) * (region.last - region.first + 1)


def is_one_text(lines: Sequence[Sequence[Word]], beside: Sequence[Sequence[Word]]) -> bool:
    """Tell whether printed lines are the text of one cell: right below each other, and no texts of rows of their own.

    ``beside`` are the printed lines in the other columns; lines that are each level with one of those, and start anew
    with a capital, are labels of their own.
    """
    for above, below in pairwise(lines):
        size = max(above[0].style.size, below[0].style.size)
        if min(word.top for word in below) - max(word.bottom for word in above) > _NEXT_LINE * size:
            return False
    first = " ".join(word.text for word in lines[0])
    if len(lines) == 1 or first.count("(") > first.count(")") or all(line[0].text[:1].islower() for line in lines[1:]):
        return True
    return not all(any(_is_level(line, other) for other in beside) for line in lines)


def _is_level(line: Sequence[Word], other: Sequence[Word]) -> bool:
    off = (line[0].top + line[0].bottom - other[0].top - other[0].bottom) / 2
    return abs(off) < _LEVEL * line[0].style.size
