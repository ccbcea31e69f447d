"""Bring two of Tesseract's tables of the same image together, keeping what they agree on or what one is sure of."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_COLUMNS = 12
_UNSEEN = 50.0
_LIKELY, _SURE = 60.0, 80.0
_LEFTOVER = "|[]{}_~¦"
"""What remains of the lines of a table, read as letters at the ends of a word."""
_NOTHING = frozenset(["-", "–", "—"])
_SIGNS = frozenset([*_NOTHING, "+", "€", "%"])
"""What changes the figure that it stands beside."""
_AROUND = "-+€%() "
_DASH = re.compile("[–—−]")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[\w€%&+]")


class _Seen(NamedTuple):
    """A word as one reading has it; ``line`` tells its lines apart."""

    line: tuple[str, str, str]
    box: tuple[float, float, float, float]
    sure: float
    text: str


def agreed(first: str, second: str, larger: float) -> tuple[str, float]:
    """Return one table, in the pixels of ``first``, which is ``larger`` times the size of ``second``.

    Words: the reading that is surer. Figures: only when both readings are the same, or one is sure and the other sees
    nothing there that it believes in; never when they differ in the sign alone, and never next to a figure or a sign
    that was left out, of which it may be a part. The second value is the share (0 to 1) of what was seen that is kept.
    """
    ones, others = _seen(first, 1.0, ""), _seen(second, larger, "+")
    matches = [_match(one, others) for one in ones]
    taken = {other for other in matches if other is not None}
    free = [other for other in others if other not in taken]
    alone = [other for other in free if not _covered(other, ones)]
    pairs = [*zip(ones, matches, strict=True), *((other, None) for other in alone)]
    kept = [_judged(one, other) for one, other in pairs]
    gone = [pair for pair, word in zip(pairs, kept, strict=True) if word is None]
    left_out = [word for pair in gone for word in pair if word is not None]
    hidden = [other for other in free if other not in alone and other.text in _SIGNS]
    lost = [*hidden, *(word for word in left_out if _DIGIT.search(word.text) or word.text in _SIGNS)]
    whole = [word for word in kept if word is not None and not _is_part(word, lost)]
    table = "\n".join([first.split("\n", 1)[0], *(_row(word, place) for place, word in enumerate(whole))])
    return table, len(whole) / max(1, len(pairs))


def _is_part(word: _Seen, lost: Sequence[_Seen]) -> bool:
    """Tell whether a figure stands close to a figure or a sign that was left out, on one line."""
    if not _DIGIT.search(word.text):
        return False
    x0, top, x1, bottom = word.box
    room = 0.8 * (bottom - top)
    return any(
        min(bottom, other.box[3]) - max(top, other.box[1]) > 0 and other.box[0] - x1 < room and x0 - other.box[2] < room
        for other in lost
    )


def _seen(table: str, larger: float, mark: str) -> list[_Seen]:
    words: list[_Seen] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != _COLUMNS or cells[0] != "5":
            continue
        text = cells[11].strip().strip(_LEFTOVER)
        if _WORD.search(text) or text in _NOTHING:
            left, top, width, height = (float(cell) * larger for cell in cells[6:10])
            line = (mark + cells[2], cells[3], cells[4])
            words.append(_Seen(line, (left, top, left + width, top + height), float(cells[10]), text))
    return words


def _match(one: _Seen, others: Sequence[_Seen]) -> _Seen | None:
    """Return the word of the other reading that stands most at the place of this one."""
    best = max(others, key=lambda other: _shared(one, other), default=None)
    return best if best is not None and _shared(one, best) > 0.4 else None


def _shared(one: _Seen, other: _Seen) -> float:
    """Return what part of the wider of two words is under both, 0 when they are not on one line."""
    x0, top, x1, bottom = one.box
    a0, above, a1, below = other.box
    high = min(bottom, below) - max(top, above)
    if high < 0.4 * min(bottom - top, below - above):
        return 0.0
    return max(0.0, min(x1, a1) - max(x0, a0)) / max(1.0, x1 - x0, a1 - a0)


def _covered(other: _Seen, ones: Sequence[_Seen]) -> bool:
    """Tell whether something that the first reading believes in stands where this word does."""
    return any(one.sure >= _UNSEEN and _shared(one, other) > 0 for one in ones)


def _judged(one: _Seen, other: _Seen | None = None) -> _Seen | None:
    """Return the word to keep of what stands at one place in both readings."""
    if other is None:
        return one if one.sure >= _SURE else None
    best = one if one.sure >= other.sure else other
    kept = _Seen(one.line, one.box, best.sure, best.text)
    if one.text == other.text or not (_DIGIT.search(one.text) or _DIGIT.search(other.text)):
        return kept if best.sure >= _LIKELY else None
    if _differ_in_sign(one.text, other.text):
        return None
    worst = min(one.sure, other.sure)
    return kept if best.sure >= _SURE and worst < _UNSEEN else None


def _differ_in_sign(one: str, other: str) -> bool:
    """Tell whether two figures are the same but for a sign, such as a minus or %; brackets are a minus too."""
    first, second = _DASH.sub("-", one), _DASH.sub("-", other)
    return first != second and first.strip(_AROUND) == second.strip(_AROUND)


def _row(word: _Seen, place: int) -> str:
    left, top, right, bottom = word.box
    cells = ("5", "1", *word.line, str(place), left, top, right - left, bottom - top, word.sure, word.text)
    return "\t".join(str(cell) for cell in cells)
