"""The app on the shipped documents, with an index that is made once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from index.build import update_index
from index.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings for an index of the shipped documents."""
    settings = Settings(corpus=ROOT / "corpus" / "documents", index=tmp_path_factory.mktemp("shipped") / "index-data")
    update_index(settings)
    return settings


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Callable[[Settings], AppTest]:
    """Open the app in a new session, with these settings."""

    def started(settings: Settings) -> AppTest:
        monkeypatch.setenv("BINNENSTAD_CORPUS", str(settings.corpus))
        monkeypatch.setenv("BINNENSTAD_INDEX", str(settings.index))
        return AppTest.from_file(ROOT / "app.py", default_timeout=120).run()

    return started


@pytest.fixture
def app(start: Callable[[Settings], AppTest], shipped: Settings) -> AppTest:
    """The app on the shipped documents, before the first question."""
    return start(shipped)
