"""A file of questions: read whole or refused, answered in order, written whole or not at all."""

import json
import stat
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.batch import BatchLine, BatchProblem, read_batch, write_batch
from assistant.output import to_json
from assistant.values import Answer


def line(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def written(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "in.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    return file


def echo(asked: BatchLine) -> str:
    return to_json(Answer(status="answered", text=" / ".join([asked.question, *asked.history])), asked.id)


def no_progress(lines: Iterable[BatchLine]) -> Iterable[BatchLine]:
    return lines


class TestReading:
    def test_id_question_and_history(self, tmp_path: Path) -> None:
        file = written(tmp_path, line(id="a", question="Wat?", history=["Wie?"]), "", line(question="Waar?"))
        assert read_batch(file) == (
            BatchLine(id="a", question="Wat?", history=("Wie?",)),
            BatchLine(id="3", question="Waar?", history=()),
        )

    @pytest.mark.parametrize("extra", [{"id": 7}, {"history": None}, {"history": []}, {"onbekend": 1}])
    def test_what_is_harmless_is_taken(self, tmp_path: Path, extra: dict[str, object]) -> None:
        (read,) = read_batch(written(tmp_path, line(**{"question": "Wat?", **extra})))
        assert (read.id, read.question, read.history) == (str(extra.get("id", 1)), "Wat?", ())

    def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(self, tmp_path: Path) -> None:
        file = tmp_path / "in.jsonl"
        file.write_bytes(b"\xef\xbb\xbf" + line(question="Eén?").encode() + b"\r\n" + line(question="Twee?").encode())
        assert [read.question for read in read_batch(file)] == ["Eén?", "Twee?"]

    @pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
    def test_a_separator_inside_a_text_does_not_end_the_line(self, tmp_path: Path, separator: str) -> None:
        (read,) = read_batch(written(tmp_path, line(question=f"Wat{separator}is dit?")))
        assert read.question == f"Wat{separator}is dit?"

    def test_an_empty_file_has_no_questions(self, tmp_path: Path) -> None:
        assert read_batch(written(tmp_path, "", "  ")) == ()

    @pytest.mark.parametrize(
        "wrong",
        [
            "geen json",
            "{",
            "[]",
            '"Wat?"',
            "null",
            "{}",
            '{"question": 3}',
            '{"question": null}',
            '{"question": "Wat?", "history": "Wie?"}',
            '{"question": "Wat?", "history": {"a": 1}}',
            '{"question": "Wat?", "history": [1]}',
            '{"id": "a" "question": "Wat?"}',
            "[" * 100_000,
        ],
    )
    def test_a_wrong_line_is_named_by_its_number(self, tmp_path: Path, wrong: str) -> None:
        file = written(tmp_path, line(question="Wat?"), "", wrong)
        with pytest.raises(BatchProblem, match="Regel 3 .*Er is niets geschreven") as problem:
            read_batch(file)
        assert str(file) in str(problem.value)

    def test_a_file_that_is_no_text_is_refused(self, tmp_path: Path) -> None:
        file = tmp_path / "in.jsonl"
        file.write_bytes(b"\xff\xfe\x00")
        with pytest.raises(BatchProblem, match="UTF-8"):
            read_batch(file)

    def test_a_missing_file_and_a_folder_are_refused(self, tmp_path: Path) -> None:
        for path in (tmp_path / "weg.jsonl", tmp_path):
            with pytest.raises(BatchProblem, match="niet te lezen"):
                read_batch(path)


class TestWriting:
    LINES = (BatchLine(id="a", question="Wat?", history=("Wie?",)), BatchLine(id="b", question="Waar?", history=()))

    def test_answers_come_in_order(self, tmp_path: Path) -> None:
        output = tmp_path / "uit.jsonl"
        write_batch(self.LINES, echo, output, no_progress)
        made = [json.loads(text) for text in output.read_text("utf-8").splitlines()]
        assert [(one["id"], one["text"]) for one in made] == [("a", "Wat? / Wie?"), ("b", "Waar?")]
        assert stat.S_IMODE(output.stat().st_mode) == 0o644

    def test_an_existing_file_is_replaced_at_once(self, tmp_path: Path) -> None:
        output = tmp_path / "uit.jsonl"
        output.write_text("oud", "utf-8")

        def looking(asked: BatchLine) -> str:
            assert output.read_text("utf-8") == "oud"
            return echo(asked)

        write_batch(self.LINES, looking, output, no_progress)
        assert len(output.read_text("utf-8").splitlines()) == 2

    @pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError, OSError])
    def test_stopped_halfway_nothing_is_left(self, tmp_path: Path, stop: type[BaseException]) -> None:
        output = tmp_path / "uit.jsonl"
        output.write_text("oud", "utf-8")

        def stopping(asked: BatchLine) -> str:
            if asked.question == "Waar?":
                raise stop
            return echo(asked)

        with pytest.raises((stop, BatchProblem)):
            write_batch(self.LINES, stopping, output, no_progress)
        assert [path.name for path in tmp_path.iterdir()] == ["uit.jsonl"]
        assert output.read_text("utf-8") == "oud"

    def test_a_place_that_cannot_be_written_is_one_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "map").mkdir()
        (tmp_path / "bestand").write_text("", "utf-8")
        for output in (tmp_path / "weg" / "uit.jsonl", tmp_path / "map", tmp_path / "bestand" / "uit.jsonl"):
            with pytest.raises(BatchProblem, match="kan niet worden geschreven"):
                write_batch(self.LINES, echo, output, no_progress)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["bestand", "map"]

    def test_an_id_that_is_no_text_can_be_written(self, tmp_path: Path) -> None:
        read = read_batch(written(tmp_path, '{"id": "\\ud800", "question": "Wat?"}'))
        write_batch(read, echo, tmp_path / "uit.jsonl", no_progress)

    @given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.text(max_size=20))
    def test_every_id_comes_back(self, tmp_path_factory: pytest.TempPathFactory, id: str, question: str) -> None:
        folder = tmp_path_factory.mktemp("batch")
        file = folder / "in.jsonl"
        file.write_text(json.dumps({"id": id, "question": question}), "utf-8")
        write_batch(read_batch(file), echo, folder / "uit.jsonl", no_progress)
        (made,) = (folder / "uit.jsonl").read_text("utf-8").rstrip("\n").split("\n")
        assert json.loads(made)["id"] == id
