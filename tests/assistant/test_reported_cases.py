"""Documents and questions that once went wrong, each with what must and must not stand in the answer."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.pipeline import answer_question
from index.build import open_library, update_index
from index.library import Library
from index.model.embedding import Embedder
from index.settings import Settings
from tests.assistant.builders import plain

FOLDER = Path(__file__).parents[1] / "gevallen"
NAMES = ("caps_and_typing", "dutch_forms", "question_forms", "time_at_line_start", "whole_document")
READ = {name: json.loads((FOLDER / name / "case.json").read_text("utf-8")) for name in NAMES}
OPEN = {
    "Hoe hoog is de boete?": "one sentence among others: found, but not sure enough",
    "When is the recycling centre open?": "English: found, but not sure enough",
}
"""Questions that still go wrong, and how."""

THREE = "Hoe laat gaat de milieustraat dicht? En hoe hoog is de boete? En hoe vaak mag ik gratis grof vuil brengen?"
"""Its second part is one of those: right on some processors and wrong on others, so it is looked at by itself."""

CASES = [
    pytest.param(
        name,
        asked,
        id=f"{name}-{asked['question']}",
        marks=[pytest.mark.xfail(strict=True, reason=OPEN[asked["question"]])] if asked["question"] in OPEN else [],
    )
    for name in NAMES
    for asked in READ[name]["questions"]
    if asked["question"] != THREE
]
Open = Callable[[str], Library]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder):
    """From the name of a case to the library of its documents, each made once."""
    made: dict[str, Library] = {}

    def library(name: str) -> Library:
        if name not in made:
            settings = Settings(corpus=FOLDER / name / "docs", index=tmp_path_factory.mktemp(name) / "index-data")
            update_index(settings, embedder=embedder)
            made[name] = open_library(settings, embedder=embedder)
        return made[name]

    yield library
    for one in made.values():
        one.close()


@pytest.mark.parametrize(("name", "asked"), CASES)
def test_what_once_went_wrong(opened: Open, name: str, asked: dict[str, Any]) -> None:
    answer = answer_question(opened(name), asked["question"])
    text = plain(answer)
    assert answer.status in ("answered", "partial"), text
    for right in asked["right"]:
        assert any(form.strip() in text for form in right.split("|")), text
    for wrong in asked.get("wrong", ()):
        assert not any(form.strip() in text for form in wrong.split("|")), text


def test_of_three_questions_the_first_and_the_last_are_answered(opened: Open) -> None:
    first, second, last = plain(answer_question(opened("question_forms"), THREE)).split("Over uw vraag ‘")[1:]
    assert "16.30" in first
    assert "twaalf keer" in last
    assert "Ik heb het niet gevonden" not in first + last
    assert second.startswith("Hoe hoog is de boete?")
