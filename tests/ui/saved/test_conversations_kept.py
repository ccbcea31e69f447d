"""Conversations on disk: there after a restart, for the browser they are of and for nobody else."""

import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.ui.saved.store import FILE, Conversations
from assistant.ui.saved.values import KeepingProblem, Turn
from assistant.writer.values import Claim, Written
from tests.ui.ui_builders import ANSWER, CITATION

TURN = Turn(question="Hoeveel  geld is er?", answer=ANSWER)
BESIDE = Written(
    style="answer",
    citations=(CITATION, replace(CITATION, number=2)),
    sentences=(Claim(text="Er is 3 miljoen euro.", numbers=(1,)),),
    done=True,
    ending="written",
    trace=("writer: proef, 1.00 s",),
)
KEPT = replace(BESIDE, citations=(CITATION,), trace=())
PLAIN = replace(BESIDE, style="plain")


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


def test_what_was_written_comes_back_with_its_turn_and_with_nothing_of_how_it_was_made(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id = store.keep("a", "", [TURN, TURN])
    store.add_written("a", id, 1, TURN, PLAIN)
    store.add_written("a", id, 1, TURN, BESIDE)
    assert [turn.written for turn in Conversations(tmp_path).load("a", id)] == [
        (),
        (KEPT, replace(KEPT, style="plain")),
    ]
    assert store.shared(store.share("a", id))[1].written[0] == KEPT
    with sqlite3.connect(tmp_path / FILE) as file:
        assert "proef" not in "".join(row[0] for row in file.execute("SELECT text FROM written"))


def test_what_was_written_stays_while_the_conversation_goes_on_and_goes_with_its_turn(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id = store.keep("a", "", [TURN])
    store.add_written("a", id, 0, TURN, BESIDE)
    store.keep("a", id, [TURN, TURN])
    assert store.load("a", id)[0].written == (KEPT,)
    changed = replace(TURN, question="Anders?")
    store.keep("a", id, [changed])
    store.add_written("a", id, 0, TURN, BESIDE)
    assert store.load("a", id) == (changed,)
    with sqlite3.connect(tmp_path / FILE) as file:
        assert file.execute("SELECT count(*) FROM written").fetchone() == (0,)


def test_a_conversation_that_somebody_shared_is_kept_on_with_what_was_written(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id = store.keep("b", "", [replace(TURN, written=(BESIDE,)), TURN])
    assert store.load("b", id)[0].written == (KEPT,)


def test_nobody_else_can_write_beside_a_turn(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id = store.keep("a", "", [TURN])
    store.add_written("b", id, 0, TURN, BESIDE)
    assert store.load("a", id)[0].written == ()


def test_what_was_written_by_another_version_is_left_out_and_the_quotations_stay(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id = store.keep("a", "", [replace(TURN, written=(BESIDE,))])
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("UPDATE written SET text = '{}'")
    assert store.load("a", id) == (TURN,)


def test_a_file_of_before_what_was_written_was_kept_is_read_on(tmp_path: Path) -> None:
    store = Conversations(tmp_path)
    id = store.keep("a", "", [TURN])
    with sqlite3.connect(tmp_path / FILE) as file:
        file.execute("DROP TABLE written")
    again = Conversations(tmp_path)
    assert again.load("a", id) == (TURN,)
    again.add_written("a", id, 0, TURN, BESIDE)
    assert again.load("a", id)[0].written == (KEPT,)
