"""Retrieval metrics on gold pages: was the page with the answer found, and how high.

A passage is relevant when it stands on a page of a gold place. They score every case with gold pages; an answer without
passages found nothing and scores zero.
"""

import math
from collections.abc import Sequence

from assistant.values import Passage
from eval.values import Place


def on_place(document: str, pages: Sequence[int], place: Place) -> bool:
    """Tell whether one of these pages of a document is a page of the gold place."""
    return any(page in place.get(document, ()) for page in pages)


def _relevant(passage: Passage, places: Sequence[Place]) -> bool:
    """Tell whether a passage stands on a page of any gold place."""
    return any(on_place(passage.document.id, passage.chunk.pages, place) for place in places)


def hit(passages: Sequence[Passage], places: Sequence[Place], depth: int) -> float:
    """Return 1.0 when a gold page is among the first ``depth`` passages (success@k, Manning et al. 2008, ch. 8)."""
    return float(any(_relevant(passage, places) for passage in passages[:depth]))


def reciprocal_rank(passages: Sequence[Passage], places: Sequence[Place], depth: int = 10) -> float:
    """Return 1/rank of the first passage on a gold page, 0.0 when none is that high (MRR: Voorhees, TREC-8, 1999)."""
    for rank, passage in enumerate(passages[:depth], start=1):
        if _relevant(passage, places):
            return 1.0 / rank
    return 0.0


def ndcg(passages: Sequence[Passage], places: Sequence[Place], depth: int = 10) -> float:
    """Return the normalised discounted gain over gold places (Järvelin and Kekäläinen, ACM TOIS 20(4), 2002).

    A passage gains one for every gold place that no earlier passage led to, discounted by log2(rank + 1). The ideal
    leads to one place a rank; a passage on two places at once cannot lift the score above 1.
    """
    missing = list(places)
    gained = 0.0
    for rank, passage in enumerate(passages[:depth], start=1):
        found = [place for place in missing if on_place(passage.document.id, passage.chunk.pages, place)]
        missing = [place for place in missing if place not in found]
        gained += len(found) / math.log2(rank + 1)
    ideal = sum(1.0 / math.log2(rank + 1) for rank in range(1, min(len(places), depth) + 1))
    return min(1.0, gained / ideal)
