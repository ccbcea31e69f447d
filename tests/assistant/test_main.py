"""The command line as another program sees it: what is printed, where, and with which exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from assistant import texts
from assistant.__main__ import main
from index.settings import Settings
from tests.assistant.conftest import fill

ROOT = Path(__file__).parents[2]
FIELDS = ["id", "status", "text", "citations", "seconds"]
CITED = ["number", "document", "file", "title", "page", "label", "headings", "quote"]
QUESTION = "Hoeveel woningen moeten er in de binnenstad bij komen?"
Run = Callable[..., subprocess.CompletedProcess[str]]


def run(*arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        timeout=300,
        check=False,
    )


@pytest.fixture
def here(shipped_settings: Settings) -> tuple[str, ...]:
    """The options that point at the shipped documents and their index."""
    return ("--corpus", str(shipped_settings.corpus), "--index", str(shipped_settings.index))


class TestAsAProgram:
    def test_a_question_is_answered_as_one_json_object(self, here: Sequence[str]) -> None:
        done = run(QUESTION, "--json", *here)
        assert done.returncode == 0
        assert done.stdout.count("\n") == 1
        made = json.loads(done.stdout)
        assert list(made) == FIELDS
        assert all(list(cited) == CITED for cited in made["citations"])
        assert made["status"] == "answered"
        first = made["citations"][0]
        assert (first["document"], first["page"], first["label"]) == ("visie-2021", 10, "9")
        assert "700 woningen" in first["quote"]
        assert isinstance(made["seconds"], float)

    def test_a_folder_of_its_own_is_indexed_and_answered_beside_a_broken_file(self, tmp_path: Path) -> None:
        folder = fill(tmp_path / "stukken")
        done = run(
            "Wat kost een kaartje voor het zwembad?", "--corpus", folder, "--index", tmp_path / "index", cwd=tmp_path
        )
        assert done.returncode == 0
        assert "5 euro" in done.stdout
        assert "[1] zwembad, bladzijde 1" in done.stdout.lower()
        assert "Traceback" not in done.stderr
        assert sorted(path.name for path in tmp_path.iterdir()) == ["index", "stukken"]

    def test_a_batch_is_answered_line_by_line(self, here: Sequence[str], tmp_path: Path) -> None:
        lines = [
            {"id": "a", "question": QUESTION},
            {
                "id": "b",
                "question": "En aan de private partijen?",
                "history": ["Hoeveel geld is er aan de provincie gevraagd?"],
            },
            {"id": "c", "question": ""},
        ]
        given, made = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
        given.write_text("\n".join(map(json.dumps, lines)), "utf-8")
        done = run("--batch", given, "--output", made, *here)
        assert done.returncode == 0
        assert done.stdout == ""
        answers = [json.loads(line) for line in made.read_text("utf-8").splitlines()]
        assert [(answer["id"], answer["status"]) for answer in answers] == [
            ("a", "answered"),
            ("b", "answered"),
            ("c", "clarify"),
        ]
        assert all(list(answer) == FIELDS for answer in answers)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "uit.jsonl"]

    def test_without_arguments_it_says_how_to_use_it(self) -> None:
        done = run()
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == texts.NEED_QUESTION + "\n"


def told(arguments: Sequence[object], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of the command in this process."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as stop:
        code = int(stop.code or 0)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


class TestWrongUse:
    @pytest.mark.parametrize(
        "arguments",
        [
            (),
            ("--json",),
            ("vraag", "--batch", "in.jsonl", "--output", "uit.jsonl"),
            ("vraag", "--output", "uit.jsonl"),
            ("--batch", "in.jsonl"),
            ("--output", "uit.jsonl"),
            ("een", "twee"),
            ("vraag", "--onbekend"),
            ("vraag", "--history"),
            ("vraag", "--corpus"),
        ],
    )
    def test_wrong_arguments_are_one_line_and_exit_code_two(
        self, arguments: Sequence[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, out, error = told(arguments, capsys)
        assert (code, out) == (2, "")
        assert len(error.splitlines()) == 1

    @pytest.mark.parametrize("name", ["BINNENSTAD_INDX", "BINNENSTAD_OCR"])
    def test_a_wrong_setting_is_one_line(
        self, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv(name, "misschien")
        code, out, error = told(["vraag"], capsys)
        assert (code, out) == (2, "")
        assert len(error.splitlines()) == 1
        assert name in error

    def test_a_corpus_that_is_not_there_is_one_line(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, error = told(["vraag", "--corpus", tmp_path / "weg", "--index", tmp_path / "index"], capsys)
        assert (code, out) == (2, "")
        assert len(error.splitlines()) == 1
        assert str(tmp_path / "weg") in error

    def test_a_folder_without_a_readable_document_is_one_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "leeg").mkdir()
        code, out, error = told(["vraag", "--corpus", tmp_path / "leeg", "--index", tmp_path / "index"], capsys)
        assert (code, out) == (2, "")
        assert len(error.splitlines()) == 1

    @pytest.mark.parametrize(("output", "why"), [("map", "dat is een map"), ("weg/uit.jsonl", "bestaat niet")])
    def test_answers_that_cannot_be_written_are_noticed_before_any_work(
        self, output: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "map").mkdir()
        given = tmp_path / "in.jsonl"
        given.write_text(json.dumps({"question": QUESTION}), "utf-8")
        index = tmp_path / "index"
        arguments = ["--batch", given, "--output", tmp_path / output, "--index", index]
        code, out, error = told(arguments, capsys)
        assert (code, out) == (2, "")
        assert len(error.splitlines()) == 1
        assert why in error
        assert not index.exists()

    def test_an_index_folder_that_is_a_file_is_one_line(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        taken = tmp_path / "index"
        taken.write_text("bezet", "utf-8")
        code, out, error = told(["vraag", "--corpus", fill(tmp_path / "map"), "--index", taken], capsys)
        assert (code, out) == (2, "")
        assert len(error.splitlines()) == 1
        assert taken.read_text("utf-8") == "bezet"

    def test_help_is_dutch(self, capsys: pytest.CaptureFixture[str]) -> None:
        code, out, _ = told(["--help"], capsys)
        assert code == 0
        assert "gebruik" in out
        assert "usage" not in out


class TestAnswers:
    def test_an_empty_question_is_an_answer(self, here: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert told(["", *here], capsys) == (0, texts.EMPTY + "\n", "")

    def test_a_refusal_is_an_answer_with_exit_code_zero(
        self, here: Sequence[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, out, _ = told(["Wat gebeurt er met de Stationsstraat?", *here], capsys)
        assert code == 0
        assert texts.NOT_MENTIONED.format(name="Stationsstraat") in out
        assert texts.NEAR_MARK.strip() in out

    def test_earlier_questions_are_used(self, here: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
        before = "Hoeveel geld is er aan de provincie gevraagd?"
        arguments = ["En aan de private partijen?", "--history", "Hoi", before, "--json", *here]
        code, out, _ = told(arguments, capsys)
        assert code == 0
        assert "Private partijen" in json.loads(out)["text"]

    def test_history_may_be_given_turn_by_turn(self, here: Sequence[str], capsys: pytest.CaptureFixture[str]) -> None:
        turns = ["Hoeveel geld legt de gemeente in?", "En de provincie?"]
        together = told(["Wanneer was dat?", "--history", *turns, *here], capsys)
        apart = told(["Wanneer was dat?", "--history", turns[0], "--history", turns[1], *here], capsys)
        assert apart == together

    def test_a_question_that_starts_with_a_dash_can_be_asked(
        self, here: Sequence[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, out, _ = told([*here, "--", "-Hoeveel woningen moeten er in de binnenstad bij komen?"], capsys)
        assert code == 0
        assert "700" in out
