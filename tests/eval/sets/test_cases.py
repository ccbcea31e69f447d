from pathlib import Path

import pytest

from eval.sets.cases import CaseError, parse_cases, read_cases

GOOD = """- id: goed
  vraag: Hoeveel winkelruimte?
  verwacht: antwoord
  soort: doel
  gebruiker: ambtenaar
  moeilijkheid: makkelijk
  woorden: ver
  deel: dev
  feiten:
    - [60.000 m²]
  bron:
    - visie: [3]
      programma: [1, 2]
"""
REFUSAL = """- id: weiger
  vraag: Wat kost parkeren?
  verwacht: weigering
  soort: geld
  gebruiker: inwoner
  moeilijkheid: makkelijk
  woorden: ver
  deel: test
  bijna_raak: true
  noemt: [parkeren]
  deels_mag: true
  reden: Er staan geen tarieven in.
"""


def complaints(text: str) -> list[str]:
    return parse_cases(text, "x.yaml")[1]


def test_a_case_is_read_with_its_place() -> None:
    cases, problems = parse_cases(GOOD + REFUSAL, "x.yaml")
    assert problems == []
    first, second = cases
    assert first.facts == (("60.000 m²",),)
    assert first.places == ({"visie": (3,), "programma": (1, 2)},)
    assert first.documents == ("programma", "visie")
    assert (first.file, first.line, second.line) == ("x.yaml", 1, 14)
    assert second.expect == "refuse"
    assert second.near_miss
    assert second.partial


def test_numbers_stay_as_they_are_written() -> None:
    cases, _ = parse_cases(GOOD.replace("[60.000 m²]", "[60.000, 1200, 2018-05-01, nee]"), "x.yaml")
    assert cases[0].facts == (("60.000", "1200", "2018-05-01", "nee"),)


@pytest.mark.parametrize(
    ("before", "after", "line", "told"),
    [
        ("  vraag: Hoeveel winkelruimte?\n", "", 1, "'vraag' ontbreekt"),
        ("soort: doel", "soort: doelen", 4, "'doelen' kan niet bij 'soort'"),
        ("  deel: dev\n", "  deel: dev\n  kleur: rood\n", 9, "'kleur' bestaat niet"),
        ("  deel: dev\n", "  deel: dev\n  deel: test\n", 9, "'deel' staat er twee keer"),
        ("visie: [3]", "visie: [drie]", 12, "'drie'"),
        ("visie: [3]", "visie: [0]", 12, "'0'"),
        ("    - [60.000 m²]", "    - 60.000 m²", 10, "'feiten' hoort een lijst"),
        ("id: goed", "id: Niet Goed", 1, "'Niet Goed' kan niet als id"),
        ("vraag: Hoeveel winkelruimte?", "vraag: ''", 2, "'vraag' is leeg"),
        ("  bron:\n    - visie: [3]\n      programma: [1, 2]\n", "", 1, "'feiten' en 'bron' nodig"),
        ("  deel: dev\n", "  deel: dev\n  reden: zomaar\n", 1, "horen bij een weigering"),
    ],
)
def test_every_mistake_is_told_with_its_line(before: str, after: str, line: int, told: str) -> None:
    assert before in GOOD
    found = complaints(GOOD.replace(before, after))
    assert len(found) == 1
    assert found[0].startswith(f"x.yaml, regel {line}: ")
    assert told in found[0]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("  reden: Er staan geen tarieven in.\n", "", "'reden' nodig"),
        ("  noemt: [parkeren]\n", "", "'deels_mag' kan alleen met 'noemt'"),
        ("  deels_mag: true\n", "  feiten:\n    - [x]\n", "geen 'feiten' en geen 'bron'"),
        ("bijna_raak: true", "bijna_raak: misschien", "true of false"),
    ],
)
def test_a_refusal_has_what_it_needs(before: str, after: str, told: str) -> None:
    assert before in REFUSAL
    found = complaints(REFUSAL.replace(before, after))
    assert any(told in problem for problem in found)


def test_the_good_cases_of_a_file_are_read_beside_the_bad() -> None:
    cases, problems = parse_cases(GOOD.replace("soort: doel", "soort: x") + REFUSAL, "x.yaml")
    assert [case.id for case in cases] == ["weiger"]
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "Geen vragen"), ("a: b", "lijst van vragen"), ("- a: [", "geen geldige YAML"), ("- tekst", "regel 1")],
)
def test_a_file_that_is_no_list_of_cases(text: str, told: str) -> None:
    found = complaints(text)
    assert len(found) == 1
    assert told in found[0]


def test_doubles_are_found_over_files(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD.replace("id: goed", "id: anders"), encoding="utf-8")
    with pytest.raises(CaseError, match=r"b\.yaml, regel 1: dezelfde vraag staat al in a\.yaml, regel 1 \(goed\)"):
        read_cases([tmp_path])
    (tmp_path / "b.yaml").write_text(GOOD.replace("Hoeveel", "Welke"), encoding="utf-8")
    with pytest.raises(CaseError, match=r"het id 'goed' komt al voor in a\.yaml, regel 1"):
        read_cases([tmp_path])


def test_the_same_question_after_another_is_another_case(tmp_path: Path) -> None:
    follow_up = GOOD.replace("id: goed", "id: vervolg").replace("  verwacht", "  eerder: [Iets]\n  verwacht", 1)
    (tmp_path / "a.yaml").write_text(GOOD + follow_up, encoding="utf-8")
    assert [case.history for case in read_cases([tmp_path / "a.yaml"])] == [(), ("Iets",)]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="niet gevonden"):
        read_cases([tmp_path / "weg.yaml"])
    with pytest.raises(CaseError, match="Geen vragen"):
        read_cases([tmp_path])
    (tmp_path / "latin.yaml").write_bytes("- vraag: één".encode("latin-1"))
    with pytest.raises(CaseError, match="UTF-8"):
        read_cases([tmp_path / "latin.yaml"])
