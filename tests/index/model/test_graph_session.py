from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.model.encoder import QUESTIONS_FILE
from index.model.reading import READER_FILE
from index.model.session import Session, processors
from index.model.weights import bundled_model
from index.settings import Settings

ROWS = [[0, 5, 2], [0, *range(10, 90), 2], [0, 7, 8, 2], [0, 5, 2], [0, *range(100, 130), 2]]


@pytest.fixture(scope="module")
def folder() -> Path:
    return bundled_model(Settings().model_cache)


@pytest.fixture(scope="module")
def session(folder: Path) -> Session:
    return Session(folder / QUESTIONS_FILE)


def test_each_row_gets_its_own_in_the_order_given(session: Session) -> None:
    found = session.run(ROWS)
    assert [given.shape for given in found] == [(len(row), 384) for row in ROWS]
    for row, given in zip(ROWS, found, strict=True):
        (alone,) = session.run([row])
        assert np.allclose(alone, given, atol=1e-5)
    assert np.allclose(found[0], found[3], atol=1e-6)


def test_no_rows_give_nothing(session: Session) -> None:
    assert session.run([]) == []


def test_the_width_is_that_of_what_comes_out(session: Session, folder: Path) -> None:
    assert session.width == 384
    assert Session(folder / READER_FILE).width == 2


def test_threads_may_share_one_session(session: Session) -> None:
    expected = session.run(ROWS)
    with ThreadPoolExecutor(6) as threads:
        for found in threads.map(lambda _: session.run(ROWS), range(12)):
            assert all(np.allclose(one, other, atol=1e-5) for one, other in zip(found, expected, strict=True))


def test_there_is_a_processor() -> None:
    assert processors() >= 1
