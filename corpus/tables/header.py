"""The headings of a table: which rows they are, and which of them stand over a column."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from corpus.reading.extraction.raw import Word
from corpus.reading.layout.hyphens import Vocabulary
from corpus.tables.cells import Band, Cell, cell_of, is_amount, is_unit, is_value, is_value_in, is_year

_MOST_HEADER = 6
_OFF_CENTRE = 0.2
_CENTRED = 0.12
_ONE_COLUMN = 0.3
_REACH = 2.0
_MOST_COLUMNS = 16


def count_header(bands: Sequence[Band]) -> int:
    """Count the rows at the top of a table that are headings.

    These are the rows before the first with figures that are no years, except those that say nothing over a column of
    figures: they are labels of what follows. Without any figures, it is the first row when that alone is bold.
    """
    start = _first_figures(bands)
    first = next((place for place, band in enumerate(bands) if _has_figures(band, start)), None)
    if first is None:
        return 1 if len(bands) > 1 and _stands_out(bands) else 0
    over = {
        index
        for band in bands[first:]
        if _has_figures(band, start)
        for index in band.filled
        if index > 0 and is_value_in(band, index)
    }
    while first and not over.intersection(bands[first - 1].filled):
        first -= 1
    return min(first, _MOST_HEADER)


def _first_figures(bands: Sequence[Band]) -> int:
    """Return the first column after the first of all in which most texts are figures, or 1."""
    for column in range(1, len(bands[0].cells) if bands else 1):
        filled = [band for band in bands if band.cells[column] is not None]
        if filled and 2 * sum(1 for band in filled if is_value_in(band, column)) > len(filled):
            return column
    return 1


def _has_figures(band: Band, start: int) -> bool:
    """Tell whether a cell from a column on is an amount, or at least half of them are figures and not all years."""
    values = [cell.text for index in band.filled if index >= start and (cell := band.cells[index]) is not None]
    figures = [text for text in values if is_value(text)]
    mostly = 2 * len(figures) >= len(values) and any(not is_year(text) for text in figures)
    return mostly or any(is_amount(text) for text in values)


def _stands_out(bands: Sequence[Band]) -> bool:
    """Tell whether the first row is a heading in a table of text: bold as no other, or words over values."""
    if _all_bold(bands[0]) and not all(_all_bold(band) for band in bands[1:]):
        return True
    for column in bands[0].filled[1:]:
        below = [band for band in bands[1:] if band.cells[column] is not None]
        values = sum(1 for band in below if is_value_in(band, column))
        if below and not is_value_in(bands[0], column) and values >= 0.6 * len(below):
            return True
    return False


def _all_bold(band: Band) -> bool:
    cells = [band.cells[index] for index in band.filled]
    return bool(cells) and all(cell is not None and cell.bold for cell in cells)


def is_new_header(band: Band, figures: frozenset[int]) -> bool:
    """Tell whether a row below the first figures is a heading again: years or bold words over columns of figures."""
    over = [cell for index in band.filled if index in figures and (cell := band.cells[index]) is not None]
    if len(over) < 2:
        return False
    years = all(is_year(cell.text) for cell in over)
    return years or all(cell.bold and not is_value(cell.text) for cell in over)


def column_headings(
    header: Sequence[Band], columns: Sequence[tuple[float, float]], figures: Collection[int] = ()
) -> list[str]:
    """Return for each column the headings above it, from top to bottom, joined by a space.

    A heading belongs to the column it stands in, and to all columns that its merged cell covers; a heading row with one
    text over the middle of every group of columns belongs to those groups. A note of its own above the headings, over
    the first column only, is none. ``figures`` are the columns that hold figures, when that is known.
    """
    labels = max(1, min(figures, default=1))
    parts: list[list[str]] = [[] for _ in columns]
    for place, band in enumerate(header):
        below = header[place + 1 :]
        if band.filled == [0] and any(other.cells[0] is not None for other in below):
            continue
        # The lowest of several heading rows stands right over its columns.
        lowest = place > 0 and not below
        for column, cell in enumerate(_owners(replace(band, closed=band.closed or lowest), columns, below, labels)):
            if cell is not None and (not parts[column] or parts[column][-1] != cell.text):
                parts[column].append(cell.text)
    return [" ".join(texts) for texts in parts]


def _owners(
    band: Band, columns: Sequence[tuple[float, float]], below: Sequence[Band], labels: int
) -> list[Cell | None]:
    """Return the cell that stands over each column: its own, that of a merged cell, or that of its group."""
    owners = list(band.cells)
    for first, last in band.spans:
        inside = [cell for cell in band.cells[first : last + 1] if cell is not None]
        if len(inside) == 1:
            for column in range(first, last + 1):
                owners[column] = inside[0]
    groups = [] if band.spans or band.closed else _groups(band, columns, below, labels)
    for cell, first, last in groups:
        for column in range(first, last + 1):
            owners[column] = cell
    return owners


Group = tuple[Cell, int, int]
"""A heading over columns: its cell, the first column and the last."""


def _groups(band: Band, columns: Sequence[tuple[float, float]], below: Sequence[Band], labels: int = 1) -> list[Group]:
    """Divide the columns after the labels in groups, when each text of a row stands over the middle of one.

    Groups of equal size need no more than that; other groups need a heading for every column in the rows ``below``, and
    one group for all columns a year for every column. A column without a heading of its own in the fullest of those
    rows or below it is in no group: its heading reaches over several rows, as those that cover this row do.
    """
    covered = [column for column in range(labels, len(columns)) if band.over and band.over[column] is not None]
    sizes = [sum(1 for column in other.filled if column >= labels) for other in below]
    fullest = max(range(len(sizes)), key=lambda place: (sizes[place], place), default=0)
    headed = {column for other in below[fullest:] for column in other.filled}
    single = [column for column in range(labels, len(columns)) if headed and column not in headed]
    runs = _runs([column for column in range(labels, len(columns)) if column not in covered and column not in single])
    groups: list[Group] = []
    for run in runs:
        texts = [cell for index in run if (cell := band.cells[index]) is not None]
        wrapped = any(_touches(band, below, column) for column in run)
        if texts and len(texts) < len(run) and not wrapped and not any(is_unit(cell.text) for cell in texts):
            groups += _divided(texts, columns, below, run, alone=len(runs) == 1 and not single)
    return groups


def _touches(band: Band, below: Sequence[Band], column: int) -> bool:
    """Tell whether the text below a text is so close that both are lines of one heading."""
    upper = band.cells[column]
    lower = next((cell for other in below if (cell := other.cells[column]) is not None), None)
    if upper is None or lower is None:
        return False
    return (upper.box.top + upper.box.bottom) / 2 < lower.box.top < upper.box.bottom


def _runs(places: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in places:
        if runs and place == runs[-1][-1] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _divided(
    texts: Sequence[Cell],
    columns: Sequence[tuple[float, float]],
    below: Sequence[Band],
    run: Sequence[int],
    *,
    alone: bool,
) -> list[Group]:
    """Divide a run of columns in groups; ``alone`` says that it is all columns there are."""
    if len(texts) > 1 and len(run) % len(texts) == 0:
        size = len(run) // len(texts)
        equal = [(cell, run[0] + place * size, run[0] + (place + 1) * size - 1) for place, cell in enumerate(texts)]
        if all(_is_over(group, columns, _OFF_CENTRE) for group in equal):
            return equal
    heads = {column: cell for other in below for column in run if (cell := other.cells[column]) is not None}
    if len(heads) < len(run) or len(run) > _MOST_COLUMNS:
        return []
    years = all(is_year(cell.text) for cell in heads.values())
    divided = _unequal(texts, columns, run) if len(texts) > 1 or years or not alone else []
    return divided or _straddling(texts, columns, run)


def _straddling(texts: Sequence[Cell], columns: Sequence[tuple[float, float]], run: Sequence[int]) -> list[Group]:
    """Return the groups of texts that reach over the edge between two columns, each with one run of columns only."""
    groups: list[Group] = []
    for cell in texts:
        over = [c for c in run[1:] if cell.box.x0 + _REACH < columns[c][0] < cell.box.x1 - _REACH]
        others = [(other.box.x0 + other.box.x1) / 2 for other in texts if other is not cell]
        found = [
            (cell, first, last)
            for first in run
            for last in run
            if first < last
            and any(first < c <= last for c in over)
            and not any(columns[first][0] < middle < columns[last][1] for middle in others)
            and _is_over((cell, first, last), columns, _CENTRED)
        ]
        groups += found if len(found) == 1 else []
    return groups


def _unequal(texts: Sequence[Cell], columns: Sequence[tuple[float, float]], run: Sequence[int]) -> list[Group]:
    """Return the only division of the columns in groups with each text over the middle of its group, if any."""
    found: list[list[Group]] = []
    for inner in combinations(run[1:], len(texts) - 1):
        edges = [run[0], *inner, run[-1] + 1]
        groups = [(cell, first, last - 1) for cell, (first, last) in zip(texts, pairwise(edges), strict=True)]
        if all(_is_over(group, columns, _CENTRED) for group in groups):
            found.append(groups)
    return found[0] if len(found) == 1 else []


def _is_over(group: Group, columns: Sequence[tuple[float, float]], most: float) -> bool:
    """Tell whether a heading stands over the middle of its columns, or in its only column."""
    cell, first, last = group
    left, right = columns[first][0], columns[last][1]
    middle = (cell.box.x0 + cell.box.x1) / 2
    off = _ONE_COLUMN if first == last else most
    return abs(middle - (left + right) / 2) <= off * (right - left)


def by_line(bands: Sequence[Band], header: int, columns: Sequence[tuple[float, float]]) -> tuple[list[Band], int]:
    """Take a heading row of several printed lines apart when its upper lines stand over groups of columns.

    That is so when the lowest line has a text for every column and a line above it one for every group. Returns the
    rows and the new number of heading rows.
    """
    taken: list[Band] = []
    for band in bands[:header]:
        lines = _lines(band)
        full = len(lines) > 1 and len([i for i in lines[-1].filled if i > 0]) == len(columns) - 1
        apart = full and any(_groups(line, columns, lines[-1:]) for line in lines[:-1])
        taken.extend(lines if apart else [band])
    return [*taken, *bands[header:]], len(taken)


def _lines(band: Band) -> list[Band]:
    """Return the printed lines of a row as rows of their own."""
    placed = [(line, column) for column in band.filled if (cell := band.cells[column]) for line in cell.lines]
    placed.sort(key=lambda item: item[0][0].bottom)
    groups: list[list[tuple[tuple[Word, ...], int]]] = []
    for line, column in placed:
        if groups and line[0].bottom - groups[-1][0][0][0].bottom < 0.5 * line[0].style.size:
            groups[-1].append((line, column))
        else:
            groups.append([(line, column)])
    bands = []
    for group in groups:
        cells: list[Cell | None] = [None] * len(band.cells)
        for line, column in group:
            cells[column] = cell_of(line, Vocabulary())
        bands.append(Band(cells=tuple(cells), closed=band.closed))
    return bands
