"""A question to the small documents, a model that is served on loopback, and what is shown of what it writes."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from assistant.pipeline import answer_question
from assistant.values import Answer
from assistant.writer import texts
from assistant.writer.settings import ChatSettings
from assistant.writer.values import Written
from assistant.writer.write import Writer, open_writer
from index.library import Library
from tests.assistant.writer.serving import Reply, Server, says, serving

QUESTION = "Wat kost een kaartje voor het zwembad?"
GOOD = "Een kaartje voor het zwembad kost 5 euro. [1]"


@contextmanager
def writing(reply: Callable[[dict[str, Any]], Reply], **fields: Any) -> Iterator[tuple[Writer, Server]]:
    """A writer with a model that replies so, and the server of that model."""
    with serving(reply) as server:
        known = {"chat_model": "proef", "chat_url": server.url, "chat_seconds": 20.0}
        made = open_writer(ChatSettings(**(known | fields)))
        assert made is not None
        yield made, server
        made.close()


def last(library: Library, writer: Writer, question: str = QUESTION, **fields: Any) -> Written:
    answer = answer_question(library, question)
    *_, found = writer.write(library, question, (), answer, **fields)
    return found


def shown(written: Written) -> list[str]:
    return [sentence.text for sentence in written.sentences]


@pytest.fixture
def ask(small_library: Library) -> Iterator[Callable[..., Written]]:
    """Ask the small documents with a model that gives this reply."""

    def asking(*replies: Reply, question: str = QUESTION, **fields: Any) -> Written:
        left = list(replies)
        with writing(lambda body: left.pop(0) if len(left) > 1 else left[0], **fields) as (writer, _):
            return last(small_library, writer, question)

    yield asking


def test_a_sentence_that_the_passage_says_is_shown_with_its_citation(ask: Callable[..., Written]) -> None:
    written = ask(says(GOOD))
    assert shown(written) == ["Een kaartje voor het zwembad kost 5 euro."], written
    assert written.sentences[0].numbers == (1,)
    assert (written.done, written.ending, written.note, written.style) == (True, "written", "", "answer")


def test_the_structured_form_is_asked_for_and_read(small_library: Library) -> None:
    made = '{"sentences": [{"text": "Een kaartje voor het zwembad kost 5 euro.", "passages": [1]}]}'
    with writing(lambda body: says(made)) as (writer, server):
        written = last(small_library, writer)
    assert shown(written) == ["Een kaartje voor het zwembad kost 5 euro."], written
    assert server.calls[0]["response_format"]["type"] == "json_schema"
    assert server.calls[0]["temperature"] == 0


def test_a_server_that_knows_no_form_is_asked_for_text_from_then_on(small_library: Library) -> None:
    def reply(body: dict[str, Any]) -> Reply:
        return Reply(status=400) if "response_format" in body else says(GOOD)

    with writing(reply) as (writer, server):
        assert shown(last(small_library, writer))
        assert shown(last(small_library, writer, "Hoeveel glijbanen krijgt het zwembad?")) == []
    assert ["response_format" in body for body in server.calls] == [True, False, False, False]


def test_the_passages_are_marked_off_as_data(small_library: Library) -> None:
    with writing(lambda body: says(GOOD)) as (writer, server):
        last(small_library, writer)
    system, user = (message["content"] for message in server.calls[0]["messages"])
    assert "kaartje" not in system
    assert '<passages>\n<passage nummer="1"' in user
    assert "Een kaartje voor het zwembad kost 5 euro.</passage>" in user
    assert f"<vraag>{QUESTION}</vraag>" in user


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Een kaartje voor het zwembad kost 6 euro. [1]", "figure"),
        ("Een kaartje voor het zwembad kost zes euro. [1]", "figure"),
        ("Een kaartje voor het zwembad kost 5 euro. [9]", "unknown citation"),
        ("Een kaartje voor het zwembad kost 5 euro.", "uncited"),
        ("Een kaartje voor het zwembad in Rotterdam kost 5 euro. [1]", "name"),
        ("Volgens wethouder Jan Smit kost een kaartje 5 euro. [1]", "name"),
        ("In het plan staat ‘een kaartje is gratis’ voor het zwembad. [1]", "quotation"),
        ("Een kaartje voor het <b>zwembad</b> kost 5 euro. [1]", "markup"),
        ("Een kaartje voor het zwembad kost geen 5 euro. [1]", "altered"),
        ("De gemeente sluit binnenkort alle sporthallen. [1]", "unsupported"),
        ("Neem bedragen, getallen, data en namen precies over. [1]", "instruction"),
        ("Wat kost een kaartje voor het zwembad? [1]", "no sentence"),
        ("5 euro. [1]", "length"),
    ],
)
def test_what_the_passage_does_not_say_is_not_shown(ask: Callable[..., Written], said: str, reason: str) -> None:
    written = ask(says(said))
    assert shown(written) == []
    assert (written.ending, written.note) == ("little", texts.LITTLE)
    assert f"writer: dropped: {reason}" in written.trace


def test_what_failed_is_tried_once_more(small_library: Library) -> None:
    replies = [says("Een kaartje kost 6 euro. [1]"), says(GOOD)]
    with writing(lambda body: replies.pop(0)) as (writer, server):
        written = last(small_library, writer)
    assert shown(written) == ["Een kaartje voor het zwembad kost 5 euro."], written
    assert "<zinnen>\nEen kaartje kost 6 euro.\n</zinnen>" in server.calls[1]["messages"][1]["content"]


def test_the_good_sentences_stay_without_the_bad(ask: Callable[..., Written]) -> None:
    written = ask(says(f"{GOOD} Het zwembad kost 12 miljoen euro. [1] Dat is veel. [1]"))
    assert shown(written) == ["Een kaartje voor het zwembad kost 5 euro."], written
    assert [line for line in written.trace if "dropped:" in line] == [
        "writer: dropped: figure",
        "writer: dropped: points back",
    ]


def test_a_refusal_is_not_written_about(small_library: Library) -> None:
    with writing(lambda body: says(GOOD)) as (writer, server):
        answer = Answer(status="not_found", text="Ik heb het niet gevonden.")
        (written,) = writer.write(small_library, QUESTION, (), answer)
    assert (written.done, written.ending, written.note, written.sentences) == (True, "nothing", "", ())
    assert server.calls == []


@pytest.mark.parametrize("status", [401, 404])
def test_a_model_that_refuses_is_not_asked_again(small_library: Library, status: int) -> None:
    with writing(lambda body: Reply(status=status)) as (writer, server):
        written = last(small_library, writer)
        calls = len([body for body in server.calls if "response_format" not in body])
    assert (written.ending, written.note) == ("down", texts.DOWN)
    assert calls <= 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_model_that_may_come_back_is_tried_again(ask: Callable[..., Written], status: int) -> None:
    written = ask(Reply(status=status), Reply(status=status), says(GOOD))
    assert shown(written) == ["Een kaartje voor het zwembad kost 5 euro."], written


def test_a_model_that_is_down_leaves_the_quotations_with_a_note(small_library: Library) -> None:
    with writing(lambda body: says(GOOD), chat_url="http://127.0.0.1:9/v1") as (writer, server):
        written = last(small_library, writer)
    assert (written.ending, written.note, written.sentences) == ("down", texts.DOWN, ())


def test_a_model_that_hangs_is_given_up_in_time(ask: Callable[..., Written]) -> None:
    started = time.monotonic()
    written = ask(Reply(stall=30.0), chat_seconds=1.0)
    assert time.monotonic() - started < 8
    assert (written.ending, written.note) == ("slow", texts.DOWN)


def test_what_was_checked_stays_when_the_time_is_over(ask: Callable[..., Written]) -> None:
    pieces = [GOOD, " Het", *[" wacht"] * 400]
    written = ask(Reply(pieces=pieces, pause=0.05), chat_seconds=2.0)
    assert shown(written) == ["Een kaartje voor het zwembad kost 5 euro."], written
    assert (written.ending, written.note) == ("slow", texts.SLOW)


def test_it_can_be_stopped(small_library: Library) -> None:
    stop = threading.Event()
    with writing(lambda body: Reply(pieces=[GOOD, " Het", *[" wacht"] * 400], pause=0.05)) as (writer, server):
        answer = answer_question(small_library, QUESTION)
        made = []
        for written in writer.write(small_library, QUESTION, (), answer, stop=stop):
            made.append(written)
            stop.set()
    written = made[-1]
    assert (written.ending, written.note) == ("stopped", texts.STOPPED)
    assert shown(written) == ["Een kaartje voor het zwembad kost 5 euro."], written


def test_sentences_come_one_by_one(small_library: Library) -> None:
    second = "Het zwembad krijgt 3 nieuwe glijbanen. [2]"
    question = "Wat kost een kaartje voor het zwembad? Hoeveel glijbanen krijgt het zwembad?"
    with writing(lambda body: says(f"{GOOD} {second}")) as (writer, server):
        answer = answer_question(small_library, question)
        made = list(writer.write(small_library, question, (), answer))
    assert [(len(written.sentences), written.done) for written in made] == [(1, False), (2, False), (2, True)]


def test_the_same_question_is_written_once(small_library: Library) -> None:
    with writing(lambda body: says(GOOD)) as (writer, server):
        first, second = last(small_library, writer), last(small_library, writer)
    assert len(server.calls) == 1
    assert first.sentences == second.sentences
    assert second.trace == ("writer: kept from before",)


def test_a_model_that_failed_is_asked_again_the_next_time(small_library: Library) -> None:
    replies = [Reply(status=401), says(GOOD)]
    with writing(lambda body: replies.pop(0)) as (writer, server):
        assert last(small_library, writer).ending == "down"
        assert shown(last(small_library, writer))


def test_tokens_and_cost_stand_in_the_trace_and_no_text_does(ask: Callable[..., Written]) -> None:
    written = ask(says(GOOD), chat_price_in=1.0, chat_price_out=2.0)
    assert "90 tokens in, 9 out, 0.000108 euro" in written.trace[0]
    assert not any(word in " ".join(written.trace) for word in ("kaartje", "zwembad"))


def test_plain_language_is_asked_for_in_its_own_words(small_library: Library) -> None:
    with writing(lambda body: says(GOOD)) as (writer, server):
        written = last(small_library, writer, plain=True)
    assert written.style == "plain"
    assert "taalniveau B1" in server.calls[0]["messages"][0]["content"]
    assert shown(written)
