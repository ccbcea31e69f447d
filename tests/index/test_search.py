import pytest

from index.library import Library
from index.search import search


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat betaalt een inwoner om zijn auto te parkeren?", "25 euro per jaar"),
        ("Wat kost een plek op de weekmarkt?", "12 euro per meter"),
        ("Hoeveel bomen zijn er geplant?", "120 bomen"),
        ("Waar kan ik mijn fiets stallen?", "300 plaatsen"),
    ],
)
def test_the_chunk_that_answers_comes_first(library: Library, question: str, expected: str) -> None:
    assert expected in library.chunk(search(library, question)[0].row).text


def test_what_both_ways_find_scores_above_what_one_finds(library: Library) -> None:
    hits = search(library, "bomen langs de singel")
    assert hits[0].words > 0
    assert hits[0].dense > 0
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.row for hit in hits}) == len(hits)
    assert all(hit.score < hits[0].score for hit in hits if not hit.words)


def test_k_limits_and_a_given_vector_spares_embedding(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "Wanneer is de markt?"
    vector = library.embed_query(question)
    usual = search(library, question, k=2)
    monkeypatch.setattr(Library, "embed_query", None)
    assert search(library, question, k=2, query_vector=vector) == usual
    assert len(usual) == 2


@pytest.mark.parametrize("question", ["", "🙂", "wat is het", "x" * 10_000, "<b>markt</b>", "SELECT * FROM chunks; --"])
def test_any_question_is_answered_with_chunks(library: Library, question: str) -> None:
    assert 0 < len(search(library, question, k=3)) <= 3
