"""Headings on a coloured bar: lines of ordinary letters that only the bar sets apart."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.reading.structure.drafts import Draft
from corpus.values import Box

_FEWEST = 3
_LONGEST = 110
_WIDEST = 20.0
_NEAR = 2.0
_ROUNDED = 5
_ENDS = re.compile(r"[.,;!]$")
_WORD = re.compile(r"[^\W\d_]{3}")

Place = tuple[int, int]
"""A line: page index and its place among the lines of the page."""


def lines_on_bars(pages: Sequence[Sequence[Draft]], bars: Sequence[Sequence[Box]]) -> frozenset[Place]:
    """Return the lines that stand alone on a bar as wide as the text, with text below it.

    A bar counts when the document has three or more of its height and width with such a line: one coloured line may be
    anything, and coloured lines below each other are a table or a list.
    """
    found: list[tuple[Place, tuple[int, int]]] = []
    for page, (drafts, own) in enumerate(zip(pages, bars, strict=True)):
        if own:
            held = [_bar_of(draft, own) for draft in drafts]
            for place, bar in enumerate(held):
                if bar is not None and _stands_alone(drafts, held, place):
                    look = (round((bar.x1 - bar.x0) / _ROUNDED), round((bar.bottom - bar.top) / _ROUNDED))
                    found.append(((page, place), look))
    counts = Counter(look for _, look in found)
    return frozenset(place for place, look in found if counts[look] >= _FEWEST)


def _bar_of(draft: Draft, bars: Sequence[Box]) -> Box | None:
    """Return the bar that a line stands on, if it is a line of words that may be a heading."""
    box = draft.box
    if draft.role not in ("body", "item") or len(draft.text) > _LONGEST:
        return None
    middle = (box.top + box.bottom) / 2
    return next(
        (
            bar
            for bar in bars
            if bar.top < middle < bar.bottom
            and bar.x0 - _NEAR <= box.x0
            and box.x1 <= bar.x1 + _NEAR
            and bar.x1 - bar.x0 >= _WIDEST * draft.style.size
            and bar.bottom - bar.top <= 3 * draft.style.size
        ),
        None,
    )


def _stands_alone(drafts: Sequence[Draft], held: Sequence[Box | None], place: int) -> bool:
    line = drafts[place]
    after = drafts[place + 1] if place + 1 < len(drafts) else None
    if after is None or held[place + 1] is not None or (place and held[place - 1] is not None):
        return False
    follows = (
        after.role in ("body", "item", "row", "caption") and 0 < after.box.top - line.box.top < 4 * line.style.size
    )
    return follows and _WORD.search(line.text) is not None and _ENDS.search(line.text) is None
