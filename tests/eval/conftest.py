"""The shipped corpus, indexed once for all tests of the evaluation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.manifest import DEFAULT_FOLDER
from eval.session import Session, open_session
from index.settings import Settings


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(corpus=Path(DEFAULT_FOLDER), index=tmp_path_factory.mktemp("index") / "data")


@pytest.fixture(scope="session")
def shipped(settings: Settings) -> Iterator[Session]:
    with open_session(settings) as session:
        yield session
