from concurrent.futures import ThreadPoolExecutor

import pytest

from corpus.splitting.split import split_pages
from index.library import Library
from index.model.embedding import Embedder
from index.passages import passage_text


def test_rows_follow_the_documents_and_chunks_are_what_the_splitter_gave(library: Library) -> None:
    rows = [row for document in library.documents for row in library.rows_of(document.id)]
    assert rows == list(range(len(library)))
    for document in library.documents:
        pages = []
        for number in range(1, 10):
            try:
                pages.append(library.page(document.id, number))
            except KeyError:
                break
        assert tuple(library.chunk(row) for row in library.rows_of(document.id)) == split_pages(pages)


def test_documents_by_id_and_nothing_for_an_unknown_one(library: Library) -> None:
    document = library.documents[0]
    assert library.document(document.id) is document
    for missing in (lambda: library.document("x"), lambda: library.rows_of("x"), lambda: library.page("x", 1)):
        with pytest.raises(KeyError):
            missing()
    with pytest.raises(KeyError):
        library.page(document.id, 99)
    with pytest.raises(KeyError):
        library.chunk(len(library))


def test_dense_finds_a_chunk_by_its_own_vector(library: Library, embedder: Embedder) -> None:
    for row in range(len(library)):
        best, cosine = library.dense(embedder.documents([passage_text(library.chunk(row))])[0], 3)[0]
        assert best == row
        assert cosine > 0.99


def test_threads_may_share_one_library(library: Library) -> None:
    def ask(number: int) -> tuple[str, int, int]:
        row = number % len(library)
        vector = library.embed_query(f"vraag {number}")
        library.page(library.documents[0].id, 1)
        return library.chunk(row).id, len(library.dense(vector, 2)), len(vector)

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(64)))
    assert found == [(library.chunk(number % len(library)).id, 2, 384) for number in range(64)]


def test_words_know_the_corpus(library: Library) -> None:
    assert len(library.words) == len(library)
    assert library.words.mentions(library.words.analyse("weekmarkt")[0])
    assert not library.words.mentions(library.words.analyse("zwembad")[0])


def test_the_reader_comes_with_the_library(library: Library, embedder: Embedder) -> None:
    assert library.reader is embedder.reader
