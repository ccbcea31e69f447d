"""Which headings stand over a figure: the wrong one makes a wrong answer."""

from pathlib import Path

import pytest

from corpus.tables.cells import Band, Cell, is_amount
from corpus.tables.header import column_headings, count_header
from corpus.values import Box
from tests.corpus.pdfs import PARAGRAPH, Sheet, make
from tests.corpus.tables.test_tables import right, rows_of

YEARS = ("2024", "2025", "2026", "2027", "2028")
COLUMNS = [(0.0, 100.0), *((100.0 + 50 * n, 150.0 + 50 * n) for n in range(5))]


def cell(text: str, left: float, right: float) -> Cell:
    return Cell(text=text, box=Box(x0=left, top=0.0, x1=right, bottom=10.0), bold=False, lines=())


def band(*texts: str) -> Band:
    """A row with a text in each column ('' for none), each in the middle of its column."""
    cells = [
        cell(text, (left + right) / 2 - 10, (left + right) / 2 + 10) if text else None
        for text, (left, right) in zip(texts, COLUMNS, strict=True)
    ]
    return Band(cells=tuple(cells))


def above(**groups: tuple[int, int]) -> Band:
    """A row with each text over the middle of its columns, the first and the last given."""
    cells: list[Cell | None] = [None] * len(COLUMNS)
    for text, (first, last) in groups.items():
        middle = (COLUMNS[first][0] + COLUMNS[last][1]) / 2
        place = next(index for index, (_, right) in enumerate(COLUMNS) if middle - 1 < right)
        cells[place] = cell(text, middle - 20, middle + 20)
    return Band(cells=tuple(cells))


def test_a_heading_over_unequal_groups_belongs_to_each_of_their_columns() -> None:
    header = [above(Realisatie=(1, 1), Begroting=(2, 5)), band("Post", *YEARS)]
    assert column_headings(header, COLUMNS) == [
        "Post",
        "Realisatie 2024",
        *(f"Begroting {year}" for year in YEARS[1:]),
    ]
    thirds = [above(Rekening=(1, 2), Begroting=(3, 5)), band("Post", *YEARS)]
    assert column_headings(thirds, COLUMNS)[1:] == [
        *(f"Rekening {year}" for year in YEARS[:2]),
        *(f"Begroting {year}" for year in YEARS[2:]),
    ]


def test_one_heading_over_all_years_belongs_to_all_of_them() -> None:
    header = [above(Begroting=(1, 5)), band("Post", *YEARS)]
    assert column_headings(header, COLUMNS)[1:] == [f"Begroting {year}" for year in YEARS]


@pytest.mark.parametrize(
    "header",
    [
        [above(Begroting=(1, 5)), band("Post", "a", "b", "c", "d", "e")],
        [above(Begroting=(1, 5)), band("Post", "2024", "2025", "", "2027", "2028")],
        [above(Begroting=(3, 3), Rekening=(1, 1)), band("Post", *YEARS)],
    ],
)
def test_a_heading_that_may_be_that_of_one_column_stays_there(header: list[Band]) -> None:
    headings = column_headings(header, COLUMNS)
    assert sum("Begroting" in heading for heading in headings) == 1


def test_a_note_above_the_headings_is_no_heading() -> None:
    header = [band("Bron: eigen telling", "", "", "", "", ""), band("Post", *YEARS)]
    assert column_headings(header, COLUMNS)[0] == "Post"


def test_a_row_with_an_amount_is_no_heading() -> None:
    rows = [band("Marge =", "Ruim", "=", "€ 31.204.517", "= 7,2", ""), band("", "Krap", "", "€ 4.318.500", "", "")]
    assert count_header(rows) == 0
    assert is_amount("€ 250") and is_amount("1.250") and is_amount("3,5")
    assert not is_amount("2026") and not is_amount("€ 1.000") and not is_amount("12") and not is_amount("Baten")


X = (330, 400, 470)


def framed(heights: list[float], top: float = 170.0, columns: tuple[float, ...] = (68, 270, 335, 405, 474)) -> Sheet:
    sheet = Sheet().lines(72, 80, PARAGRAPH)
    for y in (top, *heights):
        sheet.rule(columns[0], y, columns[-1], y)
    for edge in columns:
        sheet.rule(edge, top, edge, heights[-1])
    return sheet


def put_row(sheet: Sheet, y: float, label: str, figures: tuple[str, ...], font: str = "F1") -> None:
    sheet.put(72, y, label, font=font)
    for x, figure in zip(X, figures, strict=True):
        right(sheet, x, y, figure, font)


def test_a_title_below_the_years_is_a_row_of_its_own(tmp_path: Path) -> None:
    sheet = framed([196, 212, 228])
    put_row(sheet, 180, "", ("2024", "2025", "2026"), "F2")
    sheet.bold(72, 192, "ACTIVA")
    put_row(sheet, 208, "Gronden", ("1.250", "1.300", "1.350"))
    put_row(sheet, 224, "Gebouwen", ("2.250", "2.300", "2.350"))
    rows = rows_of(make(tmp_path / "a.pdf", [sheet]))
    assert [row.cells[0][1] for row in rows[1:]] == ["ACTIVA", "Gronden", "Gebouwen"]
    assert [heading for heading, _ in rows[-1].cells] == ["", "2024", "2025", "2026"]


def test_a_total_in_a_frame_of_its_own_belongs_to_the_table(tmp_path: Path) -> None:
    sheet = framed([186, 202, 218])
    put_row(sheet, 182, "Post", ("2024", "2025", "2026"), "F2")
    put_row(sheet, 198, "Wegen", ("1.250", "1.300", "1.350"))
    put_row(sheet, 214, "Bruggen", ("2.250", "2.300", "2.350"))
    put_row(sheet, 238, "Totaal", ("3.500", "3.600", "3.700"), "F2")
    put_row(sheet, 270, "Andere tabel", ("2024", "2025", "2026"))
    sheet.rule(68, 227, 474, 227).rule(68, 241, 474, 241)
    sheet.lines(72, 300, PARAGRAPH)
    rows = rows_of(make(tmp_path / "a.pdf", [sheet]))
    assert rows[-1].cells == (("Post", "Totaal"), ("2024", "3.500"), ("2025", "3.600"), ("2026", "3.700"))


def test_texts_in_two_columns_stay_apart_where_the_rule_between_them_is_missing(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH)
    for y in (170, 186, 226, 266):
        sheet.rule(68, y, 500, y)
    for edge in (68, 170, 500):
        sheet.rule(edge, 170, edge, 266)
    sheet.rule(300, 170, 300, 226)
    for x, text in ((72, "Deelneming"), (174, "Geleend geld"), (304, "Risico")):
        sheet.bold(x, 182, text)
    for y, name in ((200, "Netbedrijf"), (240, "Waterbedrijf")):
        sheet.put(72, y, name).lines(174, y, ["per 1-1-2024", "per 31-12-2024"])
        sheet.lines(304, y, ["De gemeente loopt geen risico", "boven de inleg."])
    rows = rows_of(make(tmp_path / "a.pdf", [sheet]))
    assert rows[-1].cells[1:] == (
        ("Geleend geld", "per 1-1-2024 per 31-12-2024"),
        ("Risico", "De gemeente loopt geen risico boven de inleg."),
    )
