"""Conversations on disk: there after a restart, for the browser they are of and for nobody else."""

import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.ui.saved.store import FILE, Conversations
from assistant.ui.saved.values import KeepingProblem, Turn
from tests.ui.ui_builders import ANSWER

TURN = Turn(question="Hoeveel  geld is er?", answer=ANSWER)


def test_a_conversation_comes_back_whole_after_a_restart(tmp_path: Path) -> None:
    id = Conversations(tmp_path).keep("a", "", [TURN, TURN])
    again = Conversations(tmp_path)
    assert again.load("a", id) == (TURN, TURN)
    (kept,) = again.of("a")
    assert (kept.title, kept.turns) == ("Hoeveel geld is er?", 2)


def test_nobody_elses_conversation_can_be_seen_changed_or_shared(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id = store.keep("a", "", [TURN])
    assert store.of("b") == ()
    for reach in (lambda: store.load("b", id), lambda: store.share("b", id), lambda: store.keep("b", id, [TURN, TURN])):
        with pytest.raises(KeepingProblem, match="niet van deze browser"):
            reach()
    store.rename("b", id, "Van mij")
    store.delete("b", id)
    assert store.of("a")[0].title == "Hoeveel geld is er?"
    assert b"a" not in {row[0] for row in sqlite3.connect(tmp_path / FILE).execute("SELECT owner FROM conversations")}


def test_a_link_leads_to_its_conversation_only_and_only_while_it_is_there(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id, _ = store.keep("a", "", [TURN]), store.keep("a", "", [replace(TURN, question="Anders?")])
    token = store.share("a", id)
    assert token == store.share("a", id) != id
    assert [turn.question for turn in store.shared(token)] == [TURN.question]
    store.delete("a", id)
    for wrong in (token, "", "x", id):
        with pytest.raises(KeepingProblem):
            store.shared(wrong)


def test_what_was_deleted_can_be_put_back_and_what_is_old_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Conversations(tmp_path)
    id = store.keep("a", "", [TURN])
    store.delete("a", id)
    assert store.of("a") == ()
    store.put_back("a", id)
    store.rename("a", id, "  Over   geld ")
    assert store.of("a")[0].title == "Over geld"
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 31 * 86_400)
    store.forget_old(30)
    assert store.of("a") == ()
    with sqlite3.connect(tmp_path / FILE) as file:
        assert file.execute("SELECT count(*) FROM turns").fetchone() == (0,)


def test_a_damaged_file_is_put_aside_and_said(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"dit is geen database" * 200)
    store = Conversations(tmp_path)
    id = store.keep("a", "", [TURN])
    assert "beschadigd" in store.notice
    assert store.load("a", id) == (TURN,)
    assert len(list(tmp_path.glob(f"{FILE}.beschadigd-*"))) == 1


def test_a_place_that_cannot_be_written_is_said_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(KeepingProblem, match="kunnen nu niet worden bewaard"):
        Conversations(tmp_path / "bestand" / "map").keep("a", "", [TURN])


def test_an_answer_of_another_version_is_not_shown_half(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id = store.keep("a", "", [TURN])
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE turns SET answer = '{}'")
    with pytest.raises(KeepingProblem):
        store.load("a", id)
