"""Find the letters of a quotation on a page, so that exactly those can be marked.

A line of a page knows its box, but a quotation may begin and end halfway; the letters themselves know better. The text
layer may have them in another order than people read (columns, tables), so three ways are tried, from strict to loose.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.extraction.boxes import Frame
from corpus.reading.extraction.letters import clean
from corpus.reading.extraction.pdf import frame_of
from corpus.values import Box

_HYPHENS = frozenset("-\u00ad\u2010\u2011\ufffe\x02")
_MOST_LETTERS = 60_000
_AROUND = 1.0
_SAME_LINE, _BACK, _GAP = 0.5, 0.6, 1.2
"""In letter heights: letters go on in one box with such an overlap, and at most so far back or ahead."""


class _Letter(NamedTuple):
    """A letter with its place; one character of the file may be several letters (a ligature)."""

    sign: str
    place: int
    box: Box


def letters_of(text: str) -> str:
    """A text as the signs that are compared: no white space, no hyphens, ligatures and raised figures written out."""
    plain = unicodedata.normalize("NFKC", clean(text))
    return "".join(sign for sign in plain if not sign.isspace() and sign not in _HYPHENS)


def mark_quote(document: Any, number: int, quote: str, near: Sequence[Box]) -> tuple[Box, ...]:  # noqa: ANN401
    """The boxes (PDF points from the top left) of the letters of ``quote`` on page ``number`` (1-based).

    ``near`` are the boxes of its lines, that tell which place is meant. Empty when the text layer has no such letters,
    as on a page that was recognised from an image.
    """
    wanted = letters_of(quote)
    letters = list(_letters(document, number)) if wanted else []
    inside = [letter for box in near for letter in letters if _lies_in(letter.box, box)]
    inside = list(dict.fromkeys(inside))
    found = _nearest(_runs(letters, wanted), near) or _nearest(_runs(inside, wanted), near) or _words(inside, quote)
    return tuple(_joined(found))


def _letters(document: Any, number: int) -> Iterator[_Letter]:  # noqa: ANN401
    frame = frame_of(document, number)
    page = document[number - 1]
    text = page.get_textpage()
    try:
        rect = pdfium.FS_RECTF()
        for index in range(min(pdfium.FPDFText_CountChars(text), _MOST_LETTERS)):
            code = pdfium.FPDFText_GetUnicode(text, index)
            signs = letters_of(chr(code)) if 0 < code < 0x110000 else ""
            if signs and pdfium.FPDFText_GetLooseCharBox(text, index, rect):
                box = _placed(frame, rect)
                yield from (_Letter(sign, index, box) for sign in signs)
    finally:
        text.close()
        page.close()


def _placed(frame: Frame, rect: Any) -> Box:  # noqa: ANN401
    x0, top, x1, bottom = frame.place(rect.left, rect.bottom, rect.right, rect.top)
    return Box(x0=x0, top=top, x1=x1, bottom=bottom)


def _lies_in(letter: Box, box: Box) -> bool:
    x, y = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    return box.x0 - _AROUND <= x <= box.x1 + _AROUND and box.top - _AROUND <= y <= box.bottom + _AROUND


def _runs(letters: Sequence[_Letter], wanted: str) -> Iterator[Sequence[_Letter]]:
    """Every stretch of the letters that spells what is wanted."""
    text = "".join(letter.sign for letter in letters)
    start = text.find(wanted)
    while start >= 0:
        yield letters[start : start + len(wanted)]
        start = text.find(wanted, start + 1)


def _nearest(runs: Iterator[Sequence[_Letter]], near: Sequence[Box]) -> Sequence[_Letter]:
    """The stretch with most of its letters in the boxes; the first of equals, and none when there is none."""
    return max(runs, key=lambda run: sum(any(_lies_in(letter.box, box) for box in near) for letter in run), default=())


def _words(letters: Sequence[_Letter], quote: str) -> Sequence[_Letter]:
    """The letters word by word, for a table row whose cells stand in another order; all of the words, or nothing."""
    text = "".join(letter.sign for letter in letters)
    used: dict[int, None] = {}
    after = 0
    for word in filter(None, map(letters_of, quote.split())):
        starts = [at for at in _starts(text, word) if used.keys().isdisjoint(range(at, at + len(word)))]
        if not starts:
            return ()
        start = next((at for at in starts if at >= after), starts[0])
        used |= dict.fromkeys(range(start, start + len(word)))
        after = start + len(word)
    return [letters[place] for place in used]


def _starts(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def _joined(letters: Sequence[_Letter]) -> Iterator[Box]:
    """The boxes of letters, those that follow each other on a line as one."""
    box: Box | None = None
    for letter in letters:
        if box is not None and _goes_on(box, letter.box):
            box = _around(box, letter.box)
        else:
            if box is not None:
                yield box
            box = letter.box
    if box is not None:
        yield box


def _goes_on(box: Box, letter: Box) -> bool:
    height = max(0.1, min(box.bottom - box.top, letter.bottom - letter.top))
    overlap = min(box.bottom, letter.bottom) - max(box.top, letter.top)
    return overlap >= _SAME_LINE * height and -_BACK * height <= letter.x0 - box.x1 <= _GAP * height


def _around(one: Box, other: Box) -> Box:
    return Box(
        x0=min(one.x0, other.x0),
        top=min(one.top, other.top),
        x1=max(one.x1, other.x1),
        bottom=max(one.bottom, other.bottom),
    )
