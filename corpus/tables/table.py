"""A table as it was found on a page."""

from dataclasses import dataclass

from corpus.tables.cells import Band
from corpus.values import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as found: ``order`` is its place in the order of the PDF, ``pieces`` what it is made of.

    ``headings`` are the column headings of each row ('' for the ``header`` rows, which are headings themselves);
    ``unit`` is that of the whole table; ``years`` are the columns that hold only years.
    """

    box: Box
    pieces: frozenset[int]
    order: int
    columns: tuple[tuple[float, float], ...]
    bands: tuple[Band, ...]
    header: int
    headings: tuple[tuple[str, ...], ...]
    caption: str
    unit: str
    years: frozenset[int] = frozenset()
