import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.training.examples.data import Data, TrainingError, read_data
from tests.eval.small_set import DEV, PASSAGES, QUESTIONS, passage_lines, question_lines, write_lines, write_set


def test_questions_know_their_passage_and_what_answers(data: Data) -> None:
    assert len(data.passages) == len(PASSAGES)
    by_text = {question.text: question for question in data.questions}
    plain, none, unknown = (
        by_text[text]
        for text in (QUESTIONS[0][0], "Wat kost een regenton in de winkel?", "Mogen auto's nog op de Havenweg?")
    )
    assert data.passages[plain.passage].heading == "Singels"
    assert (plain.answered, plain.evidence) == (True, (0,))
    assert (none.answered, none.evidence) == (False, ())
    assert (unknown.answered, unknown.evidence) == (True, ())
    assert by_text["En de kinderen?"].earlier == "Wat kost het museum?"


def test_more_questions_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    more = tmp_path / "meer.jsonl"
    more.write_text('{"p": 50, "q": "hoeveel groepen", "units": [1], "src": "kort", "within": true}\n', "utf-8")
    folder = write_set(tmp_path / "data")
    *known, last = read_data(folder, more).questions
    assert (last.text, last.passage, last.source, last.within) == ("hoeveel groepen", 5, "kort", True)
    assert tuple(known) == read_data(folder).questions
    assert not any(question.within for question in known)
    more.write_text('\n{"p": 55, "q": "hoeveel", "units": null}\n', "utf-8")
    with pytest.raises(TrainingError, match=r"^meer\.jsonl, regel 1: dit is geen geldige JSON"):
        read_data(folder, more)
    more.write_text('{"p": 55, "q": "hoeveel", "units": null}\n', "utf-8")
    with pytest.raises(TrainingError, match=r"^meer\.jsonl, regel 1: passage 55 bestaat niet\.$"):
        read_data(folder, more)


def test_measured_documents_are_those_marked_so(data: Data) -> None:
    assert {data.passages[one.passage].document for one in data.questions if one.dev} == set(DEV)


def test_without_marks_each_document_gets_one_side_and_keeps_it(tmp_path: Path) -> None:
    passages = [{**line, "doc": f"stuk {place}"} for place, line in enumerate(passage_lines())]
    questions = [{key: value for key, value in line.items() if key != "dev"} for line in question_lines()]
    write_lines(tmp_path / "passages.jsonl.gz", passages)
    write_lines(tmp_path / "questions.jsonl.gz", questions)
    first, second = read_data(tmp_path), read_data(tmp_path)
    assert first == second
    sides = {first.passages[one.passage].document: one.dev for one in first.questions}
    assert 0 < sum(sides.values()) < len(sides) / 3


Lines = list[dict[str, Any]]


def _set(lines: Lines, place: int, **values: object) -> None:
    lines[place] = {**lines[place], **values}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda p, q: _set(p, 2, units=[]), "passages.jsonl.gz, regel 3: het veld 'units' ontbreekt of klopt niet."),
        (lambda p, q: p[4].pop("doc"), "passages.jsonl.gz, regel 5: het veld 'doc' ontbreekt of klopt niet."),
        (lambda p, q: _set(p, 1, p=0), "passages.jsonl.gz, regel 2: passage 0 staat er twee keer."),
        (lambda p, q: q[0].pop("units"), "questions.jsonl.gz, regel 1: het veld 'units' ontbreekt of klopt niet."),
        (lambda p, q: _set(q, 0, units="ergens"), "questions.jsonl.gz, regel 1: het veld 'units' ontbreekt of"),
        (lambda p, q: _set(q, 3, p=7), "questions.jsonl.gz, regel 4: passage 7 bestaat niet."),
        (lambda p, q: _set(q, 0, units=[0, 3]), "questions.jsonl.gz, regel 1: passage 0 heeft geen zin 3"),
        (lambda p, q: _set(q, 0, dev=True), "over Waterplan Oosterdam zijn er vragen met en vragen zonder dev"),
        (lambda p, q: q.__setitem__(slice(None), q[:3]), "er is te weinig om mee te trainen"),
        (lambda p, q: q.append([1, 2]), "questions.jsonl.gz, regel 37: verwacht een object"),
    ],
)
def test_what_is_wrong_with_a_line_is_told_in_one_line(
    tmp_path: Path, change: Callable[[Lines, Lines], object], told: str
) -> None:
    passages, questions = passage_lines(), question_lines()
    change(passages, questions)
    write_lines(tmp_path / "passages.jsonl.gz", passages)
    write_lines(tmp_path / "questions.jsonl.gz", questions)
    with pytest.raises(TrainingError) as problem:
        read_data(tmp_path)
    assert told in str(problem.value)
    assert "\n" not in str(problem.value)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"geen gzip", "is niet te lezen"),
        (gzip.compress(b"{" * 50_000)[:60], "is niet te lezen"),
        (gzip.compress(b'{"p": 1}\n\xff\xfe'), "is niet te lezen"),
        (gzip.compress(b'{"p": 1, "doc": '), "regel 1: dit is geen geldige JSON"),
    ],
    # What gzip makes holds the time: two workers that collect the tests would each give them another name.
    ids=["no gzip", "cut off", "no UTF-8", "no JSON"],
)
def test_a_broken_file_is_told_in_one_line(tmp_path: Path, content: bytes, told: str) -> None:
    write_set(tmp_path)
    (tmp_path / "passages.jsonl.gz").write_bytes(content)
    with pytest.raises(TrainingError, match=told):
        read_data(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TrainingError, match="passages.jsonl.gz is niet gevonden"):
        read_data(tmp_path)
