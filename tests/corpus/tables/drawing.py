"""Draw a generated table on sheets as an office program would."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from tests.corpus.pdfs import HEIGHT, PARAGRAPH, Sheet
from tests.corpus.tables.generated import Drawn, Spread

_WIDE = {"m": 833, "M": 833, "W": 944, "w": 722, "%": 889, "O": 778, "G": 778, "Q": 778}
_NARROW = {**dict.fromkeys("ijl'", 222), **dict.fromkeys("ft .,:;/I", 278), **dict.fromkeys("r-()", 333)}
_OTHER = {**dict.fromkeys("cksvxyzJ", 500), **dict.fromkeys("BAEKPSVXY&", 667), **dict.fromkeys("CDHNRUw", 722)}
_LETTERS = {**_NARROW, **_OTHER, **_WIDE}
_LEADING = 11.0
_LABEL_WIDTH, _HEAD_WIDTH = 120.0, 64.0


def width(text: str, size: float, bold: bool = False) -> float:
    """Return about how wide a text is in Helvetica, never less than it is."""
    return sum(_LETTERS.get(letter, 556) for letter in text) * size / 1000 * (1.12 if bold else 1.0)


def wrapped(text: str, most: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class _Look:
    """How a table looks: letter size, space in cells, where values stand (0 left, 0.5 middle, 1 right), group gaps."""

    size: float
    inside: float
    padding: float
    across: float
    gap: float
    bold: bool


def draw(table: Drawn, seed: int) -> list[Sheet]:
    """Return the pages with the table on them, between text."""
    random = Random(seed)
    look = _Look(
        size=random.choice((8.0, 9.0, 10.0)),
        inside=random.choice((4.0, 6.0)),
        padding=random.choice((2.5, 4.0)),
        across=random.choice((0.0, 0.5, 1.0, 1.0)),
        gap=random.choice((0.0, 5.0)) if table.style == "none" else 0.0,
        bold=random.random() < 0.8,
    )
    xs = _edges(table, look, random.choice((57.0, 72.0)))
    parts = [*zip((0, *table.breaks), (*table.breaks, table.rows), strict=True)]
    sheets = []
    for place, (first, last) in enumerate(parts):
        head = place == 0 or table.repeated
        heights = _heights(table, look, xs, head, first, last)
        sheet = Sheet()
        top = 70.0
        if place == 0:
            top = 170.0 if len(parts) == 1 else max(170.0, HEIGHT - 60.0 - sum(heights))
            sheet.lines(72, 60, PARAGRAPH)
            if table.caption:
                sheet.put(xs[0], top - 8, table.caption, 9.0)
        bottom = _part(sheet, table, look, xs, top, heights, head, first, last)
        if place == len(parts) - 1:
            sheet.lines(72, bottom + 36, PARAGRAPH)
        sheets.append(sheet)
    return sheets


def _edges(table: Drawn, look: _Look, left: float) -> list[float]:
    """Return the column edges: every text fits, heads and labels in lines."""
    columns = table.labels + len(table.columns)
    need = [0.0] * columns
    cells = [(cell, look.bold) for cell in table.heads] + [(cell, False) for cell in table.body]
    for cell, bold in cells:
        if cell.right - cell.left == 1:
            most = _LABEL_WIDTH if cell.left < table.labels else _HEAD_WIDTH
            lines = (
                [cell.text]
                if cell in table.body and cell.left >= table.labels
                else wrapped(cell.text, most, look.size, bold)
            )
            need[cell.left] = max(need[cell.left], *(width(line, look.size, bold) for line in lines))
    for cell, bold in cells:
        inside = range(cell.left, cell.right)
        short = max(width(word, look.size, bold) for word in cell.text.split()) - sum(need[c] for c in inside)
        for column in inside if short > 0 else ():
            need[column] += short / len(inside)
    return list(accumulate([left, *(most + 2 * look.inside for most in need)]))


def _lines(cell: Spread, xs: Sequence[float], look: _Look, bold: bool) -> list[str]:
    return wrapped(cell.text, xs[cell.right] - xs[cell.left] - 2 * look.inside + 0.5, look.size, bold)


def _cut(cells: Sequence[Spread], first: int, last: int) -> Iterator[tuple[Spread, bool]]:
    """Give the parts of cells between two rows, and whether the text stands in that part."""
    for cell in cells:
        if cell.top < last and first < cell.bottom:
            part = Spread(
                cell.text, max(cell.top, first) - first, min(cell.bottom, last) - first, cell.left, cell.right
            )
            yield part, cell.top >= first


def _heights(table: Drawn, look: _Look, xs: Sequence[float], head: bool, first: int, last: int) -> list[float]:
    depth = table.depth if head else 0
    heights = [_LEADING + 2 * look.padding] * (depth + last - first)
    cells = [(cell, 0, look.bold) for cell in table.heads] if head else []
    cells += [(part, depth, False) for part, told in _cut(table.body, first, last) if told]
    for cell, offset, bold in sorted(cells, key=lambda item: item[0].bottom - item[0].top):
        rows = range(cell.top + offset, cell.bottom + offset)
        short = len(_lines(cell, xs, look, bold)) * _LEADING + 2 * look.padding - sum(heights[row] for row in rows)
        if short > 0:
            heights[rows[-1]] += short
    return heights


def _part(
    sheet: Sheet,
    table: Drawn,
    look: _Look,
    xs: Sequence[float],
    top: float,
    heights: Sequence[float],
    head: bool,
    first: int,
    last: int,
) -> float:
    """Draw the rows ``first`` to ``last``; returns where they end."""
    depth = table.depth if head else 0
    starts = {cell.top - first + depth for cell in table.body if cell.left == 0 and table.labels > 1}
    ys = [top]
    for row, height in enumerate(heights):
        ys.append(ys[-1] + height + (look.gap if row + 1 in starts and row + 1 > depth else 0.0))
    cells = [(cell, True, True) for cell in table.heads] if head else []
    for part, told in _cut(table.body, first, last):
        moved = Spread(part.text, part.top + depth, part.bottom + depth, part.left, part.right)
        cells.append((moved, told, False))
    for cell, told, heading in sorted(cells, key=lambda item: (item[0].top, item[0].left)):
        if told:
            _text(sheet, table, look, xs, ys, cell, heading)
    _rules(sheet, table, xs, ys, [(cell, heading) for cell, _, heading in cells], depth)
    return ys[-1]


def _text(
    sheet: Sheet, table: Drawn, look: _Look, xs: Sequence[float], ys: Sequence[float], cell: Spread, heading: bool
) -> None:
    bold = heading and look.bold
    lines = _lines(cell, xs, look, bold)
    room = ys[cell.bottom] - ys[cell.top] - len(lines) * _LEADING - 2 * look.padding
    room -= look.gap if look.gap and not heading and cell.left == 0 else 0.0
    down = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[table.align] * max(room, 0.0)
    across = 0.0 if cell.left < table.labels else (0.5 if cell.right - cell.left > 1 else look.across)
    for number, line in enumerate(lines):
        free = xs[cell.right] - xs[cell.left] - 2 * look.inside - width(line, look.size, bold)
        base = ys[cell.top] + look.padding + down + (number + 0.8) * _LEADING
        sheet.put(
            round(xs[cell.left] + look.inside + across * free, 2),
            round(base, 2),
            line,
            look.size,
            "F2" if bold else "F1",
        )


def _rules(
    sheet: Sheet,
    table: Drawn,
    xs: Sequence[float],
    ys: Sequence[float],
    cells: Sequence[tuple[Spread, bool]],
    depth: int,
) -> None:
    if table.style == "none":
        return
    sheet.rule(xs[0], ys[0], xs[-1], ys[0])
    if table.style in ("columns", "groups"):
        edges = {cell.bottom for cell, heading in cells if not heading and cell.left == 0 and table.labels > 1}
        for row in sorted({*edges, depth, len(ys) - 1} - {0}):
            sheet.rule(xs[0], ys[row], xs[-1], ys[row])
    for cell, heading in cells:
        left, right, top, bottom = xs[cell.left], xs[cell.right], ys[cell.top], ys[cell.bottom]
        spanning = heading and cell.right - cell.left > 1
        if table.style in ("grid", "lines") or spanning:
            inset = 2.0 if table.style == "groups" else 0.0
            sheet.rule(left + inset, bottom, right - inset, bottom)
        if table.style in ("grid", "columns"):
            sheet.rule(left, top, left, bottom)
            sheet.rule(right, top, right, bottom)
