"""The values of writing: what a model may write from, what it wrote, and what became of that."""

from dataclasses import dataclass, replace
from typing import Literal, Self

from assistant.values import Citation

Style = Literal["answer", "plain", "summary"]
"""What is written: an answer, an explanation in plain language (B1), or a summary of a document or chapter."""

Ending = Literal["written", "little", "down", "slow", "stopped", "nothing"]
"""How it ended: text to show; too little was left; the model is down, or too slow; it was stopped; not asked at all."""

Reason = Literal[
    "uncited", "unknown citation", "length", "markup", "no sentence", "figure", "quotation", "instruction", "name",
    "said before", "points back", "altered", "order", "unsupported",
]  # fmt: skip
"""Why a sentence may not be shown, for the trace: nothing of its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a model may write from: citations, the strongest first; their numbers are what it cites.

    ``question`` is what was asked, ``earlier`` the question before it or empty.
    """

    question: str
    earlier: str
    style: Style
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence as a model wrote it, as plain text, with the numbers that it cites, whether or not they exist."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A sentence that may not be shown, and why."""

    claim: Claim
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What was asked of a model, in calls and tokens; tokens are counted here when the model does not say."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def plus(self, tokens_in: int, tokens_out: int) -> Self:
        """The same with one call more."""
        return replace(
            self,
            calls=self.calls + 1,
            tokens_in=self.tokens_in + tokens_in,
            tokens_out=self.tokens_out + tokens_out,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is written so far; every sentence in it was checked.

    ``sentences`` stand in order, each with numbers of ``citations``. ``note`` is Dutch, for the user, and empty as long
    as nothing is to be said; ``done`` with the last of a row of these. ``trace`` is for developers: model, tokens, cost
    and what was dropped, never a text of question, document or answer.
    """

    style: Style
    citations: tuple[Citation, ...]
    sentences: tuple[Claim, ...] = ()
    note: str = ""
    done: bool = False
    ending: Ending = "nothing"
    trace: tuple[str, ...] = ()
