import numpy as np
import pytest

from index.model.embedding import Embedder
from index.model.encoder import MOST_TOKENS, Encoder, batches_by_length

SENTENCE = "Meer groen in de straat houdt de stad koel. "


@pytest.fixture(scope="module")
def encoder(embedder: Embedder) -> Encoder:
    assert embedder.encoder
    return embedder.encoder


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


def test_batches_take_every_text_once_longest_first_within_bounds() -> None:
    lengths = [3, 500, 40, 41, 600, 0, 12]
    batches = list(batches_by_length(lengths, 100))
    assert sorted(place for batch in batches for place in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or max(lengths[place] for place in batch) * len(batch) <= 100 for batch in batches)
    assert [lengths[batch[0]] for batch in batches] == sorted((lengths[batch[0]] for batch in batches), reverse=True)
