"""Hybrid search: what is near in meaning and what shares words, ranked as one."""

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.values import Hit as Hit

DEPTH = 50
"""How many chunks each way of searching brings in, at least."""

RANK_OFFSET = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009)."""


def search(
    library: Library, question: str, *, k: int = 20, query_vector: NDArray[np.float32] | None = None
) -> tuple[Hit, ...]:
    """The ``k`` best chunks for a question, best first.

    ``query_vector`` spares embedding the question again. Equal scores keep the order of the documents.
    """
    vector = library.embed_query(question) if query_vector is None else query_vector
    depth = max(DEPTH, k)
    dense = library.dense(vector, depth)
    words = library.words.search(question, depth)
    scores: dict[int, float] = {}
    for ranking in (dense, words):
        for rank, (row, _) in enumerate(ranking, start=1):
            scores[row] = scores.get(row, 0.0) + 1.0 / (RANK_OFFSET + rank)
    best = sorted(scores, key=lambda row: (-scores[row], row))[:k]
    by_meaning, by_words = dict(dense), dict(words)
    return tuple(
        Hit(row=row, score=scores[row], dense=by_meaning.get(row, 0.0), words=by_words.get(row, 0.0)) for row in best
    )
