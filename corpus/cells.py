"""Cells of tables: words in rows and columns, what is a figure, and which headings stand over a column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.hyphens import Vocabulary, join
from corpus.raw import Word, around
from corpus.values import Box

_FIGURE = re.compile(
    r"^(?:[<>≥≤±]|€)?\s*[-–−+]?\s*(?:€\s*)?(?:\([-–−+]?\d[\d.,]*\)|[-–−+]?\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?)"
    r"\s*(?:%|,-|\*+\)?)?$"
    r"|^[-–−]$|^n\.?v\.?t\.?$|^p\.?m\.?$|^€\s*[-–−]$",
    re.IGNORECASE,
)
_VALUE = re.compile(r"^[€<>≥≤±ca. ]*[-–−+]?\(?\d")
_YEAR_FIRST = re.compile(r"^\(?(?:19|20)\d\d\b")
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s*[-/–]\s*(?:19|20)?\d\d)?$")
_BRACKETED_YEAR = re.compile(r"^\((?:19|20)\d\d\)$")
_UNIT = re.compile(
    r"(?:bedragen\s+)?(?:\(?\s*)?(?:[x×*]\s*€?\s*1[.,]000(?:[.,]000)?|€\s*[x×*]\s*1[.,]000(?:[.,]000)?|€\s*1[.,]000(?![.\d]))"
    r"(?:,-)?|bedragen\s+in\s+(?:duizenden|miljoenen|hele|eenheden)?\s*(?:euro['’]?s?|€)|"
    r"\bin\s+(?:duizenden|miljoenen)\s+euro['’]?s?|\bin\s+(?:hele\s+)?euro['’]s|\(\s*in\s+(?:€|%)\s*\)|\(%\)",
    re.IGNORECASE,
)

_MOST_HEADER = 6
SIGNS = frozenset("€<>≥≤")
"""Signs that go with the figure after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The words of one cell as printed lines; ``text`` joins them."""

    text: str
    box: Box
    bold: bool
    lines: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A row of a table: a cell or None for each column, and for merged cells the columns they cover."""

    cells: tuple[Cell | None, ...]
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def filled(self) -> list[int]:
        """The columns that have text."""
        return [index for index, cell in enumerate(self.cells) if cell is not None]


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a number, an amount, a percentage or a dash for nothing."""
    return _FIGURE.match(text) is not None and not _BRACKETED_YEAR.match(text)


def is_value(text: str) -> bool:
    """Tell whether a cell holds a figure, perhaps with its unit ("€ 4 mln.", "205 kg"), or a mark; a year it is not."""
    if not any(letter.isalnum() for letter in text):
        return True
    return is_figure(text) or (len(text) <= 20 and _VALUE.match(text) is not None and not _YEAR_FIRST.match(text))


def is_year(text: str) -> bool:
    """Tell whether a text is a year or a pair of years, which stands over a column rather than in it."""
    return _YEAR.match(text) is not None


def unit_in(text: str) -> str:
    """Return the unit that a text names, as printed ("bedragen x € 1.000"), or ''."""
    match = _UNIT.search(text)
    return match.group().strip(" (),-") if match is not None else ""


def cell_of(words: Sequence[Word], known: Vocabulary) -> Cell | None:
    """Make a cell of words: lines from top to bottom, broken words joined; None without words."""
    if not words:
        return None
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda item: (item.top + item.bottom, item.x0)):
        if lines and _level(lines[-1][0], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    text = ""
    for line in lines:
        line.sort(key=lambda item: item.x0)
        added = " ".join(word.text for word in line)
        whole = join(text, added, known) if text.endswith("-") else None
        text = f"{whole[0]} {whole[1]}".strip() if whole is not None else f"{text} {added}".strip()
    letters = sum(len(word.text) for word in words)
    bold = 2 * sum(len(word.text) for word in words if word.style.bold) > letters
    return Cell(text=text, box=around(words), bold=bold, lines=tuple(tuple(line) for line in lines))


def _level(one: Word, other: Word) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def count_header(bands: Sequence[Band]) -> int:
    """Count the rows at the top of a table that are headings.

    These are the rows before the first with figures that are no years, except those that say nothing over a column of
    figures: they are labels of what follows. Without any figures, it is the first row when that alone is bold.
    """
    first = next((place for place, band in enumerate(bands) if _has_figures(band)), None)
    if first is None:
        return 1 if len(bands) > 1 and _stands_out(bands) else 0
    over = {
        index
        for band in bands[first:]
        if _has_figures(band)
        for index in band.filled
        if index > 0 and _is_value(band, index)
    }
    while first and not over.intersection(bands[first - 1].filled):
        first -= 1
    return min(first, _MOST_HEADER)


def _stands_out(bands: Sequence[Band]) -> bool:
    """Tell whether the first row is a heading in a table of text: bold as no other, or words over values."""
    if _all_bold(bands[0]) and not all(_all_bold(band) for band in bands[1:]):
        return True
    for column in bands[0].filled[1:]:
        below = [band for band in bands[1:] if band.cells[column] is not None]
        values = sum(1 for band in below if _is_value(band, column))
        if below and not _is_value(bands[0], column) and values >= 0.6 * len(below):
            return True
    return False


def is_new_header(band: Band, figures: frozenset[int]) -> bool:
    """Tell whether a row below the first figures is a heading again: years or bold words over columns of figures."""
    over = [cell for index in band.filled if index in figures and (cell := band.cells[index]) is not None]
    if len(over) < 2:
        return False
    years = all(is_year(cell.text) for cell in over)
    return years or all(cell.bold and not is_value(cell.text) for cell in over)


def figure_columns(bands: Sequence[Band]) -> frozenset[int]:
    """Return the columns after the first that hold figures."""
    return frozenset(index for band in bands for index in band.filled if index > 0 and _is_value(band, index))


def _is_value(band: Band, index: int) -> bool:
    cell = band.cells[index]
    return cell is not None and is_value(cell.text)


def _has_figures(band: Band) -> bool:
    """Tell whether at least half of the cells after the first are figures, and not all of these are years."""
    values = [cell.text for index in band.filled if index > 0 and (cell := band.cells[index]) is not None]
    figures = [text for text in values if is_value(text)]
    return 2 * len(figures) >= len(values) and any(not is_year(text) for text in figures)


def joined_labels(bands: Sequence[Band]) -> list[Band]:
    """Join a row that is only a label with the row below it when that label goes on there in small letters."""
    joined: list[Band] = []
    for band in bands:
        first, before = band.cells[0], joined[-1] if joined else None
        label = before.cells[0] if before is not None and before.filled == [0] else None
        if label is not None and first is not None and len(band.filled) > 1 and first.text[:1].islower():
            whole = Cell(
                text=f"{label.text} {first.text}",
                box=around([label.box, first.box]),
                bold=label.bold,
                lines=label.lines + first.lines,
            )
            joined[-1] = Band(cells=(whole, *band.cells[1:]), spans=band.spans)
        else:
            joined.append(band)
    return joined


def _all_bold(band: Band) -> bool:
    cells = [band.cells[index] for index in band.filled]
    return bool(cells) and all(cell is not None and cell.bold for cell in cells)


def column_headings(header: Sequence[Band], columns: Sequence[tuple[float, float]]) -> list[str]:
    """Return for each column the headings above it, from top to bottom, joined by a space.

    A heading belongs to the column it stands in, and to all columns that its merged cell covers; a heading row with one
    text for every group of equally many columns belongs to those groups.
    """
    parts: list[list[str]] = [[] for _ in columns]
    for band in header:
        owners = _owners(band, columns)
        for column, cell in enumerate(owners):
            if cell is not None and (not parts[column] or parts[column][-1] != cell.text):
                parts[column].append(cell.text)
    return [" ".join(texts) for texts in parts]


def _owners(band: Band, columns: Sequence[tuple[float, float]]) -> list[Cell | None]:
    owners = list(band.cells)
    for first, last in band.spans:
        inside = [cell for cell in band.cells[first : last + 1] if cell is not None]
        if len(inside) == 1:
            for column in range(first, last + 1):
                owners[column] = inside[0]
    values = len(columns) - 1
    over = [index for index in band.filled if index > 0]
    if band.spans or len(over) < 2 or values % len(over) or len(over) == values:
        return owners
    centres = [(columns[index], band.cells[index]) for index in over]
    nearest = [
        min(range(len(over)), key=lambda n, c=column: abs(_centre(centres[n][1]) - sum(columns[c]) / 2))  # type: ignore[misc]
        for column in range(1, len(columns))
    ]
    if all(nearest.count(n) == values // len(over) for n in range(len(over))):
        for column, n in enumerate(nearest, start=1):
            owners[column] = centres[n][1]
    return owners


def _centre(cell: Cell | None) -> float:
    return 0.0 if cell is None else (cell.box.x0 + cell.box.x1) / 2


def split_columns(rows: Sequence[Sequence[Word]], left: float, right: float) -> list[tuple[float, float]]:
    """Split a column into the columns of figures that its rows have; the column itself when it has only one.

    ``rows`` are the words of each row in this column.
    """
    runs = [_figures(words) for words in rows]
    counts = [len(run) for run in runs if len(run) >= 2]
    if len(counts) < 2:
        return [(left, right)]
    usual = max(set(counts), key=counts.count)
    fitting = [run for run in runs if len(run) == usual]
    if len(fitting) < 0.5 * sum(1 for run in runs if run):
        return [(left, right)]
    edges = [left]
    for place in range(1, usual):
        before = max(run[place - 1].x1 for run in fitting)
        after = min(run[place].x0 for run in fitting)
        if after < before - 1.0:
            before = median(run[place - 1].x1 for run in fitting)
        edges.append((before + max(after, before)) / 2)
    edges.append(right)
    return list(pairwise(edges))


def _figures(words: Sequence[Word]) -> list[Word]:
    """Return the words when each is a figure (a sign before it aside), otherwise nothing."""
    kept = [word for word in words if word.text not in SIGNS]
    return sorted(kept, key=lambda word: word.x0) if kept and all(is_figure(word.text) for word in kept) else []
