"""Tables with rules: the grid says where the cells are, the figures where it leaves columns or rows together."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from corpus.reading.extraction.raw import Word
from corpus.reading.layout.hyphens import Vocabulary
from corpus.tables.cells import Band, Cell, cell_of, figure_columns, is_figure, is_label, is_year
from corpus.tables.groups import with_groups
from corpus.tables.shapes.grid import Grid
from corpus.tables.shapes.merged import Region, is_one_text, regions
from corpus.tables.shapes.records import printed_lines, records
from corpus.tables.white import split_columns, tokens_of

_CLOSE = 4.0
_PANEL = 100.0
"""Coloured areas of this height are panels of a page rather than rows of a table."""
_WORD_GAP = 0.6

Columns = list[tuple[float, float]]


def ruled_table(grid: Grid, words: Sequence[Word], known: Vocabulary) -> tuple[Columns, list[Band]] | None:
    """Return the columns and rows of a grid with these words in it, or None when it frames text rather than a table."""
    heights = list(pairwise(_with_ends(grid.ys, grid.box.top, grid.box.bottom)))
    if grid.filled and median(bottom - top for top, bottom in heights) > _PANEL:
        return None
    columns = _columns(grid, words)
    rows: list[list[Word]] = [[] for _ in heights]
    for word in words:
        middle = (word.top + word.bottom) / 2
        place = next((i for i, (top, bottom) in enumerate(heights) if top <= middle < bottom), None)
        if place is not None:
            rows[place].append(word)
    covering = [*regions(grid, columns, heights), *_over_short_rules(grid, rows, columns, heights)]
    merged = _taken_out(rows, covering, columns, known)
    areas = [[_band(part, columns, grid, known) for part in records(row, columns)] for row in rows]
    areas = [[replace(band, alone=len(area) == 1) for band in area] for area in areas]
    areas = with_groups(areas, known, bounded=True)
    bands = [band for place, area in enumerate(areas) for band in _with_merged(area, place, merged, columns)]
    bands = [band for band in bands if band.filled]
    used = [index for index in range(len(columns)) if any(band.meant(index) for band in bands)]
    whole = sum(1 for band in bands if sum(1 for index in used if band.meant(index)) > 1)
    if len(used) < 2 or whole < max(2, (0.75 if grid.filled else 0.3) * len(bands)):
        return None
    figures = figure_columns(bands)
    return [columns[index] for index in used], [_only(_of_kind(band, figures), used) for band in bands]


def _over_short_rules(
    grid: Grid, rows: Sequence[Sequence[Word]], columns: Columns, heights: Sequence[tuple[float, float]]
) -> list[Region]:
    """Return the heads that stand alone over a short rule: each is that of all columns over which the rule runs."""
    found = []
    for row, (_, bottom) in enumerate(heights if grid.open else ()):
        tokens = tokens_of(rows[row])
        if any(is_figure(text) and not is_year(text) for text in map(_text, tokens)):
            break
        for _, left, right in [flat for flat in grid.flats if abs(flat[0] - bottom) < _CLOSE]:
            under = [i for i, (x0, x1) in enumerate(columns) if min(x1, right) - max(x0, left) > 0.5 * (x1 - x0)]
            over = [token for token in tokens if left - 1 <= token[0].x0 and token[-1].x1 <= right + 1]
            one = over and len(over) == len(printed_lines([word for token in over for word in token]))
            if one and 1 < len(under) < len(columns):
                found.append(Region(row, row, under[0], under[-1]))
    return found


def _text(token: Sequence[Word]) -> str:
    return " ".join(word.text for word in token)


def _taken_out(
    rows: Sequence[list[Word]], found: Sequence[Region], columns: Columns, known: Vocabulary
) -> list[tuple[Region, Cell]]:
    """Take the texts of cells that are merged over rows out of the rows, and return them."""
    merged = []
    for region in found:
        left, right = columns[region.first][0], columns[region.last][1]
        here = [word for row in rows[region.top : region.bottom + 1] for word in row]
        inside = [word for word in here if left <= (word.x0 + word.x1) / 2 < right]
        beside = [word for word in here if not left <= (word.x0 + word.x1) / 2 < right]
        cell = cell_of(inside, known) if inside and is_one_text(printed_lines(inside), printed_lines(beside)) else None
        if cell is not None:
            merged.append((region, cell))
            for row in rows[region.top : region.bottom + 1]:
                row[:] = [word for word in row if not left <= (word.x0 + word.x1) / 2 < right]
    return merged


def _with_merged(bands: list[Band], row: int, merged: Sequence[tuple[Region, Cell]], columns: Columns) -> list[Band]:
    """Return the rows between two rules with the merged cells that cover them: their text in the first of all."""
    for region, cell in merged:
        if not region.top <= row <= region.bottom:
            continue
        bands = bands or [Band(cells=(None,) * len(columns))]
        over = dict.fromkeys(range(region.first, region.last + 1), cell) if is_label(cell.text) else {}
        spans = ((region.first, region.last),) if region.last > region.first else ()
        bands = [replace(band.covered(over), spans=(*band.spans, *spans)) for band in bands]
        if row == region.top:
            own = tuple(cell if column == region.first else other for column, other in enumerate(bands[0].cells))
            bands[0] = replace(bands[0], cells=own)
    return bands


def _of_kind(band: Band, figures: frozenset[int]) -> Band:
    """Leave merged cells out of columns of another kind: figures out of those without, titles out of those with any."""
    kept = []
    for column, cell in enumerate(band.over):
        title = cell is not None and cell is band.cells[0] and column in figures
        strange = cell is not None and is_figure(cell.text) and column not in figures
        kept.append(None if title or strange else cell)
    return replace(band, over=tuple(kept))


def _with_ends(edges: Sequence[float], start: float, stop: float) -> list[float]:
    """Add the ends of the table to its edges, unless an edge is there already."""
    inner = [edge for edge in edges if edge - start > _CLOSE and stop - edge > _CLOSE]
    return [start, *inner, stop]


def _columns(grid: Grid, words: Sequence[Word]) -> Columns:
    columns: Columns = []
    for left, right in pairwise(_with_ends(grid.xs, grid.box.x0, grid.box.x1)):
        inside = [word for word in words if left <= (word.x0 + word.x1) / 2 < right]
        columns.extend(split_columns(printed_lines(inside), left, right))
    return columns


def _band(words: Sequence[Word], columns: Columns, grid: Grid, known: Vocabulary) -> Band:
    cells: list[list[Word]] = [[] for _ in columns]
    for token in tokens_of(words) if grid.open else [[word] for word in words]:
        middle = (token[0].x0 + token[-1].x1) / 2
        place = next((i for i, (left, right) in enumerate(columns) if left <= middle < right), None)
        if place is None:
            place = 0 if middle < columns[0][0] else len(columns) - 1
        cells[place].extend(token)
    height = sum((word.top + word.bottom) / 2 for word in words) / len(words)
    spans = _spans(columns, grid, height)
    over: list[tuple[int, int, int]] = []
    for first, last in spans:
        # The words of a merged cell stay together: its text runs over the edges of the columns below.
        together = [word for column in cells[first : last + 1] for word in column]
        inside = cells[first : last + 1]
        figures = any(is_figure(word.text) for word in together if word.x0 >= columns[first][1])
        one = not figures and (sum(map(bool, inside)) == 1 or _runs_over(together, columns[first + 1 : last + 1]))
        if together and one:
            _move(cells, first, last, first)
            over.append((first, last, first))
        elif together and first > 0 and not grid.filled and len(tokens_of(together)) == 1:
            middle = (min(word.x0 for word in together) + max(word.x1 for word in together)) / 2
            place = next((i for i in range(first, last) if middle < columns[i][1]), last)
            _move(cells, first, last, place)
            over.append((first, last, place))
    made = tuple(cell_of(found, known) for found in cells)
    closed = not grid.open and not grid.filled and all(grid.has_edge(left, height) for left, _ in columns[1:])
    band = Band(cells=made, spans=tuple(spans), closed=closed)
    for first, last, place in over:
        cell = made[place]
        if cell is not None and len(band.filled) > 1 and is_label(cell.text):
            band = band.covered(dict.fromkeys(range(first, last + 1), cell))
    return band


def _move(cells: list[list[Word]], first: int, last: int, place: int) -> None:
    """Bring the words of columns together in one of them."""
    together = [word for column in cells[first : last + 1] for word in column]
    for column in range(first, last + 1):
        cells[column] = together if column == place else []


def _runs_over(words: Sequence[Word], columns: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a line of words runs over the left edge of a column."""
    for line in printed_lines(words):
        line.sort(key=lambda word: word.x0)
        for left, _ in columns:
            if any(word.x0 < left - 1.0 and word.x1 > left + 1.0 for word in line):
                return True
            if any(
                (one.x0 + one.x1) / 2 < left <= (other.x0 + other.x1) / 2
                and other.x0 - one.x1 < _WORD_GAP * one.style.size
                for one, other in pairwise(line)
            ):
                return True
    return False


def _spans(columns: Columns, grid: Grid, height: float) -> list[tuple[int, int]]:
    """Return the merged cells at a height: runs of columns without a rule between them where others have one."""
    spans: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(columns) + 1):
        closed = index == len(columns) or grid.has_edge(columns[index][0], height)
        inside_split = index < len(columns) and not any(abs(columns[index][0] - x) < 2.5 for x in grid.xs)
        if closed or inside_split:
            if index - start > 1:
                spans.append((start, index - 1))
            start = index
    return spans


def _only(band: Band, used: Sequence[int]) -> Band:
    """Return a row without the columns that no row uses."""
    place = {column: index for index, column in enumerate(used)}
    spans = []
    for first, last in band.spans:
        inside = [place[column] for column in range(first, last + 1) if column in place]
        if len(inside) > 1:
            spans.append((inside[0], inside[-1]))
    return replace(
        band,
        cells=tuple(band.cells[column] for column in used),
        spans=tuple(spans),
        over=tuple(band.over[column] for column in used) if band.over else (),
    )
