"""A quotation in its surroundings: the lines of the page around it, with the quoted stretch marked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.notation.verbatim import normal
from corpus.values import Line, LineRole, Page, Row

Form = Literal["heading", "paragraph", "item", "row"]

_FORM: dict[LineRole, Form] = {"heading": "heading", "item": "item", "row": "row"}
_BROKEN = re.compile(r"\u00ad|[-\u2010]\s*\n\s*")
_SPACE = re.compile(r"\s+")
_BETWEEN_CELLS = " | "
_GAP = 0.55
"""Lines further apart than this part of their height are not of one paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A piece of a block; ``quoted`` when it is part of the quotation."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item or table row of the page."""

    form: Form
    stretches: tuple[Stretch, ...]

    @property
    def quoted(self) -> bool:
        """Whether any of it is quoted."""
        return any(stretch.quoted for stretch in self.stretches)


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Where a quotation stands in the text of a page, white space and line-end hyphens aside."""
    wanted = " ".join(normal(quote).split())
    start = text.find(wanted[0]) if wanted else -1
    while start >= 0:
        if (end := _end_of(text, start, wanted)) is not None:
            return start, end
        start = text.find(wanted[0], start + 1)
    return None


def _end_of(text: str, place: int, wanted: str) -> int | None:
    """Where words that begin at a place of a text end, or None when other words stand there.

    A pattern for the whole quotation would take longer to make than all of the page to look through.
    """
    for number, letter in enumerate(wanted):
        if text[place : place + 1] != letter and number and wanted[number - 1] != " " and letter != " ":
            broken = _BROKEN.match(text, place)
            place = broken.end() if broken else place
        if letter == " ":
            space = _SPACE.match(text, place)
            if space is None:
                return None
            place = space.end()
        elif text[place : place + 1] == letter:
            place += 1
        else:
            return None
    return place


def surroundings(page: Page, quote: str, around: int = 350) -> tuple[Block, ...]:
    """The blocks that hold a quotation, and the whole blocks within ``around`` characters before and after it.

    Empty when the quotation is not on the page.
    """
    place = find_quote(page.text, quote)
    if place is None:
        return ()
    first, last = place[0] - around, place[1] + around
    blocks = _blocks([line for line in page.lines if 0 <= line.start < line.end])
    shown = []
    for lines in blocks:
        start, end = lines[0].start, lines[-1].end
        holds = start < place[1] and end > place[0]
        if holds or (start >= first and end <= last):
            stretches = _cells(lines[0].row, holds) or _stretches(page.text, start, end, place)
            shown.append(Block(form=_FORM.get(lines[0].role, "paragraph"), stretches=stretches))
    return tuple(shown)


def _cells(row: Row | None, quoted: bool) -> tuple[Stretch, ...]:
    """A table row cell by cell, quoted or not as a whole; nothing when the cells are not known."""
    cells = [" ".join(cell.split()) for _, cell in row.cells if cell.strip()] if row else []
    return (Stretch(text=_BETWEEN_CELLS.join(cells), quoted=quoted),) if cells else ()


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.start):
        if blocks and _continues(blocks[-1][-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _continues(before: Line, line: Line) -> bool:
    """Whether a line goes on where the line before it stopped: the same kind of text, right below it."""
    if before.role == "item" and line.role == "body":
        return line.box.x0 > before.box.x0 and _right_below(before, line)
    if before.role != line.role or line.role in ("item", "row"):
        return False
    return _right_below(before, line)


def _right_below(before: Line, line: Line) -> bool:
    height = max(1.0, min(before.box.bottom - before.box.top, line.box.bottom - line.box.top))
    return -height < line.box.top - before.box.bottom < _GAP * height


def _stretches(text: str, start: int, end: int, place: tuple[int, int]) -> tuple[Stretch, ...]:
    cuts = (start, min(max(place[0], start), end), min(max(place[1], start), end), end)
    pieces = [(text[one:two], quoted) for one, two, quoted in zip(cuts, cuts[1:], (False, True, False), strict=False)]
    return tuple(Stretch(text=" ".join(piece.split()), quoted=quoted) for piece, quoted in pieces if piece.strip())
