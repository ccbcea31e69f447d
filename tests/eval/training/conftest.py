"""The small set, prepared once."""

from collections.abc import Iterator

import pytest
import torch

from eval.training.examples.data import Data, read_data
from eval.training.examples.prepare import Encoders, Prepared, prepare
from index.model.packed import Packed, packed_file, read_packed
from index.model.tokenizer import build_tokenizer
from tests.eval.small_set import letters, write_set


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
    return prepare(data, build_tokenizer(packed), Encoders(questions=letters, passages=letters), lambda line: None)
