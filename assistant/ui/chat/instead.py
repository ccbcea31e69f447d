"""What somebody can do when an answer is no help: another question that is answered, a part, a place, or alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.pipeline import answer_question
from assistant.question.clean import clean
from assistant.question.mentions import unmentioned_in
from assistant.question.parts import split_question
from assistant.ui import texts as shared
from assistant.ui.chat import texts
from assistant.ui.examples import in_sentence, is_subject
from assistant.ui.places.known import places_of
from assistant.ui.places.named import nearest
from assistant.ui.saved.values import Turn
from index.library import Library

_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A question to ask with one press, ``alone`` without the questions before it; or a ``place`` to look at."""

    label: str
    question: str = ""
    alone: bool = False
    place: str = ""


def offers(library: Library, turn: Turn, history: Sequence[str]) -> tuple[Offer, ...]:
    """What to offer below a refusal or a doubtful answer; nothing below any other.

    Another question is offered only when the documents answer it.
    """
    if turn.answer.status not in ("not_found", "partial"):
        return ()
    found: list[Offer] = []
    if history:
        found.append(Offer(label=texts.ALONE, question=turn.question, alone=True))
    parts = split_question(clean(turn.question))
    if len(parts) > 1:
        found += [Offer(label=part, question=part) for part in parts]
    if turn.answer.status == "not_found":
        found += [Offer(label=texts.LOOK_AT.format(name=name), place=name) for name in _like(library, turn)]
        found += [Offer(label=one, question=one) for one in _answered(library, _ideas(turn))]
    return tuple(found)


def _like(library: Library, turn: Turn) -> Sequence[str]:
    """The place of the documents that is most like each name that they do not mention."""
    unknown = unmentioned_in(library, turn.question).names
    places = places_of(library) if unknown else ()
    return [place.name for name in unknown for place in nearest(places, name, most=1)]


def _ideas(turn: Turn) -> Sequence[str]:
    """Questions about what the nearest passage is about."""
    asked = []
    for citation in turn.answer.citations:
        heading = " ".join(citation.headings[-1:])
        heading = heading.partition(" ")[2] if heading[:1].isdigit() else heading
        if is_subject(heading, citation.document.title):
            asked.append(shared.EXAMPLE_SUBJECT.format(subject=in_sentence(heading, citation.quote)))
    return list(dict.fromkeys(asked))[:_MOST]


def _answered(library: Library, questions: Sequence[str]) -> Sequence[str]:
    return [question for question in questions if answer_question(library, question).status == "answered"]
