"""What says whether anything that was read answers: a few numbers, the same for calibration and for answers."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np

from assistant.reader.find import CANDIDATES, Found

NONE = -8.0
"""No passage counts for less than this logit."""

FEWEST = 150
"""Of smaller collections than this nothing was fitted: they count as this small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the probability is made of.

    ``answers`` is the log of the summed odds that a passage answers: the reader learned to weigh those against nothing
    at all, at 0; when fewer were there to read than usual, as if there had been more like them. ``passages`` is the log
    of how many passages there are to search: among many, one sooner looks like an answer. ``lacks_figure`` is 1
    when a figure is asked for and the best unit holds none, ``other_year`` when the year asked for stands neither in it
    nor at its document. What the search thinks is left out: it tells a right answer, but not whether there is any.
    """

    answers: float
    passages: float
    lacks_figure: float
    other_year: float

    def values(self) -> tuple[float, ...]:
        """The signals in their order."""
        return astuple(self)


def rank(found: Sequence[Found], search_weight: float) -> tuple[Found, ...]:
    """The passages, best first: by the reader's logit and, for its weight, the score of the search."""
    return tuple(sorted(found, key=lambda one: -(one.reading.passage_logit + search_weight * one.hit.score)))


def signals(ranked: Sequence[Found], *, searched: int, lacks_figure: bool, other_year: bool) -> Signals:
    """The signals of ranked passages, found among ``searched``; the last two are about the first."""
    logits = [max(one.reading.passage_logit, NONE) for one in ranked]
    return Signals(
        answers=float(np.logaddexp.reduce(logits) + np.log(CANDIDATES / len(logits))),
        passages=float(np.log(max(searched, FEWEST))),
        lacks_figure=float(lacks_figure),
        other_year=float(other_year),
    )
