"""The bundled reader: a question with a passage, laid out in tokens as it was trained to read them, to two judgements.

    <s> [earlier question </s>] question </s> [title heading-path </s>] unit unit ... </s>

The lengths below are those of the training: a longer part is cut, and a unit that no longer fits is cut too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model.session import Session
from index.model.tokenizer import Tokens

READER_FILE = "reader.onnx"
MOST_TOKENS = 384
_QUESTION, _EARLIER, _TITLE, _PATH = 64, 48, 28, 44

Tokenize = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of tokens; ``owner`` is the unit that each token belongs to, -1 for none."""

    ids: tuple[int, ...]
    owner: tuple[int, ...]


def lay_out(
    tokenize: Tokenize,
    begin: int,
    end: int,
    *,
    question: str,
    earlier: str,
    about: tuple[str, str],
    units: Sequence[str],
) -> Row:
    """The row for one passage; ``about`` is the title of its document and its heading path, both empty when unknown."""
    ids = [begin]
    if earlier:
        ids += [*tokenize(earlier)[:_EARLIER], end]
    ids += [*tokenize(question)[:_QUESTION], end]
    title, path = about
    if head := [*(tokenize(title)[:_TITLE] if title else []), *(tokenize(path)[:_PATH] if path else [])]:
        ids += [*head, end]
    owner = [-1] * len(ids)
    for number, unit in enumerate(units):
        tokens = tokenize(unit)[: MOST_TOKENS - 1 - len(ids)]
        if not tokens:
            break
        ids += tokens
        owner += [number] * len(tokens)
    return Row(ids=(*ids[: MOST_TOKENS - 1], end), owner=(*owner[: MOST_TOKENS - 1], -1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Logits for one passage: whether it answers, and how much each of its units is the evidence.

    A unit beyond what the reader takes in has -inf.
    """

    passage: float
    units: tuple[float, ...]


class ReaderModel:
    """The bundled reader in memory. Safe to share between threads."""

    def __init__(self, folder: Path, tokens: Tokens) -> None:
        self.tokens = tokens
        self._session = Session(folder / READER_FILE)

    def logits(self, rows: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """For each row of tokens (tokens, 2): whether the passage answers, and whether the token is evidence."""
        return self._session.run(rows)

    def judge(
        self, question: str, earlier: str, passages: Sequence[tuple[tuple[str, str], Sequence[str]]]
    ) -> list[Judgement]:
        """Read passages, each what it is about (title and heading path) and its units, for a question."""
        tokens = self.tokens
        rows = [
            lay_out(tokens.of, tokens.begin, tokens.end, question=question, earlier=earlier, about=about, units=units)
            for about, units in passages
        ]
        given = self.logits([row.ids for row in rows])
        return [
            Judgement(passage=float(logits[0, 0]), units=unit_means(row, logits[:, 1], len(units)))
            for row, logits, (_, units) in zip(rows, given, passages, strict=True)
        ]


def unit_means(row: Row, evidence: NDArray[np.float32], count: int) -> tuple[float, ...]:
    """The mean of the logits of the tokens of each unit; -inf for a unit without tokens."""
    owner = np.array(row.owner)
    means = (float(evidence[owner == number].mean()) if number in row.owner else -np.inf for number in range(count))
    return tuple(float(mean) for mean in means)
