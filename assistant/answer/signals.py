"""What says whether anything that was read answers: a few numbers, the same for calibration and for answers."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

NONE = -8.0
"""The logit of a passage or unit that is not there; nothing counts for less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that was found and read.

    ``score`` is that of the search (0 to 1, the best of both ways is 1), ``closeness`` the cosine of question and
    passage (0 when only words found it); the logits are the reader's, those of the units in their order.
    """

    score: float
    closeness: float
    passage_logit: float
    unit_logits: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the probability is made of.

    ``passage`` is the logit of the passage that is ranked first, ``unit`` that of its best unit and ``margin`` how far
    that is above the next unit; ``lead`` how far ``passage`` is above the logit of the next passage, ``best`` the
    highest logit of any passage; ``score`` and ``closeness`` are those of the first. ``lacks_figure`` is 1 when the
    question asks for a figure and the best unit holds none, ``other_year`` when its year stands neither in the passage
    nor at its document.
    """

    passage: float
    unit: float
    margin: float
    lead: float
    best: float
    score: float
    closeness: float
    lacks_figure: float
    other_year: float

    def values(self) -> tuple[float, ...]:
        """The signals in their order."""
        return astuple(self)


def rank(candidates: Sequence[Candidate], search_weight: float) -> list[int]:
    """The places of the candidates, best first: by the reader's logit and, for its weight, the score of the search."""
    keys = [one.passage_logit + search_weight * one.score for one in candidates]
    return sorted(range(len(candidates)), key=lambda place: -keys[place])


def signals(candidates: Sequence[Candidate], order: Sequence[int], *, lacks_figure: bool, other_year: bool) -> Signals:
    """The signals of ranked candidates; ``lacks_figure`` and ``other_year`` are about the first."""
    first = candidates[order[0]]
    passage = max(first.passage_logit, NONE)
    unit, next_unit = _two_highest(first.unit_logits)
    return Signals(
        passage=passage,
        unit=unit,
        margin=unit - next_unit,
        lead=passage - (max(candidates[order[1]].passage_logit, NONE) if len(order) > 1 else NONE),
        best=max(NONE, *(one.passage_logit for one in candidates)),
        score=first.score,
        closeness=first.closeness,
        lacks_figure=float(lacks_figure),
        other_year=float(other_year),
    )


def _two_highest(logits: Sequence[float]) -> tuple[float, float]:
    highest = sorted((max(logit, NONE) for logit in logits), reverse=True)
    first, second = [*highest, NONE, NONE][:2]
    return first, second
