"""What stands beside a text: a large number, the label of a drawing, a description beside its own heading.

None of these may end up in the middle of a sentence, or under another heading than on the page.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.reading.layout.lines import Piece, rows

_TALL = 1.6
_LARGER = 1.12
_APART = 1.8
_SAME_TOP = 1.2
_LABEL_GAP = 1.5
_PROSE = 12.0
_ENDS = (".", "!", "?", ":", ";")

Line = list[Piece]


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """Group pieces into lines, top to bottom; a large number or letter beside several lines stands in one of them.

    Left of the lines it opens the first of them, right of them it closes the last.
    """
    if len(pieces) == 1:
        return [[pieces[0]]]
    if len(pieces) == 2:
        return rows(pieces)
    least = _TALL * min([piece.style.size for piece in pieces])
    tall = [piece for piece in pieces if piece.style.size >= least and piece.words]
    if not tall:
        return rows(pieces)
    lines = rows([piece for piece in pieces if piece not in tall])
    for piece in tall:
        beside = [line for line in lines if _reaches(piece, line)]
        left = all(piece.x1 <= other.x0 for line in beside for other in line)
        right = all(piece.x0 >= other.x1 for line in beside for other in line)
        if len(beside) < 2 or not (left or right):
            return rows(pieces)
        line = beside[0] if left else beside[-1]
        fitted = piece._replace(top=line[0].top, bottom=line[0].bottom)
        line.insert(0 if left else len(line), fitted)
    return lines


def _reaches(tall: Piece, line: Line) -> bool:
    """Tell whether at least half of the height of a line is beside a tall piece."""
    shared = min(tall.bottom, line[0].bottom) - max(tall.top, line[0].top)
    return shared >= 0.5 * (line[0].bottom - line[0].top)


def parts_of(strips: Sequence[Sequence[Piece]], cut: float, size: float) -> list[list[Piece]]:
    """Divide two columns that share a gutter at ``cut`` into parts that are read one after the other.

    ``strips`` are the pieces at each height, from top to bottom. A part starts below white that both columns leave
    free, with a heading on the left and text on the same height on the right, which then belongs to that heading.
    Columns that are not divided so are one part.
    """
    whole = [piece for strip in strips for piece in strip]
    lefts = [piece for piece in whole if piece.x1 <= cut]
    starts = [place for place in range(len(strips)) if place == 0 or _is_apart(strips, place, size)]
    opened = [place for place in starts if _opens(strips[place:], cut, size, lefts)]
    if len(opened) < 2 or any(piece.x1 > cut for strip in strips[: opened[0]] for piece in strip):
        return [whole]
    ends = [*([0] if opened[0] else []), *opened, len(strips)]
    return [[piece for strip in strips[start:stop] for piece in strip] for start, stop in pairwise(ends)]


def _is_apart(strips: Sequence[Sequence[Piece]], place: int, size: float) -> bool:
    low = max(piece.bottom for piece in strips[place - 1])
    return min(piece.top for piece in strips[place]) - low > _APART * size


def _opens(strips: Sequence[Sequence[Piece]], cut: float, size: float, lefts: Sequence[Piece]) -> bool:
    """Tell whether a heading on the left and a text on the right start at the top of strips."""
    near = [piece for strip in strips[:2] for piece in strip]
    left = min((piece for piece in near if piece.x1 <= cut), key=lambda piece: piece.top, default=None)
    right = min((piece for piece in near if piece.x1 > cut), key=lambda piece: piece.top, default=None)
    if left is None or right is None or abs(left.top - right.top) > _SAME_TOP * size:
        return False
    usual = median(piece.style.size for piece in lefts)
    bold = sum(1 for piece in lefts if piece.style.bold)
    stands_out = left.style.size >= _LARGER * usual or (left.style.bold and 2 * bold < len(lefts))
    return stands_out and not right.style.bold and right.style.size < _LARGER * usual


def without_labels(columns: Sequence[list[Line]]) -> list[list[Line]]:
    """Take labels in other letters, far right of a line, out of the sentence that goes on on the next line.

    They follow the paragraph as lines of their own.
    """
    kept: list[list[Line]] = []
    for column in columns:
        if not any([len(line) > 1 for line in column]):
            kept.append(column)
            continue
        lines: list[Line] = []
        labels: list[Line] = []
        for place, line in enumerate(column):
            if labels and not _same_paragraph(lines[-1][0], line[0]):
                kept.extend((lines, labels))
                lines, labels = [], []
            own = _own(line, column[place + 1] if place + 1 < len(column) else None)
            labels.extend([piece] for piece in line[own:])
            lines.append(line[:own])
        kept.extend(part for part in (lines, labels) if part)
    return kept


def _same_paragraph(piece: Piece, below: Piece) -> bool:
    near = below.top - piece.top < 1.5 * (piece.bottom - piece.top)
    return near and below.style == piece.style and abs(below.x0 - piece.x0) <= 1.5


def _own(line: Line, after: Line | None) -> int:
    """Return how many pieces of a line are its own: all, or those before the labels beside it."""
    if after is None or len(line) < 2 or not _goes_on(line[0], after[0]):
        return len(line)
    for place in range(1, len(line)):
        before, piece = line[place - 1], line[place]
        look, other = line[0].style, piece.style
        unlike = other.bold != look.bold or not 0.9 < other.size / look.size < _LARGER
        if piece.words and unlike and piece.x0 - before.x1 > _LABEL_GAP * look.size:
            return place
    return len(line)


def _goes_on(piece: Piece, below: Piece) -> bool:
    """Tell whether a piece is running text that goes on in the piece below it."""
    if not piece.words or not below.words or piece.style != below.style or abs(piece.x0 - below.x0) > 1.5:
        return False
    wide = piece.x1 - piece.x0 > _PROSE * piece.style.size
    return wide and not piece.words[-1].text.endswith(_ENDS) and below.words[0].text[:1].islower()
