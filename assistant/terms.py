"""The words of a question and how well a piece of text covers them.

Coverage is the share of the question's weight (rare words weigh more) that a text accounts for: by the word itself, by
a related word of the thesaurus, or by a part of a compound. It is the assistant's main guard against answers that are
merely on topic: what the question is about has to stand in or directly around the sentence that answers it.
"""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from assistant.thesaurus import Thesaurus
from index.words import WordIndex

RELATED = 0.8
TAIL = 0.7
PART = 0.45
_SHORTEST_TAIL, _SHORTEST_HEAD = 3, 4
_MISSING, _WEAK = 0.2, 0.5
_LIGHT_WEIGHT = 0.25
_WORDS = Path(__file__).with_name("question_words.toml")
_TOPIC_WEIGHT = 0.6
_TITLE_WEIGHT = 0.4


@lru_cache(maxsize=1)
def _question_words() -> tuple[frozenset[str], frozenset[str]]:
    lists: dict[str, str] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return frozenset(lists["asking"].split()), frozenset(lists["light"].split())


def is_empty(word: str) -> bool:
    """Whether a word of a question only asks, and says nothing of what the question is about."""
    return word.lower() in _question_words()[0]


def is_light(word: str) -> bool:
    """Whether a word says little of what a question is about, such as an adverb or a light verb."""
    return word.lower() in _question_words()[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of a question: as written, its stem, the parts of a compound, related stems, and its weight (0 to 1)."""

    surface: str
    stem: str
    parts: frozenset[str]
    related: frozenset[str]
    weight: float
    known: bool


def question_terms(
    text: str, words: WordIndex, thesaurus: Thesaurus, topic: str = "", titles: frozenset[str] = frozenset()
) -> tuple[Term, ...]:
    """The words of a question that carry meaning.

    Those of ``topic``, taken over from earlier turns, weigh less, and so do words that stand in the title of a document
    (``titles``, stems): they say where to look rather than what is asked.
    """
    own = _terms(text, words, thesaurus, 1.0)
    seen = {term.stem for term in own}
    taken_over = tuple(t for t in _terms(topic, words, thesaurus, _TOPIC_WEIGHT) if t.stem not in seen)
    found = own + taken_over or _terms(text, words, thesaurus, 1.0, every=True)
    return tuple(replace(t, weight=t.weight * _TITLE_WEIGHT) if t.stem in titles else t for t in found)


def _terms(
    text: str, words: WordIndex, thesaurus: Thesaurus, factor: float, *, every: bool = False
) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    ceiling = math.log(1 + max(len(words), 2))
    for surface, terms in words.analyse_words(text):
        if not terms or (is_empty(surface) and not every):
            continue
        stem, parts = terms[0], frozenset(terms[1:])
        weight = min(1.0, words.idf(stem) / ceiling) if words.mentions(stem) else 1.0
        found.setdefault(
            stem,
            Term(
                surface=surface,
                stem=stem,
                parts=parts,
                related=thesaurus.get(stem, frozenset()),
                weight=factor * max(weight, 0.1) * (_LIGHT_WEIGHT if is_light(surface) else 1.0),
                known=words.mentions(stem),
            ),
        )
    return tuple(found.values())


def match(term: Term, stems: frozenset[str]) -> float:
    """How far a set of stems accounts for a word of the question, 0 to 1."""
    if term.stem in stems or (len(term.parts) > 1 and term.parts <= stems):
        return 1.0
    if term.related & stems:
        return RELATED
    if any(_is_tail(term.stem, other) for other in stems):
        return TAIL
    return PART if term.parts & stems or any(_is_tail(other, term.stem) for other in stems) else 0.0


def _is_tail(stem: str, compound: str) -> bool:
    """Whether a word is the second half of a compound: what the compound names is then of that kind."""
    return len(stem) >= _SHORTEST_TAIL and len(compound) >= len(stem) + _SHORTEST_HEAD and compound.endswith(stem)


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
