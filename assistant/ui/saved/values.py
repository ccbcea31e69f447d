"""The values of what is kept."""

from dataclasses import dataclass

from assistant.values import Answer
from assistant.writer.values import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question as it was typed, its answer, and what a language model wrote beside it, as far as that was kept."""

    question: str
    answer: Answer
    written: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A conversation that is kept: its id, its name, when it was last changed (seconds since 1970), its turns."""

    id: str
    title: str
    changed: float
    turns: int


class KeepingProblem(Exception):
    """What was said cannot be kept or found; the message is Dutch and says what that means."""
