"""The app and its page on quality on the shipped documents, and a browser to visit them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from streamlit.testing.v1 import AppTest

from index.settings import Settings
from tests.assistant.conftest import small_library, small_settings  # noqa: F401  # the same small documents
from tests.ui.browsing import CHROMIUM, QUIET, ROOT, Visit
from tests.ui.quality.measuring import CASES


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Callable[[Settings], AppTest]:
    """Open the app in a new session, with these settings."""

    def started(settings: Settings) -> AppTest:
        monkeypatch.setenv("BINNENSTAD_CORPUS", str(settings.corpus))
        monkeypatch.setenv("BINNENSTAD_INDEX", str(settings.index))
        return AppTest.from_file(ROOT / "app.py", default_timeout=120).run()

    return started


@pytest.fixture
def app(start: Callable[[Settings], AppTest], shipped_settings: Settings) -> AppTest:
    """The app on the shipped documents, before the first question."""
    return start(shipped_settings)


@pytest.fixture
def small(tmp_path: Path, shipped_settings: Settings) -> Settings:
    """Settings for a corpus of one shipped document, with an index that is not there yet."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    shutil.copy(next(shipped_settings.corpus.glob("plan*.pdf")), folder)
    return Settings(corpus=folder, index=tmp_path / "index-data")


def _quality_page() -> None:
    from assistant.ui.quality.page import page

    page()


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """The folder that measurements are kept in."""
    return tmp_path / "metingen"


@pytest.fixture
def quality(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shipped_settings: Settings, runs: Path
) -> Callable[[str], AppTest]:
    """Open the page on quality with these cases."""

    def opened(cases: str = CASES) -> AppTest:
        file = tmp_path / "proef.yaml"
        file.write_text(cases, encoding="utf-8")
        monkeypatch.setenv("BINNENSTAD_CORPUS", str(shipped_settings.corpus))
        monkeypatch.setenv("BINNENSTAD_INDEX", str(shipped_settings.index))
        monkeypatch.setenv("BINNENSTAD_EVAL_CASES", str(file))
        monkeypatch.setenv("BINNENSTAD_EVAL_RUNS", str(runs))
        return AppTest.from_function(_quality_page, default_timeout=120).run()

    return opened


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a screen."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str, int], Visit]]:
    """Visit an address; afterwards nothing may have been asked of another computer, and nothing have run."""
    visits: list[Visit] = []

    def start(address: str, width: int = 1280) -> Visit:
        visits.append(Visit(browser, address, width))
        expect(visits[-1].page.get_by_test_id("stChatInput")).to_be_visible(timeout=90_000)
        return visits[-1]

    yield start
    for one in visits:
        one.page.close()
    for one in visits:
        assert one.elsewhere == [], "asked another computer for something"
        assert one.executed == [], "something ran that should not"
