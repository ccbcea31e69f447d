"""Move side boxes out of the sentence that they interrupt: what stands beside the text comes after its paragraph.

On the page the text runs on around such a box; in reading order the box would stand in the middle of a sentence.
"""

from collections.abc import Sequence
from itertools import groupby

from corpus.reading.extraction.raw import Style
from corpus.reading.structure.drafts import Draft, Norm

_ENDS = (".", "!", "?", ":", ";")
_LONGEST = 40
_LONG_WORD = 8.0


def with_asides_moved(drafts: Sequence[Draft], norm: Norm) -> list[Draft]:
    """Return the lines of a page with each side box after the paragraph that it interrupts."""
    blocks = [list(lines) for _, lines in groupby(drafts, key=lambda draft: draft.column)]
    ordered: list[list[Draft]] = []
    waiting: list[list[Draft]] = []
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if ordered and after is not None and _interrupts(ordered, block, after, norm):
            waiting.append(block)
            continue
        if waiting:
            end = _paragraph_end(block, norm)
            ordered.append(block[:end])
            if end == len(block) and after is not None and _goes_on(block[-1], after[0]):
                continue
            ordered.extend(waiting)
            waiting = []
            block = block[end:]
        if block:
            ordered.append(block)
    return [draft for block in [*ordered, *waiting] for draft in block]


def _interrupts(ordered: Sequence[Sequence[Draft]], block: Sequence[Draft], after: Sequence[Draft], norm: Norm) -> bool:
    """Tell whether a block stands between a line and its continuation: one of another look, or a text of its own."""
    before = ordered[-1]
    if before[-1].role != "body" or after[0].role != "body" or len(block) > _LONGEST:
        return False
    if before[-1].text.endswith(_ENDS) or not _same(before[-1].style, after[0].style) or not _is_full(ordered):
        return False
    if _is_whole(before[-1], block, after[0]):
        return True
    differs = not _same(before[-1].style, block[0].style) and not any(_same(one.style, norm.style) for one in block)
    return block[0].role == "body" and differs


def _is_whole(before: Draft, block: Sequence[Draft], after: Draft) -> bool:
    """Tell whether a block right of a line begins and ends as sentences do, while that line goes on right under it."""
    left = min(draft.box.x0 for draft in block)
    begins = not block[0].text[:1].islower() and block[-1].text.endswith(_ENDS)
    return begins and after.text[:1].islower() and before.box.x1 <= left < after.box.x1


def _is_full(ordered: Sequence[Sequence[Draft]]) -> bool:
    """Tell whether the last line leaves no room for another word: its sentence was broken off there."""
    last = ordered[-1][-1]
    block = ordered[-1] if len(ordered[-1]) > 1 else [draft for before in ordered for draft in before]
    below = [draft for draft in block if abs(draft.box.x0 - last.box.x0) < last.style.size]
    right = max(draft.box.x1 for draft in below if _same(draft.style, last.style))
    return right - last.box.x1 < _LONG_WORD * last.style.size


def _goes_on(line: Draft, after: Draft) -> bool:
    """Tell whether a paragraph goes on in the next column."""
    return not line.text.endswith(_ENDS) and after.role == line.role and _same(line.style, after.style)


def _same(one: Style, other: Style) -> bool:
    return abs(one.size - other.size) < 0.6 and one.italic == other.italic and one.bold == other.bold


def _paragraph_end(block: Sequence[Draft], norm: Norm) -> int:
    """Return the place after the first paragraph of a block."""
    for place in range(1, len(block)):
        apart = block[place].pitch > 1.35 * norm.leading * block[place].style.size
        if apart or (block[place].role != "body"):
            return place
    return len(block)
