"""Where the letters of a page stand and how they look, in as few calls to PDFium as can be.

The functions that are called for every word are bound again without the conversions of their arguments, which make up
most of what a call costs.
"""

import ctypes
import math
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from corpus.reading.extraction.letters import raise_mark
from corpus.reading.extraction.raw import Style, Word

_PUNCTUATION = ".,;:)’”'"
_DIGITS = frozenset("0123456789")
_LEAST_SIZE = 0.1
"""Sizes are divided by; a broken page may set its letters at a hundredth of a point."""
_ASKEW = 0.1
"""Text further than this many quarter turns from a right angle is no line of text but a stamp or decoration."""
_RISES, _HANGS = 0.9, 0.2
"""How far the letters of a usual text font reach above and below the line they stand on, in font sizes."""
_BOLD_WEIGHT = 600
_ITALIC_FLAG = 1 << 6
_NAMED_BOLD = re.compile(r"bold|black|heavy|semib|demib", re.IGNORECASE)
_NAMED_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)


def bound(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """Bind a PDFium function with other argument types.

    Without any, its arguments go as they are: an ``int`` as a C int, a pointer as ``ctypes.byref`` made it, once for
    all calls, out of what it points to.
    """
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_char_box = bound(pdfium.FPDFText_GetLooseCharBox, None)
_char_angle = bound(pdfium.FPDFText_GetCharAngle, ctypes.c_float)
_text_object = bound(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_object_font = bound(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_char_origin = bound(pdfium.FPDFText_GetCharOrigin, None)
_char_matrix = bound(pdfium.FPDFText_GetMatrix, None)
_font_size = bound(pdfium.FPDFText_GetFontSize, ctypes.c_double)


class Frame(NamedTuple):
    """The visible part of a page in the PDF's own coordinates, and how it is turned (quarter turns clockwise)."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def place(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Turn a rectangle (left, bottom, right, top) into (x0, top, x1, bottom) as shown."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turns == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turns == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.turns % 2 == 0 else (height, width)


class Boxes:
    """The boxes and looks of the words of one page.

    The box of a letter is as high as its font says. ``unmeasured`` tells whether a font was met that does not say that;
    its letters are each as high as they are drawn, so that a digit is "smaller" than a letter with a tail. With
    ``from_baseline`` boxes reach a usual height above and below the line on which the letters stand.
    """

    def __init__(self, text: Any, frame: Frame, *, from_baseline: bool = False) -> None:  # noqa: ANN401
        self.unmeasured = False
        self._from_baseline = from_baseline
        self._text = ctypes.byref(text.contents)
        self._box = (ctypes.c_float * 4)()
        self._here = ctypes.byref(self._box)
        self._frame = frame
        self._upright, self._left, self._high = frame.turns == 0, frame.left, frame.top
        self._last: tuple[int | None, float, Style] = (None, 0.0, Style(0.0, False, False))
        self._by_font: dict[int | None, tuple[tuple[bool, bool], dict[float, Style]]] = {}
        self._styles: dict[Style, Style] = {}

    def word(self, text: str, first: int, last: int) -> tuple[Word, int]:
        """Return the word from PDFium's character ``first`` to ``last``, and its quarter turns as shown.

        The direction is told from where its letters stand, so a very short word is taken for upright.
        """
        x0, top, x1, bottom = self._at(first)
        size = bottom - top
        turn = 0
        if last > first:
            to_x0, to_top, to_x1, to_bottom = self._at(last)
            if abs(to_top - top) > 0.8 * size and abs(to_x0 - x0) < 0.8 * (x1 - x0):
                turn, size = (3 if to_top < top else 1), x1 - x0
                top, bottom = min(top, to_top), max(bottom, to_bottom)
            elif to_x0 < x0 - 0.2 * size and self.turn(first) == 2:
                turn = 2
            elif text[-1] in _PUNCTUATION or (text[-1] in _DIGITS and _is_raised(to_top, to_bottom, size, bottom)):
                text = raise_mark(text, *self._raised(text, first, last, size, bottom))
            if to_x0 < x0:
                x0 = to_x0
            if to_x1 > x1:
                x1 = to_x1
        # What Word(...) does, without the call around it that a named tuple makes: half the time for half a million.
        return tuple.__new__(Word, (text, x0, top, x1, bottom, self._style(first, size))), turn

    def turn(self, index: int) -> int:
        """Return how many quarter turns clockwise a character has as shown; 0 when it is askew."""
        quarters = _char_angle(self._text, index) / (math.pi / 2)
        near = round(quarters)
        return (near + self._frame.turns) % 4 if abs(quarters - near) < _ASKEW else 0

    def turned(self, word: Word, first: int, last: int, turn: int) -> Word:
        """Return a word of which the direction is known since, with the box and the letter size of that direction."""
        x0, top, x1, bottom = self._at(first)
        to_x0, to_top, to_x1, to_bottom = self._at(last)
        style = self._style(first, x1 - x0 if turn % 2 else bottom - top)
        x0, top, x1, bottom = min(x0, to_x0), min(top, to_top), max(x1, to_x1), max(bottom, to_bottom)
        return Word(word.text, x0, top, x1, bottom, style)

    def _at(self, index: int) -> tuple[float, float, float, float]:
        _char_box(self._text, index, self._here)
        left, top, right, bottom = self._box[:]
        if self._from_baseline:
            top, bottom = self._around_baseline(index, top, bottom)
        if self._upright:
            return left - self._left, self._high - top, right - self._left, self._high - bottom
        return self._frame.place(left, bottom, right, top)

    def _around_baseline(self, index: int, top: float, bottom: float) -> tuple[float, float]:
        """Return top and bottom of a letter by where it stands and its font size; as they are when it is turned."""
        matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        _char_matrix(self._text, index, ctypes.byref(matrix))
        size = _font_size(self._text, index) * matrix.d
        if size <= 0 or abs(matrix.b) > _ASKEW * matrix.d:
            return top, bottom
        _char_origin(self._text, index, ctypes.byref(x), ctypes.byref(y))
        return y.value + _RISES * size, y.value - _HANGS * size

    def _raised(self, text: str, first: int, last: int, size: float, bottom: float) -> tuple[int, int]:
        """Find the small raised digits at the end of a word, before its punctuation: where they start and stop."""
        stop = len(text.rstrip(_PUNCTUATION))
        start = stop
        while start > 1 and text[start - 1].isdecimal() and last - (len(text) - start) > first:
            _, top, _, low = self._at(last - (len(text) - start))
            if not _is_raised(top, low, size, bottom):
                break
            start -= 1
        return start, stop

    def _style(self, index: int, size: float) -> Style:
        """Return the style of a character, asked once per text object."""
        thing = _text_object(self._text, index)
        before, its_size, style = self._last
        if thing == before and size == its_size:
            return style
        font = _object_font(thing) if thing else None
        known = self._by_font.get(font)
        if known is None:
            known = self._by_font[font] = _look(font), {}
            self.unmeasured = self.unmeasured or not _hangs(font)
        look, sizes = known
        found = sizes.get(size)
        if found is None:
            # Sizes differ a little with the place on the page; styles that are equal are one and the same.
            style = Style(max(round(size, 1), _LEAST_SIZE), *look)
            found = sizes[size] = self._styles.setdefault(style, style)
        self._last = (thing, size, found)
        return found


def _look(address: int | None) -> tuple[bool, bool]:
    """Tell whether a font is bold, and whether it is italic."""
    if not address:
        return False, False
    font = ctypes.cast(address, pdfium.FPDF_FONT)
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(font, name, 128)
    called = name.value.decode("latin-1")
    # A font without a weight of its own reports 400 or less; its name may still say that it is bold.
    bold = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or bool(_NAMED_BOLD.search(called))
    italic = bool(pdfium.FPDFFont_GetFlags(font) & _ITALIC_FLAG) or bool(_NAMED_ITALIC.search(called))
    return bold, italic


def _hangs(address: int | None) -> bool:
    """Tell whether a font says how far its letters reach below the line; all that letters are set in do so."""
    depth = ctypes.c_float()
    known = pdfium.FPDFFont_GetDescent(ctypes.cast(address, pdfium.FPDF_FONT), 1.0, depth) if address else True
    return not known or depth.value < 0


def is_mark(word: Word, before: Word) -> bool:
    """Tell whether a number close behind a word is a mark: smaller and higher than the letters of the word."""
    size = before.bottom - before.top
    close = 0 <= word.x0 - before.x1 + 0.1 * size < 0.5 * size
    high = before.top - 0.5 * size < word.top and before.top < word.bottom
    return close and high and before.text[-1].isalnum() and _is_raised(word.top, word.bottom, size, before.bottom)


def _is_raised(top: float, low: float, size: float, bottom: float) -> bool:
    """Tell whether a digit is a mark beside a letter of ``size`` that stands on ``bottom``: smaller and higher."""
    return not (low - top > 0.85 * size or low > bottom - 0.1 * size)
