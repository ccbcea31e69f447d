"""What comes before the probability: how much the search counts in ranking, and when a question stands alone."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answer.choose import PASSAGES
from assistant.answer.decide import ahead
from assistant.answer.signals import rank
from eval.calibration.asking import Asked
from index.words.words import WordIndex

WEIGHTS = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 12.0)
MARGINS = tuple(step / 2 for step in range(-4, 25))
PER_TERM = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Of the answerable questions, with one weight of the search: how the passage they are about is ranked.

    The share where it comes first, the share where it is among those shown, and its mean reciprocal rank.
    """

    search_weight: float
    first: float
    shown: float
    reciprocal: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """With one margin: the share of follow-ups read as one, and the share of changes of subject read alone."""

    alone_from: float
    alone_per_term: float
    follow_ups: float
    changes: float


def rankings(asked: Sequence[Asked]) -> tuple[Ranking, ...]:
    """Every weight that is tried with what comes of it."""
    told = [
        (item.row, found)
        for item in asked
        if item.question.answered
        for found in (item.following if item.follows else item.alone,)
        if item.row in [one.hit.row for one in found]
    ]
    count = sum(item.question.answered for item in asked)
    made = []
    for weight in WEIGHTS:
        orders = ([one.hit.row for one in rank(found, weight)] for _, found in told)
        places = np.array([order.index(row) for order, (row, _) in zip(orders, told, strict=True)])
        made.append(
            Ranking(
                search_weight=weight,
                first=float((places < 1).sum() / count),
                shown=float((places < PASSAGES).sum() / count),
                reciprocal=float((1 / (1 + places)).sum() / count),
            )
        )
    return tuple(made)


def best_weight(tried: Sequence[Ranking]) -> float:
    """The weight with the highest mean reciprocal rank, the lowest of equals."""
    return max(tried, key=lambda one: one.reciprocal).search_weight


def followings(asked: Sequence[Asked], words: WordIndex) -> tuple[Following, ...]:
    """Every margin that is tried with what comes of it; none when the questions have no follow-ups or no changes."""
    told = [
        (item.follows, ahead(item.alone, item.following), len(set(words.analyse(item.question.text))))
        for item in asked
        if item.earlier and item.question.answered
    ]
    if len({follows for follows, _, _ in told}) < 2:
        return ()
    follows, margins, terms = (np.array(values) for values in zip(*told, strict=True))
    return tuple(
        Following(
            alone_from=tried,
            alone_per_term=weight,
            follow_ups=float((margins + weight * terms <= tried)[follows].mean()),
            changes=float((margins + weight * terms > tried)[~follows].mean()),
        )
        for weight in PER_TERM
        for tried in MARGINS
    )


def best_margin(tried: Sequence[Following], before: tuple[float, float]) -> tuple[float, float]:
    """The margin and what a term counts with the highest mean of the two shares; ``before`` when none was tried."""
    if not tried:
        return before
    best = max(tried, key=lambda one: one.follow_ups + one.changes)
    return best.alone_from, best.alone_per_term
