"""Texts to vectors with the bundled model: tokens, onnxruntime, the mean of the tokens. Knows nothing of torch."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

GRAPH_FILE = "model.onnx"
TOKENIZER_FILE = "tokenizer.json"
MOST_TOKENS = 512
SLICE = 256
_BATCH_TOKENS = 512
_MOST_THREADS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """Texts as the model reads them: ``ids`` and ``mask`` of shape (windows, tokens), padded on the right.

    A text longer than the model reads at once takes several windows; ``owner`` is the text of each window.
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    owner: NDArray[np.int64]


class Encoder:
    """The bundled model in memory. Safe to share between threads.

    Each small batch runs on one thread, and several batches beside each other: onnxruntime's own threads wait for each
    other by spinning, which takes twice the processor time, and three times as long for a question on a busy machine.
    """

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self._begin, self._end, self._padding = (self._special(token) for token in ("<s>", "</s>", "<pad>"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / GRAPH_FILE), options, providers=["CPUExecutionProvider"]
        )
        self._threads = ThreadPoolExecutor(min(_MOST_THREADS, _processors()), thread_name_prefix="encoder")
        self.dimension = int(self._session.get_outputs()[0].shape[-1])

    def _special(self, token: str) -> int:
        number = self._tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(f"the tokenizer has no {token}")
        return number

    def windows(self, texts: Sequence[str]) -> Windows:
        """Cut texts (prompt included) into tokens, and what is longer than the model reads into windows."""
        pieces: list[list[int]] = []
        owner: list[int] = []
        step = MOST_TOKENS - 2
        encodings = self._tokenizer.encode_batch(list(texts), add_special_tokens=False)
        for number, encoding in enumerate(encodings):
            for start in range(0, max(len(encoding.ids), 1), step):
                pieces.append([self._begin, *encoding.ids[start : start + step], self._end])
                owner.append(number)
        longest = max((len(piece) for piece in pieces), default=0)
        ids = np.full((len(pieces), longest), self._padding, np.int64)
        for row, piece in enumerate(pieces):
            ids[row, : len(piece)] = piece
        mask = (np.arange(longest) < np.array([[len(piece)] for piece in pieces])).astype(np.int64)
        return Windows(ids=ids, mask=mask, owner=np.array(owner, np.int64))

    def forward(self, windows: Windows) -> NDArray[np.float32]:
        """One vector of length 1 for each text, (texts, dimension); of several windows, the mean by their length."""
        lengths = windows.mask.sum(axis=1)
        batches = list(batches_by_length(lengths.tolist(), _BATCH_TOKENS))
        sums = np.zeros((len(lengths), self.dimension), np.float32)

        def run(batch: list[int]) -> None:
            width = int(lengths[batch].max())
            mask = windows.mask[batch, :width]
            (hidden,) = self._session.run(None, {"input_ids": windows.ids[batch, :width], "attention_mask": mask})
            sums[batch] = np.einsum("rth,rt->rh", hidden, mask.astype(np.float32))

        if len(batches) == 1:
            run(batches[0])
        else:
            list(self._threads.map(run, batches))
        vectors = np.zeros((int(windows.owner.max(initial=-1)) + 1, self.dimension), np.float32)
        np.add.at(vectors, windows.owner, sums)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(norms, 1e-12), np.float32)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of length 1 for texts (prompt included), (texts, dimension)."""
        found = [self.forward(self.windows(texts[start : start + SLICE])) for start in range(0, len(texts), SLICE)]
        return np.concatenate(found) if found else np.zeros((0, self.dimension), np.float32)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def batches_by_length(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Positions in batches of like length, longest first, so that little is padded; ``most`` is the sum of a batch."""
    order = sorted(range(len(lengths)), key=lambda position: -lengths[position])
    while order:
        size = max(1, most // max(lengths[order[0]], 1))
        batch, order = order[:size], order[size:]
        yield batch
