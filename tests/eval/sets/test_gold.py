import json
import os
from collections import Counter
from pathlib import Path

import pytest

from corpus.catalogue.folder import list_documents
from eval.sets.cases import CaseError
from eval.sets.jsonl import read_jsonl
from eval.sets.lint import lint
from eval.values import Case
from tests.eval.builders import PAGES, document, source

TRIAL = Path(os.environ.get("BINNENSTAD_REAL_PDFS") or "nowhere") / "proef" / "vragen.jsonl"
DOCUMENTS = (document("visie", file="diep/map/Visie 2030.pdf"), document("visie-2", file="Visie 2030.pdf"))
GOOD = {
    "id": "p1",
    "question": "Wat wordt de straat?",
    "history": ["Waar ligt de Rolderstraat?"],
    "file": "Visie 2030.pdf",
    "pages": [2, 3],
    "gold": ["De Rolderstraat wordt een woonstraat."],
}
NONE = {"id": "p2", "question": "Wat kost het?", "history": [], "file": "Visie 2030.pdf", "pages": [2], "gold": None}


def read(tmp_path: Path, *lines: object) -> tuple[Case, ...]:
    path = tmp_path / "vragen.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return read_jsonl(path, DOCUMENTS)


def test_a_file_is_known_by_its_name_wherever_it_stands(tmp_path: Path) -> None:
    (found,) = read(tmp_path, GOOD)
    assert (found.id, found.expect, found.history) == ("p1", "answer", ("Waar ligt de Rolderstraat?",))
    assert found.sentences == ("De Rolderstraat wordt een woonstraat.",)
    assert found.places == ({"visie": (2, 3), "visie-2": (2, 3)},)


def test_no_gold_is_a_question_to_refuse(tmp_path: Path) -> None:
    _, found = read(tmp_path, GOOD, NONE | {"file": "elders.pdf"})
    assert (found.expect, found.sentences, found.places, found.line) == ("refuse", (), (), 2)


def test_both_forms_may_stand_in_one_file(tmp_path: Path) -> None:
    first, second = read(tmp_path, GOOD, {"question": "Hoe groot?", "facts": ["60.000 m²"], "pages": {"visie": [1]}})
    assert (first.sentences != (), second.facts) == (True, (("60.000 m²",),))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"gold": []}, "regel 2: 'gold' is leeg"),
        ({"gold": "zin"}, "regel 2: bij 'gold' hoort een lijst"),
        ({"gold": [""]}, "regel 2: 'gold' is leeg"),
        ({"pages": [0]}, "regel 2: bij 'pages' hoort een geheel getal"),
        ({"pages": []}, "regel 2: een vraag met zinnen in 'gold' heeft ook 'file' en 'pages' nodig"),
        ({"file": "weg.pdf"}, "regel 2: het bestand 'weg.pdf' staat niet in de map met documenten"),
        ({"id": "p2"}, "regel 2: het id 'p2' komt al voor in vragen.jsonl, regel 1"),
        ({"question": " "}, "regel 2: 'question' is leeg"),
        ({"history": "eerder"}, "regel 2: bij 'history' hoort een lijst"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, change: dict[str, object], told: str) -> None:
    with pytest.raises(CaseError) as problem:
        read(tmp_path, NONE, GOOD | change)
    assert told in str(problem.value)


def test_a_gold_sentence_must_stand_on_its_pages(tmp_path: Path) -> None:
    (found,) = read(tmp_path, GOOD)
    pages = {(name, page): "Leeg." for name in ("visie", "visie-2") for page in (1, 2, 3)}
    assert lint([found], source({**pages, ("visie", 2): PAGES["visie", 2]})) == ()
    (problem,) = lint([found], source({**pages, ("visie", 2): "De Brink wordt een plein."}))
    assert "regel 1 (p1): ‘De Rolderstraat wordt een woonstraat.’ staat niet op" in problem


@pytest.mark.skipif(not TRIAL.is_file(), reason="BINNENSTAD_REAL_PDFS does not name a folder with proef/vragen.jsonl")
def test_a_real_set_is_read_whole() -> None:
    cases = read_jsonl(TRIAL, list_documents(TRIAL.parent))
    assert Counter(case.expect for case in cases) == {"answer": 217, "refuse": 44}
    assert sum(bool(case.history) for case in cases) == 25
    assert all(len(case.documents) == 1 for case in cases if case.expect == "answer")
