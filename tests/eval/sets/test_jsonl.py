import json
from pathlib import Path

import pytest

from eval.sets.cases import CaseError
from eval.sets.jsonl import read_jsonl
from eval.values import Case
from tests.eval.builders import document

DOCUMENTS = (document("visie", file="map/Visie 2030.pdf"),)


def read(tmp_path: Path, *lines: object) -> tuple[Case, ...]:
    path = tmp_path / "vragen.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return read_jsonl(path, DOCUMENTS)


def test_documents_are_known_by_id_path_or_file_name(tmp_path: Path) -> None:
    names = ["visie", "map/Visie 2030.pdf", "Visie 2030.pdf"]
    found = read(tmp_path, *({"question": f"v{n}", "facts": ["x"], "pages": {n: [3]}} for n in names))
    assert [case.places for case in found] == [({"visie": (3,)},)] * 3


def test_facts_are_single_or_in_forms_and_the_rest_has_a_default(tmp_path: Path) -> None:
    line = {"id": "q", "question": "Wat?", "facts": ["een", ["twee", "2"]], "pages": [{"visie": [1]}, {"nota": [2]}]}
    (found,) = read(tmp_path, line)
    assert found.facts == (("een",), ("twee", "2"))
    assert found.places == ({"visie": (1,)}, {"nota": (2,)})
    assert (found.expect, found.split, found.id, found.line) == ("answer", "test", "q", 1)


def test_a_line_without_facts_must_be_refused(tmp_path: Path) -> None:
    found = read(tmp_path, {"question": "Wat?"}, "", {"question": "Waar?", "pages": {"visie": [1]}, "expect": "answer"})
    assert [(case.expect, case.id) for case in found] == [("refuse", "vragen-1"), ("answer", "vragen-3")]


def test_every_wrong_line_is_told(tmp_path: Path) -> None:
    with pytest.raises(CaseError) as told:
        read(tmp_path, "{geen json", {"facts": []}, {"question": "Wat?", "pages": {"visie": [0]}})
    message = str(told.value)
    assert "regel 1: dit is geen geldige JSON" in message
    assert "regel 2: het veld 'question' ontbreekt" in message
    assert "regel 3: " in message


def test_a_file_that_is_missing_empty_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="niet gevonden"):
        read_jsonl(tmp_path / "weg.jsonl", DOCUMENTS)
    with pytest.raises(CaseError, match="Geen vragen"):
        read(tmp_path, "")
    (tmp_path / "vragen.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(CaseError, match="UTF-8"):
        read_jsonl(tmp_path / "vragen.jsonl", DOCUMENTS)
