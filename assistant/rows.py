"""Reading a table row: its label, the years of its columns, and the cells that a question asks for.

A row says something only together with its label, its caption and the headings of its columns; a figure from another
column than the one asked for is as wrong as a figure from another table.
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from assistant.notation.facts import facts_in
from corpus.values import Row

Cell = tuple[str, str]
"""A column heading and the text of the cell below it."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–/]|t/m|tot)\s*((?:19|20)\d\d)(?!\d)")
_NOTHING = re.compile(r"[-–—]+|nihil|pm|p\.m\.?|nvt|n\.v\.t\.?|geen", re.IGNORECASE)
_MONEY = re.compile(
    r"€|\beuro|\bbedrag|\beur\b|lasten|kosten|\bbaten|bijdrage|subsidie|krediet|tarie[fv]|budget|invester|dividend|"
    r"\bsaldo|rente|leges|heffing|inkomsten|uitgaven|opbrengst|lening",
    re.IGNORECASE,
)
_BUDGET_YEAR = re.compile(
    r"\b(?:begroting|rekening|raming|realisatie|lasten|baten|saldo|jr|b)\s?-?(?:20\d\d)", re.IGNORECASE
)
_REFERENCE = re.compile(r"(?:hoofdstuk|paragraaf|bladzijde|pagina|blz\.?|bijlage|nr\.?|nummer)", re.IGNORECASE)
_SHARE = re.compile(r"%|\bprocent|percentage|\bquote\b|\bratio\b", re.IGNORECASE)


def years_in(text: str) -> frozenset[str]:
    """The years in a text, those written against letters included ("B2027", "JR2024")."""
    return frozenset(_YEAR.findall(text))


def column_years(heading: str) -> frozenset[str]:
    """The years a column is of: the first in its heading ("2027 Voorstel 2026"), or every year of a range."""
    if span := _RANGE.search(heading):
        return frozenset(str(year) for year in range(int(span[1]), int(span[2]) + 1))
    first = _YEAR.search(heading)
    return frozenset((first[1],)) if first else frozenset()


@lru_cache(maxsize=50_000)
def is_value(cell: str) -> bool:
    """Whether a cell holds a figure, or what is printed where there is none ("-", "pm"), rather than words."""
    stripped = cell.strip()
    if _NOTHING.fullmatch(stripped):
        return True
    rest, position = [], 0
    for fact in facts_in(stripped):
        rest.append(stripped[position : fact.start])
        position = fact.end
    letters = sum(sign.isalpha() for sign in "".join([*rest, stripped[position:]]))
    digits = sum(sign.isdigit() for sign in stripped)
    return bool(digits) and letters <= digits


def labels(row: Row) -> tuple[Cell, ...]:
    """What names a row: the cells of words before its first figure, a number in front of them aside."""
    found: list[Cell] = []
    for heading, cell in row.cells:
        if not cell or (is_value(cell) and not found):
            continue
        if is_value(cell):
            break
        found.append((heading, cell))
    return tuple(found)


def before_values(row: Row) -> tuple[Cell, ...]:
    """The cells of a row up to and with its label."""
    named = labels(row)
    return row.cells[: row.cells.index(named[-1]) + 1] if named else ()


def values(row: Row) -> tuple[Cell, ...]:
    """The cells of a row behind its label, those left empty included."""
    return row.cells[len(before_values(row)) :]


def is_reference(heading: str) -> bool:
    """Whether the figures of a column only tell where to look: a chapter, a page, a number in a list."""
    return _REFERENCE.fullmatch(heading.strip()) is not None


def has_figures(row: Row) -> bool:
    """Whether a row says something in figures (or that there is none), and not only in words."""
    return any(is_value(cell) and not is_reference(heading) for heading, cell in values(row) if cell)


def has_years(row: Row) -> bool:
    """Whether every column of a row stands for a year, columns without a heading aside."""
    headed = [heading for heading, _ in values(row) if heading]
    return bool(headed) and all(column_years(heading) for heading in headed)


def of_years(row: Row, years: Collection[str]) -> tuple[Cell, ...]:
    """The cells of a row in the columns of the given years; all its values when no column is of one of them.

    A row with a column for every year, none of them asked for, has nothing to say: then there are no cells.
    """
    cells = values(row)
    asked = tuple((heading, cell) for heading, cell in cells if column_years(heading) & set(years))
    if asked:
        return asked
    return () if years and has_years(row) else cells


def of_columns(cells: Sequence[Cell], asked: Collection[str], stems: Callable[[str], frozenset[str]]) -> Sequence[Cell]:
    """The cells without the figures of columns that are not asked for by name: of "lasten" not those of "baten".

    ``asked`` holds the stems of the question. What all headings share tells no column from another; all cells stay
    when no column is named in full.
    """
    heads = [stems(heading) for heading, _ in cells]
    shared = frozenset.intersection(*heads) if heads else frozenset[str]()
    telling = [frozenset(stem for stem in head - shared if not stem[0].isdigit()) for head in heads]
    named = [bool(words) and words <= frozenset(asked) for words in telling]
    if not any(named):
        return cells
    return [cell for cell, is_named in zip(cells, named, strict=True) if is_named or not is_value(cell[1])]


def gives(row: Row, years: Collection[str]) -> bool:
    """Whether a row gives something for the years asked for: a figure, or what is printed in its place."""
    return any(cell and is_value(cell) for _, cell in of_years(row, years))


def is_of_money(row: Row, heading: str) -> bool:
    """Whether the figures below a heading are amounts, also where the table does not print the unit."""
    stated = " ".join([row.unit, row.caption, heading, *(f"{head} {cell}" for head, cell in labels(row))])
    headings = " ".join(head for head, _ in row.cells)
    return _MONEY.search(stated) is not None or _BUDGET_YEAR.search(headings) is not None


def is_of_share(row: Row, heading: str) -> bool:
    """Whether the figures below a heading are percentages."""
    stated = " ".join([row.unit, heading, *(cell for _, cell in labels(row))])
    return _SHARE.search(stated) is not None
