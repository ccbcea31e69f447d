"""Bring the words of a page into pieces and lines, and find the white between them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.reading.extraction.raw import Style, Word

_SPLIT_GAP = 0.95
"""A gap wider than this many times the letter size starts a new piece."""
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
        return " ".join([word.text for word in self.words])


def pieces_of(words: Sequence[Word]) -> list[Piece]:
    """Join words that stand next to each other into pieces, in the order of the PDF.

    The same words printed once more at the very same place, as in a page that is drawn over itself, are one piece.
    """
    ends = [place for place, (left, right) in enumerate(pairwise(words), start=1) if not _beside(left, right)]
    pieces: list[Piece] = []
    printed: set[tuple[Word, Word, int]] = set()
    for start, end in pairwise([0, *ends, len(words)] if words else []):
        same = words[start], words[end - 1], end - start
        if same not in printed:
            printed.add(same)
            pieces.append(_piece(words[start:end], len(pieces)))
    return pieces


def _beside(left: Word, right: Word) -> bool:
    """Tell whether ``right`` continues the piece that ``left`` ends."""
    gap = right.x0 - left.x1
    one = left.style.size
    other = one if left.style is right.style else right.style.size
    if one == other:
        return -0.5 * one <= gap <= _SPLIT_GAP * one and abs(left.bottom - right.bottom) < 0.5 * one
    size = max(one, other)
    if gap > _SPLIT_GAP * size or gap < -0.5 * size or size >= 1.6 * min(one, other):
        return False
    return min(left.bottom, right.bottom) - max(left.top, right.top) >= 0.5 * min(one, other)


def _piece(words: Sequence[Word], order: int) -> Piece:
    _, lefts, tops, rights, bottoms, styles = zip(*words, strict=True)
    style = styles[0]
    if styles.count(style) < len(styles):
        weight: dict[Style, int] = {}
        for word in words:
            weight[word.style] = weight.get(word.style, 0) + len(word.text)
        style = max(weight, key=lambda look: weight[look])
    return Piece(tuple(words), lefts[0], min(tops), max(rights), max(bottoms), style, order)


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


def rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group pieces that stand on one line, top to bottom, each from left to right."""
    if len(pieces) == 1:
        return [list(pieces)]
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
