"""What a language model wrote is there again when a conversation is opened again, without asking the model."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import texts
from assistant.ui.chat import keeping
from assistant.ui.written import texts as own
from assistant.writer import texts as told
from assistant.writer.values import Written
from index.settings import Settings
from tests.assistant.writer.serving import Reply
from tests.ui.steps import ask, button, said
from tests.ui.written.test_written_beside import (
    INVENTED,
    QUESTION,
    Open,
    Start,
    captions,
    finished,
    labels,
    opened,  # noqa: F401  # the same app with a model
    repeating,
)

TOGETHER = ("answer", "plain")

Reopened = Callable[[AppTest], AppTest]


@pytest.fixture(autouse=True)
def visitor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A browser that keeps a key, and a place of its own to keep conversations in."""
    monkeypatch.setattr(keeping, "visitor", lambda: "bezoeker")
    monkeypatch.setenv("BINNENSTAD_APP_DATA", str(tmp_path))


@pytest.fixture
def reopened(start: Start, shipped_settings: Settings) -> Reopened:
    """Opens the conversation in another session: after a reload, or later."""

    def shown(seen: AppTest) -> AppTest:
        app = start(shipped_settings)
        app.query_params[keeping.ADDRESS] = seen.query_params[keeping.ADDRESS]
        return app.run()

    return shown


def texts_of(app: AppTest) -> list[str]:
    """What the model wrote, with its ways to the quotations."""
    return [one.value for one in app.markdown if one.value.endswith("(#bron-0-1)")]


def copied(app: AppTest) -> str:
    """What the button that copies puts on the clipboard, as HTML."""
    return next(one.proto.body for one in app.get("html") if "wijzer-opmaak" in one.proto.body)


def test_an_answer_and_its_explanation_are_there_again_and_go_along(
    opened: Open,  # noqa: F811
    reopened: Reopened,
) -> None:
    with opened(repeating) as (app, server):
        finished(ask(app, QUESTION))
        finished(button(app, own.EXPLAIN).click().run())
        asked = len(server.calls)
        again = reopened(app)
        assert len(server.calls) == asked
    assert not again.exception
    assert texts_of(again) == texts_of(app)
    assert len(texts_of(again)) == len(TOGETHER)
    assert [captions(again).count(told.HEADINGS[style]) for style in TOGETHER] == [1, 1]
    assert own.EXPLAIN not in labels(again)
    html = copied(again)
    assert html.index("<blockquote>") < html.index(told.HEADINGS["answer"]) < html.index(told.HEADINGS["plain"])
    assert INVENTED not in html


def test_it_is_there_without_a_model_too(
    opened: Open,  # noqa: F811
    reopened: Reopened,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with opened(repeating) as (app, _):
        finished(ask(app, QUESTION))
    monkeypatch.delenv("BINNENSTAD_CHAT_MODEL")
    again = reopened(app)
    assert captions(again).count(told.HEADINGS["answer"]) == 1


def test_it_can_be_explained_after_it_was_opened_again(
    opened: Open,  # noqa: F811
    reopened: Reopened,
) -> None:
    with opened(repeating) as (app, _):
        finished(ask(app, QUESTION))
        again = reopened(app)
        finished(button(again, own.EXPLAIN).click().run())
        last = reopened(again)
    for one in (again, last):
        assert [captions(one).count(told.HEADINGS[style]) for style in TOGETHER] == [1, 1]


def test_what_was_finished_when_nobody_looked_any_more_is_kept(
    opened: Open,  # noqa: F811
    reopened: Reopened,
) -> None:
    def slowly(body: dict[str, object]) -> Reply:
        return Reply(pieces=repeating(body).pieces, pause=0.05)

    with opened(slowly) as (app, _):
        ask(app, QUESTION)
        assert own.WRITING in captions(app)
        writing = app.session_state["writings"][0, False]
        for _ in range(200):
            if writing.latest.done:
                break
            time.sleep(0.1)
        latest: Written = writing.latest
        assert latest.sentences
        again = reopened(app)
    assert captions(again).count(told.HEADINGS["answer"]) == 1


def test_a_second_question_keeps_what_is_beside_the_first(
    opened: Open,  # noqa: F811
    reopened: Reopened,
) -> None:
    with opened(repeating) as (app, _):
        finished(ask(app, QUESTION))
        finished(ask(app, "Wat zijn de plannen voor het Koopmansplein?"))
        again = reopened(app)
        assert captions(again).count(told.HEADINGS["answer"]) == captions(app).count(told.HEADINGS["answer"]) > 0
        assert "11 miljoen euro" in said(again, 0)
        button(again, texts.NEW_CONVERSATION).click().run()
    assert told.HEADINGS["answer"] not in captions(again)
