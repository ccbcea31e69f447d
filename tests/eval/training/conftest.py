"""The small set, prepared once."""

from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from eval.training.data import Data, read_data
from eval.training.prepare import Prepared, prepare
from index.model.packed import Packed, packed_file, read_packed
from index.model.tokenizer import build_tokenizer
from tests.eval.small_set import write_set


@pytest.fixture(scope="package", autouse=True)
def one_thread() -> Iterator[None]:
    """Batches this small are done sooner by one thread: several wait for each other, on a busy machine for long."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Data:
    return read_data(write_set(tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="session")
def packed() -> Packed:
    path = packed_file()
    assert path
    return read_packed(path)


@pytest.fixture(scope="session")
def prepared(data: Data, packed: Packed) -> Prepared:
    return prepare(data, build_tokenizer(packed), letters, lambda line: None)


def letters(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of texts without a model: which runs of four letters they hold."""
    found = np.zeros((len(texts), 512), np.float32)
    for row, text in enumerate(texts):
        places = [crc32(text[start : start + 4].lower().encode()) % 512 for start in range(len(text) - 3)]
        np.add.at(found[row], places, 1)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)
