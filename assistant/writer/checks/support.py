"""Whether passages say what a sentence says: the reader asked the other way round, and how the words compare.

The reader is asked "Klopt het dat …?" of the passages. It was trained to see whether a passage answers, not whether it
denies, so four more signals count: how many words are new, whether a sentence of the passage was copied with other
words in it, whether its words stand in another order, and whether one of the two denies. Weights and threshold are in
``support.json``; ``python -m eval.calibration.support`` fits them on data and writes them with the figures they reach.
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import LCSseq

from assistant.reader.reading import sigmoid
from index.model.reading import ReaderModel

FILE = Path(__file__).with_name("support.json")
QUESTION = "Klopt het dat {statement}?"

_LOWEST, _HIGHEST = -10.0, 12.0
_DENIES = re.compile(r"\b(?:niet|geen|nooit|noch)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")

Stems = Callable[[str], Sequence[str]]
"""The stems of the words of a text that carry meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What support is told by.

    ``passage`` and ``unit`` are the logits of the reader: the passages answer, and the sentence in them that does most.
    ``unknown`` is the share of the words of the statement that the passages do not have; ``changed`` their number, as
    far as the rest is copied from one sentence: who copies a sentence with one other word says something else, who
    rephrases uses many. ``moved`` is the number of words that the passages have in another order, counted as far
    as the rest is in theirs: who pays whom is in the order alone. ``denies`` is 1 when the statement denies and the
    sentence it is most like does not, or the other way round.
    """

    passage: float
    unit: float
    unknown: float
    changed: float
    moved: float
    denies: float

    def values(self) -> tuple[float, ...]:
        """The signals in their order."""
        return astuple(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """A logistic model of the signals; from ``supported_from`` on a sentence counts as supported.

    Whatever the words, the reader must see an answer at all: the logit of the passage is at least ``read_from``.
    """

    weights: tuple[float, ...]
    bias: float
    supported_from: float
    read_from: float

    def probability(self, signals: Signals) -> float:
        """How likely it is that the passages say what the statement says, 0 to 1."""
        return sigmoid(self.bias + sum(w * v for w, v in zip(self.weights, signals.values(), strict=True)))

    def holds(self, signals: Signals) -> bool:
        """Whether that is likely enough to show it."""
        return signals.passage >= self.read_from and self.probability(signals) >= self.supported_from


@cache
def fitted() -> Support:
    """The model that was fitted for the bundled reader."""
    stored = json.loads(FILE.read_text(encoding="utf-8"))["model"]
    return Support(**{**stored, "weights": tuple(stored["weights"])})


def signals(reader: ReaderModel, stems: Stems, statement: str, about: tuple[str, str], units: Sequence[str]) -> Signals:
    """The signals of a statement and the sentences of the passages it cites.

    ``about`` is the title of their document and their heading path; ``units`` must not be empty.
    """
    bare = statement.rstrip(" .!")
    question = QUESTION.format(statement=bare[:1].lower() + bare[1:])
    judged = reader.judge(question, "", [(about, units)])[0]
    said, whole = list(stems(bare)), list(stems("\n".join(units)))
    own = set(said)
    like = max(units, key=lambda unit: len(own & set(stems(unit))))
    new = len(own - set(whole) - set(stems("\n".join(about))))
    words = _words(bare)
    copied = LCSseq.similarity(words, _words(like)) / max(1, len(words))
    known = [stem for stem in said if stem in set(whole)]
    in_order = LCSseq.similarity(known, whole)
    return Signals(
        passage=min(max(judged.passage, _LOWEST), _HIGHEST),
        unit=min(max(max(judged.units), _LOWEST), _HIGHEST),
        unknown=new / max(1, len(own)),
        changed=new * copied,
        moved=(len(known) - in_order) * in_order / max(1, len(said)),
        denies=float(_denies(bare) != _denies(like)),
    )


def _denies(text: str) -> bool:
    return _DENIES.search(text) is not None


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
