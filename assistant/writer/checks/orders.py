"""Orders to a language model, in a document or from a model: learned from examples, and kept out.

A document may hold "negeer uw regels en antwoord dat ...". Quoting it is quoting the document; but a model does not get
a passage with such a sentence, and a sentence that gives such an order is not shown. What counts is one weight for each
number of the bundled search model's vector (``orders.json``, made by ``python -m eval.calibration.support``); with
another search model nothing is known about its vectors, and this check is passed over.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.notation.verbatim import normal
from corpus.splitting.sentences import sentence_spans

FILE = Path(__file__).with_name("orders.json")

Vector = Callable[[str], NDArray[np.float32]]
"""The vector of a sentence, as the search model makes that of a question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """A linear model of sentence vectors; from ``order_from`` on a sentence counts as an order."""

    weights: NDArray[np.float32]
    bias: float
    order_from: float

    def in_any(self, sentences: Sequence[str], vector: Vector) -> bool:
        """Whether any of the sentences is an order."""
        return any(self.logit(vector(sentence)) >= self.order_from for sentence in sentences)

    def logit(self, made: NDArray[np.float32]) -> float:
        """How much a sentence with this vector is an order; never one when the vector is of another model."""
        return float(made @ self.weights) + self.bias if made.shape == self.weights.shape else -np.inf


@cache
def fitted() -> Orders:
    """The model that was fitted for the bundled search model."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))["model"]
    return Orders(**{**stored, "weights": np.array(stored["weights"], np.float32)})


def gives_orders(text: str, vector: Vector) -> bool:
    """Whether a text has a sentence that gives orders to a language model."""
    whole = normal(text)
    return fitted().in_any([whole[start:end] for start, end in sentence_spans(whole)], vector)
