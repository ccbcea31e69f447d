import numpy as np
import pytest

from index.model.embedding import Embedder
from index.model.encoder import MOST_TOKENS, PASSAGES_FILE, QUESTIONS_FILE, SLICE, Encoder
from index.model.weights import bundled_model
from index.settings import Settings

SENTENCE = "Meer groen in de straat houdt de stad koel. "


@pytest.fixture(scope="module", params=[QUESTIONS_FILE, PASSAGES_FILE])
def encoder(embedder: Embedder, request: pytest.FixtureRequest) -> Encoder:
    return Encoder(bundled_model(Settings().model_cache) / str(request.param), embedder.tokens)


def test_vectors_have_length_one_and_keep_their_order(encoder: Encoder) -> None:
    texts = ["passage: kort", f"passage: {SENTENCE * 8}", "", "passage: 日本 🙂", f"passage: {SENTENCE}"]
    vectors = encoder.encode(texts)
    assert vectors.shape == (5, encoder.dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = np.concatenate([encoder.encode([text]) for text in texts])
    assert ((vectors * alone).sum(axis=1) > 0.99).all()


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_the_end_of_a_long_text_counts(encoder: Encoder) -> None:
    long = "passage: " + SENTENCE * 60
    windows = encoder.windows([long, "passage: kort"])
    assert windows.ids.shape[1] <= MOST_TOKENS
    assert windows.owner.tolist() == [0, 0, 1]
    plain, ending = encoder.encode([long, long + "Het zwembad is op zondag gesloten. " * 30])
    swimming = encoder.encode(["query: wanneer is het zwembad dicht?"])[0]
    assert ending @ swimming > plain @ swimming + 0.01


def test_what_is_about_the_same_is_near(encoder: Encoder) -> None:
    question, near, far = encoder.encode(
        [
            "query: Wat kost parkeren voor inwoners?",
            "passage: Bewoners betalen 25 euro voor een parkeervergunning.",
            "passage: De weekmarkt staat op dinsdag op het plein.",
        ]
    )
    assert question @ near > question @ far + 0.03


def test_every_window_begins_and_ends_like_a_text_and_is_filled_up_to_the_right(encoder: Encoder) -> None:
    windows = encoder.windows(["passage: " + SENTENCE * 60, "passage: kort", ""])
    lengths = windows.mask.sum(axis=1)
    begin, end = windows.ids[0, 0], windows.ids[0, lengths[0] - 1]
    for row, mask, length in zip(windows.ids, windows.mask, lengths, strict=True):
        assert (row[0], row[length - 1]) == (begin, end)
        assert mask.tolist() == [1] * length + [0] * (len(row) - length)
    assert windows.owner.tolist()[-2:] == [1, 2]


def test_many_texts_are_taken_in_slices(encoder: Encoder) -> None:
    texts = [f"zin {number}" for number in range(SLICE + 3)]
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), encoder.dimension)
    assert float(vectors[-1] @ encoder.encode([texts[-1]])[0]) > 0.9999
