"""How well a piece of text covers the words of a question.

Coverage is the share of the question's weight (rare words weigh more) that a text accounts for: by the word itself, by
a related word of the thesaurus, or by a part of a compound. It is the assistant's main guard against answers that are
merely on topic: what the question is about has to stand in or directly around the sentence that answers it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.terms import Term

RELATED = 0.8
TAIL = 0.7
PART = 0.45
_MISSING, _WEAK = 0.2, 0.5


def match(term: Term, stems: frozenset[str]) -> float:
    """How far a set of stems accounts for a word of the question, 0 to 1."""
    if term.stem in stems or (len(term.parts) > 1 and term.parts <= stems):
        return 1.0
    if term.related & stems:
        return RELATED
    if term.wholes & stems:
        return TAIL
    return PART if term.parts & stems or term.ends & stems else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far a piece of text and its surroundings account for a question, as a share of its weight.

    ``total`` counts the surroundings for less, ``own`` only the text itself, ``near`` the text and the first level
    around it (its headings); ``missing`` are the words that nothing accounts for, ``weak`` those together with the
    words that are hardly accounted for.
    """

    total: float
    own: float
    near: float
    missing: tuple[Term, ...]
    weak: tuple[Term, ...]


def coverage(terms: Sequence[Term], levels: Sequence[tuple[float, frozenset[str]]]) -> Coverage:
    """Coverage of a question by a text and what is around it: pairs of a discount and the stems there, text first."""
    weight = sum(term.weight for term in terms)
    if not weight:
        return Coverage(total=0.0, own=0.0, near=0.0, missing=(), weak=())
    total = own = near = 0.0
    missing, weak = [], []
    for term in terms:
        levelled = [discount * match(term, stems) for discount, stems in levels]
        best = max(levelled, default=0.0)
        total += term.weight * best
        own += term.weight * levelled[0]
        near += term.weight * max(levelled[:2])
        if best < _MISSING:
            missing.append(term)
        if best < _WEAK:
            weak.append(term)
    return Coverage(
        total=total / weight, own=own / weight, near=near / weight, missing=tuple(missing), weak=tuple(weak)
    )
