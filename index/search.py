"""Hybrid search: what is near in meaning and what shares words, ranked as one."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.values import Hit as Hit

DEPTH = 50
"""How many chunks each way of searching brings in, at least."""

MEANING = 0.5
"""The weight of meaning against words. Measured, with the rest of this file, by ``tests/benchmarks/policyqa.py``."""


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
    by_meaning, by_words = dict(dense), dict(words)
    return tuple(
        Hit(row=row, score=score, dense=by_meaning.get(row, 0.0), words=by_words.get(row, 0.0))
        for row, score in fuse(dense, words)[:k]
    )


def fuse(dense: Sequence[tuple[int, float]], words: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Two rankings (row and score, best first) as one: the weighted mean of their scores, each brought to 0 to 1.

    A cosine counts from the last that was found (0) to the best (1), a word score as a share of the best. Rank fusion
    throws away by how much a chunk is better; with the scores the right text comes first more often (Bruch, Gai and
    Ingber, 2023, found the same).
    """
    scores: dict[int, float] = {}
    lowest = dense[-1][1] if dense else 0.0
    for weight, ranking, zero in ((MEANING, dense, lowest), (1 - MEANING, words, 0.0)):
        reach = ranking[0][1] - zero if ranking else 0.0
        for row, score in ranking:
            scores[row] = scores.get(row, 0.0) + (weight * (score - zero) / reach if reach > 0 else weight)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
