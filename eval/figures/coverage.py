"""Risk and coverage: what the assistant would do if it answered more, or less, than it does.

Its own threshold is one point; a threshold can be moved until any one figure looks good. So every figure that trades
against another is given along all thresholds: the risk against the coverage, and the questions refused that have an
answer against those refused that have none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.figures.intervals import Estimate, wilson
from eval.scoring.scores import ANSWERS
from eval.values import Result

Point = tuple[float, float]
"""Two shares, across and up."""


STEPS = tuple(step / 20 for step in range(20))
"""The thresholds of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """What comes of answering only with a confidence of at least ``threshold``; shares, None where nothing counts.

    ``coverage`` is the share of questions answered, ``risk`` the share of those that are not right, ``over_refusal``
    the share of answerable questions refused, ``refused`` the share refused of those that the documents do not answer.
    """

    threshold: float
    coverage: float
    risk: float | None
    over_refusal: float | None
    refused: float | None


def answered(results: Sequence[Result]) -> tuple[Result, ...]:
    """Return the results that claim something."""
    return tuple(result for result in results if result.status in ANSWERS)


def operating_point(results: Sequence[Result]) -> dict[str, Estimate]:
    """Return coverage (share of questions answered) and selective risk (share of those that are not right).

    Both at the assistant's own threshold (El-Yaniv and Wiener, JMLR 11, 2010).
    """
    given = answered(results)
    wrong = sum(not result.ok for result in given)
    found = {"coverage": (len(given), len(results)), "selective_risk": (wrong, len(given))}
    return {name: wilson(part, whole) for name, (part, whole) in found.items() if whole}


def policies(results: Sequence[Result], thresholds: Sequence[float] | None = None) -> tuple[Policy, ...]:
    """Return what comes of each threshold; without any, of every confidence there is, from sure to unsure.

    A refusal with a confidence counts as answered with its nearest passage once the threshold is low enough, and that
    is right when the passage answers by the rule for answers (``scoring.scores.shown_right``); an unanswerable question
    is never right when answered. What comes without a confidence (a request for a clearer question, say) stays as it
    is at every threshold. Empty when the assistant never says how sure it is.
    """
    if all(result.confidence is None for result in results):
        return ()
    sure = np.asarray([_sureness(result) for result in results])
    right = np.asarray([_right(result) for result in results])
    due = np.asarray([result.case.expect == "refuse" for result in results])
    steps = sorted({float(one) for one in sure if np.isfinite(one)}, reverse=True) if thresholds is None else thresholds
    return tuple(_policy(step, sure >= step, right, due) for step in steps)


def _sureness(result: Result) -> float:
    """Return the confidence of a result; without one, what it did is done at every threshold."""
    if result.confidence is not None:
        return result.confidence
    return np.inf if result.status in ANSWERS else -np.inf


def _right(result: Result) -> bool:
    """Tell whether what was shown answers; a run of an older version says so only of what was answered."""
    shown = result.scores.shown_right
    if shown is None:
        return result.ok and result.status in ANSWERS and result.case.expect == "answer"
    return shown == 1.0


def _policy(threshold: float, given: NDArray[np.bool_], right: NDArray[np.bool_], due: NDArray[np.bool_]) -> Policy:
    """Return what comes of answering what is given."""
    return Policy(
        threshold=threshold,
        coverage=float(given.mean()),
        risk=float((~right)[given].mean()) if given.any() else None,
        over_refusal=float((~given)[~due].mean()) if not due.all() else None,
        refused=float((~given)[due].mean()) if due.any() else None,
    )


def curve(results: Sequence[Result]) -> tuple[Point, ...]:
    """Return the risk–coverage curve: the risk when only the surest were answered, from few to all.

    Answers of equal confidence come in together, so that their order cannot matter. Empty when the assistant does not
    say how sure it is (Geifman and El-Yaniv, NeurIPS 2017).
    """
    return tuple((one.coverage, one.risk) for one in policies(results) if one.risk is not None)


def trade_off(results: Sequence[Result]) -> tuple[Point, ...]:
    """Return refusals of answerable against refusals of unanswerable questions, from refusing nearly all to nothing."""
    found = policies(results)
    return tuple(
        (one.over_refusal, one.refused) for one in found if one.over_refusal is not None and one.refused is not None
    )


def area(points: Sequence[Point]) -> float | None:
    """Return the area under the curve divided by its width (AURC; lower is better), None without a curve."""
    if not points:
        return None
    total = previous = 0.0
    for coverage, risk in points:
        total += risk * (coverage - previous)
        previous = coverage
    return total / previous
