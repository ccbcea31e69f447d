"""One calibrated probability that the question is answered, and the three outcomes it leads to.

The weights stand in ``calibration.json``; ``python -m eval.calibration`` fits and writes them, with the data
they were fitted on and the figures they reach.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.answer.signals import Signals
from assistant.reader.reading import sigmoid

FILE = Path(__file__).with_name("calibration.json")

Outcome = Literal["found", "possible", "not_found"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A logistic model of the signals.

    ``weights`` are in the order of ``Signals``. From ``found_from`` on an answer is shown as one, below
    ``possible_from`` as not found. ``search_weight`` is what the search counts in ranking, in logits; ``alone_from`` by
    how many logits a question behind another must read better alone to be taken for a change of subject, less
    ``alone_per_term`` for each of its terms: who changes the subject names the new one.
    """

    weights: tuple[float, ...]
    bias: float
    found_from: float
    possible_from: float
    search_weight: float
    alone_from: float
    alone_per_term: float

    def probability(self, signals: Signals) -> float:
        """How likely it is that the question is answered by what was found, 0 to 1."""
        return sigmoid(self.bias + sum(w * v for w, v in zip(self.weights, signals.values(), strict=True)))

    def outcome(self, probability: float) -> Outcome:
        """What to do with a probability."""
        if probability >= self.found_from:
            return "found"
        return "possible" if probability >= self.possible_from else "not_found"


@cache
def calibration() -> Calibration:
    """The calibration of the bundled models."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))["model"]
    return Calibration(**{**stored, "weights": tuple(stored["weights"])})
