"""What a model writes beside the answers of a run: scored as the quotations are, and kept with the run."""

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from assistant.writer.settings import ChatSettings
from assistant.writer.values import Ending, Reason
from assistant.writer.write import open_writer
from eval import texts
from eval.gate.judge import judge_written
from eval.running.runner import run_cases
from eval.running.runs import RunError
from eval.running.session import Session
from eval.running.writing import keep_writing, write_cases
from eval.values import Writing
from tests.assistant.writer.serving import serving
from tests.assistant.writer.test_writer_command import telling
from tests.eval.builders import case, refusal


@pytest.fixture(scope="module")
def found(shipped: Session) -> tuple[Writing, ...]:
    cases = (
        case(
            id="woningen",
            question="Hoeveel woningen moeten er in de binnenstad bij komen?",
            facts=(("700 woningen", "700"),),
            places=({"visie-2021": (10,)},),
        ),
        refusal(id="begroeting", question="Goedemorgen"),
    )
    with serving(telling) as server:
        writer = open_writer(ChatSettings(chat_model="proef", chat_url=server.url))
        assert writer is not None
        made = write_cases(run_cases(cases, shipped.ask, shipped.source), shipped, writer)
        writer.close()
    return made


def test_a_text_is_scored_by_itself(found: tuple[Writing, ...]) -> None:
    first, second = found
    assert first.kept > 0
    assert first.scores is not None
    assert (first.scores.fact_recall, first.scores.numbers_supported, first.scores.claims_cited) == (1.0, 1.0, 1.0)
    assert first.flaws == ()
    assert (second.text, second.scores, second.ending) == ("", None, "nothing")


def test_it_is_kept_beside_the_run(found: tuple[Writing, ...], tmp_path: Path) -> None:
    report = keep_writing(found, "openai:proef", tmp_path)
    assert "| alle | 2 | 100,0 % | 100,0 % | 50,0 % | 100,0 % | 100,0 % | 100,0 % |" in report
    assert "| verwacht: weigering | 1 |" in report
    assert "| antwoorden met als einde: niets gevraagd, omdat er geen citaten zijn | 1 |" in report
    assert (tmp_path / "written.md").read_text("utf-8") == report
    kept = [json.loads(line) for line in (tmp_path / "written.jsonl").read_text("utf-8").splitlines()]
    assert [one["id"] for one in kept] == ["woningen", "begroeting"]


def test_what_is_shown_without_support_closes_the_gate(found: tuple[Writing, ...]) -> None:
    assert judge_written(found) == ()
    (breach,) = judge_written([replace(found[0], flaws=("Het getal 9 heeft geen steun.",)), found[1]])
    assert "woningen" in breach.message


def test_every_reason_and_ending_has_a_name_in_dutch() -> None:
    assert set(texts.WRITTEN_REASONS) == set(get_args(Reason))
    assert set(texts.WRITTEN_ENDINGS) == set(get_args(Ending))


def test_a_folder_that_cannot_be_written_is_said(found: tuple[Writing, ...], tmp_path: Path) -> None:
    with pytest.raises(RunError):
        keep_writing(found, "proef", tmp_path / "weg")
