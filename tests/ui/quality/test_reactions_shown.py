"""A reaction becomes a draft of a case by one click, and what came of it stays to be read."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui.quality import texts
from assistant.ui.saved.reactions import Reaction, add_reaction

GIVEN = Reaction(
    when="2026-11-28T00:00:00+00:00",
    verdict="wrong",
    why="Het bedrag is van een ander jaar.",
    expected="11 miljoen euro",
    question="Hoeveel miljoen euro is er voor het programma?",
    history=(),
    status="answered",
    text="> 9 miljoen euro [1]",
    places=(("programma", 3),),
)


def _reactions() -> None:
    from assistant.ui.quality.reactions import show_reactions
    from assistant.ui.settings import AppSettings

    show_reactions(AppSettings())


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    monkeypatch.setenv("BINNENSTAD_APP_DATA", str(tmp_path))
    add_reaction(tmp_path, GIVEN)
    return AppTest.from_function(_reactions, default_timeout=60).run()


def test_a_draft_stays_when_the_page_is_shown_anew_and_is_written_once(shown: AppTest, tmp_path: Path) -> None:
    assert not shown.code
    shown.button[0].click().run()
    for _ in range(2):
        assert not shown.exception
        assert GIVEN.question in shown.code[0].value
        assert shown.success[0].value
        shown.run()
    assert (tmp_path / "concept-vragen.yaml").read_text("utf-8").count(GIVEN.question) == 1


def test_a_draft_that_cannot_be_written_is_said(shown: AppTest, tmp_path: Path) -> None:
    (tmp_path / "concept-vragen.yaml").mkdir()
    shown.button[0].click().run()
    assert not shown.exception
    assert texts.REACTION_NOT_DRAFTED.split("{")[0] in shown.error[0].value
    assert not shown.code
