"""Take the words of a page with their boxes out of PDFium, in as few calls as can be.

PDFium gives the text of a page in one call; boxes are then asked for the first and last letter of each word only, and
the font once per text object.
"""

import ctypes
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.extraction.boxes import Boxes, Frame, is_mark
from corpus.reading.extraction.letters import clean, is_power, mark_at, raised
from corpus.reading.extraction.raw import Turned, Word
from corpus.reading.quality import is_garbled

_TOKEN = re.compile("[^\\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_HYPHEN_MARKS = "\ufffe\x02"
_LONGEST_MARK = 2
_SHORT = 6
"""Of so few letters the places do not tell the direction for certain; PDFium is asked when others on the page do."""
_MOST_WORDS = 20_000
"""No page for people has more; a broken one may have hundreds of thousands, which would take minutes to order."""


class Glyphs(NamedTuple):
    """The text layer of a page: all its characters, its upright words and its words in other directions."""

    letters: str
    upright: list[Word]
    turned: list[Turned]


def read_glyphs(text: Any, frame: Frame) -> Glyphs:  # noqa: ANN401
    """Return what a PDFium text page holds; no words when its characters are no language."""
    letters, index_of = _page_text(text)
    if not letters or is_garbled(letters):
        return Glyphs(letters, [], [])
    boxes = Boxes(text, frame)
    words, turns = _words(boxes, letters, index_of)
    if boxes.unmeasured:
        boxes = Boxes(text, frame, from_baseline=True)
        words, turns = _words(boxes, letters, index_of)
    if not turns:
        return Glyphs(letters, _with_marks(words), [])
    for place, (_, first, last) in enumerate(_tokens(letters, index_of)):
        if last - first < _SHORT:
            turns[place] = boxes.turn(first)
            words[place] = boxes.turned(words[place], first, last, turns[place])
    upright, turned = _by_turn(words, turns)
    return Glyphs(letters, _with_marks(upright), turned)


def _words(boxes: Boxes, letters: str, index_of: Callable[[int], int] | None) -> tuple[list[Word], dict[int, int]]:
    """Return the words of a page, and by their place the quarter turns of those that do not stand upright."""
    words: list[Word] = []
    turns: dict[int, int] = {}
    for token, first, last in _tokens(letters, index_of):
        word, turn = boxes.word(token, first, last)
        if turn:
            turns[len(words)] = turn
        words.append(word)
    return words, turns


def _tokens(letters: str, index_of: Callable[[int], int] | None) -> Iterator[tuple[str, int, int]]:
    """Give what stands between spaces, made clean, with PDFium's numbers of its first and last character."""
    for match in islice(_TOKEN.finditer(letters), _MOST_WORDS):
        token = match.group()
        first, end = match.span()
        last = end - 1
        if index_of is not None:
            first, last = index_of(first), index_of(last)
        if token[-1] in _HYPHEN_MARKS and last > first:
            last -= 1
        cleaned = token if token.isascii() and token.isprintable() else clean(token)
        if cleaned:
            yield cleaned, first, last


def _with_marks(words: Sequence[Word]) -> list[Word]:
    """Make the footnote mark behind a word a word of its own: it is no part of it.

    A number that is smaller and higher than the word before it is a mark itself, or makes it a power.
    """
    marked: list[Word] = []
    for word in words:
        text = word.text
        if text.isascii() and not text.isdecimal():
            marked.append(word)
        elif start := mark_at(text):
            edge = word.x0 + (word.x1 - word.x0) * start / len(text)
            marked.extend((word._replace(text=text[:start], x1=edge), word._replace(text=text[start:], x0=edge)))
        elif marked and text.isdecimal() and len(text) <= _LONGEST_MARK and is_mark(word, marked[-1]):
            before = marked[-1]
            if is_power(before.text + text):
                marked[-1] = before._replace(text=before.text + raised(text), x1=word.x1)
            else:
                marked.append(Word(raised(text), word.x0, before.top, word.x1, before.bottom, before.style))
        else:
            marked.append(word)
    return marked


def _by_turn(words: Sequence[Word], turns: Mapping[int, int]) -> tuple[list[Word], list[Turned]]:
    """Divide the words of a page into those that stand upright and, for each direction, those that do not."""
    upright = [word for place, word in enumerate(words) if not turns.get(place)]
    others = [
        Turned(turn, tuple(word for place, word in enumerate(words) if turns.get(place) == turn))
        for turn in sorted(set(turns.values()) - {0})
    ]
    return upright, others


def _page_text(text: Any) -> tuple[str, Callable[[int], int] | None]:  # noqa: ANN401
    """Return the text of a page, and what maps an offset in it to PDFium's character number when they differ."""
    count = pdfium.FPDFText_CountChars(text)
    if count <= 0:
        return "", None
    # A character outside the basic plane takes two places, so ask for room to spare.
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    letters = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(letters) == count:
        return letters, None
    return letters, lambda offset: max(pdfium.FPDFText_GetCharIndexFromTextIndex(text, offset), 0)
