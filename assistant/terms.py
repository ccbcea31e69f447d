"""The words of a question and how well a piece of text covers them.

Coverage is the share of the question's weight (rare words weigh more) that a text accounts for: by the word itself, by a
related word of the thesaurus, or by a part of a compound. It is the assistant's main guard against answers that are
merely on topic: what the question is about has to stand in or directly around the sentence that answers it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.thesaurus import Thesaurus
from index.words import WordIndex

RELATED = 0.8
PART = 0.45
_TOPIC_WEIGHT = 0.6

_EMPTY = frozenset(
    "staan staat stond gebeuren gebeurt gaan gaat komen komt kwam doen doet deed zeggen zegt noemen noemt genoemd vertel "
    "vertellen geven geef vinden vind weten weet willen wil graag precies eigenlijk eens even iets alles allemaal "
    "document documenten stuk stukken tekst informatie vraag antwoord uitleg uitleggen leg beschrijf beschrijven "
    "betekenen betekent bedoelen bedoeld bedoelt heten heet hoeveel hoelang soort soorten manier zaak dingen ding "
    "rondom betreffende volgens binnen tijdens overzicht lijst lijstje opsomming som noem klopt waar juist toe "
    "moeten moet mogen mag kunnen kan zullen zal zou blijven blijft worden wordt hebben heeft zijn krijgen krijgt maken "
    "maakt laten laat liggen ligt zitten zit houden houdt zien ziet nu straks ooit nog al wel ongeveer circa totaal".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of a question: as written, its stem, the parts of a compound, related stems, and its weight (0 to 1)."""

    surface: str
    stem: str
    parts: frozenset[str]
    related: frozenset[str]
    weight: float
    known: bool


def question_terms(text: str, words: WordIndex, thesaurus: Thesaurus, topic: str = "") -> tuple[Term, ...]:
    """The words of a question that carry meaning; those of ``topic``, taken over from earlier turns, weigh less."""
    own = _terms(text, words, thesaurus, 1.0)
    seen = {term.stem for term in own}
    return own + tuple(t for t in _terms(topic, words, thesaurus, _TOPIC_WEIGHT) if t.stem not in seen)


def _terms(text: str, words: WordIndex, thesaurus: Thesaurus, factor: float) -> tuple[Term, ...]:
    found: dict[str, Term] = {}
    ceiling = math.log(1 + max(len(words), 2))
    for surface, terms in words.analyse_words(text):
        if not terms or surface.lower() in _EMPTY:
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
                weight=factor * max(weight, 0.1),
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
    return PART if term.parts & stems else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far a piece of text and its surroundings account for a question, as a share of its weight.

    ``total`` counts the surroundings for less, ``own`` only the text itself, ``missing`` are the words that nothing
    accounts for.
    """

    total: float
    own: float
    missing: tuple[Term, ...]


def coverage(terms: Sequence[Term], levels: Sequence[tuple[float, frozenset[str]]]) -> Coverage:
    """Coverage of a question by a text and its surroundings: pairs of a discount and the stems there, the text first."""
    weight = sum(term.weight for term in terms)
    if not weight:
        return Coverage(total=0.0, own=0.0, missing=())
    total = own = 0.0
    missing = []
    for term in terms:
        levelled = [discount * match(term, stems) for discount, stems in levels]
        best = max(levelled, default=0.0)
        total += term.weight * best
        own += term.weight * levelled[0]
        if best < 0.2:
            missing.append(term)
    return Coverage(total=total / weight, own=own / weight, missing=tuple(missing))
