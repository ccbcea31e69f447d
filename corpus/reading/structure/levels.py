"""The levels of headings: from bookmarks, from numbering, and from how large and bold a style is beside the others."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TypeAlias

from corpus.reading.extraction.raw import Style
from corpus.reading.structure.drafts import Draft

NUMBERED = re.compile(r"^(?:(?:[Hh]oofdstuk|[Dd]eel|[Bb]ijlage)\s+)?((?:\d{1,2}|[A-Z])(?:\.\d{1,2})*)[.:]?\s+(?=\S)")
_DEEPEST = 6

Look: TypeAlias = tuple[float, bool, bool]
"""A style for comparison: size to half a point, bold, italic."""
Group: TypeAlias = tuple[int, int, int]
"""Lines of one heading: page index, first line, line after the last."""


def depth_of(text: str) -> int:
    """Return how deep the number at the start of a heading goes: 1 for "2", 2 for "2.1"; 0 without a number."""
    match = NUMBERED.match(text)
    return match.group(1).count(".") + 1 if match is not None else 0


def levels_of(
    pages: Sequence[Sequence[Draft]], groups: Sequence[Group], sane: dict[Group, int], plain: dict[Group, Look]
) -> dict[Group, int]:
    """Give each heading a level: its bookmark's, or its style's, one deeper for each deeper number in that style.

    ``plain`` are headings in the letters of the text, with that look: they are below all others.
    """
    looks = {group: plain.get(group) or look_of(pages[group[0]][group[1]].style) for group in groups}
    depths = {group: depth_of(pages[group[0]][group[1]].text) for group in groups}
    known: dict[Look, Counter[int]] = defaultdict(Counter)
    shallowest: dict[Look, int] = {}
    for group in groups:
        look, depth = looks[group], depths[group]
        if group in sane:
            known[look][sane[group]] += 1
        if depth:
            shallowest[look] = min(depth, shallowest.get(look, depth))
    by_style = _style_levels(looks, known, shallowest, frozenset(plain.values()))
    levels: dict[Group, int] = {}
    for group in groups:
        look = looks[group]
        deeper = depths[group] - shallowest[look] if depths[group] else 0
        levels[group] = sane.get(group) or min(_DEEPEST, by_style[look] + deeper)
    return levels


def _style_levels(
    looks: dict[Group, Look],
    known: dict[Look, Counter[int]],
    shallowest: dict[Look, int],
    plain: frozenset[Look],
) -> dict[Look, int]:
    """Rank the styles of headings, larger and bolder first; bookmarks and numbers say what they know."""
    inside = Counter(look for group, look in looks.items() if group[0] > 0)
    ranked = sorted(set(looks.values()), key=lambda look: (look in plain, -look[0], not look[1], look[2]))
    levels: dict[Look, int] = {}
    level = 0
    for look in ranked:
        if look not in inside:
            # A style of the cover alone says nothing about the chapters.
            levels[look] = 1
        elif look in known:
            level = levels[look] = max(level, known[look].most_common(1)[0][0])
        elif look in shallowest and shallowest[look] > level:
            level = levels[look] = shallowest[look]
        else:
            ahead = [min(known[other]) for other in ranked[ranked.index(look) + 1 :] if other in known]
            level = levels[look] = max(1, min([level + 1, *ahead])) if ahead else level + 1
    return {look: min(_DEEPEST, value) for look, value in levels.items()}


def look_of(style: Style) -> Look:
    """Return what counts of a style when headings are compared."""
    return (round(style.size * 2) / 2, style.bold, style.italic)
