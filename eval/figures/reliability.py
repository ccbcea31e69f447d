"""Reliability: whether 70 % is right of what the assistant is 70 % sure of."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.figures.intervals import Estimate, wilson
from eval.values import Result

BINS = 10

Outcome = tuple[float, bool]
"""How sure the assistant was, 0 to 1, and whether what it showed was right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The results with a confidence from ``low`` to ``high`` (the last bin with 1 itself).

    ``confidence`` is their mean, ``right`` the share of them of which what was shown answers; None in an empty bin.
    """

    low: float
    high: float
    count: int
    confidence: float | None
    right: Estimate | None


def reliability(results: Sequence[Result]) -> tuple[Bin, ...]:
    """Return the reliability table in ten equal bins (DeGroot and Fienberg, The Statistician 32, 1983).

    Refusals count with their nearest passage, by the rule for answers, or the low bins would be empty: that passage is
    what would have been shown (``scoring.scores.shown_right``). An unanswerable question is never right. Results
    without a confidence do not count. Empty when there is none, or one outside 0 to 1: that is no chance.
    """
    sure = [(one.confidence, one.scores.shown_right == 1.0) for one in results if one.confidence is not None]
    return () if any(not 0 <= confidence <= 1 for confidence, _ in sure) else table(sure)


def table(outcomes: Sequence[Outcome]) -> tuple[Bin, ...]:
    """Return the reliability table of chances; empty when there are none."""
    members: list[list[Outcome]] = [[] for _ in range(BINS)]
    for confidence, right in outcomes:
        members[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    return tuple(_bin(place, group) for place, group in enumerate(members)) if outcomes else ()


def _bin(place: int, members: Sequence[Outcome]) -> Bin:
    """Return one row of the table."""
    count = len(members)
    return Bin(
        low=place / BINS,
        high=(place + 1) / BINS,
        count=count,
        confidence=sum(confidence for confidence, _ in members) / count if count else None,
        right=wilson(sum(right for _, right in members), count) if count else None,
    )


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return the expected calibration error: how far sureness and share right are apart (Naeini et al., AAAI 2015).

    The mean over the results of the distance in their bin; None without bins.
    """
    count = sum(one.count for one in bins)
    apart = [
        one.count * abs(one.confidence - one.right.mean) for one in bins if one.confidence is not None and one.right
    ]
    return sum(apart) / count if count else None
