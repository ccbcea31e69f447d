"""Questions from a spreadsheet, and drafts from what people said."""

from pathlib import Path

import pytest
import yaml

from eval.sets.cases import CaseError, read_cases
from eval.sets.draft import draft_case
from eval.sets.schema import CaseRow
from eval.sets.table import read_csv
from tests.ui.ui_builders import DOCUMENT

HEAD = "Vraag;Feiten;Document;Bladzijden;Eerder;Gebruiker\n"


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "vragen.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_becomes_a_case_with_either_separator(tmp_path: Path) -> None:
    row = 'Hoeveel?;3 miljoen / 3 mln | in 2026;nota.pdf;5, 6;Eerst? | Toen?;ondernemer\n"Wat; dan?";;;;;\n'
    first, second = read_csv(written(tmp_path, f"\ufeff{HEAD}{row}"), [DOCUMENT])
    assert first.facts == (("3 miljoen", "3 mln"), ("in 2026",))
    assert first.places == ({"nota": (5, 6)},)
    assert (first.history, first.user, first.line) == (("Eerst?", "Toen?"), "ondernemer", 2)
    assert (second.question, second.expect) == ("Wat; dan?", "refuse")
    comma = "vraag,feiten,document,bladzijden\nHoeveel?,drie,nota,5\n"
    assert read_csv(written(tmp_path, comma), [DOCUMENT])[0].facts == (("drie",),)


def test_mistakes_are_named_by_line(tmp_path: Path) -> None:
    rows = "Hoeveel?;drie;nota;vijf;;\n;drie;nota;5;;\n"
    with pytest.raises(CaseError) as wrong:
        read_csv(written(tmp_path, HEAD + rows), [DOCUMENT])
    told = str(wrong.value)
    assert all(f"vragen.csv, regel {line}" in told for line in (2, 3))
    assert "'bladzijden'" in told, "a column is called as it is in the file"
    assert "'vraag'" in told
    assert told.count("vragen.csv, regel") == 2, "one mistake is told once"
    assert not any(f"'{name}'" in told for name in ("pages", "question"))
    with pytest.raises(CaseError, match="geen kolom ‘vraag’"):
        read_csv(written(tmp_path, "question;x\n"), [DOCUMENT])
    with pytest.raises(CaseError):
        read_csv(written(tmp_path, HEAD), [DOCUMENT])


def test_a_draft_is_a_case_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "concept.yaml"
    path.write_text(
        draft_case("Hoeveel:  geld?", ["Eerder?"], "3 miljoen", "te weinig", [("nota", 5), ("nota", 4)])
        + draft_case("Wat?", [], "", "staat er niet", []),
        encoding="utf-8",
    )
    answer, refusal = read_cases([path])
    assert (answer.facts, answer.places, answer.history) == ((("3 miljoen",),), ({"nota": (4, 5)},), ("Eerder?",))
    assert (refusal.expect, refusal.reason) == ("refuse", "staat er niet")
    assert all(CaseRow.model_validate(row) for row in yaml.safe_load(path.read_text("utf-8")))
