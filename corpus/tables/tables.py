"""Find the tables of a page and give every row its column headings, caption and unit."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.extraction.raw import RawPage, Word, around
from corpus.reading.layout.hyphens import Vocabulary
from corpus.reading.layout.lines import Piece, rows
from corpus.reading.structure.drafts import Draft
from corpus.tables.cells import Band, Cell, figure_columns, is_caption, joined_heads, joined_labels
from corpus.tables.continued import continued
from corpus.tables.header import by_line, column_headings, count_header, is_new_header
from corpus.tables.shapes.below import rows_below
from corpus.tables.shapes.grid import find_grids
from corpus.tables.shapes.lined import lined_grids
from corpus.tables.shapes.ruled import ruled_table
from corpus.tables.shapes.unruled import unruled_tables
from corpus.tables.table import Table
from corpus.tables.units import table_unit, units_of, without_notes, year_columns
from corpus.values import Box, Row

_LONG_CELL = 160
_LONG_ROW = 600
_LEAST_RULES = 6
_LEAST_LINES = 2

Columns = Sequence[tuple[float, float]]

__all__ = ["Table", "continued", "find_tables", "row_drafts"]


def find_tables(page: RawPage, pieces: Sequence[Piece], known: Vocabulary) -> list[Table]:
    """Return the tables among the pieces of a page, from top to bottom."""
    found: list[tuple[list[Piece], Columns, Sequence[Band]]] = []
    free = list(pieces)
    grids = find_grids(page.rules) if len(page.rules) >= _LEAST_RULES else []
    grids += lined_grids(page.rules, free) if len(page.rules) >= _LEAST_LINES else []
    for grid in grids:
        inside = _without_title([piece for piece in free if _is_in(piece, grid.box)])
        table = ruled_table(grid, [word for piece in inside for word in piece.words], known)
        if table is not None:
            taken = {piece.order for piece in inside}
            free = [piece for piece in free if piece.order not in taken]
            more = rows_below(grid.box, table[0], free, known)
            inside = [*inside, *(piece for line, _ in more for piece in line)]
            taken = {piece.order for piece in inside}
            free = [piece for piece in free if piece.order not in taken]
            found.append((inside, table[0], [*table[1], *(band for _, band in more)]))
    for other in unruled_tables(free, known):
        found.append((list(other.pieces), other.columns, other.bands))
    tables = [_table(inside, columns, bands, pieces) for inside, columns, bands in found if inside]
    return sorted(tables, key=lambda table: table.box.top)


def _is_in(piece: Piece, box: Box) -> bool:
    middle = (piece.top + piece.bottom) / 2
    return box.top - 1 <= middle <= box.bottom + 1 and box.x0 - 3 <= (piece.x0 + piece.x1) / 2 <= box.x1 + 3


def _without_title(inside: Sequence[Piece]) -> list[Piece]:
    """Leave out the first printed line of a grid when it is the title of the table: it stands above the table then."""
    lines = rows(inside)
    titled = len(lines) > 2 and any(is_caption(piece.text) for piece in lines[0])
    return [piece for line in lines[1 if titled else 0 :] for piece in line]


def _table(inside: Sequence[Piece], columns: Columns, bands: Sequence[Band], pieces: Sequence[Piece]) -> Table:
    box = around([word for piece in inside for word in piece.words])
    taken = frozenset(piece.order for piece in inside)
    bands = joined_labels(joined_heads(bands, count_header(bands)))
    bands, header = by_line(bands, count_header(bands), columns)
    caption, above = _caption([piece for piece in pieces if piece.order not in taken], box)
    figures = figure_columns(bands[header:])
    if not caption and bands and header and len(bands[0].filled) == 1 and len(columns) > 2:
        first = bands[0].cells[bands[0].filled[0]]
        over_all = first is not None and (
            bands[0].filled == [0] or first.box.x1 - first.box.x0 > 0.4 * (box.x1 - box.x0)
        )
        caption = first.text if first is not None and over_all else ""
    unit = table_unit([caption, *above], bands[: max(header, 1)], figures)
    return Table(
        box=box,
        pieces=taken,
        order=min(taken),
        columns=tuple(columns),
        bands=tuple(bands),
        header=header,
        headings=tuple(_headings(bands, header, columns)),
        caption=caption,
        unit=unit,
        years=year_columns(bands[header:], figures),
    )


def _headings(bands: Sequence[Band], header: int, columns: Columns) -> list[tuple[str, ...]]:
    """Return the column headings of each row; a table may start again with other headings."""
    figures = figure_columns(bands[header:])
    nothing = ("",) * len(columns)
    current = tuple(column_headings(without_notes(bands[:header]), columns, figures))
    headings: list[tuple[str, ...]] = []
    block: list[Band] = []
    for place, band in enumerate(bands):
        if place < header:
            headings.append(nothing)
        elif place > header and is_new_header(band, figures):
            block.append(band)
            headings.append(nothing)
        else:
            if block:
                current = tuple(column_headings(block, columns, figures))
                block = []
            headings.append(current)
    return headings


def _caption(others: Sequence[Piece], box: Box) -> tuple[str, list[str]]:
    """Return the caption right above a table and the texts of the two lines above it, nearest first."""
    near = [p for p in others if box.top - 6 * p.style.size < p.top and p.bottom < box.top + 0.6 * p.style.size]
    lines = rows(near)[::-1][:2]
    texts = [piece.text for line in lines for piece in line]
    caption = next((text for text in texts if is_caption(text)), "")
    return caption, texts


def row_drafts(table: Table, column: int) -> list[Draft]:
    """Return the rows of a table as lines, from ``column`` on.

    A cell of many lines is running text: it follows its row as lines of its own.
    """
    drafts: list[Draft] = []
    for place, band in enumerate(table.bands):
        cells = [(index, cell) for index, cell in enumerate(band.cells) if cell is not None]
        too_long = sum(len(cell.text) for _, cell in cells) > _LONG_ROW
        short = [(i, cell) for i, cell in cells if not (too_long and len(cell.text) > _LONG_CELL)]
        if short:
            drafts.append(_row_draft(table, band, short, table.headings[place], column + len(drafts)))
        for _, cell in cells:
            if too_long and len(cell.text) > _LONG_CELL:
                start = column + len(drafts)
                drafts.extend(_line_draft(line, start, cell, n) for n, line in enumerate(cell.lines))
    return drafts


def _row_draft(
    table: Table, band: Band, cells: Sequence[tuple[int, Cell]], headings: Sequence[str], column: int
) -> Draft:
    left_out = set(band.filled) - {index for index, _ in cells}
    meant: list[tuple[int, Cell]] = []
    for index in range(len(band.cells)):
        cell = band.meant(index) if index not in left_out else None
        # A cell over columns with one heading says the same once.
        if cell is not None and not (meant and meant[-1][1] is cell and headings[meant[-1][0]] == headings[index]):
            meant.append((index, cell))
    pairs = tuple((headings[index], cell.text) for index, cell in meant)
    years = [index in table.years for index, _ in meant]
    unit, units = units_of(pairs, years, table.unit) if any(headings) or not table.header else ("", ())
    return Draft(
        text=" ".join(cell.text for _, cell in cells),
        box=_row_box(band, cells),
        style=cells[0][1].lines[0][0].style,
        column=column,
        pitch=0.0,
        parts=tuple((cell.box.x0, cell.box.x1, cell.text) for _, cell in cells),
        role="row",
        row=Row(caption=table.caption, unit=unit, cells=pairs, units=units),
    )


def _row_box(band: Band, cells: Sequence[tuple[int, Cell]]) -> Box:
    """Return the box of a row: as high as its own cells, and as wide as those with the merged ones that start in it."""
    whole = around([cell.box for _, cell in cells])
    own = [cell.box for index, cell in cells if not (band.over and band.over[index] is cell)]
    return replace(whole, top=around(own).top, bottom=around(own).bottom) if own else whole


def _line_draft(line: Sequence[Word], column: int, cell: Cell, place: int) -> Draft:
    box = around(line)
    above = around(cell.lines[place - 1]).top if place else box.top
    text = " ".join(word.text for word in line)
    return Draft(
        text=text,
        box=box,
        style=line[0].style,
        column=column,
        pitch=box.top - above,
        parts=((box.x0, box.x1, text),),
    )
