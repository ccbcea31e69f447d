"""Turn the words of a page that are set sideways or upside down into an upright page of their own, and boxes back.

So a table across the page goes the same way as any other, and a quotation of it can be marked where it stands.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.extraction.raw import RawPage, Rule, Word
from corpus.values import Box

_Corners = tuple[float, float, float, float]


def directions(pages: Sequence[RawPage]) -> list[int]:
    """Return the directions (quarter turns clockwise) other than upright that the pages have words in."""
    return sorted({turned.turns for page in pages for turned in page.turned})


def upright(page: RawPage, turns: int) -> RawPage:
    """Return what stands on a page in one direction as a page that is held so that it reads upright."""
    words = next((turned.words for turned in page.turned if turned.turns == turns), ())
    width, height = _held(page.width, page.height, turns)
    around = page.width, page.height
    return replace(
        page,
        width=width,
        height=height,
        words=tuple(_word(word, turns, around) for word in words),
        turned=(),
        rules=tuple(_rule(rule, turns, around) for rule in page.rules) if words else (),
        bars=tuple(Box(**_named(_turn(_corners(bar), turns, around))) for bar in page.bars) if words else (),
        recognised=(),
        filled=(),
    )


def turned_back(box: Box, turns: int, width: float, height: float) -> Box:
    """Return a box of the upright page as it stands on its page, which is ``width`` by ``height``."""
    if not turns:
        return box
    return Box(**_named(_turn(_corners(box), 4 - turns, _held(width, height, turns))))


def _held(width: float, height: float, turns: int) -> tuple[float, float]:
    return (height, width) if turns % 2 else (width, height)


def _corners(box: Box) -> _Corners:
    return box.x0, box.top, box.x1, box.bottom


def _named(corners: _Corners) -> dict[str, float]:
    return dict(zip(("x0", "top", "x1", "bottom"), corners, strict=True))


def _word(word: Word, turns: int, around: tuple[float, float]) -> Word:
    return Word(word.text, *_turn(word[1:5], turns, around), word.style)


def _rule(rule: Rule, turns: int, around: tuple[float, float]) -> Rule:
    return Rule(*_turn(rule[:4], turns, around), rule.edge)


def _turn(corners: _Corners, turns: int, around: tuple[float, float]) -> _Corners:
    """Turn a rectangle counterclockwise with the page (width, height) that it stands on."""
    x0, top, x1, bottom = corners
    width, height = around
    if turns == 1:
        return top, width - x1, bottom, width - x0
    if turns == 2:
        return width - x1, height - bottom, width - x0, height - top
    return height - bottom, x0, height - top, x1
