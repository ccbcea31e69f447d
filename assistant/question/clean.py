"""A message as a question that can be looked up: invisible characters gone, capitals only where they mean something."""

import re
import unicodedata
from collections.abc import Mapping

MAX_CHARS = 1000
"""Longer questions are refused with a request to shorten them: no real question needs more."""

_HIDDEN = ("Cc", "Cf", "Zl", "Zp", "Cs", "Co")
_WORD = re.compile(r"[^\W\d_]+")
_FEW = 3


def clean(text: str) -> str:
    """The question as plain text: control and invisible characters removed, white space folded."""
    kept = "".join(" " if unicodedata.category(char) in _HIDDEN else char for char in text)
    return " ".join(kept.split())


def has_words(text: str) -> bool:
    """Whether a text has a word of at least two letters."""
    return re.search(r"[^\W\d_]{2,}", text) is not None


def calm(text: str, vocabulary: Mapping[str, int]) -> str:
    """A question in CAPITALS or Title Case with the capitals that the documents give its words.

    ``vocabulary`` holds the words of the documents as they write them: in lower case wherever they ever do.
    """
    words = _WORD.findall(text)
    if len(words) < _FEW or not all(word[0].isupper() for word in words):
        return text

    def as_written(match: re.Match[str]) -> str:
        lower, title = match.group().lower(), match.group().capitalize()
        return title if title in vocabulary and lower not in vocabulary else lower

    calmed = _WORD.sub(as_written, text)
    return calmed[:1].upper() + calmed[1:]
