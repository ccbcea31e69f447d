"""Bring the words of a page into lines and the lines into reading order: columns, side boxes, drop caps.

A page is cut into strips that do not overlap in height. Strips that share a gutter form columns, which are read one
after the other; everything else is read from top to bottom. Whether two pieces on one height are a row or two columns
is decided by the order in which the PDF itself gives them, which follows the way the document was written.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from corpus.hyphens import Vocabulary
from corpus.raw import Style, Word

_SPLIT_GAP = 0.95
"""A gap wider than this many times the letter size starts a new piece."""
_GUTTER = 0.7
"""A gutter between columns is at least this many times the letter size wide."""
_COLUMN_STRIPS = 3
_NARROWEST = 4.0
"""A column has a line of at least this many letter sizes."""
_WIDE_CUT = 2.0
_TRIES = 4
_DEEPEST = 6
_MOST_GAPS = 40


class Piece(NamedTuple):
    """Words side by side with no wide gap between them; ``order`` is its place in the order of the PDF."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style
    order: int

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)


class Strip(NamedTuple):
    """Pieces whose heights overlap, from left to right."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """Join words that stand next to each other into pieces, in the order of the PDF."""
    pieces: list[Piece] = []
    run: list[Word] = []
    for word in words:
        if run and not _beside(run[-1], word):
            pieces.append(_piece(run, len(pieces)))
            run = []
        run.append(word)
    if run:
        pieces.append(_piece(run, len(pieces)))
    return pieces


def _beside(left: Word, right: Word) -> bool:
    """Tell whether ``right`` continues the piece that ``left`` ends."""
    one, other = left.style.size, right.style.size
    gap = right.x0 - left.x1
    if one == other:
        if not -0.5 * one <= gap <= _SPLIT_GAP * one:
            return False
        return abs(left.bottom - right.bottom) < 0.5 * one
    size = max(one, other)
    if gap > _SPLIT_GAP * size or gap < -0.5 * size or size >= 1.6 * min(one, other):
        return False
    return min(left.bottom, right.bottom) - max(left.top, right.top) >= 0.5 * min(one, other)


def _piece(words: list[Word], order: int) -> Piece:
    first = words[0]
    style = first.style
    if len(words) == 1:
        return Piece((first,), first.x0, first.top, first.x1, first.bottom, style, order)
    if any([word.style is not style for word in words]):
        weight: dict[Style, int] = {}
        for word in words:
            weight[word.style] = weight.get(word.style, 0) + len(word.text)
        style = max(weight, key=lambda look: weight[look])
    return Piece(
        tuple(words),
        words[0].x0,
        min([word.top for word in words]),
        max([word.x1 for word in words]),
        max([word.bottom for word in words]),
        style,
        order,
    )


def join_drop_caps(pieces: Sequence[Piece], known: Vocabulary) -> list[Piece]:
    """Put a large first letter back before the word beside its top.

    ``known`` are the words of the document: a letter that is a word by itself ("U vindt") stays apart when the word
    beside it is known and the joined word is not.
    """
    joined = list(pieces)
    for cap in pieces:
        if len(cap.words) != 1 or len(cap.words[0].text) != 1 or not cap.words[0].text.isupper():
            continue
        size = cap.style.size
        beside = [
            (piece.top, place)
            for place, piece in enumerate(joined)
            if -0.2 * size <= piece.x0 - cap.x1 <= 0.6 * size
            and 1.6 * piece.style.size <= size
            and cap.top - 0.2 * size <= (piece.top + piece.bottom) / 2 <= cap.bottom
            and piece.words[0].text[:1].islower()
        ]
        if beside:
            place = min(beside)[1]
            joined[place] = _with_cap(joined[place], cap, known)
            joined = [piece for piece in joined if piece is not cap]
    return joined


def _with_cap(piece: Piece, cap: Piece, known: Vocabulary) -> Piece:
    first, letter = piece.words[0], cap.words[0].text
    bare = first.text.strip(".,;:!?").casefold()
    apart = letter in "UO" and bare in known.words and letter.casefold() + bare not in known.words
    word = first._replace(text=f"{letter} {first.text}" if apart else letter + first.text, x0=cap.x0)
    return piece._replace(words=(word, *piece.words[1:]), x0=cap.x0)


def in_order(pieces: Sequence[Piece]) -> list[list[list[Piece]]]:
    """Return the columns of a page in reading order, each as its lines, each line as its pieces from left to right."""
    if not pieces:
        return []
    size = median(piece.style.size for piece in pieces)
    return _region(list(pieces), max(size, 1.0), depth=0)


def _region(pieces: list[Piece], size: float, depth: int) -> list[list[list[Piece]]]:
    strips = _strips(pieces)
    columns: list[list[list[Piece]]] = []
    current: list[list[Piece]] = []
    position = 0
    while position < len(strips):
        end, cut = _column_run(strips, position, size)
        if cut is not None and depth < _DEEPEST:
            inside = [piece for strip in strips[position:end] for piece in strip.pieces]
            columns.append(current)
            current = []
            columns.extend(_region([piece for piece in inside if piece.x1 <= cut + 0.5], size, depth + 1))
            columns.extend(_region([piece for piece in inside if piece.x1 > cut + 0.5], size, depth + 1))
            position = end
        else:
            current.extend(rows(strips[position].pieces))
            position += 1
    return [column for column in [*columns, current] if column]


def _strips(pieces: list[Piece]) -> list[Strip]:
    """Group pieces whose middles overlap in height, from top to bottom."""
    strips: list[Strip] = []
    current: list[Piece] = []
    low = high = 0.0
    for piece in sorted(pieces, key=lambda item: item.top + item.bottom):
        inset = 0.25 * (piece.bottom - piece.top)
        top, bottom = piece.top + inset, piece.bottom - inset
        if current and top >= low:
            strips.append(Strip(tuple(sorted(current, key=lambda item: item.x0)), high, low))
            current = []
        if not current:
            low, high = bottom, top
        current.append(piece)
        low, high = max(low, bottom), min(high, top)
    if current:
        strips.append(Strip(tuple(sorted(current, key=lambda item: item.x0)), high, low))
    return strips


def gaps_of(pieces: Sequence[Piece]) -> list[tuple[float, float]]:
    """Return the empty stretches between pieces, given from left to right; the endless ones at both sides count too."""
    gaps = []
    reach = float("-inf")
    for piece in pieces:
        if piece.x0 > reach:
            gaps.append((reach, piece.x0))
        reach = max(reach, piece.x1)
    gaps.append((reach, float("inf")))
    return gaps


def _column_run(strips: list[Strip], start: int, size: float) -> tuple[int, float | None]:
    """Find the longest run of strips from ``start`` that share a gutter, and where to cut (None: no columns here)."""
    if len(strips[start].pieces) < 2 and not _may_open(strips, start, size):
        return start + 1, None
    shared = gaps_of(strips[start].pieces)
    steps: list[tuple[int, list[tuple[float, float]]]] = [(start + 1, shared)]
    while steps[-1][0] < len(strips):
        end = steps[-1][0]
        if strips[end].top - strips[end - 1].bottom > _WIDE_CUT * 1.6 * size:
            break
        shared = meet(shared, gaps_of(strips[end].pieces), _GUTTER * size)
        if not any(left != float("-inf") and right != float("inf") for left, right in shared):
            break
        steps.append((end + 1, shared))
    # The run may go on past the columns; a few shorter runs are tried, ending at the widest white spaces.
    for end, shared in [steps[-1], *_likely_ends(strips, steps)]:
        cut = _best_cut(strips[start:end], shared, size)
        if cut is not None:
            return end, cut
    return start + 1, None


def _likely_ends(
    strips: list[Strip], steps: list[tuple[int, list[tuple[float, float]]]]
) -> list[tuple[int, list[tuple[float, float]]]]:
    """Return the steps before the widest white spaces of a run, longest run first."""
    inner = steps[:-1]
    inner.sort(key=lambda step: strips[step[0] - 1].bottom - strips[step[0]].top)
    return sorted(inner[:_TRIES], key=lambda step: -step[0])


def _may_open(strips: list[Strip], start: int, size: float) -> bool:
    """Tell whether a strip with one piece can be the first of columns: the next strips have something beside it."""
    piece = strips[start].pieces[0]
    return any(
        other.x0 > piece.x1 + _GUTTER * size or other.x1 < piece.x0 - _GUTTER * size
        for strip in strips[start + 1 : start + 3]
        for other in strip.pieces
    )


def meet(left: list[tuple[float, float]], right: list[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """Intersect two lists of stretches, leaving out what is narrower than ``least``."""
    if len(left) * len(right) > _MOST_GAPS * _MOST_GAPS:
        return []
    shared = []
    for a, b in left:
        for c, d in right:
            start, end = max(a, c), min(b, d)
            if end - start >= least:
                shared.append((start, end))
    return shared


def _best_cut(strips: list[Strip], shared: list[tuple[float, float]], size: float) -> float | None:
    """Choose the gutter with text on both sides that reads as columns, not as rows; None when there is none."""
    inner = [(a, b) for a, b in shared if a != float("-inf") and b != float("inf") and b - a >= _GUTTER * size]
    for start, end in sorted(inner, key=lambda gap: gap[0] - gap[1]):
        cut = (start + end) / 2
        if _reads_as_columns(strips, cut):
            return start
    return None


def _reads_as_columns(strips: list[Strip], cut: float) -> bool:
    """Tell whether the two sides of a gutter are columns: wide enough, and written one after the other.

    In a table, or with labels before their values, the PDF goes to and fro between the sides.
    """
    left: list[Piece] = []
    right: list[Piece] = []
    both = 0
    for strip in strips:
        on_left = [piece for piece in strip.pieces if piece.x1 <= cut]
        on_right = [piece for piece in strip.pieces if piece.x1 > cut]
        both += bool(on_left and on_right)
        left.extend(on_left)
        right.extend(on_right)
    if not left or not right or min(_widest(left), _widest(right)) < _NARROWEST:
        return False
    counts = _count_lines(left), _count_lines(right)
    if max(counts) < 2 or (max(counts) < _COLUMN_STRIPS and both > 1):
        return False
    sides = [piece.x1 > cut for piece in sorted([*left, *right], key=lambda piece: piece.order)]
    switches = sum(1 for one, other in pairwise(sides) if one != other)
    return switches <= max(1, 0.34 * min(counts))


def _widest(pieces: list[Piece]) -> float:
    """Return the width of the widest piece in letter sizes."""
    return max((piece.x1 - piece.x0) / max(1.0, piece.style.size) for piece in pieces)


def _count_lines(pieces: list[Piece]) -> int:
    middles = sorted((piece.top + piece.bottom) / 2 for piece in pieces)
    return 1 + sum(1 for one, other in pairwise(middles) if other - one > 0.4 * pieces[0].style.size)


def rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group pieces that stand on one line, top to bottom, each from left to right."""
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda item: (item.top + item.bottom, item.x0)):
        if lines and _same_row(lines[-1][0], piece):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    for line in lines:
        line.sort(key=lambda item: item.x0)
    return lines


def _same_row(one: Piece, other: Piece) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)
