"""The words of a question: which ones say what it is about, what may stand for them, and how much each weighs."""

import math
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from assistant.thesaurus import Thesaurus
from index.words.words import WordIndex

_SHORTEST_TAIL, _SHORTEST_HEAD, _SHORTEST_TAIL_KEPT = 3, 4, 6
_LIGHT_WEIGHT = 0.25
_UNKNOWN = 1.0
"""A word that no document knows counts in full: what nobody writes about is not answered around."""
_WORDS = Path(__file__).with_name("question_words.toml")
_MEASURE = re.compile(r"\bhoe\s+(hoog|groot|hoge|grote)\b", re.IGNORECASE)
"""What is asked is then a figure; a text that gives it seldom says that it is high."""
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
    """A word of a question: as written, its stem, the parts of a compound, related stems, and its weight (0 to 1).

    ``wholes`` are the compounds in the text at hand that end in this word, or that hold more between its two parts;
    ``ends`` the words there that this word, a compound itself, ends in. Both are filled in by ``grounded``.
    """

    surface: str
    stem: str
    parts: frozenset[str]
    related: frozenset[str]
    weight: float
    known: bool
    wholes: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()


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
    measures = {found.lower() for found in _MEASURE.findall(text)}
    for surface, terms in words.analyse_words(text):
        if not terms or (is_empty(surface) and not every):
            continue
        stem, parts = terms[0], frozenset(terms[1:])
        is_slight = is_light(surface) or surface.lower() in measures
        weight = min(1.0, words.idf(stem) / ceiling) if words.mentions(stem) else _UNKNOWN
        found.setdefault(
            stem,
            Term(
                surface=surface,
                stem=stem,
                parts=parts,
                related=thesaurus.get(stem, frozenset()),
                weight=factor * max(weight, 0.1) * (_LIGHT_WEIGHT if is_slight else 1.0),
                known=words.mentions(stem),
            ),
        )
    return tuple(found.values())


def grounded(terms: Sequence[Term], vocabulary: frozenset[str]) -> tuple[Term, ...]:
    """The words of a question with the compounds of the text at hand; ``vocabulary`` holds all stems there."""
    return tuple(
        replace(
            term,
            wholes=frozenset(s for s in vocabulary if is_tail(term.stem, s) or _is_shorter(term.stem, s)),
            ends=frozenset(stem for stem in vocabulary if is_tail(stem, term.stem)),
        )
        for term in terms
    )


def is_tail(stem: str, compound: str) -> bool:
    """Whether a word is the second half of a compound: what the compound names is then of that kind."""
    return len(stem) >= _SHORTEST_TAIL and len(compound) >= len(stem) + _SHORTEST_HEAD and compound.endswith(stem)


def _is_shorter(stem: str, compound: str) -> bool:
    """Whether a compound is another one with its middle left out: woningcorporatie, woningbouwcorporatie."""
    if len(stem) < _SHORTEST_TAIL_KEPT + _SHORTEST_HEAD or len(compound) < len(stem) + _SHORTEST_TAIL:
        return False
    if not (compound.startswith(stem[:_SHORTEST_HEAD]) and compound.endswith(stem[-_SHORTEST_TAIL_KEPT:])):
        return False
    return any(
        compound.startswith(stem[:cut]) and compound.endswith(stem[cut:])
        for cut in range(_SHORTEST_HEAD, len(stem) - _SHORTEST_TAIL_KEPT + 1)
    )
