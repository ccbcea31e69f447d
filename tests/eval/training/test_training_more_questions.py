"""The questions that come with the project: put within one municipality, short, in English or in dialect."""

from pathlib import Path

from eval.training.examples import data
from eval.training.examples.data import _QuestionRow, _rows

FILE = Path(data.__file__).with_name("more_questions.jsonl")
KINDS = {"kort", "gewoon", "engels", "streektaal", "lijst", "bijna"}


def test_every_line_is_a_question_of_a_known_kind() -> None:
    rows = [row for _, row in _rows(FILE, _QuestionRow)]
    assert {row.src for row in rows} == KINDS
    assert all(row.within and row.dev is not None for row in rows)
    assert all((row.units is None) == (row.src == "bijna") for row in rows)
    assert len({(row.p, row.q.casefold()) for row in rows}) == len(rows)


def test_a_passage_is_learned_from_or_measured_on_and_never_both() -> None:
    sides: dict[int, set[bool | None]] = {}
    for _, row in _rows(FILE, _QuestionRow):
        sides.setdefault(row.p, set()).add(row.dev)
    assert all(len(found) == 1 for found in sides.values())
    assert 60 < sum(found == {True} for found in sides.values()) < len(sides) / 5
