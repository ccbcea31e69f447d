"""The order in which extracts of several documents are shown."""

from collections.abc import Sequence

from assistant.answer.choose import Extract

LEADS = 0.5
"""A document goes by its status and date when the reader is at least this share as sure of it as of the best."""


def in_order(extracts: Sequence[Extract], *, sure: bool) -> tuple[Extract, ...]:
    """The extracts with those of one document together, adopted before draft, newer before older.

    That is for documents that answer about as well (``LEADS``); what answers less well comes behind them, best first,
    so that nobody reads first what is only newer. Of an answer that is not sure, the order stays that of how well they
    answer: which one is meant is for the reader.
    """
    if not sure or not extracts:
        return tuple(extracts)
    documents: dict[str, list[Extract]] = {}
    for extract in extracts:
        documents.setdefault(extract.document.id, []).append(extract)
    least = LEADS * max(map(_answers, extracts))
    leading = [same for same in documents.values() if _best(same) >= least]
    others = [same for same in documents.values() if _best(same) < least]
    leading.sort(key=lambda same: same[0].document.precedence, reverse=True)
    others.sort(key=_best, reverse=True)
    return tuple(extract for same in (*leading, *others) for extract in same)


def _best(extracts: Sequence[Extract]) -> float:
    return max(map(_answers, extracts))


def _answers(extract: Extract) -> float:
    return extract.reading.answers
