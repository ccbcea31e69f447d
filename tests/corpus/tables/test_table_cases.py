"""Tables from ``tests/gevallen`` that were read wrong once: merged cells, and units of another column."""

from pathlib import Path

import pytest

from corpus.reading.read import read_pdf
from corpus.values import Line, Row

CASES = Path(__file__).parents[2] / "gevallen"
OVER = "Uurtarief"


def lines_of(case: str) -> list[Line]:
    [path] = (CASES / case / "docs").glob("*.pdf")
    return [line for page in read_pdf(path, "a", ocr=False).pages for line in page.lines if line.row is not None]


def rows_of(case: str) -> list[Row]:
    return [line.row for line in lines_of(case) if line.row is not None]


GARAGES = [
    ("Noord", "auto", "310"),
    ("Noord", "fiets", "540"),
    ("Noord", "motor", "24"),
    ("Zuid", "auto", "185"),
    ("Zuid", "fiets", "220"),
]


@pytest.mark.parametrize("case", ["merged_cells", "merged_cells2", "merged_middle"])
def test_a_label_beside_the_middle_of_its_rows_is_that_of_each(case: str) -> None:
    rows = [row for row in rows_of(case) if row.cells[0][0] == "Garage"]
    assert [row.cells for row in rows] == [
        tuple(zip(("Garage", "Soort", "Plaatsen"), garage, strict=True)) for garage in GARAGES
    ]


@pytest.mark.parametrize("case", ["merged_cells", "merged_cells2"])
def test_a_figure_over_two_columns_is_that_of_each(case: str) -> None:
    rows = [row.cells for row in rows_of(case) if row.cells[0][0] == "Zone"]
    heads = ("Zone", f"{OVER} Maandag t/m vrijdag", f"{OVER} Zaterdag", f"{OVER} Zondag")
    assert rows == [
        tuple(zip(heads, ("Zone A (centrum)", "€ 2,10", "€ 2,80", "€ 1,40"), strict=True)),
        tuple(zip(heads, ("Zone B (schil)", "€ 1,60", "€ 1,60", "gratis"), strict=True)),
        tuple(zip(heads, ("Zone C (wijken)", "€ 0,90", "€ 0,95", "gratis"), strict=True)),
    ]


def test_a_merged_label_stands_once_in_the_text_with_the_first_of_its_rows() -> None:
    lines = lines_of("merged_middle")[1:]
    assert [line.text for line in lines] == ["Noord auto 310", "fiets 540", "motor 24", "Zuid auto 185", "fiets 220"]
    assert all(above.box.bottom <= below.box.top for above, below in zip(lines, lines[1:], strict=False))


def test_the_unit_of_one_column_goes_to_no_other() -> None:
    rows = [row for row in rows_of("unit_other_column") if row.cells[0][1] == "Iepenlaan"]
    assert [row.cells for row in rows] == [
        (("Straat", "Iepenlaan"), ("Jaar onderhoud", "2027"), ("Aantal bomen", "76"), ("Kosten (x € 1.000)", "198"))
    ]
    assert rows[0].unit == "" and rows[0].units == ("", "", "", "x € 1.000")


def test_a_table_over_pages_keeps_its_headings() -> None:
    rows = rows_of("unit_other_column")
    assert ("Straat", "Zuringhof") in rows[-1].cells and ("Kosten (x € 1.000)", "96") in rows[-1].cells
