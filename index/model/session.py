"""A graph in onnxruntime, run on one text at a time and on several beside each other."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

_MOST_THREADS = 8


class Session:
    """A graph in memory. Safe to share between threads.

    Each text runs on one thread: onnxruntime's own threads wait for each other by spinning, which takes twice the
    processor time, and three times as long for a question on a busy machine.
    """

    def __init__(self, graph: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
        self._threads = ThreadPoolExecutor(min(_MOST_THREADS, processors()), thread_name_prefix="model")
        self.width = int(self._session.get_outputs()[0].shape[-1])

    def run(self, rows: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """What the graph gives for each row of tokens: (tokens, width) each. The longest rows start first."""
        if len(rows) == 1:
            return [self._one(rows[0])]
        found: dict[int, NDArray[np.float32]] = {}
        order = sorted(range(len(rows)), key=lambda place: -len(rows[place]))
        for place, given in zip(order, self._threads.map(lambda place: self._one(rows[place]), order), strict=True):
            found[place] = given
        return [found[place] for place in range(len(rows))]

    def _one(self, row: Sequence[int]) -> NDArray[np.float32]:
        (given,) = self._session.run(None, {"input_ids": np.array([row], np.int64)})
        return np.asarray(given[0], np.float32)


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
