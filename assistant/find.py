"""Looking one question up: search, read the passages, score their sentences, decide whether they answer it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.compose import Extract
from assistant.decide import Decision, decide, focus_terms, nearest
from assistant.evidence import Piece, background, pieces_of
from assistant.followup import Standalone
from assistant.lists import ScoredList, enumerations, score_lists, whole
from assistant.mentions import Mentions, unmentioned
from assistant.question import Question, is_about_money, parse_question
from assistant.scope import documents_named
from assistant.score import Scored, Stems, score_pieces, text_with_columns
from assistant.terms import Term, grounded, question_terms
from assistant.thesaurus import load_thesaurus
from assistant.values import Passage
from corpus.values import Document
from index.library import Library
from index.search import Hit, search

PASSAGES = 20
"""How many passages are read for a question: on real municipal documents the right page is among 20 in 8 of 10."""

_PASSAGES_TO_COMPARE = 120
_OFF_TOPIC = 0.2
_SAME_START = 5
_MONEY_WEIGHT = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found for one question.

    ``decision`` is what was decided and why, ``unmentioned`` what the documents do not mention of the question,
    ``silent`` the documents it names that say nothing about it. ``off_topic`` says that no document knows any of its
    words or anything like them.
    """

    question: Question
    decision: Decision
    passages: tuple[Passage, ...]
    unmentioned: Mentions
    silent: tuple[Document, ...]
    off_topic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """A question with what is needed to judge any passage by it."""

    library: Library
    question: Question
    terms: tuple[Term, ...]
    query: np.ndarray
    noise: tuple[float, float]
    named: tuple[Document, ...]
    stems: Stems


def find(library: Library, complete: Standalone, asked: str) -> Finding:
    """Look one question up; ``asked`` is what the user typed."""
    question = parse_question(complete.text, asked, complete.topic)
    query = library.embed_query(complete.full)
    stems = _stems(library)
    titles = stems(" ".join(f"{d.title} {d.kind} {d.date[:4]}" for d in library.documents))
    terms = question_terms(complete.text, library.words, load_thesaurus(), complete.topic, titles)
    sought = _Search(
        library=library,
        question=question,
        terms=_weighed(question, terms),
        query=query,
        noise=background(library, query),
        named=documents_named(complete.text, library.documents, stems),
        stems=stems,
    )
    hits = search(library, complete.full, k=PASSAGES, query_vector=query)
    passages = _passages(library, hits)
    missing = unmentioned(library, question, [passage for _, passage in passages])
    scored = _scored(sought, passages)
    decision, silent = _decision(sought, scored), tuple[Document, ...]()
    if len(sought.named) > 1 and not missing:
        together, quiet = _side_by_side(sought, complete)
        decision, silent = (together, quiet) if together.extracts else (decision, silent)
    if missing:
        near = nearest(scored) if scored else None
        decision = Decision(extracts=(), nearest=near, reason=f"not mentioned: {missing.names + missing.years}")
    return Finding(
        question=question,
        decision=decision,
        passages=tuple(passage for _, passage in passages),
        unmentioned=missing,
        silent=silent,
        off_topic=not missing and _is_off_topic(library, sought.terms, scored),
    )


def _weighed(question: Question, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The words of a question for an amount, with less weight for those that only ask for money."""
    if question.expects != "amount":
        return terms
    return tuple(
        replace(term, weight=term.weight * _MONEY_WEIGHT) if is_about_money(term.surface) else term for term in terms
    )


def _passages(library: Library, hits: Sequence[Hit]) -> list[tuple[int, Passage]]:
    found = []
    for hit in hits:
        chunk = library.chunk(hit.row)
        found.append((hit.row, Passage(chunk=chunk, document=library.document(chunk.document), score=hit.score)))
    return found


def _scored(sought: _Search, passages: Sequence[tuple[int, Passage]]) -> tuple[Scored, ...]:
    pieces = [piece for row, passage in passages for piece in pieces_of(sought.library, passage, row, sought.query)]
    named = frozenset(document.id for document in sought.named)
    vocabulary = frozenset[str]().union(*(sought.stems(text_with_columns(piece)) for piece in pieces))
    terms = grounded(sought.terms, vocabulary.union(*(sought.stems(p.chunk.text) for _, p in passages)))
    return score_pieces(sought.question, terms, pieces, sought.stems, sought.noise, named)


def _decision(sought: _Search, scored: Sequence[Scored]) -> Decision:
    lists = _lists(sought, [one.piece for one in scored])
    return decide(sought.question, sought.terms, scored, lists, focus_terms(sought.question, sought.terms))


def _side_by_side(sought: _Search, complete: Standalone) -> tuple[Decision, tuple[Document, ...]]:
    """Answer a question about several documents from each of them; the years that only name them are left aside."""
    years = {document.date[:4] for document in sought.named}
    facts = tuple(fact for fact in sought.question.facts if fact.value not in years)
    titles = sought.stems(" ".join(f"{d.title} {d.kind} {d.date[:4]}" for d in sought.named))
    about = tuple(term for term in sought.terms if term.stem not in titles)
    inside = replace(sought, question=replace(sought.question, facts=facts), terms=about or sought.terms, named=())
    hits = search(sought.library, complete.full, k=_PASSAGES_TO_COMPARE, query_vector=sought.query)
    extracts: list[Extract] = []
    silent: list[Document] = []
    near: Piece | None = None
    confidence = 0.0
    for document in sought.named:
        rows = sought.library.rows_of(document.id)
        scored = _scored(inside, _passages(sought.library, [hit for hit in hits if hit.row in rows][:PASSAGES]))
        decision = _decision(inside, scored)
        extracts += decision.extracts
        confidence = max(confidence, decision.confidence)
        near = near or decision.nearest
        if not decision.extracts:
            silent.append(document)
    reason = f"{len(sought.named)} documents side by side, {len(silent)} silent"
    decided = Decision(extracts=tuple(extracts), nearest=near, reason=reason, confidence=confidence)
    return decided, tuple(silent)


def _is_off_topic(library: Library, terms: Sequence[Term], scored: Sequence[Scored]) -> bool:
    """Whether a question has nothing to do with the documents: none of its words, nor any like them, stands there."""
    covered = max((one.coverage.total for one in scored), default=0.0)
    return covered < _OFF_TOPIC and not any(_is_kin(library, term) for term in terms)


def _is_kin(library: Library, term: Term) -> bool:
    """Whether the documents have a word of the question, one that may stand for it, or one that begins like it."""
    if term.known or term.parts or any(library.words.mentions(word) for word in term.related):
        return True
    start = term.stem[:_SAME_START]
    return len(start) == _SAME_START and any(word.lower().startswith(start) for word in library.words.vocabulary)


def _lists(sought: _Search, pieces: Sequence[Piece]) -> tuple[ScoredList, ...]:
    if not sought.question.wants_list:
        return ()
    found = [whole(sought.library, one, sought.query) for one in enumerations(pieces)]
    return score_lists(found, sought.terms, sought.stems, sought.noise, _count_asked(sought.question))


def _stems(library: Library) -> Stems:
    """The analysis of the index as sets; a text that is looked at twice for one question is analysed once."""
    known: dict[str, frozenset[str]] = {}

    def stems(text: str) -> frozenset[str]:
        if text not in known:
            known[text] = frozenset(library.words.analyse(text))
        return known[text]

    return stems


def _count_asked(question: Question) -> int | None:
    numbers = [fact for fact in question.facts if fact.kind == "number" and re.fullmatch(r"\d{1,2}", fact.value)]
    return int(numbers[0].value) if len(numbers) == 1 else None
