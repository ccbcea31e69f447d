"""A library in which one document is given: only it is searched, but what is rare is still known from all."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.words.words import WordIndex


class GivenLibrary(Library):
    """A view of an open library on the rows of one document; close the library itself, not the view.

    An index of one document alone would not do: every word of it would be as rare as any other.
    """

    def __init__(self, whole: Library, document: str) -> None:
        vars(self).update(vars(whole))
        self._given = whole.rows_of(document)
        self.words = GivenWords(whole.words, self._given)

    def dense(self, query_vector: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
        """Return the ``k`` rows of the document nearest to a vector, with their cosine, nearest first."""
        return [hit for hit in super().dense(query_vector, len(self)) if hit[0] in self._given][:k]


class GivenWords(WordIndex):
    """A view of a word index that finds only certain rows."""

    def __init__(self, whole: WordIndex, rows: range) -> None:
        vars(self).update(vars(whole))
        self._rows = rows

    def search(self, query: str | Sequence[str], k: int) -> list[tuple[int, float]]:
        """Return the ``k`` best of the rows with their BM25 score, best first."""
        return [hit for hit in super().search(query, len(self)) if hit[0] in self._rows][:k]
