"""What a language model writes beside the quotations on the page: marked, checked, stopped, down, or not there."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import texts
from assistant.ui.chat.narrow import Narrowed
from assistant.ui.saved.values import Turn
from assistant.ui.written import texts as own
from assistant.ui.written.desk import desk
from assistant.writer import texts as told
from index.settings import Settings
from tests.assistant.writer.serving import Reply, Server, says, serving
from tests.ui.steps import ask, button, said

QUESTION = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"
INVENTED = "Wethouder Smit geeft er 47 miljoen euro bij."
PASSAGE = re.compile(r'<passage nummer="(\d+)"[^>]*>([^<]*?)\s*</passage>')
Start = Callable[[Settings], AppTest]
Open = Callable[[Callable[[dict[str, Any]], Reply]], Any]


def repeating(body: dict[str, Any]) -> Reply:
    """A model that repeats the first passage, after a sentence of its own making."""
    number, text = PASSAGE.findall(body["messages"][-1]["content"])[0]
    return says(f"{INVENTED} [{number}] {text.rstrip('.')}. [{number}]")


def telling(body: dict[str, Any]) -> Reply:
    """A model that repeats the first sentence of every passage."""
    found = PASSAGE.findall(body["messages"][-1]["content"])
    return says("\n".join(f"{text.split('. ')[0].rstrip('.')}. [{number}]" for number, text in found))


def inventing(body: dict[str, Any]) -> Reply:
    return says(f"{INVENTED} [1]")


@pytest.fixture
def opened(start: Start, shipped_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open the app with a language model that replies so."""

    @contextmanager
    def opening(reply: Callable[[dict[str, Any]], Reply]) -> Iterator[tuple[AppTest, Server]]:
        with serving(reply) as server:
            monkeypatch.setenv("BINNENSTAD_CHAT_MODEL", "proef")
            monkeypatch.setenv("BINNENSTAD_CHAT_URL", server.url)
            try:
                yield start(shipped_settings), server
            finally:
                if here := desk():
                    here.close()

    return opening


def labels(app: AppTest) -> list[str]:
    return [one.label for one in app.button]


def captions(app: AppTest) -> list[str]:
    return [one.value for one in app.caption]


def finished(app: AppTest) -> AppTest:
    """The page once nothing is being written any more."""
    for _ in range(100):
        if own.STOP not in labels(app):
            return app
        time.sleep(0.1)
        app.run()
    raise AssertionError("the writing did not end")


def test_without_a_model_nothing_of_it_is_on_the_page(app: AppTest) -> None:
    ask(app, QUESTION)
    assert not app.exception
    assert own.EXPLAIN not in labels(app)
    assert own.WRITING not in captions(app)
    assert "writings" not in app.session_state


def test_what_is_supported_joins_the_quotations_with_its_mark_and_what_is_not_never_does(opened: Open) -> None:
    with opened(repeating) as (app, server):
        ask(app, QUESTION)
        assert "**11 miljoen euro**" in said(app)
        finished(app)
        assert len(server.calls) == 1
    assert not app.exception
    assert captions(app).count(told.HEADINGS["answer"]) == 1
    written = [one.value for one in app.markdown if "11 miljoen euro" in one.value and "**" not in one.value]
    assert written[0].endswith(r"[\[1\]](#bron-0-1)")
    assert "47 miljoen" not in said(app)


def test_a_plain_explanation_is_written_when_it_is_asked_for(opened: Open) -> None:
    with opened(repeating) as (app, server):
        finished(ask(app, QUESTION))
        finished(button(app, own.EXPLAIN).click().run())
        assert len(server.calls) == 2
    assert not app.exception
    assert captions(app).count(told.HEADINGS["plain"]) == 1
    assert own.EXPLAIN not in labels(app)
    assert "47 miljoen" not in said(app)


def test_writing_can_be_stopped_while_the_page_goes_on(opened: Open) -> None:
    with opened(lambda body: Reply(stall=60.0)) as (app, _):
        ask(app, QUESTION)
        assert "**11 miljoen euro**" in said(app)
        assert own.WRITING in captions(app)
        finished(button(app, own.STOP).click().run())
    assert told.STOPPED in captions(app)
    assert "**11 miljoen euro**" in said(app)


@pytest.mark.parametrize(("reply", "note"), [(inventing, told.LITTLE), (lambda body: Reply(status=401), told.DOWN)])
def test_what_went_wrong_is_a_note_below_the_quotations(
    opened: Open, reply: Callable[[dict[str, Any]], Reply], note: str
) -> None:
    with opened(reply) as (app, _):
        finished(ask(app, QUESTION))
    assert note in captions(app)
    assert not app.error
    assert "**11 miljoen euro**" in said(app)
    assert "47 miljoen" not in said(app)


def test_a_model_elsewhere_is_not_asked_and_the_page_says_why(
    start: Start, shipped_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINNENSTAD_CHAT_MODEL", "openai:iets")
    app = finished(ask(start(shipped_settings), QUESTION))
    assert not app.exception
    assert any("ONLY" in one and "FALSE" in one.upper() for one in captions(app))
    assert "**11 miljoen euro**" in said(app)


def test_a_summary_has_its_pages_and_needs_no_explanation(opened: Open) -> None:
    with opened(telling) as (app, _):
        finished(ask(app, "Vat het uitvoeringsprogramma samen."))
    assert not app.exception
    assert captions(app).count(told.HEADINGS["summary"]) == 1
    written = next(one.value for one in app.markdown if "(bladzijde " in one.value and "[" not in one.value)
    assert written.count("(bladzijde ") > 1
    assert own.EXPLAIN not in labels(app)


def test_in_some_of_the_documents_it_is_written_from_those(opened: Open) -> None:
    with opened(repeating) as (app, server):
        app.session_state["narrowed"] = Narrowed(years=("2018",))
        finished(ask(app, QUESTION))
        assert len(server.calls) == 1
    assert captions(app).count(told.HEADINGS["answer"]) == 1


def test_another_question_in_its_place_and_a_new_conversation_let_go_of_it(opened: Open) -> None:
    with opened(lambda body: Reply(stall=60.0)) as (app, _):
        ask(app, QUESTION)
        writing = app.session_state["writings"][0, False]
        turn: Turn = app.session_state["turns"][0]
        assert (writing.task.question, writing.task.history) == (turn.question, ())
        button(app, texts.NEW_CONVERSATION).click().run()
        assert "writings" not in app.session_state
        for _ in range(100):
            if writing.latest.done:
                break
            time.sleep(0.1)
        assert writing.latest.ending == "stopped"
