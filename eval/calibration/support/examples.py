"""Sentences that a passage supports, and sentences that it does not, made from the questions of the data.

Supported are a sentence of the passage, its main clause, and (as the nearest there is to a free wording) a question
that it answers. Not supported are a sentence from elsewhere in the document, one that is half of each, one with another
word of the document in it, one with two of its words in each other's place, the words of the passage in any order, one
that denies what the passage says, and a question that it does not answer.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from eval.training.examples.data import Data, Passage, Question

Kind = Literal[
    "copied", "shortened", "reworded", "elsewhere", "halved", "swapped", "moved", "shuffled", "denied", "unanswered"
]
SUPPORTED: tuple[Kind, ...] = ("copied", "shortened", "reworded")

OTHER_SUBJECT: tuple[Kind, ...] = ("elsewhere", "unanswered")
"""What the reader was trained to tell: it is about something else."""

_FEWEST, _MOST = 5, 45
_AROUND = 1
_CLAUSE = re.compile(r",\s+|\s+\(")
_DENIAL = re.compile(r"\b(?:niet|geen|nooit|noch)\s+", re.IGNORECASE)
_VERB = re.compile(r"\b(is|zijn|wordt|worden|heeft|hebben|kan|kunnen|moet|moeten|gaat|gaan|wil|willen|komt|komen)\b")
_LONG_WORD = re.compile(r"\b[a-zà-ÿ]{6,}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A sentence held against the sentences (``units``) of a passage; ``kind`` says how it was made."""

    kind: Kind
    text: str
    units: tuple[str, ...]
    passage: Passage

    @property
    def is_supported(self) -> bool:
        """Whether the passage says it."""
        return self.kind in SUPPORTED


def statements(data: Data, questions: Iterable[Question], draw: Random) -> Iterator[Statement]:
    """The statements that can be made of some questions, each with the evidence and the sentences around it."""
    of_document: dict[str, list[Passage]] = {}
    for passage in data.passages:
        of_document.setdefault(passage.document, []).append(passage)
    for question in questions:
        passage = data.passages[question.passage]
        if question.earlier:
            continue  # it does not say everything itself
        asked = question.text.rstrip(" ?")
        if not question.answered:
            place = draw.randrange(len(passage.units))
            yield _of("unanswered", asked, passage, place)
        elif question.evidence:
            yield _of("reworded", asked, passage, question.evidence[0])
            others = [one for one in of_document[passage.document] if one is not passage]
            yield from _of_evidence(passage, question.evidence[0], others, draw)


def _of_evidence(passage: Passage, place: int, others: Sequence[Passage], draw: Random) -> Iterator[Statement]:
    said = passage.units[place]
    if not _is_sentence(said):
        return
    yield _of("copied", said, passage, place)
    main = _CLAUSE.split(said)[0]
    if main != said and len(main.split()) >= _FEWEST:
        yield _of("shortened", main, passage, place)
    denied = _DENIAL.sub("", said, count=1) if _DENIAL.search(said) else _VERB.sub(r"\1 niet", said, count=1)
    if denied != said:
        yield _of("denied", denied, passage, place)
    yield from _out_of_order(passage, place, draw)
    foreign = [unit for one in others for unit in one.units if _is_sentence(unit) and unit not in passage.units]
    if not foreign:
        return
    other = draw.choice(foreign)
    yield _of("elsewhere", other, passage, place)
    mine, its = said.split(), other.split()
    yield _of("halved", " ".join([*mine[: len(mine) // 2], *its[len(its) // 2 :]]), passage, place)
    known = " ".join(passage.units).lower()
    new = [word for word in _LONG_WORD.findall(other) if word not in known]
    old = _LONG_WORD.findall(said)
    if new and old:
        yield _of("swapped", said.replace(draw.choice(old), draw.choice(new), 1), passage, place)


def _out_of_order(passage: Passage, place: int, draw: Random) -> Iterator[Statement]:
    said = passage.units[place]
    long = sorted(set(_LONG_WORD.findall(said)))
    if len(long) > 1:
        one, other = draw.sample(long, 2)
        yield _of("moved", said.replace(one, "\0").replace(other, one).replace("\0", other), passage, place)
    words = " ".join(_of("shuffled", "", passage, place).units).rstrip(".").split()
    draw.shuffle(words)
    yield _of("shuffled", " ".join(words[: len(said.split())]).capitalize() + ".", passage, place)


def _of(kind: Kind, text: str, passage: Passage, place: int) -> Statement:
    units = passage.units[max(0, place - _AROUND) : place + _AROUND + 1]
    return Statement(kind=kind, text=text, units=units, passage=passage)


def _is_sentence(text: str) -> bool:
    return _FEWEST <= len(text.split()) <= _MOST and text[:1].isupper() and text.rstrip().endswith(".")
