import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from eval.benchmarks.passages import PASSAGES, QUESTIONS, DataError, read_questions

FIRST = {
    "p": 7,
    "doc": "a",
    "title": "Afval",
    "head": "Afval > Dagen",
    "units": ["De bak gaat dinsdag.", "Bel ons."],
}
SECOND = {"p": 8, "doc": "a", "title": "Afval", "head": "", "units": ["Een extra bak kost 45 euro."]}
ASKED = {"q": "Wanneer?", "h": "Welke bak?", "p": 7, "units": [0], "src": "gemeente", "dev": True}


def folder(
    tmp_path: Path, questions: Sequence[object] = (ASKED,), passages: Sequence[object] = (FIRST, SECOND)
) -> Path:
    for name, rows in ((QUESTIONS, questions), (PASSAGES, passages)):
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_a_question_comes_with_its_passage_and_the_text_around_it(tmp_path: Path) -> None:
    (found,) = read_questions(folder(tmp_path))
    assert (found.question, found.earlier, found.source, found.answers) == ("Wanneer?", "Welke bak?", "gemeente", True)
    assert (found.passage.title, found.passage.heading) == ("Afval", "Afval > Dagen")
    assert [len(passage.units) for passage in found.context] == [2, 1]
    assert found.units == {0}


def test_only_what_trained_nothing_is_measured_with(tmp_path: Path) -> None:
    trained = ASKED | {"dev": False}
    assert len(read_questions(folder(tmp_path, [trained, ASKED]))) == 1
    with pytest.raises(DataError, match="geen enkele vraag met dev"):
        read_questions(folder(tmp_path, [trained]))


def test_a_passage_may_not_answer_or_answer_somewhere(tmp_path: Path) -> None:
    none, somewhere = read_questions(folder(tmp_path, [ASKED | {"units": None}, ASKED | {"units": "all"}]))
    assert (none.answers, none.units) == (False, frozenset())
    assert (somewhere.answers, somewhere.units) == (True, frozenset())


def test_the_limit_holds_for_each_source(tmp_path: Path) -> None:
    found = read_questions(folder(tmp_path, [ASKED, ASKED, ASKED | {"src": "tabel"}]), limit=1)
    assert [one.source for one in found] == ["gemeente", "tabel"]


def test_what_cannot_be_used_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="niet gevonden"):
        read_questions(tmp_path / "weg")
    with pytest.raises(DataError, match="regel 2"):
        read_questions(folder(tmp_path, [ASKED, {"q": "Wat?"}]))
    with pytest.raises(DataError, match=r"passages\.jsonl\.gz, regel 1"):
        read_questions(folder(tmp_path, passages=[FIRST | {"units": []}]))
    with pytest.raises(DataError, match="Passage 7 van een vraag staat niet in"):
        read_questions(folder(tmp_path, passages=[SECOND]))
    (tmp_path / QUESTIONS).write_bytes(b"geen gzip")
    with pytest.raises(DataError, match="niet te lezen"):
        read_questions(tmp_path)
    (tmp_path / QUESTIONS).write_bytes(gzip.compress(b"x" * 1000)[:-12])
    with pytest.raises(DataError):
        read_questions(tmp_path)
