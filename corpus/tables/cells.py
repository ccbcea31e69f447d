"""Cells of tables: words in rows and columns, and what is a figure, a year or a unit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.reading.extraction.raw import Word, around
from corpus.reading.layout.hyphens import Vocabulary, join
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

_CAPTION = re.compile(r"^tabel\s*[\dA-Z]", re.IGNORECASE)
_NEXT_LINE = 0.35
_LONGEST_LABEL = 80
_AMOUNT = re.compile(r"€\s*[-–−]?\d|\d\.\d{3}|\d,\d")
_TICKS = frozenset("√✓✔☑✗✘●•○+x")
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
    """A row of a table: a cell or None for each column, and for merged cells the columns they cover.

    A merged cell stands in the first row and column it covers; in the others it is in ``over``, which is empty when no
    such cell covers the row. ``closed`` says that a rule stands between every two columns: no text reaches further;
    ``alone`` that it is the only row between two rules.
    """

    cells: tuple[Cell | None, ...]
    spans: tuple[tuple[int, int], ...] = ()
    over: tuple[Cell | None, ...] = ()
    closed: bool = False
    alone: bool = False

    def meant(self, column: int) -> Cell | None:
        """Return the cell that counts for a column: its own, or the merged one that covers it."""
        own = self.cells[column]
        return own if own is not None or not self.over else self.over[column]

    def with_cell(self, column: int, cell: Cell | None) -> "Band":
        """Return the row with another cell in a column."""
        return replace(self, cells=tuple(cell if index == column else own for index, own in enumerate(self.cells)))

    def covered(self, found: Mapping[int, Cell]) -> "Band":
        """Return the row with merged cells that cover it, by column."""
        before = self.over or (None,) * len(self.cells)
        return replace(self, over=tuple(found.get(column, cell) for column, cell in enumerate(before)))

    @property
    def filled(self) -> list[int]:
        """The columns that have text."""
        return [index for index, cell in enumerate(self.cells) if cell is not None]


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a number, an amount, a percentage or a dash for nothing."""
    return _FIGURE.match(text) is not None and not _BRACKETED_YEAR.match(text)


def is_value(text: str) -> bool:
    """Tell whether a cell holds a figure, perhaps with its unit ("€ 4 mln.", "318 kg"), or a mark; a year it is not."""
    if text in _TICKS:
        return True
    return is_figure(text) or (len(text) <= 20 and _VALUE.match(text) is not None and not _YEAR_FIRST.match(text))


def is_value_in(band: Band, column: int) -> bool:
    """Tell whether the cell of a row in a column holds a value."""
    cell = band.cells[column]
    return cell is not None and is_value(cell.text)


def figure_columns(bands: Sequence[Band]) -> frozenset[int]:
    """Return the columns after the first that hold figures."""
    return frozenset(index for band in bands for index in band.filled if index > 0 and is_value_in(band, index))


def is_amount(text: str) -> bool:
    """Tell whether a cell holds a figure that is written as an amount: with a currency sign, thousands or decimals."""
    return is_figure(text) and _AMOUNT.search(text) is not None and not unit_in(text)


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
        if lines and is_level(lines[-1][0], word):
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


def is_caption(text: str) -> bool:
    """Tell whether a text names a table by its number."""
    return _CAPTION.match(text) is not None


def is_label(text: str) -> bool:
    """Tell whether a text is short enough to be said again in every row it covers."""
    return len(text) <= _LONGEST_LABEL


def is_unit(text: str) -> bool:
    """Tell whether a text says a unit and nothing else."""
    unit = unit_in(text)
    return bool(unit) and not any(letter.isalnum() for letter in text.replace(unit, ""))


def is_level(one: Word, other: Word) -> bool:
    """Tell whether two words stand on one printed line."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def joined_heads(bands: Sequence[Band], header: int) -> list[Band]:
    """Bring the parts of a head together that were printed below each other: up to its closing bracket.

    A part in brackets right below a head, the only text on its line, belongs to the head too.
    """
    made = list(bands)
    for place in range(1, min(header + 2, len(made))):
        for column in made[place].filled:
            lower = made[place].cells[column]
            found = _upper_part(made, place, column) if lower is not None else None
            if lower is not None and found is not None:
                row, at, upper = found
                whole = Cell(
                    text=f"{upper.text} {lower.text}",
                    box=around([upper.box, lower.box]),
                    bold=upper.bold,
                    lines=upper.lines + lower.lines,
                )
                made[row] = made[row].with_cell(at, whole)
                made[place] = made[place].with_cell(column, None)
    return [band for band in made if band.filled]


def _upper_part(bands: Sequence[Band], place: int, column: int) -> tuple[int, int, Cell] | None:
    """Return the row, column and text of the head that a cell goes on, or None."""
    lower = bands[place].cells[column]
    closes = lower is not None and lower.text.count(")") > lower.text.count("(")
    alone = lower is not None and bands[place].filled == [column] and lower.text.startswith("(")
    if lower is None or not (closes or (alone and unit_in(lower.text))):
        return None
    for row in range(place - 1, max(-1, place - 4), -1):
        for at in bands[row].filled:
            upper = bands[row].cells[at]
            if upper is None or min(upper.box.x1, lower.box.x1) <= max(upper.box.x0, lower.box.x0):
                continue
            near = lower.box.top - upper.box.bottom < _NEXT_LINE * lower.lines[0][0].style.size
            if _is_open(upper.text) if closes else near:
                return row, at, upper
    return None


def _is_open(text: str) -> bool:
    return text.count("(") > text.count(")")


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
            joined[-1] = replace(band, cells=(whole, *band.cells[1:]))
        else:
            joined.append(band)
    return joined
