"""Tables without rules: rows of a label and figures that stand in columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.reading.extraction.raw import Word
from corpus.reading.layout.hyphens import Vocabulary
from corpus.reading.layout.lines import Piece, meet, rows
from corpus.tables.cells import Band, cell_of, is_caption, joined_heads
from corpus.tables.groups import with_groups
from corpus.tables.header import count_header
from corpus.tables.shapes.tokens import LETTERS, Line, line_of
from corpus.tables.white import clear_of, gaps_between, tokens_of

_TOC_TITLE = re.compile(r"^inhoud(?:sopgave)?\W*$", re.IGNORECASE)
_MOST_BETWEEN = 3
_MOST_HEADER = 8
_MOST_LABELS = 3
_GUTTER = 0.5
_NEXT_LINE = 0.35
_WIDEST_GAP = 3.5

Columns = list[tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table without rules: the pieces it is made of, its columns and its rows."""

    pieces: tuple[Piece, ...]
    columns: Columns
    bands: tuple[Band, ...]


def unruled_tables(pieces: Sequence[Piece], known: Vocabulary) -> list[Found]:
    """Return the tables among pieces that stand in no grid, from top to bottom."""
    lines = [line_of(line) for line in rows(pieces)]
    found: list[Found] = []
    start = 0
    while start < len(lines):
        end = _run(lines, start)
        if end is None:
            start += 1
            continue
        start, end = _with_label_lines(lines, start, end)
        columns = _columns(lines[start:end])
        if columns is None or _is_contents(lines, start, end):
            start = end
            continue
        first = _header_start(lines, start, columns, found)
        columns = _columns(lines[start:end], lines[first:start]) or columns
        found.append(_found(lines[first:end], columns, known))
        start = end
    return found


def _run(lines: Sequence[Line], start: int) -> int | None:
    """Return the end of the run of data rows that starts at ``start``, or None when there are too few."""
    if not lines[start].data:
        return None
    end, last, count = start + 1, start, 1
    for place in range(start + 1, len(lines)):
        row = lines[place]
        if row.top - lines[place - 1].bottom > _WIDEST_GAP * row.size or place - last > _MOST_BETWEEN + 1:
            break
        if row.data:
            last, count, end = place, count + 1, place + 1
        elif not _may_be_inside(row, lines[start:end]):
            break
    figures = sum(1 for row in lines[start:end] for token in row.tokens if token.figure)
    labelled = sum(1 for row in lines[start:end] if row.data and LETTERS.search(row.tokens[0].text))
    if count < 2 or figures < 3 or labelled < 0.4 * count:
        return None
    return end


def _with_label_lines(lines: Sequence[Line], start: int, end: int) -> tuple[int, int]:
    """Take the lines of a label that stand beside the figures of the first row or below those of the last too."""
    table = lines[start:end]
    if start and _may_be_inside(lines[start - 1], table) and lines[start - 1].bottom > lines[start].top + 1.0:
        start -= 1
    while end < len(lines) and _may_be_inside(lines[end], table):
        gap = lines[end].top - lines[end - 1].bottom
        goes_on = gap < _NEXT_LINE * lines[end].size and lines[end].tokens[-1].text[:1].islower()
        if not goes_on and gap > -1.0:
            break
        end += 1
    return start, end


def _may_be_inside(row: Line, table: Sequence[Line]) -> bool:
    """Tell whether a row without figures can be labels between the rows: short, and left of the figures."""
    first_figure = min(token.x0 for line in table if line.data for token in line.tokens[1:] if token.figure)
    if len(row.tokens) > _MOST_LABELS or any(token.figure for token in row.tokens):
        return False
    return row.tokens[-1].x1 < first_figure + row.size and sum(len(token.text) for token in row.tokens) < 120


def _columns(table: Sequence[Line], heads: Sequence[Line] = ()) -> Columns | None:
    """Return the columns of a run of rows under heads, or None when its figures do not stand in columns."""
    data = [row for row in table if row.data]
    figures = sorted((token.x0, token.x1) for row in data for token in row.tokens[1:] if token.figure)
    stacks: list[list[float]] = []
    for x0, x1 in figures:
        if stacks and x0 < stacks[-1][1]:
            stacks[-1][1] = max(stacks[-1][1], x1)
            stacks[-1][2] += 1
        else:
            stacks.append([x0, x1, 1])
    kept = [stack for stack in stacks if stack[2] >= max(2, 0.2 * len(data))]
    if not kept or sum(stack[2] for stack in kept) < 0.7 * len(figures):
        return None
    if len(kept) == 1 and (len(data) < 3 or not _aligned(data)):
        return None
    labels = [_words_before(row, kept[0][0]) for row in table]
    over = [_words_before(row, kept[0][0]) for row in heads]
    left = max([word.x1 for words in labels for word in words], default=kept[0][0] - 2.0)
    edges = [min(token.x0 for row in data for token in row.tokens), *_label_edges(labels, over, data[0].size)]
    gutters = [(left, kept[0][0]), *((one[1], other[0]) for one, other in pairwise(kept))]
    above = [[word for token in row.tokens for word in token.words] for row in heads]
    edges += [(before + after) / 2 for before, after in clear_of(above, gutters)]
    return list(pairwise([*edges, kept[-1][1]]))


