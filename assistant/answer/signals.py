"""What says whether anything that was read answers: a few numbers, the same for calibration and for answers."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from assistant.reader.find import Found

NONE = -8.0
"""The logit of a passage or unit that is not there; nothing counts for less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the probability is made of.

    ``passage`` is the logit of the passage that is ranked first, ``unit`` that of its best unit, ``lead`` how far
    ``passage`` is above the logit of the next, ``best`` the highest logit of any passage. ``lacks_figure`` is 1 when a
    figure is asked for and the best unit holds none, ``other_year`` when the year asked for stands neither in it
    nor at its document. What the search thinks is left out: it tells a right answer, but not whether there is any.
    """

    passage: float
    unit: float
    lead: float
    best: float
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
    logits = [max(one.reading.passage_logit, NONE) for one in ranked]
    return Signals(
        passage=logits[0],
        unit=max(NONE, *ranked[0].reading.unit_logits),
        lead=logits[0] - (logits[1] if len(logits) > 1 else NONE),
        best=max(logits),
        lacks_figure=float(lacks_figure),
        other_year=float(other_year),
    )
