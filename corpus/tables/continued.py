"""Tables that go on at the top of the next page: they keep their caption, headings, unit and labels."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.tables.cells import Band, figure_columns
from corpus.tables.groups import is_total
from corpus.tables.table import Table

_SAME = 3.0


def continued(tables: Sequence[Sequence[Table]], heights: Sequence[float]) -> list[list[Table]]:
    """Give a table that goes on at the top of a page the caption, unit and headings of the page before.

    ``tables`` are those of each page from top to bottom, ``heights`` the heights of the pages.
    """
    result: list[list[Table]] = []
    for page, found in enumerate(tables):
        mine = list(found)
        if mine and page and result[page - 1]:
            before = result[page - 1][-1]
            table = _widened(before, mine[0])
            at_edges = before.box.bottom > 0.6 * heights[page - 1] and table.box.top < 0.35 * heights[page]
            if at_edges and not table.caption and _alike(before, table):
                mine[0] = _joined(before, table)
        result.append(mine)
    return result


def _widened(before: Table, table: Table) -> Table:
    """Return a table with the first columns of the one before it that have no text here, if it has the others."""
    more = len(before.columns) - len(table.columns)
    own = before.columns[more:]
    if table.header or more < 1 or any(abs(a[0] - b[0]) > _SAME for a, b in zip(own, table.columns, strict=True)):
        return table
    empty = (None,) * more
    bands = tuple(
        replace(
            band,
            cells=(*empty, *band.cells),
            over=(*empty, *band.over) if band.over else (),
            spans=tuple((first + more, last + more) for first, last in band.spans),
        )
        for band in table.bands
    )
    return replace(
        table,
        columns=(*before.columns[:more], *table.columns),
        bands=bands,
        headings=tuple((*[""] * more, *headings) for headings in table.headings),
        years=frozenset(column + more for column in table.years),
    )


def _alike(one: Table, other: Table) -> bool:
    """Tell whether two tables have the same columns."""
    if len(one.columns) != len(other.columns):
        return False
    if other.header and one.headings[-1] == other.headings[-1]:
        return True
    inner = list(zip(one.columns, other.columns, strict=True))[1:]
    return not other.header and all(abs(a[0] - b[0]) < 12.0 or _at_one_place(a, b) for a, b in inner)


def _at_one_place(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Tell whether two columns have each other's middle inside: the white between columns depends on their words."""
    return one[0] < (other[0] + other[1]) / 2 < one[1] and other[0] < (one[0] + one[1]) / 2 < other[1]


def _joined(before: Table, table: Table) -> Table:
    headings = table.headings
    if not table.header:
        headings = tuple(own if any(own) else before.headings[-1] for own in headings)
    bands = (*table.bands[: table.header], *_labelled_on(before.bands[-1], table.bands[table.header :]))
    return replace(table, caption=before.caption, unit=table.unit or before.unit, headings=headings, bands=bands)


def _labelled_on(before: Band, bands: Sequence[Band]) -> list[Band]:
    """Give the first rows of a page, as far as their cells for it are empty, the label of the last row before it."""
    last = min(figure_columns(bands), default=0) - 1
    labelled = list(bands)
    for column in range(last):
        cell = before.meant(column)
        for place, band in enumerate(labelled):
            empty = band.alone and band.closed and band.meant(column) is None and band.cells[last] is not None
            if cell is None or not empty or is_total(band, column, last):
                break
            labelled[place] = band.covered({column: cell})
    return labelled
