"""The parts that need sentence-transformers, and with it torch: imported only when texts of documents are embedded."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule, Router

from index.model.encoder import SLICE, Encoder, Windows

_BATCH_ROWS = 16


class OnnxModule(InputModule):
    """A bundled encoder as a module of a ``SentenceTransformer``: from texts to vectors of length 1."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._encoder = encoder

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: object) -> dict[str, torch.Tensor]:
        """Cut texts into tokens; the windows of a long text become rows of their own."""
        windows = self._encoder.windows([(prompt or "") + str(text) for text in inputs])
        arrays = {"input_ids": windows.ids, "attention_mask": windows.mask, "owner": windows.owner}
        return {name: torch.from_numpy(array) for name, array in arrays.items()}

    def forward(self, features: dict[str, torch.Tensor], **_: object) -> dict[str, torch.Tensor]:
        """Add ``sentence_embedding``, (texts, dimension)."""
        windows = Windows(
            ids=features["input_ids"].numpy(), mask=features["attention_mask"].numpy(), owner=features["owner"].numpy()
        )
        return {**features, "sentence_embedding": torch.from_numpy(self._encoder.forward(windows))}

    def get_embedding_dimension(self) -> int:
        """The length of a vector."""
        return self._encoder.dimension

    def save(self, output_path: str, *args: object, safe_serialization: bool = True, **kwargs: object) -> None:
        """Nothing to save: the folder of the bundled model is made again from the wheel wherever it is needed."""


def bundled_transformer(questions: Encoder, passages: Encoder, prompts: dict[str, str]) -> SentenceTransformer:
    """The bundled model as a ``SentenceTransformer``, with a prompt and a way each for questions and passages."""
    ways = Router.for_query_document(query_modules=[OnnxModule(questions)], document_modules=[OnnxModule(passages)])
    return SentenceTransformer(modules=[ways], prompts=dict(prompts), device="cpu")


def named_transformer(name: str, prompts: dict[str, str]) -> SentenceTransformer:
    """Any model that sentence-transformers knows. E5 models need prompts, and many copies of them do not say so."""
    model = SentenceTransformer(name)
    if "e5" in Path(name).name.lower() and not any(model.prompts.values()):
        model.prompts.update(prompts)
    return model


def embed(model: SentenceTransformer, texts: Sequence[str], kind: Literal["query", "document"]) -> NDArray[np.float32]:
    """Vectors of length 1 for texts, (texts, dimension); sentence-transformers sorts each batch by length.

    A text longer than the model reads at once is read in parts; its vector is their mean, weighed by length.
    """
    cut = [_parts(model, text) for text in texts]
    parts = [part for text in cut for part in text]
    owner = [number for number, text in enumerate(cut) for _ in text]
    encode = model.encode_query if kind == "query" else model.encode_document
    size = SLICE if _is_bundled(model) else _BATCH_ROWS
    found = encode(parts, batch_size=size, show_progress_bar=False)
    vectors = np.zeros((len(texts), found.shape[1]), np.float32)
    np.add.at(vectors, owner, found * np.array([[max(len(part), 1)] for part in parts], np.float32))
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12), np.float32)


def _is_bundled(model: SentenceTransformer) -> bool:
    return any(isinstance(module, OnnxModule) for module in model[0].modules())


def _parts(model: SentenceTransformer, text: str) -> list[str]:
    """A text in parts that the model reads whole: halved at a space until each fits. The bundled model needs none."""
    if _is_bundled(model):
        return [text]
    limit = model.max_seq_length
    if not limit or len(text) <= limit:
        return [text]
    if len(model.tokenizer(text, truncation=False, verbose=False)["input_ids"]) <= limit - 16:
        return [text]
    middle = len(text) // 2
    cut = text.find(" ", middle)
    cut = cut if 0 < cut < len(text) - 1 else middle
    return [*_parts(model, text[:cut].strip()), *_parts(model, text[cut:].strip())]
