"""Judge how well a page and a document could be read, from the statistics of letters and words."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from corpus.reading.extraction.raw import RawPage
from corpus.values import Page, Quality

Verdict = Literal["readable", "partly", "unreadable"]

_FEW_LETTERS = 30
_SPARSE_LETTERS = 120
_PICTURE = 0.25
_MANY_CODES = 6
"""A broken text may have a stray control character; this many different ones are the codes of glyphs."""
_MANY_LETTERS = 300
_VOWELS = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûüAEIOUYÉËÏÖÜ")
_SPACES = " \t\r\n\u00a0"
_FILLING = frozenset("._-–—=…·•*|€%")
_WORD = re.compile(r"[^\W\d_]{2,}")


def page_quality(page: RawPage) -> Quality:
    """Judge the text layer of a page.

    ``garbled``: there is text, but it is no language; ``image_only``: hardly any text and a picture; ``sparse``: hardly
    any text; ``text``: all other pages.
    """
    # Only text that is language has words, so that their letters need not be judged a second time.
    if not page.words and not page.turned and is_garbled(page.letters):
        return "garbled"
    letters = len(page.letters) - sum(page.letters.count(space) for space in _SPACES)
    if is_bare(letters, page.images):
        return "image_only"
    if letters < _SPARSE_LETTERS:
        return "sparse"
    return "text"


def is_bare(letters: int, images: float) -> bool:
    """Tell whether a page is only an image: hardly any letters, and a good share of it under pictures."""
    return letters < _FEW_LETTERS and images >= _PICTURE


def is_garbled(text: str) -> bool:
    """Tell whether text is glyph codes or a broken encoding rather than language or figures.

    Language has hardly any control or private characters, a vowel in nearly every word and a share of vowels that is
    much the same in every language written in Latin letters; figures alone are fine.
    """
    counts = _counts(text)
    for space in " \r\n":
        counts.pop(space, None)
    symbols = sum(counts.values())
    codes = [count for letter, count in counts.items() if _is_code(letter)]
    if len(codes) >= _MANY_CODES or (sum(codes) >= 3 and sum(codes) > 0.04 * symbols):
        return True
    if symbols < 20:
        return False
    if sum(count for letter, count in counts.items() if _is_private(letter)) > 0.12 * symbols:
        return True
    latin = sum(count for letter, count in counts.items() if letter.isalpha() and ord(letter) < 0x250)
    if latin < 0.25 * symbols or latin < 80:
        odd = sum(count for letter, count in counts.items() if not letter.isalnum() and letter not in _FILLING)
        return odd > 0.6 * symbols and symbols > 80
    return _is_mute(text, sum(counts.get(vowel, 0) for vowel in _VOWELS) / latin)


def _counts(text: str) -> dict[str, int]:
    """Count each character; where few are different, as in a language, looking for one after another is quickest."""
    different = set(text)
    return {letter: text.count(letter) for letter in different} if len(different) < _MANY_LETTERS else Counter(text)


def _is_mute(text: str, vowels: float) -> bool:
    """Tell whether text has too few or too many vowels for a language, in all or in its words."""
    if not 0.25 <= vowels <= 0.62:
        return True
    if vowels > 0.33:
        return False
    words = [word for word in _WORD.findall(text) if not word.isupper()]
    mute = sum(1 for word in words if not _VOWELS.intersection(word))
    return len(words) >= 20 and mute > 0.35 * len(words)


def _is_code(letter: str) -> bool:
    """Tell whether a character is a control character, which text has none of: a glyph code in disguise."""
    code = ord(letter)
    return (code < 0x20 and code not in (0x02, 0x09)) or 0x7F <= code < 0xA0 or code == 0xFFFD


def _is_private(letter: str) -> bool:
    """Tell whether a character only means something in its own font; the bullets of symbol fonts do not count."""
    code = ord(letter)
    return 0xE000 <= code < 0xF000 or code >= 0xF0000


def verdict_of(pages: Sequence[Page]) -> Verdict:
    """Judge a document: whether all, part or nothing of what is on its pages can be searched.

    An empty or nearly empty page (a cover, a chapter title) does not count against it.
    """
    lost = sum(1 for page in pages if page.quality in ("image_only", "garbled") and not page.ocr)
    read = sum(1 for page in pages if page.text.strip() and (page.ocr or page.quality in ("text", "sparse")))
    if not read:
        return "unreadable"
    if lost == 0 or lost <= 0.02 * len(pages) or (lost == 1 and read >= 3):
        return "readable"
    return "partly" if read > 0.05 * len(pages) else "unreadable"
