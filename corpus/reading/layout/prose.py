"""Tell running text in a column from the cells of a table: its lines are full, and sentences go on over their ends."""

from collections.abc import Sequence
from statistics import median

from corpus.reading.layout.lines import Piece

_ENDS = (".", "!", "?", ":", ";")
_NARROWEST = 8.0
"""Running text has lines of at least this many letter sizes."""
_PITCH = 2.0
_SAME_EDGE = 1.5
_FULL = 0.7
_FEWEST, _SHARE = 2, 0.4


def is_prose(pieces: Sequence[Piece]) -> bool:
    """Tell whether pieces are lines of running text, in one column or more."""
    if median([(piece.x1 - piece.x0) / max(1.0, piece.style.size) for piece in pieces]) < _NARROWEST:
        return False
    pairs = _pairs(pieces)
    on = sum(1 for upper, lower, right in pairs if _goes_on(upper, lower, right))
    return on >= _FEWEST and on >= _SHARE * len(pairs)


def _pairs(pieces: Sequence[Piece]) -> list[tuple[Piece, Piece, float]]:
    """Return each piece with the one right below it, and how far to the right the lines of their column reach."""
    columns: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda item: item.top):
        column = next((column for column in columns if _is_below(column[-1], piece)), None)
        if column is None:
            columns.append([piece])
        else:
            column.append(piece)
    return [
        (upper, lower, max(piece.x1 for piece in column))
        for column in columns
        for upper, lower in zip(column, column[1:], strict=False)
    ]


def _is_below(upper: Piece, lower: Piece) -> bool:
    size = max(upper.style.size, lower.style.size)
    return abs(lower.x0 - upper.x0) <= _SAME_EDGE * size and 0 < lower.top - upper.top <= _PITCH * size


def _goes_on(upper: Piece, lower: Piece, right: float) -> bool:
    """Tell whether a sentence goes on on the next line: it filled this one."""
    full = upper.x1 - upper.x0 >= _FULL * (right - upper.x0)
    return full and not upper.words[-1].text.endswith(_ENDS) and lower.words[0].text[:1].islower()
