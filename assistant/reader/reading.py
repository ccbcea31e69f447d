"""Reading passages for a question with the trained reader."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.reader.layout import Row, lay_out
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
    laid = [
        lay_out(
            model.tokens.of,
            model.tokens.begin,
            model.tokens.end,
            question=question,
            earlier=earlier,
            about=(dated_title(passage.document), heading_path(passage.chunk)),
            units=[unit.text for unit in found],
        )
        for (_, passage), found in zip(passages, units, strict=True)
    ]
    given = model.logits([row.ids for row in laid])
    return tuple(
        Reading(
            passage=passage,
            row=place,
            units=found,
            passage_logit=float(logits[0, 0]),
            unit_logits=unit_means(row, logits[:, 1], len(found)),
        )
        for (place, passage), found, row, logits in zip(passages, units, laid, given, strict=True)
    )


def dated_title(document: Document) -> str:
    """The title of a document, with its year when that is known and not in it."""
    year = document.date[:4]
    return f"{document.title} ({year})" if year and year not in document.title else document.title


def unit_means(row: Row, evidence: NDArray[np.float32], count: int) -> tuple[float, ...]:
    """The mean of the logits of the tokens of each unit; -inf for a unit without tokens."""
    owner = np.array(row.owner)
    means = (float(evidence[owner == number].mean()) if number in row.owner else -np.inf for number in range(count))
    return tuple(float(mean) for mean in means)


def sigmoid(logit: float) -> float:
    """A logit as a number from 0 to 1."""
    return float(1 / (1 + np.exp(-np.clip(logit, -60, 60))))
