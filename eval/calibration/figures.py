"""How good the probability is, and what each threshold would do; all by cross-validation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from eval.benchmarks.reading import auc
from eval.calibration.asking import Example
from eval.calibration.model import Numbers
from eval.figures.reliability import calibration_error, table

STEPS = tuple(step / 100 for step in range(1, 100))
FOUND_RIGHT = 0.85
"""What is shown as an answer, without a doubt, should be right this often."""

LEAST_SURE = 0.7
"""And none of it less likely: documents of another kind than those that are fitted on are harder."""

MOST_REFUSED = 0.05
"""At most this part of what can be answered is refused; so much is given up to refuse more of what cannot."""

_TOLD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of a probability.

    ``questions`` counts a question once in the whole pool and once in a small part of it; ``right`` those of which what
    would be shown is right. The areas under the ROC curve are the chance
    that a right one is above one that is not, and that an answerable question is above one that is not; None without
    both. ``calibration_error`` is the expected one, in ten bins.
    """

    questions: int
    answerable: int
    right: int
    auc_right: float | None
    auc_answerable: float | None
    calibration_error: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """What showing from a threshold on does; shares, None where nothing counts.

    ``shown`` of all questions; ``right`` of what is shown; ``over_refused`` of the answerable questions, and
    ``refused`` of the others, what is below it.
    """

    threshold: float
    shown: float
    right: float | None
    over_refused: float | None
    refused: float | None


def figures(examples: Sequence[Example], right: Numbers, anything: Numbers) -> Figures:
    """The figures of the two probabilities that were given to examples."""
    pairs = [(float(sure), one) for sure, one in zip(right, examples, strict=True)]
    answers = [(float(sure), one) for sure, one in zip(anything, examples, strict=True)]
    return Figures(
        questions=len(examples),
        answerable=sum(one.answerable for one in examples),
        right=sum(one.right for one in examples),
        auc_right=auc([sure for sure, one in pairs if one.right], [sure for sure, one in pairs if not one.right]),
        auc_answerable=auc(
            [sure for sure, one in answers if one.answerable], [sure for sure, one in answers if not one.answerable]
        ),
        calibration_error=calibration_error(table([(sure, one.right) for sure, one in pairs])),
    )


def thresholds(examples: Sequence[Example], given: Numbers) -> tuple[Threshold, ...]:
    """What each threshold does, from low to high."""
    right = np.array([one.right for one in examples])
    answerable = np.array([one.answerable for one in examples])
    return tuple(
        Threshold(
            threshold=step,
            shown=float(shown.mean()),
            right=float(right[shown].mean()) if shown.any() else None,
            over_refused=float((~shown)[answerable].mean()) if answerable.any() else None,
            refused=float((~shown)[~answerable].mean()) if not answerable.all() else None,
        )
        for step in STEPS
        for shown in (given >= step,)
    )


def trade_off(tried: Sequence[Threshold]) -> tuple[Threshold, ...]:
    """The thresholds that are told: one in five."""
    return tuple(tried[_TOLD - 1 :: _TOLD])


def possible_from(tried: Sequence[Threshold], otherwise: float) -> float:
    """The highest threshold below which few of the answerable questions are; else ``otherwise``."""
    few = [one.threshold for one in tried if one.over_refused is not None and one.over_refused <= MOST_REFUSED]
    return max(few, default=otherwise)


def found_from(tried: Sequence[Threshold], otherwise: float) -> float:
    """The lowest threshold, not below LEAST_SURE, from which enough of what is shown is right; else ``otherwise``."""
    sure = [one for one in tried if one.threshold >= LEAST_SURE]
    enough = (one.threshold for one in sure if (one.right or 0.0) >= FOUND_RIGHT)
    return next(enough, otherwise)