def _words_before(row: Line, x: float) -> list[Word]:
    return [word for token in row.tokens for word in token.words if word.x1 <= x]


def _label_edges(rows_of_labels: Sequence[Sequence[Word]], heads: Sequence[Sequence[Word]], size: float) -> list[float]:
    """Return where labels are divided: the white that all rows leave free, with words at both sides of it in several.

    Left of it there are words, not only numbers; ``heads`` are the words above the labels.
    """
    free: list[tuple[float, float]] = [(float("-inf"), float("inf"))]
    for words in rows_of_labels:
        free = meet(free, gaps_between(words), _GUTTER * size) if words else free
    edges = []
    for left, right in sorted(free):
        every = [*rows_of_labels, *heads]
        before = [words for words in every if any(_is_left(word, left, right) for word in words)]
        after = [words for words in every if any(word.x0 >= right - 1.0 for word in words)]
        if len(before) > 1 and len(after) > 1:
            edges.append((left + right) / 2)
    return edges


def _is_left(word: Word, left: float, right: float) -> bool:
    return word.x0 < left and word.x1 <= right and LETTERS.search(word.text) is not None


def _aligned(data: Sequence[Line]) -> bool:
    """Tell whether the only figures of rows stand straight below each other, left or right."""
    rights = [row.tokens[-1].x1 for row in data]
    lefts = [row.tokens[-1].x0 for row in data]
    return min(max(rights) - min(rights), max(lefts) - min(lefts)) < 0.5 * data[0].size


def _is_contents(lines: Sequence[Line], start: int, end: int) -> bool:
    """Tell whether rows are a table of contents: under its title, or single rising page numbers from chapter one."""
    numbers = [row.tokens[-1].text for row in lines[start:end] if row.data]
    if not all(number.isdecimal() and len(number) <= 3 for number in numbers):
        return False
    titled = any(_TOC_TITLE.match(token.text) for row in lines[: start + 1] for token in row.tokens)
    rising = all(int(one) <= int(other) for one, other in pairwise(numbers))
    return titled and (rising or len(numbers) > 3)


def _header_start(lines: Sequence[Line], start: int, columns: Columns, found: Sequence[Found]) -> int:
    """Return where the heading rows above a run start; labels may stand between them and the figures."""
    taken = {piece.order for table in found for piece in table.pieces}
    width = columns[-1][1] - columns[0][0]
    first = start
    for place in range(start - 1, max(-1, start - 1 - _MOST_HEADER), -1):
        row, below = lines[place], lines[place + 1]
        if below.top - row.bottom > 1.6 * row.size or any(piece.order in taken for piece in row.pieces):
            break
        wide = any(token.x1 - token.x0 > 0.6 * width or token.text.endswith(".") for token in row.tokens)
        if wide or is_caption(row.tokens[0].text):
            break
        if (
            any(token.x1 > columns[0][1] for token in row.tokens)
            and len(row.tokens) + (row.tokens[0].x0 > columns[0][1]) > 1
        ):
            first = place
    return first


def _found(table: Sequence[Line], columns: Columns, known: Vocabulary) -> Found:
    bands = []
    for row in table:
        cells: list[list[Word]] = [[] for _ in columns]
        for words in (
            part for token in row.tokens for part in ([token.words] if token.figure else tokens_of(token.words))
        ):
            middle = (words[0].x0 + words[-1].x1) / 2
            place = sum(1 for left, _ in columns[1:] if left <= middle)
            cells[place].extend(words)
        bands.append(Band(cells=tuple(cell_of(words, known) for words in cells)))
    bands = joined_heads(bands, count_header(bands))
    header = count_header(bands)
    bands = [*bands[:header], *with_groups([bands[header:]], known, bounded=False)[0]]
    pieces = tuple(piece for row in table for piece in row.pieces)
    return Found(pieces=pieces, columns=columns, bands=tuple(bands))
