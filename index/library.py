"""The open index: documents, pages, chunks, their vectors and their words, to read from."""

import json
import sqlite3
import threading
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.catalogue.folder import scan_folder
from corpus.codec import page_from_json
from corpus.values import Chunk, Document, Page
from index import texts
from index.errors import IndexDamaged, IndexMissing, IndexProblem
from index.model.embedding import Embedder
from index.model.reading import ReaderModel
from index.model.weights import fingerprint
from index.settings import Settings
from index.store.generation import WORDS, Made, document_from_json, open_texts, place_of, read_made, vector_files
from index.store.kept import chunk_adapter
from index.store.sealed import are_whole
from index.store.store import FORMAT, Store, reading
from index.store.vectors import VectorIndex
from index.store.working_copy import working_copy
from index.values import Problem
from index.words.words import WordIndex

_CHUNKS_IN_MEMORY = 4_096
_PAGES_IN_MEMORY = 256
_QUERIES_IN_MEMORY = 256
_ATTEMPTS = 3


class Library:
    """One generation of the index, to read from. Close it, or use it as a context manager.

    Rows number the chunks from 0; those of one document follow each other, in reading order. One Library may be shared
    by threads: SQLite and an embedded Chroma are asked one question at a time, everything else never changes. What the
    index holds stays readable while a newer one is made. Raises, here or later, IndexDamaged when something cannot be
    read, and IndexUnreachable when the server with the vectors does not answer.
    """

    def __init__(self, folder: Path, made: Made, embedder: Embedder) -> None:
        self._folder = folder
        self._made = made
        self._embedder = embedder
        self._using = threading.RLock()
        self._open = ExitStack()
        self._vectors: VectorIndex | None = None
        self._chunk = lru_cache(maxsize=_CHUNKS_IN_MEMORY)(self._read_chunk)
        self._page = lru_cache(maxsize=_PAGES_IN_MEMORY)(self._read_page)
        self._query = lru_cache(maxsize=_QUERIES_IN_MEMORY)(embedder.query)
        try:
            self._open.enter_context(reading(folder))
            self._texts = open_texts(folder)
            self._open.callback(self._texts.close)
            rows = self._texts.execute("SELECT first, chunks, json FROM documents ORDER BY rowid").fetchall()
            problems = self._texts.execute("SELECT file, message, unread FROM problems ORDER BY rowid").fetchall()
            self.documents: tuple[Document, ...] = tuple(document_from_json(text) for _, _, text in rows)
            self.words: WordIndex = WordIndex.load(folder / WORDS)
        except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
            self._open.close()
            raise self._damaged() from error
        except OSError:
            self._open.close()
            raise
        self.problems: tuple[Problem, ...] = tuple(
            Problem(file=file, message=message, unread=bool(unread)) for file, message, unread in problems
        )
        self._by_id = {document.id: document for document in self.documents}
        self._rows = {
            document.id: range(first, first + count)
            for document, (first, count, _) in zip(self.documents, rows, strict=True)
        }
        if made.chroma_url:  # opened once, and not by whoever asks first while all others wait
            try:
                self._vector_index()
            except BaseException:
                self._open.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        with self._using:
            if self._vectors:
                self._vectors.close()
                self._vectors = None
            self._open.close()

    def __len__(self) -> int:
        """How many chunks there are."""
        return self._made.chunks

    @property
    def is_whole(self) -> bool:
        """Whether its files still are what was written; cheap enough to ask before every question."""
        return are_whole(self._folder, self._made.files)

    def document(self, id: str) -> Document:
        """The document with this id; raises KeyError when there is none."""
        return self._by_id[id]

    def page(self, document_id: str, number: int) -> Page:
        """A page by its 1-based number in the PDF; raises KeyError when there is none."""
        return self._page(document_id, number)

    def chunk(self, row: int) -> Chunk:
        """The chunk of a row; raises KeyError when there is none."""
        return self._chunk(int(row))

    def rows_of(self, document_id: str) -> range:
        """The rows of the chunks of a document, in reading order; raises KeyError when there is no such document."""
        return self._rows[document_id]

    def dense(self, query_vector: NDArray[np.float32], k: int) -> list[tuple[int, float]]:
        """The ``k`` chunks nearest to a vector: row and cosine, nearest first."""
        try:
            return self._vector_index().search(np.asarray(query_vector, np.float32), k)
        except IndexProblem:
            raise
        except Exception as error:  # Chroma raises its own errors, and those of what it is built on
            raise self._damaged() from error

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, (dimension,); the model is loaded at first use, the latest vectors are kept."""
        return self._query(text)

    @property
    def reader(self) -> ReaderModel:
        """The reader, loaded at first use. Raises ModelProblem when it cannot be made."""
        return self._embedder.reader

    def _vector_index(self) -> VectorIndex:
        """The vectors, opened at first use: a question asked by its words alone does not wait for Chroma."""
        with self._using:
            if self._vectors is None:
                made, folder = self._made, self._folder
                if not made.chroma_url:
                    folder = self._open.enter_context(working_copy(folder, vector_files(made)))
                vectors = VectorIndex(place_of(folder, made))
                if len(vectors) != made.chunks:
                    vectors.close()
                    raise self._damaged()
                self._vectors = vectors
            return self._vectors

    def _read_chunk(self, row: int) -> Chunk:
        return chunk_adapter().validate_json(self._one("SELECT json FROM chunks WHERE row = ?", row))

    def _read_page(self, document_id: str, number: int) -> Page:
        found = self._one("SELECT json FROM pages WHERE document = ? AND number = ?", document_id, number)
        return page_from_json(json.loads(found))

    def _one(self, query: str, *values: object) -> str:
        try:
            with self._using:
                found = self._texts.execute(query, values).fetchone()
        except sqlite3.Error as error:
            raise self._damaged() from error
        if found is None:
            raise KeyError(values)
        return str(found[0])

    def _damaged(self) -> IndexDamaged:
        return IndexDamaged(texts.INDEX_DAMAGED.format(path=self._folder.parent.parent))


def open_current(settings: Settings, embedder: Embedder | None = None) -> Library:
    """Open the generation that counts; as ``index.build.open_library``."""
    store = Store(settings.index)
    for _ in range(_ATTEMPTS):
        current = store.current()
        if current is None:
            raise IndexMissing(texts.INDEX_MISSING.format(path=settings.index))
        if current.format != FORMAT:
            raise IndexDamaged(texts.INDEX_OTHER_VERSION.format(path=settings.index))
        folder = store.generations / current.generation
        made = read_made(folder)
        if made is not None and made.model != fingerprint(settings.model):
            raise IndexDamaged(texts.INDEX_OTHER_MODEL.format(path=settings.index))
        try:
            if made is not None:
                return Library(folder, made, embedder or Embedder(settings))
        except OSError:
            continue  # a newer generation took its place in the meantime
    raise IndexDamaged(texts.INDEX_DAMAGED.format(path=settings.index))


def open_older(settings: Settings, embedder: Embedder | None = None) -> Library | None:
    """Open what counts although it is not up to date; None when that cannot be read, or shares no file of the corpus.

    An index of other documents would answer for these. Raises CorpusError.
    """
    now = {document.digest for document in scan_folder(settings.corpus).documents}
    try:
        library = open_current(settings, embedder)
    except IndexProblem:
        return None
    if now.isdisjoint(document.digest for document in library.documents):
        library.close()
        return None
    return library
