"""A question with a passage, laid out in tokens as the reader was trained to read them.

    <s> [earlier question </s>] question </s> [title heading-path </s>] unit unit ... </s>

The lengths below are those of the training: a longer part is cut, and a unit that no longer fits is cut too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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
