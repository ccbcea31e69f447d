"""The ends that the names of a collection have in common, such as "straat": a word with such an end may be a name."""

from collections import Counter
from collections.abc import Mapping

_LEAST_ALIKE, _SHORTEST_TAIL, _SHORTEST_HEAD = 3, 3, 2


def name_tails(vocabulary: Mapping[str, int]) -> frozenset[str]:
    """The words that end at least three names in the documents and more names than common words, such as "straat".

    ``vocabulary`` holds a word in lower case wherever the documents ever write it so, and with its capital otherwise.
    """
    lower = {word for word in vocabulary if word.islower() and len(word) >= _SHORTEST_TAIL}
    names = [word.lower() for word in vocabulary if word[:1].isupper() and word[1:].islower()]
    of_names, of_common = (
        Counter(tail for word in words for tail in _tails(word) if tail in lower) for words in (names, lower)
    )
    return frozenset(tail for tail, count in of_names.items() if count >= max(_LEAST_ALIKE, of_common[tail] + 1))


def has_tail(word: str, tails: frozenset[str]) -> bool:
    """Whether a word is one of the tails with something before it."""
    return any(tail in tails for tail in _tails(word.lower()))


def _tails(word: str) -> list[str]:
    return [word[cut:] for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)]
