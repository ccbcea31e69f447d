"""What goes with an answer waits for others who wait for theirs; the answer itself does not."""

from typing import NoReturn

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.ui.chat import turn
from assistant.ui.web.first import GoingFirst
from tests.ui.steps import ask, said, sources

AMOUNT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"


class Busy(GoingFirst):
    """Others who wait for an answer, for ever."""

    def let_pass(self, most: float) -> NoReturn:
        assert 0 < most <= 3
        st.stop()


def test_an_answer_can_be_read_before_others_go_first(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "answering", Busy)
    ask(app, AMOUNT)
    assert "11 miljoen euro" in said(app)
    assert not sources(app)
    monkeypatch.undo()
    app.run()
    assert sources(app)
