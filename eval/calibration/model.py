"""The logistic model: fitted on examples, and by cross-validation a probability for each that did not see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]  # scipy ships no types

from eval.calibration import texts
from eval.calibration.asking import Example
from eval.training.examples.data import TrainingError

FOLDS = 10
PENALTY = 1e-3
"""How much the squares of the weights count, against the mean loss; the signals are brought to one scale first."""

FEWEST = 10
"""A signal that is other than 0 in fewer examples keeps the weight it had: so few say nothing about it."""

Numbers = NDArray[np.float64]

Wanted = Literal["right", "answerable"]
"""What a probability is of: that what is shown is right, or that anything answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """The weights of the signals, in their order, and the bias."""

    weights: tuple[float, ...]
    bias: float

    def probabilities(self, examples: Sequence[Example]) -> Numbers:
        """How likely each example is right."""
        return _sigmoid(np.array([one.signals for one in examples]) @ np.array(self.weights) + self.bias)


def fit(
    examples: Sequence[Example], before: Sequence[float], wanted: Wanted = "right", *, penalty: float = PENALTY
) -> Fitted:
    """Logistic regression of what is ``wanted``, with a ``penalty`` on the squares of the weights (ridge).

    ``before`` are the weights until now, for signals that hardly occur. Questions without an answer, those whose
    document is not there among them, count together as much as those that were asked: how many there are of each says
    nothing about how often they come.
    Raises TrainingError when the examples are all right, or all wrong.
    """
    if len({getattr(one, wanted) for one in examples}) < 2:
        raise TrainingError(texts.TOO_ALIKE)
    signals = np.array([one.signals for one in examples], np.float64)
    right = np.array([getattr(one, wanted) for one in examples], np.float64)
    counts = _counts(examples)
    rare = (signals != 0).sum(axis=0) < FEWEST
    known = signals @ np.where(rare, before, 0.0)
    signals = np.where(rare, 0.0, signals)
    mean, spread = signals.mean(axis=0), signals.std(axis=0)
    spread[spread == 0] = 1
    scaled = np.column_stack([(signals - mean) / spread, np.ones(len(signals))])
    costs = np.append(np.full(signals.shape[1], penalty), 0)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        """The mean loss and its slope."""
        logits = scaled @ weights + known
        value = counts @ (np.logaddexp(0, logits) - right * logits) + (costs * weights**2).sum()
        slope = scaled.T @ (counts * (_sigmoid(logits) - right)) + 2 * costs * weights
        return float(value), slope

    found = minimize(loss, np.zeros(scaled.shape[1]), jac=True, method="L-BFGS-B").x
    weights = found[:-1] / spread
    bias = float(found[-1] - (weights * mean).sum())
    return Fitted(weights=tuple(map(float, np.where(rare, before, weights))), bias=bias)


def cross_validated(
    examples: Sequence[Example], before: Sequence[float], seed: int, wanted: Wanted = "right"
) -> Numbers:
    """For each example the probability by a model that saw no question about its document.

    Two questions about one document share too much, so documents are dealt out, not questions.
    """
    documents = sorted({one.document for one in examples})
    dealt = np.random.default_rng(seed).permutation(len(documents)) % FOLDS
    fold_of = dict(zip(documents, dealt, strict=True))
    folds = np.array([fold_of[one.document] for one in examples])
    given = np.zeros(len(examples))
    for fold in np.unique(folds):
        learned = fit([one for one, other in zip(examples, folds, strict=True) if other != fold], before, wanted)
        held = folds == fold
        given[held] = learned.probabilities([one for one, is_held in zip(examples, held, strict=True) if is_held])
    return given


def _counts(examples: Sequence[Example]) -> Numbers:
    """What each example counts for, 1 in all."""
    unanswerable = np.array([not one.answerable for one in examples])
    absent = sum(one.absent for one in examples)
    share = 1 - absent / unanswerable.sum() if absent and absent < unanswerable.sum() else 1.0
    counts = np.where(unanswerable, share, 1.0)
    return np.asarray(counts / counts.sum())


def _sigmoid(logits: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -60, 60))))
