"""The written answer on the command line, and summaries of a document or chapter."""

import json
import re
from typing import Any

import pytest

from assistant.__main__ import main
from assistant.writer import texts
from assistant.writer.command import Pen, text_of
from assistant.writer.values import Claim, Written
from index.library import Library
from index.settings import Settings
from tests.assistant.writer.serving import Reply, says, serving
from tests.assistant.writer.test_write import GOOD, QUESTION, last, shown, writing

FIELDS = ["id", "status", "text", "citations", "seconds"]


def telling(body: dict[str, Any]) -> Reply:
    """A model that repeats the first sentence of every passage."""
    told = re.findall(r'<passage nummer="(\d+)"[^>]*>([^<]*?\.)(?:\s|<)', body["messages"][-1]["content"])
    return says("\n".join(f"{text} [{number}]" for number, text in told))


def test_the_quotations_come_first_and_then_each_sentence(
    small_library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    with writing(lambda body: says(GOOD)) as (writer, _):
        Pen(lambda: writer, plain=False).show(small_library, QUESTION, ())
    told = capsys.readouterr().out
    assert told.index("Bronnen:") < told.index(texts.HEADINGS["answer"]) < told.rindex("kost 5 euro. [1]\n")


def test_json_keeps_its_form_and_has_what_was_written_behind_it(small_library: Library) -> None:
    with writing(lambda body: says(GOOD)) as (writer, _):
        made = json.loads(Pen(lambda: writer, plain=True).json_line(small_library, QUESTION, (), "7"))
    assert list(made) == [*FIELDS, "written"]
    assert made["citations"][0]["quote"] == "Een kaartje voor het zwembad kost 5 euro."
    told = made["written"]
    assert told["text"] == "Een kaartje voor het zwembad kost 5 euro. [1]"
    assert told["sentences"] == [{"text": "Een kaartje voor het zwembad kost 5 euro.", "citations": [1]}]
    assert (told["style"], told["citations"], told["note"]) == ("plain", [], "")


def test_without_a_model_json_is_as_ever(small_library: Library) -> None:
    assert list(json.loads(Pen(None, plain=False).json_line(small_library, QUESTION, ()))) == FIELDS


def test_a_model_of_a_setting_is_used(
    small_settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = ["--corpus", str(small_settings.corpus), "--index", str(small_settings.index)]
    with serving(lambda body: Reply(status=401, message="sleutel sk-geheim")) as server:
        monkeypatch.setenv("BINNENSTAD_CHAT_MODEL", "proef")
        monkeypatch.setenv("BINNENSTAD_CHAT_URL", server.url)
        monkeypatch.setenv("BINNENSTAD_CHAT_KEY", "sk-geheim")
        assert main([QUESTION, *here]) == 0
    captured = capsys.readouterr()
    assert "5 euro" in captured.out
    assert texts.DOWN in captured.out
    assert "geheim" not in captured.out + captured.err
    assert server.headers[0]["authorization"] == "Bearer sk-geheim"


@pytest.mark.parametrize(
    ("model", "told"), [("", "BINNENSTAD_CHAT_MODEL"), ("openai:iets", "BINNENSTAD_CHAT_ONLY_LOCAL=false")]
)
def test_what_cannot_be_used_is_one_line(
    model: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BINNENSTAD_CHAT_MODEL", model)
    assert main([QUESTION, "--plain"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert told in captured.err


def test_a_document_is_summed_up_with_pages(shipped_library: Library) -> None:
    with writing(telling, chat_tokens=1_500) as (writer, server):
        written = last(shipped_library, writer, "Vat de visie samen.")
    assert written.style == "summary"
    assert 1 < len(server.calls) <= 2 * 6
    assert len(written.sentences) > 5
    assert "Vat de visie samen" not in str(server.calls)
    cited = {citation.number: citation for citation in written.citations}
    for sentence in written.sentences:
        quotes = [cited[number].quote for number in sentence.numbers]
        assert any(sentence.text.rstrip(".") in quote for quote in quotes)
    assert len({cited[number].page for sentence in written.sentences for number in sentence.numbers}) > 3


def test_a_chapter_is_summed_up_from_that_chapter(shipped_library: Library) -> None:
    with writing(telling) as (writer, _):
        written = last(shipped_library, writer, "Wat staat er in hoofdstuk 3 van de visie?")
    assert written.style == "summary"
    assert shown(written)
    assert all(any(heading.startswith("3") for heading in one.headings) for one in written.citations)


def test_text_is_literal_markdown() -> None:
    claims = (Claim(text="Het kost *5* euro_s.", numbers=(1, 2)),)
    assert text_of(Written(style="answer", citations=(), sentences=claims)) == "Het kost \\*5\\* euro\\_s. [1][2]"
