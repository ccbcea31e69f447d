"""The shipped corpus, indexed once for all tests of the evaluation."""

from collections.abc import Iterator

import pytest

from eval.running.session import Session, open_session
from index.settings import Settings


@pytest.fixture(scope="session")
def settings(shipped_settings: Settings) -> Settings:
    return shipped_settings


@pytest.fixture(scope="session")
def shipped(settings: Settings) -> Iterator[Session]:
    with open_session(settings) as session:
        yield session
