"""A library in memory, made of the passages of the data: what the product searches and reads, without files."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray

from corpus.values import Chunk
from eval.benchmarks.product import chunk_of, document_of
from eval.training.examples.data import Data, Passage
from index.library import Library
from index.model.embedding import Embedder
from index.passages import passage_text, word_text
from index.words.words import WordIndex


class PoolLibrary(Library):
    """Passages to search and read as if they were indexed. It has no pages, and need not be closed.

    Row ``n`` is the passage at place ``n``; passages of one document must follow each other.
    """

    def __init__(
        self, passages: Sequence[Passage], embedder: Embedder, vectors: NDArray[np.float32] | None = None
    ) -> None:
        self._passages, self._embedder = tuple(passages), embedder
        self._query = lru_cache(embedder.query)
        self._chunks = tuple(chunk_of(one.document, one.heading, one.units) for one in passages)
        self._by_id = {one.document: document_of(one.document, one.title) for one in reversed(passages)}
        self.documents = tuple(self._by_id[id] for id in dict.fromkeys(one.document for one in passages))
        rows: dict[str, list[int]] = {}
        for row, passage in enumerate(passages):
            rows.setdefault(passage.document, []).append(row)
        self._rows = {document: range(own[0], own[-1] + 1) for document, own in rows.items()}
        self.words = WordIndex.build([word_text(chunk, self._by_id[chunk.document]) for chunk in self._chunks])
        texts = [passage_text(chunk) for chunk in self._chunks]
        self._dense = embedder.documents(texts) if vectors is None else vectors

    def __len__(self) -> int:
        """How many passages there are."""
        return len(self._chunks)

    def row_of(self, passage: Passage) -> int:
        """The row of a passage."""
        return self._passages.index(passage)

    def parts(self, size: int, draw: Random) -> list["PoolLibrary"]:
        """Libraries of whole documents, each of ``size`` passages or somewhat more, that together are this one."""
        rows: list[list[int]] = [[]]
        for document in draw.sample(sorted(self._rows), len(self._rows)):
            if len(rows[-1]) >= size:
                rows.append([])
            rows[-1] += self._rows[document]
        return [PoolLibrary([self._passages[row] for row in part], self._embedder, self._dense[part]) for part in rows]

    def chunk(self, row: int) -> Chunk:
        """The passage of a row, as a chunk."""
        return self._chunks[row]

    def dense(self, query_vector: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
        """The ``k`` passages nearest to a vector: row and cosine, nearest first."""
        cosines = self._dense @ query_vector
        return [(int(row), float(cosines[row])) for row in np.argsort(-cosines, kind="stable")[:k]]


def pool_of(
    data: Data, wanted: Collection[str], sources: Collection[str], without: tuple[str, ...], size: int, draw: Random
) -> list[int]:
    """The places of the passages to search: every one of the documents ``wanted``, and of others up to ``size``.

    The others are whole documents, drawn from those about which there are questions of the same sources, except those
    whose id starts with one of ``without``.
    """
    places: dict[str, list[int]] = {}
    for place, passage in enumerate(data.passages):
        places.setdefault(passage.document, []).append(place)
    like = {data.passages[one.passage].document for one in data.questions if one.source in sources}
    others = sorted(document for document in like - set(wanted) if not document.startswith(without))
    pool = [place for document in places if document in wanted for place in places[document]]
    for document in draw.sample(others, len(others)):
        if len(pool) >= size:
            break
        pool += places[document]
    return pool
