"""What says whether anything that was read answers: a few numbers, the same for calibration and for answers."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from assistant.reader.find import Found

NONE = -8.0
"""The logit of a passage or unit that is not there; nothing counts for less."""


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


def rank(found: Sequence[Found], search_weight: float) -> tuple[Found, ...]:
    """The passages, best first: by the reader's logit and, for its weight, the score of the search."""
    return tuple(sorted(found, key=lambda one: -(one.reading.passage_logit + search_weight * one.hit.score)))


def signals(ranked: Sequence[Found], *, lacks_figure: bool, other_year: bool) -> Signals:
    """The signals of ranked passages; ``lacks_figure`` and ``other_year`` are about the first."""
    first = ranked[0]
    logits = [max(one.reading.passage_logit, NONE) for one in ranked]
    unit, next_unit = _two_highest(first.reading.unit_logits)
    return Signals(
        passage=logits[0],
        unit=unit,
        margin=unit - next_unit,
        lead=logits[0] - (logits[1] if len(logits) > 1 else NONE),
        best=max(logits),
        score=first.hit.score,
        closeness=first.hit.dense,
        lacks_figure=float(lacks_figure),
        other_year=float(other_year),
    )


def _two_highest(logits: Sequence[float]) -> tuple[float, float]:
    highest = sorted((max(logit, NONE) for logit in logits), reverse=True)
    first, second = [*highest, NONE, NONE][:2]
    return first, second
