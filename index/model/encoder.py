"""Texts to vectors with a bundled retriever: tokens, the graph, the mean of the tokens. Knows nothing of torch.

There are two that give the same vectors: one for questions, and one of fewer layers for passages, of which there are
thousands when documents come in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model.session import Session
from index.model.tokenizer import Tokens

QUESTIONS_FILE = "questions.onnx"
PASSAGES_FILE = "passages.onnx"
MOST_TOKENS = 384
SLICE = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Texts as the model reads them: ``ids`` and ``mask`` of shape (windows, tokens), padded on the right.

    A text longer than the model reads at once takes several windows; ``owner`` is the text of each window.
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    owner: NDArray[np.int64]


class Encoder:
    """A bundled retriever in memory: of questions or of passages, by its file. Safe to share between threads."""

    def __init__(self, graph: Path, tokens: Tokens) -> None:
        self._tokens = tokens
        self._session = Session(graph)
        self.dimension = self._session.width

    def windows(self, texts: Sequence[str]) -> Windows:
        """Cut texts (prompt included) into tokens, and what is longer than the model reads into windows."""
        pieces: list[list[int]] = []
        owner: list[int] = []
        step = MOST_TOKENS - 2
        for number, tokens in enumerate(self._tokens.of_all(texts)):
            for start in range(0, max(len(tokens), 1), step):
                pieces.append([self._tokens.begin, *tokens[start : start + step], self._tokens.end])
                owner.append(number)
        longest = max((len(piece) for piece in pieces), default=0)
        ids = np.full((len(pieces), longest), self._tokens.padding, np.int64)
        for row, piece in enumerate(pieces):
            ids[row, : len(piece)] = piece
        mask = (np.arange(longest) < np.array([[len(piece)] for piece in pieces])).astype(np.int64)
        return Windows(ids=ids, mask=mask, owner=np.array(owner, np.int64))

    def forward(self, windows: Windows) -> NDArray[np.float32]:
        """One vector of length 1 for each text, (texts, dimension); of several windows, the mean by their length."""
        lengths = windows.mask.sum(axis=1).tolist()
        hidden = self._session.run([row[:length].tolist() for row, length in zip(windows.ids, lengths, strict=True)])
        vectors = np.zeros((int(windows.owner.max(initial=-1)) + 1, self.dimension), np.float32)
        for owner, given in zip(windows.owner, hidden, strict=True):
            vectors[owner] += given.sum(axis=0)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1 for texts (prompt included), (texts, dimension)."""
        found = [self.forward(self.windows(texts[start : start + SLICE])) for start in range(0, len(texts), SLICE)]
        return np.concatenate(found) if found else np.zeros((0, self.dimension), np.float32)
