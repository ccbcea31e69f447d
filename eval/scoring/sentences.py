"""Gold sentences: an answer is right when its quotations hold nearly all words of each of them.

Words, not the sentence as it stands: a quotation may be a row of a table with its headings, or one half of a sentence
that the page breaks in two.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

HELD = 0.8
"""The share of the different words of a gold sentence that the quotations must hold together."""

_WORD = re.compile(r"\w+")


def words(text: str) -> frozenset[str]:
    """Return the different words and numbers of a text, in lower case."""
    return frozenset(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def share_held(sentence: str, found: frozenset[str]) -> float:
    """Return the share of the words of a sentence that are among the words found; 1.0 for a sentence without words."""
    wanted = words(sentence)
    return len(wanted & found) / len(wanted) if wanted else 1.0


def sentence_recall(quotes: Iterable[str], sentences: Sequence[str]) -> float:
    """Return the share of the gold sentences that the quotations hold, each on its own."""
    found = words("\n".join(quotes))
    return sum(share_held(sentence, found) >= HELD for sentence in sentences) / len(sentences)
