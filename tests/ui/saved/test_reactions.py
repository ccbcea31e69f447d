"""What people say of answers is kept as they said it."""

from pathlib import Path

import pytest

from assistant.ui.saved.reactions import FILE, add_reaction, reaction, reactions
from assistant.ui.saved.values import KeepingProblem, Turn
from tests.ui.ui_builders import ANSWER

TURN = Turn(question="Hoeveel?", answer=ANSWER)


def test_a_reaction_comes_back_as_it_was_given(tmp_path: Path) -> None:
    given = reaction(TURN, ["Eerder?"], "wrong", " Te weinig\nechte regels ", "4 miljoen")
    add_reaction(tmp_path / "map", given)
    add_reaction(tmp_path / "map", reaction(TURN, [], "right"))
    first, second = reactions(tmp_path / "map")
    assert first == given
    assert (first.why, first.places, first.history) == ("Te weinig\nechte regels", (("nota", 5),), ("Eerder?",))
    assert second.verdict == "right"


def test_a_damaged_line_hides_no_other(tmp_path: Path) -> None:
    add_reaction(tmp_path, reaction(TURN, [], "right"))
    with (tmp_path / FILE).open("a", encoding="utf-8") as file:
        file.write("{kapot\n")
    add_reaction(tmp_path, reaction(TURN, [], "wrong"))
    assert [one.verdict for one in reactions(tmp_path)] == ["right", "wrong"]


def test_nothing_said_is_nothing_there_and_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    assert reactions(tmp_path) == ()
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(KeepingProblem, match="kunnen nu niet worden bewaard"):
        add_reaction(tmp_path / "bestand" / "x", reaction(TURN, [], "right"))
