"""Two calibrated probabilities, that anything answers and that what is shown does, and the three outcomes they lead to.

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
    """Two logistic models of the signals.

    ``weights`` and ``bias``, in the order of ``Signals``, give how likely what would be shown is right, ``any_weights``
    and ``any_bias`` how likely there is an answer at all. Below ``possible_from`` of the second nothing is shown as an
    answer, from ``found_from`` of the first on it is shown without a doubt. ``search_weight`` is what the search counts
    in ranking, in logits; ``alone_from`` by how many logits a question behind another must read better alone to be
    taken for a change of subject, less ``alone_per_term`` for each of its terms: who changes the subject names it.
    """

    weights: tuple[float, ...]
    bias: float
    any_weights: tuple[float, ...]
    any_bias: float
    found_from: float
    possible_from: float
    search_weight: float
    alone_from: float
    alone_per_term: float

    def probability(self, signals: Signals) -> float:
        """How likely it is that the question is answered by what was found, 0 to 1."""
        return sigmoid(self.bias + sum(w * v for w, v in zip(self.weights, signals.values(), strict=True)))

    def answerable(self, signals: Signals) -> float:
        """How likely it is that anything in the documents answers, 0 to 1."""
        return sigmoid(self.any_bias + sum(w * v for w, v in zip(self.any_weights, signals.values(), strict=True)))

    def outcome(self, signals: Signals) -> Outcome:
        """What to do with what was found."""
        if self.answerable(signals) < self.possible_from:
            return "not_found"
        return "found" if self.probability(signals) >= self.found_from else "possible"


@cache
def calibration() -> Calibration:
    """The calibration of the bundled models."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))["model"]
    rows = {name: tuple(stored[name]) for name in ("weights", "any_weights")}
    return Calibration(**stored | rows)
