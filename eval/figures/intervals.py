"""How sure a figure is: intervals for one run, an exact test for two."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest  # type: ignore[import-untyped]  # scipy ships no types

RESAMPLES = 10_000
SEED = 20210301
_FEW_GROUPS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean with its 95 % interval over ``count`` cases."""

    mean: float
    low: float
    high: float
    count: int


def wilson(successes: int, count: int) -> Estimate:
    """Return a share with its 95 % Wilson score interval (Wilson, JASA 22, 1927).

    It stays between 0 and 1 and is honest for small counts and shares near 0 or 1, where the usual interval is not.

    Raises:
        ValueError: ``count`` is zero.

    """
    if count == 0:
        raise ValueError("a share of no cases has no interval")
    interval = binomtest(successes, count).proportion_ci(confidence_level=0.95, method="wilson")
    return Estimate(mean=successes / count, low=float(interval.low), high=float(interval.high), count=count)


def bootstrap(values: Sequence[float], groups: Sequence[str], resamples: int = RESAMPLES, seed: int = SEED) -> Estimate:
    """Return a mean with its 95 % percentile bootstrap interval, by document (Efron and Tibshirani, 1993).

    Cases on one document succeed and fail together, so documents are drawn, not cases (cluster bootstrap), when there
    are at least ten. With fewer, a draw of documents says more about the draw than about the figure: then cases are
    drawn within each document, so that every resample keeps the corpus as it is. The seed is fixed: the same scores
    give the same interval.

    Raises:
        ValueError: there are no values, or not as many groups as values.

    """
    if not values or len(values) != len(groups):
        raise ValueError("a bootstrap needs values, and a group for each")
    return _bootstrap(tuple(values), tuple(groups), resamples, seed)


@lru_cache(maxsize=128)  # report, run.json and terminal tell the same figures, and drawing is most of the work
def _bootstrap(values: tuple[float, ...], groups: tuple[str, ...], resamples: int, seed: int) -> Estimate:
    """Return what ``bootstrap`` returns."""
    data = np.asarray(values, dtype=np.float64)
    names = sorted(set(groups))
    members = [np.flatnonzero(np.asarray([group == name for group in groups])) for name in names]
    draw = np.random.default_rng(seed)
    means = _by_cluster(data, members, resamples, draw) if len(names) >= _FEW_GROUPS else None
    if means is None:
        means = _within(data, members, resamples, draw)
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(mean=float(data.mean()), low=float(low), high=float(high), count=len(values))


def _by_cluster(
    data: NDArray[np.float64], members: Sequence[NDArray[np.intp]], resamples: int, draw: np.random.Generator
) -> NDArray[np.float64]:
    """Return the means of resamples of whole groups."""
    sums = np.asarray([data[group].sum() for group in members])
    sizes = np.asarray([len(group) for group in members], dtype=np.float64)
    picks = draw.integers(0, len(members), size=(resamples, len(members)))
    means: NDArray[np.float64] = sums[picks].sum(axis=1) / sizes[picks].sum(axis=1)
    return means


def _within(
    data: NDArray[np.float64], members: Sequence[NDArray[np.intp]], resamples: int, draw: np.random.Generator
) -> NDArray[np.float64]:
    """Return the means of resamples of cases within each group."""
    total = np.zeros(resamples)
    for group in members:
        total += data[group][draw.integers(0, len(group), size=(resamples, len(group)))].sum(axis=1)
    return total / len(data)


def mcnemar(first_only: int, second_only: int) -> float:
    """Return the two-sided exact p-value that two runs are equally good (McNemar 1947; exact: Fagerland et al. 2013).

    Only the cases that one run has right and the other wrong count; no such case gives 1.0.
    """
    flipped = first_only + second_only
    return float(binomtest(first_only, flipped, 0.5).pvalue) if flipped else 1.0
