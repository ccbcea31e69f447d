from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.store.vectors import Place, VectorIndex, write_vectors


def random_vectors(count: int, seed: int = 1) -> NDArray[np.float32]:
    vectors = np.random.default_rng(seed).normal(size=(count, 384)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def place(folder: Path) -> Place:
    return Place(folder=folder / "chroma", url="", name="proef")


def test_the_nearest_come_first_with_their_cosine(tmp_path: Path) -> None:
    vectors = random_vectors(50)
    write_vectors(place(tmp_path), [vectors[:20], vectors[20:]])
    index = VectorIndex(place(tmp_path))
    query = vectors[33] + 0.1 * vectors[7]
    found = index.search(query, 5)
    cosines = vectors @ query / np.linalg.norm(query)
    assert [row for row, _ in found] == np.argsort(-cosines)[:5].tolist()
    assert np.allclose([cosine for _, cosine in found], np.sort(cosines)[::-1][:5], atol=1e-4)
    assert len(index) == 50
    assert len(index.search(query, 500)) == 50
    index.close()


def test_recall_at_ten_thousand_random_vectors(tmp_path: Path) -> None:
    """Random directions are as hard as it gets: no vector is much nearer than the next."""
    vectors, queries = random_vectors(10_000), random_vectors(50, seed=2)
    write_vectors(place(tmp_path), np.array_split(vectors, 7))
    index = VectorIndex(place(tmp_path))
    true = np.argsort(-(queries @ vectors.T), axis=1)[:, :10]
    hits = [
        len({row for row, _ in index.search(query, 10)} & set(nearest.tolist()))
        for query, nearest in zip(queries, true, strict=True)
    ]
    index.close()
    assert sum(hits) / (10 * len(queries)) >= 0.99


def test_threads_may_share_one(tmp_path: Path) -> None:
    vectors = random_vectors(200)
    write_vectors(place(tmp_path), [vectors])
    index = VectorIndex(place(tmp_path))
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda row: index.search(vectors[row], 1)[0][0], range(200)))
    index.close()
    assert found == list(range(200))


def test_no_vectors_at_all_find_nothing(tmp_path: Path) -> None:
    write_vectors(place(tmp_path), [])
    index = VectorIndex(place(tmp_path))
    assert index.search(random_vectors(1)[0], 5) == []
    index.close()
