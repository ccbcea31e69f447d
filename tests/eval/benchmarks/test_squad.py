import json
from pathlib import Path

import pytest

from eval.benchmarks.given import GivenLibrary
from eval.benchmarks.squad import SquadError, coverage, read_squad, sections_of
from eval.benchmarks.squad_run import measure_squad, set_pdf
from index.build import open_library, update_index
from index.settings import Settings

BINS = (
    "title: afval, : de groene container wordt op dinsdag geleegd. plastic afval gaat in de oranje zak. "
    "title: kosten, : een extra container kost 45 euro per jaar."
)
PASSPORT = "een paspoort is tien jaar geldig. u vraagt het aan bij de balie van het gemeentehuis."


def asked(text: str, question: str, answer: str, start: int | None = None) -> dict[str, object]:
    place = text.find(answer) if start is None else start
    answers = [{"text": answer, "answer_start": place}]
    return {"context": text, "qas": [{"id": question[:8], "question": question, "answers": answers}]}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    paragraphs = [
        asked(BINS, "Op welke dag wordt de groene container geleegd?", "dinsdag"),
        asked(PASSPORT, "Hoe lang is een paspoort geldig?", "tien jaar"),
        asked(PASSPORT, "Waar is het?", "nergens", -1),
    ]
    path = tmp_path / "squad.json"
    path.write_text(json.dumps({"data": [{"title": "x", "paragraphs": paragraphs}]}), encoding="utf-8")
    return path


def test_questions_without_a_place_are_left_out_and_counted(file: Path) -> None:
    squad = read_squad(file)
    assert [(span.text, span.answers) for span in squad.spans] == [
        ("tekst-0001", ("dinsdag",)),
        ("tekst-0002", ("tien jaar",)),
    ]
    assert squad.left_out == 1
    assert set(read_squad(file, limit=1).texts) == {"tekst-0001"}


def test_headings_are_taken_out_of_the_text() -> None:
    assert [heading for heading, _ in sections_of(BINS)] == ["afval", "kosten"]
    assert sections_of(PASSPORT) == (("", PASSPORT),)
    assert sections_of(f"vooraf. {BINS}")[0] == ("", "vooraf.")


@pytest.mark.parametrize(
    ("chosen", "share"),
    [("Het is Tien jaar geldig.", 1.0), ("tien ja", 7 / 9), ("", 0.0), ("elf weken", 1 / 9)],
)
def test_coverage_is_the_longest_piece_of_the_answer(chosen: str, share: float) -> None:
    assert coverage(chosen, ["tien jaar"]) == pytest.approx(share, abs=0.12)
    assert coverage(chosen, ["niets hiervan zzz", "tien jaar"]) >= coverage(chosen, ["tien jaar"])


def test_a_file_in_another_layout_is_told(tmp_path: Path) -> None:
    with pytest.raises(SquadError, match="niet gevonden"):
        read_squad(tmp_path / "weg.json")
    for text in ("{", "[]", '{"data": [{"paragraphs": [{"qas": []}]}]}', '{"data": [1]}'):
        (tmp_path / "x.json").write_text(text, encoding="utf-8")
        with pytest.raises(SquadError, match="vorm van SQuAD"):
            read_squad(tmp_path / "x.json")


def test_only_the_given_document_is_searched(tmp_path: Path) -> None:
    for name, text in (("afval", BINS), ("paspoort", PASSPORT)):
        set_pdf(text, tmp_path / "teksten" / f"{name}.pdf")
    settings = Settings(corpus=tmp_path / "teksten", index=tmp_path / "index")
    update_index(settings)
    with open_library(settings) as library:
        view = GivenLibrary(library, "paspoort")
        rows = set(library.rows_of("paspoort"))
        vector = library.embed_query("Op welke dag wordt de container geleegd?")
        assert {row for row, _ in library.dense(vector, 10)} > rows
        assert {row for row, _ in view.dense(vector, 10)} == rows
        assert library.words.search("container", 10)
        assert view.words.search("container", 10) == []
        (term,) = view.words.analyse("container")
        assert view.words.mentions(term)


def test_both_ways_of_asking_are_measured(file: Path) -> None:
    told = measure_squad(read_squad(file), Settings(), lambda spans, title: spans)
    assert "Vragen gesteld: 2. Weggelaten, omdat de plaats van hun antwoord niet bekend is: 1." in told
    given, free = told.split("Met alle teksten:")
    assert "Antwoord in de getoonde tekst, ook bij een weigering: 100,0 %" in given
    assert "Juiste tekst als eerste gevonden: 100,0 %" in free
