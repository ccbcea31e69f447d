"""The values of the index: what was found, what went wrong, how far it is and what was done."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a user should know of how a file of the corpus was read; ``message`` is Dutch and says what.

    ``unread`` says that something in the file is not in its text: not finding it is not the same as it not being there.
    """

    file: str
    message: str
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A chunk that was found: its row, and its score, higher is better and only comparable within one search.

    ``dense`` is the cosine of question and chunk, ``words`` its BM25 score; each is 0 when it was not found that way.
    """

    row: int
    score: float
    dense: float
    words: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far the index is: ``stage`` is Dutch, ``done`` of ``total`` parts of that stage (0 when unknown)."""

    stage: str
    done: int
    total: int


Progress = Callable[[Step], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexReport:
    """What bringing the index up to date came to, in documents, pages and chunks; ``seconds`` is how long it took.

    ``mended`` says that the index that was there was damaged, and was made again.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    problems: tuple[Problem, ...]
    chunks: int
    pages: int
    seconds: float
    up_to_date: bool
    mended: bool = False
