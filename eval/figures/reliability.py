"""Reliability: whether 70 % is right of what the assistant is 70 % sure of."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.figures.intervals import Estimate, wilson
from eval.values import Result

BINS = 10


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
    sure = [result for result in results if result.confidence is not None]
    if not sure or any(not 0 <= (result.confidence or 0.0) <= 1 for result in sure):
        return ()
    members: list[list[Result]] = [[] for _ in range(BINS)]
    for result in sure:
        members[min(int((result.confidence or 0.0) * BINS), BINS - 1)].append(result)
    return tuple(_bin(place, group) for place, group in enumerate(members))


def _bin(place: int, members: Sequence[Result]) -> Bin:
    """Return one row of the table."""
    count = len(members)
    right = sum(result.scores.shown_right == 1.0 for result in members)
    return Bin(
        low=place / BINS,
        high=(place + 1) / BINS,
        count=count,
        confidence=sum(result.confidence or 0.0 for result in members) / count if count else None,
        right=wilson(right, count) if count else None,
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
