"""Risk and coverage: how often the assistant answers, and how often that is wrong."""

from collections.abc import Sequence
from itertools import groupby

from eval.figures.intervals import Estimate, wilson
from eval.values import Result

Point = tuple[float, float]
"""A coverage and the risk at that coverage, both shares."""


def answered(results: Sequence[Result]) -> tuple[Result, ...]:
    """Return the results that claim something."""
    return tuple(result for result in results if result.status in ("answered", "partial"))


def operating_point(results: Sequence[Result]) -> dict[str, Estimate]:
    """Return coverage (share of questions answered) and selective risk (share of those that are not right).

    Both at the assistant's own threshold (El-Yaniv and Wiener, JMLR 11, 2010).
    """
    given = answered(results)
    wrong = sum(not result.ok for result in given)
    found = {"coverage": (len(given), len(results)), "selective_risk": (wrong, len(given))}
    return {name: wilson(part, whole) for name, (part, whole) in found.items() if whole}


def curve(results: Sequence[Result]) -> tuple[Point, ...]:
    """Return the risk–coverage curve: the risk when only the surest answers were given, from few to all.

    Answers of equal confidence come in together, so that their order cannot matter. Empty when the assistant does not
    say how sure it is (Geifman and El-Yaniv, NeurIPS 2017).
    """
    sure = [result for result in answered(results) if result.confidence is not None]
    ranked = sorted(sure, key=lambda result: -(result.confidence or 0.0))
    points: list[Point] = []
    given = wrong = 0
    for _, group in groupby(ranked, key=lambda result: result.confidence):
        members = list(group)
        given += len(members)
        wrong += sum(not result.ok for result in members)
        points.append((given / len(results), wrong / given))
    return tuple(points)


def area(points: Sequence[Point]) -> float | None:
    """Return the area under the curve divided by its width (AURC; lower is better), None without a curve."""
    if not points:
        return None
    total = previous = 0.0
    for coverage, risk in points:
        total += risk * (coverage - previous)
        previous = coverage
    return total / previous
