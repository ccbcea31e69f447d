import numpy as np
import pytest

from assistant.evidence import background, pieces_of
from assistant.values import Passage
from index.library import Library


@pytest.fixture(scope="module")
def query(shipped_library: Library) -> np.ndarray:
    return shipped_library.embed_query("Hoeveel woningen komen er in de binnenstad?")


def passage(library: Library, row: int) -> Passage:
    chunk = library.chunk(row)
    return Passage(chunk=chunk, document=library.document(chunk.document), score=1.0)


def test_the_pieces_of_every_chunk_are_its_text_without_headings(shipped_library: Library, query: np.ndarray) -> None:
    for row in range(len(shipped_library)):
        found = passage(shipped_library, row)
        pieces = pieces_of(shipped_library, found, row, query)
        text = " ".join(found.chunk.text.split())
        assert [piece.number for piece in pieces] == sorted({piece.number for piece in pieces})
        for piece in pieces:
            assert piece.kind != "heading"
            assert piece.text
            assert piece.text in text or len(piece.spans) > 1
            assert -1 <= piece.similarity <= 1


def test_neighbours_are_the_texts_before_and_after(shipped_library: Library, query: np.ndarray) -> None:
    for row in range(len(shipped_library)):
        pieces = pieces_of(shipped_library, passage(shipped_library, row), row, query)
        if pieces:
            assert pieces[0].before == pieces[-1].after == ""
        for one, other in zip(pieces, pieces[1:], strict=False):
            assert (one.after, other.before) == (other.text, one.text)


def test_the_sentence_that_answers_is_most_like_the_question(shipped_library: Library, query: np.ndarray) -> None:
    pieces = [
        piece
        for row in range(len(shipped_library))
        for piece in pieces_of(shipped_library, passage(shipped_library, row), row, query)
    ]
    assert "woningen" in max(pieces, key=lambda piece: piece.similarity).text.lower()


def test_the_background_is_the_same_every_time_and_below_what_is_alike(
    shipped_library: Library, query: np.ndarray
) -> None:
    mean, deviation = background(shipped_library, query)
    assert (mean, deviation) == background(shipped_library, query)
    assert 0 < deviation < 0.5
    assert background(shipped_library, query, sample=1)[1] > 0


def test_an_index_of_one_document_has_a_background_too(small_library: Library, query: np.ndarray) -> None:
    mean, deviation = background(small_library, query)
    assert -1 <= mean <= 1
    assert deviation >= 1e-3
