"""The units of a table: one for all its amounts, or one of a column or row; none goes to figures of another kind."""

import re
from collections.abc import Collection, Sequence

from corpus.tables.cells import Band, is_unit, is_value, is_year, unit_in

_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_SHARE = re.compile(r"%|\bprocent|\bpercentage", re.IGNORECASE)
_COUNT = re.compile(r"\baantal", re.IGNORECASE)
_MONEY = re.compile(r"€|\beuro", re.IGNORECASE)


def is_note(band: Band) -> bool:
    """Tell whether a row only says in what unit the figures of the table are."""
    texts = [cell.text for cell in band.cells if cell is not None]
    return len(texts) == 1 and is_unit(texts[0])


def table_unit(above: Sequence[str], header: Sequence[Band], figures: Collection[int]) -> str:
    """Return the unit of a whole table, or '': that of its caption, of a row of its own, or over the labels."""
    notes = [cell.text for band in header if is_note(band) for cell in band.cells if cell is not None]
    corner = [
        cell.text
        for band in header
        for column, cell in enumerate(band.cells)
        if cell is not None and column not in figures
    ]
    return next((unit for text in [*above, *notes, *corner] if (unit := unit_in(text))), "")


def year_columns(bands: Sequence[Band], figures: Collection[int]) -> frozenset[int]:
    """Return the columns whose figures are all years."""
    found = set()
    for column in figures:
        values = [cell.text for band in bands if (cell := band.meant(column)) is not None and is_value(cell.text)]
        if values and all(is_year(text) for text in values):
            found.add(column)
    return frozenset(found)


def units_of(cells: Sequence[tuple[str, str]], years: Sequence[bool], whole: str) -> tuple[str, tuple[str, ...]]:
    """Return the unit that may stand behind any figure of a row, and the unit of each of its cells.

    ``cells`` are pairs of heading and text, ``years`` tells which stand in a column of years, ``whole`` is the unit of
    the table. A unit in the heading belongs to its column, one in brackets behind the label to its row.
    """
    labels = [text for _, text in cells if not is_value(text)]
    own = next((unit for text in labels for part in _IN_BRACKETS.findall(text) if (unit := unit_in(f"({part})"))), "")
    units: list[str] = []
    for (heading, text), year in zip(cells, years, strict=True):
        has_figure = is_value(text) and any(letter.isdigit() for letter in text)
        general = own or whole
        fits = not year and _fits(general, heading, text)
        units.append((unit_in(heading) or (general if fits else "")) if has_figure else "")
    of_figures = [
        "" if unit_in(heading) else unit
        for (heading, text), unit in zip(cells, units, strict=True)
        if is_value(text) and any(letter.isdigit() for letter in text)
    ]
    shared = of_figures[0] if of_figures and len(set(of_figures)) == 1 else ""
    return shared, tuple(units) if any(units) else ()


def _fits(unit: str, heading: str, text: str) -> bool:
    """Tell whether a unit that stands elsewhere can be that of a figure: no money for shares and counts."""
    stated = f"{heading} {text}"
    if _MONEY.search(unit) or "000" in unit:
        return not _SHARE.search(stated) and not _COUNT.search(heading)
    return not _MONEY.search(stated)


def without_notes(header: Sequence[Band]) -> list[Band]:
    """Return heading rows without those that only say the unit of the table."""
    return [band for band in header if not is_note(band)]
