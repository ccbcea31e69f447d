"""A table row as it is shown: its label, and the columns that the question is about."""

import re
from collections.abc import Callable, Collection, Sequence

from assistant.notation.facts import facts_in
from assistant.notation.verbatim import bold, escape
from corpus.values import Row

Cell = tuple[str, str]
"""A column heading and the text of the cell below it."""

Stems = Callable[[str], frozenset[str]]
"""The terms that the word index makes of a text."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–/]|t/m|tot)\s*((?:19|20)\d\d)(?!\d)")
_NOTHING = re.compile(r"[-–—]+|nihil|p\.?m\.?|n\.?v\.?t\.?", re.IGNORECASE)


def column_years(heading: str) -> frozenset[str]:
    """The years a column is of: the first in its heading ("2027 Voorstel 2026"), or every year of a range."""
    if span := _RANGE.search(heading):
        return frozenset(str(year) for year in range(int(span[1]), int(span[2]) + 1))
    first = _YEAR.search(heading)
    return frozenset((first[1],)) if first else frozenset()


def is_value(cell: str) -> bool:
    """Whether a cell holds a figure, or what is printed where there is none ("-", "pm"), rather than words."""
    stripped = cell.strip()
    if _NOTHING.fullmatch(stripped):
        return True
    figures = sum(fact.end - fact.start for fact in facts_in(stripped))
    letters = sum(sign.isalpha() for sign in stripped)
    return figures > 0 and letters <= figures


def gives_year(row: Row, years: Collection[str]) -> bool:
    """Whether a row can answer for the years asked for: where every column is of a year, one must be of those."""
    headed = [heading for heading, _ in _values(row) if heading]
    if not years or not headed or not all(column_years(heading) for heading in headed):
        return True
    return any(column_years(heading) & set(years) for heading in headed)


def of_label(rows: Sequence[Row], asked: frozenset[str], stems: Stems) -> tuple[bool, ...]:
    """For each of some rows of one table whether it can be meant, given the stems of the question.

    Where the question names in full what a row has in a column of labels, rows with something else there are not it.
    """
    labels = [dict(_names(row)) for row in rows]
    named = {
        heading: {label[heading] for label in labels if label.get(heading) and (stems(label[heading]) or {""}) <= asked}
        for heading in {heading for label in labels for heading in label}
    }
    return tuple(all(not named[at] or cell in named[at] for at, cell in label.items()) for label in labels)


def shown_cells(row: Row, years: Collection[str], asked: frozenset[str], stems: Stems) -> tuple[Cell, ...]:
    """The filled cells of a row: what names it, and of its values those that the question asks for, else all.

    Those are the values of the years asked for, and of the columns whose heading the question names in full.
    """
    values = _values(row)
    of_year = tuple(cell for cell in values if column_years(cell[0]) & set(years)) or values
    heads = [stems(heading) for heading, _ in of_year]
    shared = frozenset.intersection(*heads) if len(heads) > 1 else frozenset[str]()
    telling = [frozenset(stem for stem in head - shared if not stem[0].isdigit()) for head in heads]
    named = tuple(cell for cell, own in zip(of_year, telling, strict=True) if own and own <= asked)
    return tuple((heading, cell) for heading, cell in (*_names(row), *(named or of_year)) if cell)


def row_markdown(row: Row, cells: Sequence[Cell]) -> str:
    """Cells of a row as "heading: cell; heading: cell (unit)" in Markdown, the figures in bold.

    A row whose first cell has no heading gets the caption of its table there.
    """
    named = _names(row)
    parts = []
    for place, (heading, cell) in enumerate(cells):
        shown = bold(cell, ((0, len(cell)),)) if (heading, cell) not in named and is_value(cell) else escape(cell)
        heading = heading or ("" if place else row.caption)
        parts.append(f"{escape(heading)}: {shown}" if heading else shown)
    is_said = any(row.unit in cell or row.unit in heading for heading, cell in row.cells)
    return "; ".join(parts) + (f" ({escape(row.unit)})" if row.unit and not is_said else "")


def _names(row: Row) -> tuple[Cell, ...]:
    """The cells up to and with the last of the words in front of the first figure."""
    for place, (_, cell) in enumerate(row.cells):
        if cell and is_value(cell) and any(before for _, before in row.cells[:place]):
            return row.cells[:place]
    return row.cells[:1]


def _values(row: Row) -> tuple[Cell, ...]:
    return row.cells[len(_names(row)) :]
