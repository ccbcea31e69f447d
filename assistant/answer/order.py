"""The order in which extracts of several documents are shown."""

from collections.abc import Sequence
from itertools import groupby

from assistant.answer.choose import Extract


def in_order(extracts: Sequence[Extract], *, sure: bool) -> tuple[Extract, ...]:
    """The extracts with those of one document together, adopted before draft, newer before older.

    Of an answer that is not sure, the order stays that of how well they answer: which one is meant is for the reader.
    """
    if not sure:
        return tuple(extracts)
    by_document = {id: list(same) for id, same in groupby(sorted(extracts, key=_id), key=_id)}
    groups = sorted(by_document.values(), key=lambda same: same[0].document.precedence, reverse=True)
    return tuple(extract for group in groups for extract in group)


def _id(extract: Extract) -> str:
    return extract.document.id
