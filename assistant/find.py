"""Looking one question up: search, read the passages, score their sentences, decide whether they answer it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.decide import Decision, decide, focus_terms
from assistant.evidence import Piece, background, pieces_of
from assistant.followup import Standalone
from assistant.lists import ScoredList, enumerations, score_lists, whole
from assistant.mentions import Mentions, unmentioned
from assistant.question import Question, parse_question
from assistant.score import Scored, Stems, score_pieces
from assistant.terms import Term, question_terms
from assistant.thesaurus import load_thesaurus
from assistant.values import Passage
from index.library import Library
from index.search import search

PASSAGES = 20
"""How many passages are read for a question: on real municipal documents the right page is among 20 in 8 of 10."""

_OFF_TOPIC_COVERAGE, _OFF_TOPIC_Z = 0.2, 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found for one question: the decision, what it is about, and what the documents do not mention.

    ``off_topic`` says that no document knows any of its words or anything like them.
    """

    question: Question
    decision: Decision
    passages: tuple[Passage, ...]
    unmentioned: Mentions
    off_topic: bool


def find(library: Library, complete: Standalone, asked: str) -> Finding:
    """Look one question up; ``asked`` is what the user typed."""
    question = parse_question(complete.text, asked, complete.topic)
    query = library.embed_query(complete.full)
    hits = search(library, complete.full, k=PASSAGES, query_vector=query)
    passages = []
    pieces: list[Piece] = []
    for hit in hits:
        chunk = library.chunk(hit.row)
        passage = Passage(chunk=chunk, document=library.document(chunk.document), score=hit.score)
        passages.append(passage)
        pieces += pieces_of(library, passage, hit.row, query)
    missing = unmentioned(library, question, passages)
    titles = _stems(library)(" ".join(f"{d.title} {d.kind} {d.date[:4]}" for d in library.documents))
    terms = question_terms(complete.text, library.words, load_thesaurus(), complete.topic, titles)
    noise = background(library, query)
    scored = score_pieces(question, terms, pieces, _stems(library), noise)
    lists = _lists(library, question, pieces, terms, noise, query)
    decision = decide(question, terms, scored, lists, focus_terms(question, terms))
    if missing:
        decision = Decision(
            extracts=(), nearest=scored[0].piece if scored else None, reason=f"not mentioned: {missing}"
        )
    return Finding(
        question=question,
        decision=decision,
        passages=tuple(passages),
        unmentioned=missing,
        off_topic=not missing and _is_off_topic(terms, scored),
    )


def _is_off_topic(terms: Sequence[Term], scored: Sequence[Scored]) -> bool:
    """Whether a question has nothing to do with the documents: its words are unknown and nothing is like it."""
    known = any(term.known or term.related or term.parts for term in terms)
    covered = max((one.coverage.total for one in scored), default=0.0)
    alike = max((one.z for one in scored), default=0.0)
    return covered < _OFF_TOPIC_COVERAGE and (not known or alike < _OFF_TOPIC_Z)


def _lists(
    library: Library,
    question: Question,
    pieces: Sequence[Piece],
    terms: Sequence[Term],
    noise: tuple[float, float],
    query: np.ndarray,
) -> tuple[ScoredList, ...]:
    if not question.wants_list:
        return ()
    found = [whole(library, one, query) for one in enumerations(pieces)]
    return score_lists(found, terms, _stems(library), noise, _count_asked(question))


def _stems(library: Library) -> Stems:
    return lambda text: frozenset(library.words.analyse(text))


def _count_asked(question: Question) -> int | None:
    numbers = [fact for fact in question.facts if fact.kind == "number" and re.fullmatch(r"\d{1,2}", fact.value)]
    return int(numbers[0].value) if len(numbers) == 1 else None
