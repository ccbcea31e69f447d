"""What a visitor reads who asks more, or more at once, than the settings allow."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui.chat import conversation, keeping
from assistant.ui.web.pace import Pace
from index.settings import Settings
from tests.ui.steps import ask, said

QUESTION = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"


def test_a_question_longer_than_the_setting_is_not_answered(
    start: Callable[[Settings], AppTest], shipped_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINNENSTAD_APP_QUESTION_CHARS", "50")
    app = ask(start(shipped_settings), QUESTION)
    assert f"({len(QUESTION)} tekens). Stel uw vraag in hoogstens 50 tekens" in said(app)


def test_who_asks_too_fast_is_told_how_long_to_wait(
    start: Callable[[Settings], AppTest], shipped_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    pace = Pace()
    monkeypatch.setenv("BINNENSTAD_APP_QUESTIONS_PER_MINUTE", "1")
    monkeypatch.setenv("BINNENSTAD_APP_KEEP_DAYS", "0")
    monkeypatch.setattr(keeping, "visitor", lambda: "somebody")
    monkeypatch.setattr(conversation, "_pace", lambda: pace)
    app = ask(start(shipped_settings), QUESTION)
    assert "seconden en stel uw vraag dan opnieuw" not in said(app)
    assert "seconden en stel uw vraag dan opnieuw" in said(ask(app, QUESTION))
