"""Whether a sentence is one of a passage with other words in it: who copies and puts in a word says something else.

"In 2030 moet ..." becomes "vóór 2030 mag ..." by words so small that no comparison of meaning sees them. A free wording
has many words of its own and is left to ``support``.
"""

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz.distance import LCSseq

from assistant.notation.facts import facts_in
from assistant.writer.checks.words import WORD, words_in_order

COPIED_FROM = 0.75
"""From this share of its words on, in the order of one sentence of a passage, a sentence is a copy of it."""

Stems = Callable[[str], Sequence[str]]
"""The stems of the words of a text that carry meaning."""


def is_altered(text: str, passages: Iterable[tuple[str, Sequence[str]]], stems: Stems) -> bool:
    """Whether a sentence copies one of a passage and has a word that the passage does not have.

    Each passage is what may be said of it, and its sentences. Figures may be in another notation.
    """
    facts, said = facts_in(text), words_in_order(text)
    loose = [one for one in WORD.finditer(text) if not any(fact.start <= one.start() < fact.end for fact in facts)]
    lacking = [
        any(not _has(word.group(), words, roots, stems) for word in loose)
        for whole, sentences in passages
        if any(LCSseq.similarity(said, words_in_order(one)) >= COPIED_FROM * len(said) for one in sentences)
        for words, roots in [(frozenset(words_in_order(whole)), frozenset(stems(whole)))]
    ]
    return bool(lacking) and all(lacking)


def _has(word: str, words: frozenset[str], roots: frozenset[str], stems: Stems) -> bool:
    """Whether a passage has a word, or (of one that is more than a small word) another form of it."""
    return words.issuperset(words_in_order(word)) or any(root in roots for root in stems(word)[:1])
