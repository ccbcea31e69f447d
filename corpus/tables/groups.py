"""Labels over groups of rows where no rule parts them: each stands at the top, middle or bottom of its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from corpus.reading.extraction.raw import around
from corpus.reading.layout.hyphens import Vocabulary
from corpus.tables.cells import Band, Cell, cell_of, figure_columns, is_label
from corpus.values import Box

_LEVEL = 0.3
_NEXT_LINE = 0.35
_GOES_ON = 0.6
_OVERLAP = 0.2
_PARTED = 1.0
_TOTAL = "totaal"


_Way = Callable[[Sequence[Box], Sequence[Box], float], list[int] | None]
"""How labels can stand beside their rows: gives the label of each row, or None when not all stand so."""


class _Ways(NamedTuple):
    """The ways that labels may stand; those that are possible for a group of labels are added to ``seen``."""

    allowed: Sequence[_Way]
    seen: list[set[_Way]]
    bounded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """The text of a label over rows, and the places of the rows on whose height it is printed."""

    cell: Cell
    places: frozenset[int]


def with_groups(areas: Sequence[Sequence[Band]], known: Vocabulary, *, bounded: bool) -> list[list[Band]]:
    """Give the labels before the last column of labels to all rows they stand for, as far as that is certain.

    The rows of a group are those that make every label of the table stand at the same height of its group: when more
    than one division does so, only the rows in which they agree get a label. ``areas`` are rows that no group crosses;
    ``bounded`` says that rules stand above and below each, so that one label alone is that of all. A total belongs to
    no group.
    """
    ways: tuple[_Way, ...] = (_top, _bottom, _middle)
    while True:
        seen: list[set[_Way]] = []
        found = [_in_area(area, _Ways(ways, seen, bounded), known) for area in areas]
        common = tuple(way for way in ways if all(way in possible for possible in seen))
        if common == ways:
            return found
        ways = common


def _in_area(bands: Sequence[Band], ways: "_Ways", known: Vocabulary) -> list[Band]:
    last = min(figure_columns(bands), default=0) - 1
    if last < 0 or len(bands) < 2:
        return list(bands)
    whole = _whole_rows(bands, last, known)
    has_gaps = any(band.cells[column] is None for band in whole for column in range(last))
    return _grouped(whole, 0, last, known, ways) if has_gaps else whole


def _is_row(band: Band, last: int) -> bool:
    return band.cells[last] is not None and any(column > last for column in band.filled)


def _size(band: Band) -> float:
    return max(cell.lines[0][0].style.size for cell in band.cells if cell is not None)


def _is_prose(text: str) -> bool:
    """Tell whether a text beside rows is a sentence or part of one rather than their label."""
    return not is_label(text) or (text.endswith(".") and " " in text)


def _box(band: Band, first: int) -> Box:
    return around([cell.box for cell in band.cells[first:] if cell is not None])


def _whole_rows(bands: Sequence[Band], last: int, known: Vocabulary) -> list[Band]:
    """Join the printed lines of a row: a line with only a label goes with the figures that it touches."""
    whole = list(bands)
    while True:
        near = sorted(
            (gap, place)
            for place, (above, below) in enumerate(pairwise(whole))
            if (gap := _gap(above, below, last)) is not None
        )
        if not near:
            return whole
        place = near[0][1]
        whole[place : place + 2] = [_joined(whole[place], whole[place + 1], known)]


def _gap(above: Band, below: Band, last: int) -> float | None:
    """Return the white between two lines that can be one row, or None."""
    bare = [band for band in (above, below) if band.filled and max(band.filled) == last]
    valued = [band for band in (above, below) if any(column > last for column in band.filled)]
    if len(bare) != 1 or len(valued) != 1:
        return None
    gap = _box(below, last).top - _box(above, last).bottom
    cells = [cell for band in (bare[0], valued[0]) if (cell := band.cells[last]) is not None]
    size = _size(bare[0])
    if gap > _GOES_ON * size or len({cell.bold for cell in cells}) > 1:
        return None
    lower = below.cells[last]
    goes_on = lower is not None and lower.text[:1].islower()
    return gap if (len(cells) == 2 and goes_on) or gap < -_OVERLAP * size else None


def _joined(above: Band, below: Band, known: Vocabulary) -> Band:
    cells = []
    for one, other in zip(above.cells, below.cells, strict=True):
        words = [word for cell in (one, other) if cell is not None for line in cell.lines for word in line]
        cells.append(cell_of(words, known))
    return replace(above, cells=tuple(cells))


def _grouped(bands: Sequence[Band], column: int, last: int, known: Vocabulary, ways: _Ways) -> list[Band]:
    """Give the labels of a column, and inside each of its groups those of the columns after it, to their rows."""
    if column >= last:
        return list(bands)
    rows = [p for p, band in enumerate(bands) if _is_row(band, last) and not is_total(band, column, last)]
    blocks = _blocks(bands, column, last, known)
    if any(_is_prose(block.cell.text) for block in blocks):
        return list(bands)
    owners = _owners(bands, rows, blocks, last, ways)
    made = list(bands)
    groups: list[list[int]] = []
    for number, block in enumerate(blocks):
        mine = [row for row, owner in zip(rows, owners, strict=True) if owner == number]
        if not mine or not set(block.places) <= set(range(mine[0], mine[-1] + 1)) or not is_label(block.cell.text):
            continue
        for place in block.places:
            made[place] = made[place].with_cell(column, None)
        made[mine[0]] = made[mine[0]].with_cell(column, block.cell)
        for row in mine:
            made[row] = made[row].covered({column: block.cell})
        groups.append(list(range(mine[0], mine[-1] + 1)))
    result: list[Band] = []
    place = 0
    for group in groups or [list(range(len(made)))]:
        result.extend(made[place : group[0]])
        inside = ways._replace(bounded=bool(groups) or ways.bounded)
        result.extend(_grouped(made[group[0] : group[-1] + 1], column + 1, last, known, inside))
        place = group[-1] + 1
    result.extend(made[place:])
    return [band for band in result if band.filled]


def is_total(band: Band, column: int, last: int) -> bool:
    """Tell whether a row without a label in a column is a total, which is that of more than the rows above it."""
    texts = [cell.text.casefold() for cell in band.cells[column : last + 1] if cell is not None]
    return band.cells[column] is None and any(_TOTAL in text for text in texts)


def _blocks(bands: Sequence[Band], column: int, last: int, known: Vocabulary) -> list[_Block]:
    """Return the labels of a column from top to bottom, those of several printed lines as one."""
    blocks: list[_Block] = []
    for place, band in enumerate(bands):
        cell = band.cells[column]
        if cell is None:
            continue
        before = blocks[-1] if blocks else None
        if before is not None and _goes_on(before, cell, bands, place, last):
            words = [word for one in (before.cell, cell) for line in one.lines for word in line]
            whole = cell_of(words, known)
            blocks[-1] = _Block(cell=whole or cell, places=before.places | {place})
        else:
            blocks.append(_Block(cell=cell, places=frozenset({place})))
    return blocks


def _goes_on(before: _Block, cell: Cell, bands: Sequence[Band], place: int, last: int) -> bool:
    """Tell whether a text right below a label is its next line; two texts that are level with rows are two labels."""
    gap = (cell.box.top - before.cell.box.bottom) / cell.lines[0][0].style.size
    if cell.text[:1].islower():
        return gap < _GOES_ON
    level = _is_row(bands[place], last) and _is_row(bands[max(before.places)], last)
    return gap < _NEXT_LINE and not level


def _owners(
    bands: Sequence[Band], rows: Sequence[int], blocks: Sequence[_Block], last: int, ways: _Ways
) -> list[int | None]:
    """Return for each row the label it belongs to, or None where that is not certain."""
    if not rows or not blocks:
        return [None] * len(rows)
    boxes = [_box(bands[row], last) for row in rows]
    labels = [block.cell.box for block in blocks]
    level = _LEVEL * _size(bands[rows[0]])
    possible = {way: owners for way in ways.allowed if (owners := way(boxes, labels, level))}
    parted = {place for place, gap in enumerate(_gaps(boxes)) if gap > min(_gaps(boxes)) + _PARTED * level}
    fitting = {way: owners for way, owners in possible.items() if parted and _ends(owners) == parted}
    possible = fitting or possible
    ways.seen.extend([set(possible)] if possible else [])
    found = list(possible.values())
    if not found and ways.bounded and len(blocks) == 1:
        inside = boxes[0].top - level <= labels[0].top and labels[0].bottom <= boxes[-1].bottom + level
        found = [[0] * len(rows)] if inside else []
    if not found:
        return [None] * len(rows)
    return [owner if all(other[place] == owner for other in found) else None for place, owner in enumerate(found[0])]


def _gaps(boxes: Sequence[Box]) -> list[float]:
    return [below.top - above.bottom for above, below in pairwise(boxes)]


def _ends(owners: Sequence[int]) -> set[int]:
    """Return the rows after which another label begins."""
    return {place for place, (one, other) in enumerate(pairwise(owners)) if one != other}


def _top(boxes: Sequence[Box], labels: Sequence[Box], level: float) -> list[int] | None:
    """Return the label of each row when each stands at the first of its rows."""
    starts = [next((i for i, box in enumerate(boxes) if abs(box.top - label.top) < level), -1) for label in labels]
    if starts[0] != 0 or -1 in starts or len(set(starts)) < len(starts):
        return None
    return [sum(1 for start in starts if start <= place) - 1 for place in range(len(boxes))]


def _bottom(boxes: Sequence[Box], labels: Sequence[Box], level: float) -> list[int] | None:
    """Return the label of each row when each stands at the last of its rows."""
    ends = [next((i for i, box in enumerate(boxes) if abs(box.bottom - label.bottom) < level), -1) for label in labels]
    if ends[-1] != len(boxes) - 1 or -1 in ends or len(set(ends)) < len(ends):
        return None
    return [sum(1 for end in ends if end < place) for place in range(len(boxes))]


def _middle(boxes: Sequence[Box], labels: Sequence[Box], level: float) -> list[int] | None:
    """Return the label of each row when each stands beside the middle of its rows."""
    owners: list[int] = []
    for number, label in enumerate(labels):
        start = len(owners)
        middle = label.top + label.bottom
        ends = [
            end for end in range(start, len(boxes)) if abs(boxes[start].top + boxes[end].bottom - middle) < 2 * level
        ]
        if len(ends) != 1:
            return None
        owners += [number] * (ends[0] + 1 - start)
    return owners if len(owners) == len(boxes) else None
