"""The library of the process: opened once, again when the corpus changed, and an older one when it must."""

import shutil
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from assistant.ui import shelf as module
from assistant.ui.shelf import Shelf
from corpus.catalogue.folder import CorpusError
from index.errors import IndexBusy, IndexUnreachable
from index.settings import Settings
from index.store.store import Store
from index.values import Step


@pytest.fixture
def settings(tmp_path: Path, shipped_settings: Settings) -> Settings:
    """A corpus and an index of one document, that a test may change."""
    (tmp_path / "corpus").mkdir()
    shutil.copy(next(shipped_settings.corpus.glob("plan*.pdf")), tmp_path / "corpus")
    return Settings(corpus=tmp_path / "corpus", index=tmp_path / "index-data")


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf(patience=0.5)
    yield shelf
    shelf.close()


def silent(step: Step) -> None:
    pass


def test_a_library_is_opened_once_and_again_when_the_corpus_changed(shelf: Shelf, settings: Settings) -> None:
    steps: list[Step] = []
    assert shelf.current(settings) is None
    opened = shelf.renew(settings, steps.append)
    assert steps
    assert shelf.current(settings) is opened
    assert shelf.renew(settings, silent) is opened
    (settings.corpus / "kapot.pdf").write_bytes(b"%PDF-1.7 niets")
    assert shelf.current(settings) is None
    again = shelf.renew(settings, silent)
    assert [problem.file for problem in again.library.problems] == ["kapot.pdf"]
    assert opened.library.page(opened.library.documents[0].id, 2).text, (
        "an answer that is being written can be finished"
    )


def test_what_is_forgotten_is_opened_anew(shelf: Shelf, settings: Settings) -> None:
    opened = shelf.renew(settings, silent)
    shelf.forget(opened)
    assert shelf.current(settings) is None
    assert shelf.renew(settings, silent).library.documents == opened.library.documents


def test_an_older_index_serves_while_another_program_makes_a_new_one(
    shelf: Shelf, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.renew(settings, silent)
    (settings.corpus / "kapot.pdf").write_bytes(b"%PDF-1.7 niets")

    def busy(store: Store, *_: object) -> None:
        raise IndexBusy("Een ander programma werkt de index bij.")

    monkeypatch.setattr(Store, "writing", busy)
    opened = shelf.renew(settings, silent)
    assert opened.notice.startswith(
        "Een ander programma werkt de index bij. U krijgt nu antwoord uit een eerdere versie"
    )
    assert len(opened.library.documents) == 1
    monkeypatch.undo()
    assert shelf.current(settings) is opened, "not at every look"
    time.sleep(0.6)
    assert shelf.current(settings) is None, "but it is tried again"
    assert shelf.renew(settings, silent).notice == ""


def test_without_any_index_a_busy_one_is_an_error(
    shelf: Shelf, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(store: Store, *_: object) -> None:
        raise IndexBusy("Een ander programma werkt de index bij.")

    monkeypatch.setattr(Store, "writing", busy)
    with pytest.raises(IndexBusy):
        shelf.renew(settings, silent)


def test_documents_that_are_gone_are_not_answered_from(shelf: Shelf, settings: Settings) -> None:
    shelf.renew(settings, silent)
    next(settings.corpus.glob("*.pdf")).unlink()
    with pytest.raises(CorpusError):
        shelf.current(settings)


def test_what_is_damaged_while_it_is_open_is_made_again(shelf: Shelf, settings: Settings) -> None:
    opened = shelf.renew(settings, silent)
    words = next(settings.index.glob("generations/*/words/woorden.json"))
    words.write_bytes(words.read_bytes()[:-10])
    assert shelf.current(settings) is None
    again = shelf.renew(settings, silent)
    assert again.notice == "De index was beschadigd en is opnieuw gemaakt."
    assert again.library.documents == opened.library.documents
    assert shelf.current(settings) is again


def test_those_who_waited_for_what_failed_are_told_at_once(
    shelf: Shelf, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []
    waiting = threading.Barrier(8)

    def silent_server(*_: object, **__: object) -> None:
        tried.append(1)
        time.sleep(0.5)
        raise IndexUnreachable("De server zwijgt.")

    def ask(_: int) -> str:
        waiting.wait(10)
        with pytest.raises(IndexUnreachable) as told:
            shelf.renew(settings, silent)
        return str(told.value)

    monkeypatch.setattr(module, "open_up_to_date", silent_server)
    with ThreadPoolExecutor(8) as visitors:
        assert set(visitors.map(ask, range(8))) == {"De server zwijgt."}
    assert len(tried) == 1


def test_who_finds_it_damaged_does_not_wait_for_who_makes_it_again(
    shelf: Shelf, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = shelf.renew(settings, silent)
    making, made = threading.Event(), threading.Event()
    slowly = module.open_up_to_date

    def slow(*of: Any, **given: Any) -> object:
        making.set()
        assert made.wait(20)
        return slowly(*of, **given)

    monkeypatch.setattr(module, "open_up_to_date", slow)
    shelf.forget(opened)
    with ThreadPoolExecutor(2) as visitors:
        first = visitors.submit(shelf.renew, settings, silent)
        assert making.wait(20)
        visitors.submit(shelf.forget, opened).result(5)
        made.set()
        again = first.result(20)
    assert shelf.current(settings) is again, "what was made again is not what was damaged"
