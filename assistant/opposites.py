"""Whether a passage says the opposite of what a question takes for granted ("when did it close?": it opened).

The vector of a sentence hardly differs from that of its opposite, and most of their words are the same, so that neither
similarity nor coverage can tell them apart.
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.words.analysis import fold, stem

_FILE = Path(__file__).with_name("opposites.toml")
_WORD = re.compile(r"[^\W\d_]+")
_DENIES = re.compile(r"\b(?:niet|geen|nooit|niemand|nergens)\b", re.IGNORECASE)
_TAKES_FOR_GRANTED = re.compile(r"\b(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposites:
    """Stems of a question, those of a passage that say the opposite, and those that say the same after all."""

    asked: frozenset[str]
    opposite: frozenset[str]
    also: frozenset[str]


@lru_cache(maxsize=4)
def load_opposites(file: Path = _FILE) -> tuple[Opposites, ...]:
    """Read the pairs of opposites, every word brought to its stem. The file is read once."""
    pairs: list[dict[str, str]] = tomllib.loads(file.read_text(encoding="utf-8"))["pairs"]
    return tuple(
        Opposites(asked=_stems(pair["asked"]), opposite=_stems(pair["opposite"]), also=_stems(pair["also"]))
        for pair in pairs
    )


def pairs_asked(question: str) -> tuple[Opposites, ...]:
    """The pairs of which a question takes one side for granted.

    A question that can be answered with yes or no takes nothing for granted, and one that names both sides asks which.
    """
    if not _TAKES_FOR_GRANTED.search(question):
        return ()
    asked = _stems(question)
    return tuple(pair for pair in load_opposites() if asked & pair.asked and not asked & pair.opposite)


def says_opposite(pairs: Sequence[Opposites], passage: str) -> bool:
    """Whether a passage only says the opposite of what is asked; with a denial in it ("niet open") it may not."""
    if not pairs or _DENIES.search(passage):
        return False
    said = _stems(passage)
    return any(said & pair.opposite and not said & (pair.asked | pair.also) for pair in pairs)


def says_asked(pairs: Sequence[Opposites], passage: str) -> bool:
    """Whether a passage speaks of what is asked itself; always when nothing with an opposite is asked."""
    said = _stems(passage) if pairs else frozenset[str]()
    return all(said & (pair.asked | pair.also) for pair in pairs)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in _WORD.findall(text))
