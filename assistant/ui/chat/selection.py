"""A part of a library: only some of its documents are searched, read and named, and nothing of the others comes out."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.values import Chunk, Document, Page
from index.library import Library
from index.model.reading import ReaderModel
from index.words.words import WordIndex

_WIDER = 4


class SelectedWords(WordIndex):
    """The words of a library, that find only some of its rows. What is known of a word stays that of the whole."""

    def __init__(self, whole: WordIndex, rows: Collection[int]) -> None:
        super().__init__(whole._analyser, whole._engine, len(whole))
        self._rows = rows

    def search(self, query: str | Sequence[str], k: int) -> list[tuple[int, float]]:
        """The ``k`` best of the selected rows."""
        return [one for one in super().search(query, len(self)) if one[0] in self._rows][:k]


class Selection(Library):
    """Some documents of a library, to read from as from the whole; closing it leaves the whole open."""

    def __init__(self, whole: Library, ids: Collection[str]) -> None:
        self._whole = whole
        self.documents = tuple(document for document in whole.documents if document.id in ids)
        files = {document.file for document in self.documents}
        self.problems = tuple(problem for problem in whole.problems if problem.file in files)
        self._selected = frozenset(row for document in self.documents for row in whole.rows_of(document.id))
        self.words = SelectedWords(whole.words, self._selected)

    @property
    def is_whole(self) -> bool:
        """Whether the library that it is a part of is as it was written."""
        return self._whole.is_whole

    def close(self) -> None:
        """Do nothing: the library it is a part of stays open."""

    def __len__(self) -> int:
        """How many chunks there are in the selected documents."""
        return len(self._selected)

    def document(self, id: str) -> Document:
        """The document with this id; raises KeyError when it is not selected."""
        return self._whole.document(self._known(id))

    def page(self, document_id: str, number: int) -> Page:
        """A page of a selected document; raises KeyError when there is none."""
        return self._whole.page(self._known(document_id), number)

    def chunk(self, row: int) -> Chunk:
        """The chunk of a row; raises KeyError when it is not of a selected document."""
        if row not in self._selected:
            raise KeyError(row)
        return self._whole.chunk(row)

    def rows_of(self, document_id: str) -> range:
        """The rows of the chunks of a selected document."""
        return self._whole.rows_of(self._known(document_id))

    def dense(self, query_vector: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
        """The ``k`` nearest of the selected chunks: the whole is asked for more until there are enough."""
        wanted = k
        while True:
            found = [one for one in self._whole.dense(query_vector, wanted) if one[0] in self._selected]
            if len(found) >= min(k, len(self)) or wanted >= len(self._whole):
                return found[:k]
            wanted = min(len(self._whole), _WIDER * wanted)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question."""
        return self._whole.embed_query(text)

    @property
    def reader(self) -> ReaderModel:
        """The reader of the whole."""
        return self._whole.reader

    def _known(self, id: str) -> str:
        if all(document.id != id for document in self.documents):
            raise KeyError(id)
        return id
