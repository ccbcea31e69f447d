"""Slips of the pen in the name of a place, which is looked up as a name. In questions the reader reads past them."""

import re
from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.notation.names import fold
from index.library import Library

_LETTERS = re.compile(r"[^\W\d_]{5,}")
_SURE = 9
"""From this length on a word one letter away is a slip; a shorter one only when it sounds the same."""

_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"ij|y", "ei"), (r"ou", "au"), (r"ch(?=[td])", "g"), (r"ph", "f"), (r"x", "ks"), (r"qu", "kw"),
    (r"c(?=[eiy])", "s"), (r"c", "k"), (r"v", "f"), (r"z", "s"), (r"th", "t"), (r"dt?\b", "t"), (r"tt?\b", "t"),
    (r"b\b", "p"),
    (r"([a-z])\1", r"\1"), (r"en\b", "e"),
)  # fmt: skip
"""Spellings that sound the same in Dutch, each brought to one of them."""


def repair(library: Library, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with slips of the pen repaired, and the pairs (typed, read as).

    Only a word that no document knows is repaired: to the one word that sounds the same, or that has one letter more or
    less or two changed places. Another letter in its place makes another word: "Parkstraat" is no "Markstraat".
    """
    unknown = [word for word in dict.fromkeys(_LETTERS.findall(text)) if not _is_known(library, word)]
    if not unknown:
        return text, ()
    written = {word.lower(): word for word in sorted(library.words.vocabulary, key=str.isupper)}
    meant = ((word, _meant(word.lower(), written.keys())) for word in unknown)
    pairs = tuple((word, written[known]) for word, known in meant if known)
    for typed, known in pairs:
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", known, text)
    return text, pairs


def sound(word: str) -> str:
    """How a Dutch word sounds, roughly: equal for words that are only spelled differently."""
    found = fold(word)
    for pattern, sign in _SOUNDS:
        found = re.sub(pattern, sign, found)
    return found


def _is_known(library: Library, word: str) -> bool:
    """Whether the documents have a word; those so common that they are not indexed count as known."""
    analysed = library.words.analyse_words(word)
    return not analysed or any(library.words.mentions(term) for _, terms in analysed for term in terms[:1])


def _meant(typed: str, known: Collection[str]) -> str | None:
    """The one known word that a typed word can be; None when there is none, or more than one."""
    near = [word for word, _, _ in process.extract(typed, known, scorer=OSA.distance, score_cutoff=3, limit=40)]
    alike = [word for word in near if sound(word) == sound(typed)]
    slips = [word for word in near if len(typed) >= _SURE and _is_slip(typed, word)]
    chosen = alike or slips
    return chosen[0] if len({sound(word) for word in chosen}) == 1 else None


def _is_slip(typed: str, known: str) -> bool:
    """Whether two words differ by one letter too many or too few, not at the end, or by two that changed places."""
    if OSA.distance(typed, known) != 1:
        return False
    if len(typed) == len(known):
        return sorted(typed) == sorted(known)
    return typed[:-1] != known and known[:-1] != typed
