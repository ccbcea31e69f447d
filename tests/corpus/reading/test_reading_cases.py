"""Small PDFs of kinds that real documents have, each with questions and what must stand in their answers."""

import json
from functools import cache
from pathlib import Path

import pytest

from corpus.reading.read import Reading, read_pdf
from corpus.splitting.split import split_pages

CASES = Path(__file__).resolve().parents[2] / "gevallen"
NAMES = (
    "annotations",
    "cols_rows_long",
    "cols_rows_short",
    "font_without_height",
    "form_fields",
    "heading_with_period",
    "sideways_table",
    "time_at_line_start",
    "upside_down_page",
    "year_with_footnote",
)


@cache
def reading(name: str) -> Reading:
    (path,) = (CASES / name / "docs").glob("*.pdf")
    return read_pdf(path, name, ocr=False)


def sentences(name: str) -> list[str]:
    chunks = split_pages(reading(name).pages)
    return [chunk.text[span.start : span.end] for chunk in chunks for span in chunk.spans]


@pytest.mark.parametrize("name", NAMES)
def test_what_must_stand_in_the_answer_stands_on_the_page(name: str) -> None:
    case = json.loads((CASES / name / "case.json").read_text(encoding="utf-8"))
    for question in case["questions"]:
        pages = [page for page in reading(name).pages if page.number == question.get("page", page.number)]
        text = " ".join(" ".join(page.text.split()) for page in pages)
        for right in question["right"]:
            assert any(form in text for form in right.split("|")), (question["question"], right, text)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_leads_back_to_the_text_and_lies_on_the_page(name: str) -> None:
    for page in reading(name).pages:
        for line in page.lines:
            assert line.start < 0 or page.text[line.start : line.end] == line.text
            assert -1 <= line.box.x0 < line.box.x1 <= page.width + 1
            assert -1 <= line.box.top < line.box.bottom <= page.height + 1


def test_a_table_across_the_page_has_its_columns() -> None:
    rows = [line.row.cells for line in reading("sideways_table").pages[1].lines if line.row is not None]
    stalling = next(cells for cells in rows if "Fietsenstalling" in cells[0][1])
    assert [(head, value) for head, value in stalling[1:]] == [
        ("2024", "€ 120.000"),
        ("2025", "€ 240.000"),
        ("2026", "€ 60.000"),
    ]


@pytest.mark.parametrize("name", ["cols_rows_long", "cols_rows_short"])
def test_columns_are_read_one_after_the_other(name: str) -> None:
    found = sentences(name)
    assert "In het Havenkwartier bouwen de corporaties samen 220 sociale huurwoningen." in found
    assert "De sloop van de oude melkfabriek begint in 2027." in found
    assert found.index("Havenkwartier") < found.index("Melkfabriek")


def test_what_is_filled_in_stands_with_its_label() -> None:
    found = sentences("form_fields")
    assert "Naam van de aanvrager: Buurtvereniging De Lindehof" in found
    assert "Aangevraagd bedrag in euro: 12.750 euro" in found
    assert found[-1].endswith("ontvangen: ☒ ja ☐ nee")
    assert "De subsidie voor de speeltuin bedraagt: Definitief bedrag € 5.000 per jaar" in sentences("annotations")


def test_marks_times_and_full_stops_are_taken_for_what_they_are() -> None:
    assert any("in 2019 ¹ ongeveer 31.400 bezoekers." in sentence for sentence in sentences("year_with_footnote"))
    assert sentences("time_at_line_start")[1].endswith("zaterdag, van 9.00 tot 16.30 uur.")
    page = reading("heading_with_period").pages[0]
    assert "Sport, Cultuur en Recreatie." in [line.text for line in page.lines if line.role == "heading"]
    assert "Sport, Cultuur en Recreatie." in sentences("heading_with_period")
    chunk = next(chunk for chunk in split_pages([page]) if "zwembaden" in chunk.text)
    assert chunk.headings[-1] == "Sport, Cultuur en Recreatie."
    assert chunk.spans[0].kind == "sentence"
