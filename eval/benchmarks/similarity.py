"""The plainest reader there is: how much a unit is like the question. What a learned reader is held against."""

from collections.abc import Sequence

from eval.benchmarks.reading import Given
from index.model.embedding import Embedder


class SimilarityReader:
    """Scores a unit by the cosine of its vector with that of the question, and a passage by its best unit."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def score(self, question: str, earlier: str, passages: Sequence[Given]) -> Sequence[tuple[float, Sequence[float]]]:
        """Return the highest cosine of each passage, and the cosine of each of its units."""
        asked = self._embedder.query(f"{earlier} {question}".strip())
        units = [unit for _, _, own in passages for unit in own]
        near = (self._embedder.documents(units) @ asked).tolist()
        scored: list[tuple[float, Sequence[float]]] = []
        for _, _, own in passages:
            mine, near = near[: len(own)], near[len(own) :]
            scored.append((max(mine), mine))
        return scored
