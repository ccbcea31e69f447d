"""Measuring in the background: one at a time, kept when done, nothing kept when stopped or broken."""

import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest

from assistant.ui.quality import texts
from assistant.ui.quality.background import Measuring
from assistant.ui.quality.names import give_name, name_of
from assistant.ui.web.first import GoingFirst
from assistant.values import Answer
from eval.running.runs import list_runs, load_run
from eval.running.session import Session
from eval.scoring.source import Source
from eval.values import Case
from index.library import Library

CASES = tuple(
    Case(id=f"v{number}", question="Wat?", expect="refuse", type="", user="", difficulty="", split="dev", reason="x")
    for number in range(5)
)


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def session(gate: threading.Event) -> Session:
    def ask(question: str, history: Sequence[str]) -> Answer:
        gate.wait(10)
        return Answer(status="not_found", text="Niet gevonden.")

    source = Source(documents={}, page_text=lambda *_: None)
    library = cast(Library, None)  # nothing here reads it
    return Session(ask=ask, library=library, source=source, settings={}, distractors=0)


def ended(measuring: Measuring) -> None:
    for _ in range(200):
        if not measuring.state.busy:
            return
        time.sleep(0.05)
    raise AssertionError("still busy")


def test_one_goes_on_at_a_time_and_is_kept_with_its_name(tmp_path: Path, gate: threading.Event) -> None:
    measuring = Measuring(GoingFirst())
    assert measuring.start(CASES, "all", session(gate), tmp_path, "  Met de  nieuwe nota ")
    assert not measuring.start(CASES, "all", session(gate), tmp_path, "")
    assert (measuring.state.busy, measuring.state.total) == (True, 5)
    gate.set()
    ended(measuring)
    (folder,) = list_runs(tmp_path)
    assert measuring.state.folder == folder
    assert len(load_run(folder).results) == 5
    assert name_of(folder) == "Met de nieuwe nota"
    give_name(folder, "")
    assert name_of(folder) == ""


def test_one_that_is_stopped_keeps_nothing_and_another_can_begin(tmp_path: Path, gate: threading.Event) -> None:
    measuring = Measuring(GoingFirst())
    measuring.start(CASES, "all", session(gate), tmp_path, "")
    measuring.stop()
    gate.set()
    ended(measuring)
    assert measuring.state.problem == texts.QUALITY_STOPPED
    assert list_runs(tmp_path) == ()
    assert measuring.start(CASES, "all", session(gate), tmp_path, "")
    ended(measuring)
    assert len(list_runs(tmp_path)) == 1


def test_one_that_cannot_be_kept_says_so(tmp_path: Path, gate: threading.Event) -> None:
    (tmp_path / "bestand").write_text("geen map")
    gate.set()
    measuring = Measuring(GoingFirst())
    measuring.start(CASES, "all", session(gate), tmp_path / "bestand", "")
    ended(measuring)
    assert measuring.state.problem
    assert not measuring.state.busy


def test_somebody_who_is_being_answered_goes_first(tmp_path: Path, gate: threading.Event) -> None:
    gate.set()
    visitors = GoingFirst()
    measuring = Measuring(visitors)
    with visitors.served():
        measuring.start(CASES, "all", session(gate), tmp_path, "")
        time.sleep(0.5)
        assert (measuring.state.busy, measuring.state.done) == (True, 0)
    ended(measuring)
    assert len(list_runs(tmp_path)) == 1
