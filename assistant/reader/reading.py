"""Reading passages for a question with the trained reader."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.values import Passage
from corpus.values import Document
from index.model.reading import ReaderModel
from index.passages import Unit, heading_path, units_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader makes of one passage for one question.

    ``passage_logit`` says whether the passage answers, ``unit_logits`` how much each of ``units`` is the evidence; a
    sigmoid makes them 0 to 1. A unit beyond what the reader takes in has -inf. ``row`` is the row of the chunk.
    """

    passage: Passage
    row: int
    units: tuple[Unit, ...]
    passage_logit: float
    unit_logits: tuple[float, ...]

    @property
    def answers(self) -> float:
        """How sure the reader is that the passage answers, 0 to 1."""
        return sigmoid(self.passage_logit)

    @property
    def evidence(self) -> tuple[float, ...]:
        """How sure the reader is of each unit, 0 to 1."""
        return tuple(sigmoid(logit) for logit in self.unit_logits)


def read(
    model: ReaderModel, question: str, earlier: str, passages: Sequence[tuple[int, Passage]]
) -> tuple[Reading, ...]:
    """Read passages (each with the row of its chunk) for a question, in the order given.

    ``earlier`` is the question before it in the conversation, empty when it stands alone.
    """
    units = [units_of(passage.chunk) for _, passage in passages]
    about = [(dated_title(passage.document), heading_path(passage.chunk)) for _, passage in passages]
    told = [[unit.text for unit in found] for found in units]
    judged = model.judge(question, earlier, list(zip(about, told, strict=True)))
    return tuple(
        Reading(passage=passage, row=row, units=found, passage_logit=one.passage, unit_logits=one.units)
        for (row, passage), found, one in zip(passages, units, judged, strict=True)
    )


def dated_title(document: Document) -> str:
    """The title of a document, with its year when that is known and not in it."""
    year = document.date[:4]
    return f"{document.title} ({year})" if year and year not in document.title else document.title


def sigmoid(logit: float) -> float:
    """A logit as a number from 0 to 1."""
    return float(1 / (1 + np.exp(-np.clip(logit, -60, 60))))
