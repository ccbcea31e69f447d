from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.extraction.pdf import open_pdf, read_page
from corpus.reading.read import read_pdf
from corpus.tables.cells import is_figure, is_year, unit_in
from corpus.values import Row
from tests.corpus.pdfs import PARAGRAPH, Sheet, make

YEARS = ("2024", "2025", "2026")
FIGURES = {
    "Baten": ("140", "165", "1.320"),
    "Lasten": ("-3.790", "-3.872", "-14.752"),
    "Saldo van baten en lasten": ("-3.650", "-3.707", "-13.432"),
}
X = (330, 400, 470)


def rows_of(path: Path) -> list[Row]:
    reading = read_pdf(path, "a")
    lines = [line for page in reading.pages for line in page.lines if line.row is not None]
    assert all(line.role == "row" and line.row is not None for line in lines)
    assert all(line.text == " ".join(cell for _, cell in line.row.cells) for line in lines if line.row)
    return [line.row for line in lines if line.row]


def right(sheet: Sheet, x: float, y: float, text: str, font: str = "F1") -> None:
    """Put a figure with its right edge at ``x``; digits of Helvetica are 0.556 of the letter size wide."""
    narrow = sum(text.count(letter) for letter in ".,-")
    sheet.put(x - 5.56 * (len(text) - narrow) - 2.9 * narrow, y, text, 10.0, font)


def table(sheet: Sheet, top: float, ruled: bool, header: bool = True) -> Sheet:
    y = top
    if header:
        sheet.bold(72, y, "Omschrijving")
        for x, year in zip(X, YEARS, strict=True):
            right(sheet, x, y, year, "F2")
        y += 16
    for label, figures in FIGURES.items():
        sheet.put(72, y, label)
        for x, figure in zip(X, figures, strict=True):
            right(sheet, x, y, figure)
        y += 16
    if ruled:
        for place in range(len(FIGURES) + header + 1):
            sheet.rule(68, top - 12 + 16 * place, 474, top - 12 + 16 * place)
        for edge in (68, 270, 335, 405, 474):
            sheet.rule(edge, top - 12, edge, y - 12)
    return sheet


EXPECTED = [
    Row(
        caption="Tabel 1.1 Baten en lasten (bedragen x € 1.000)",
        unit="bedragen x € 1.000",
        cells=(("Omschrijving", label), *zip(YEARS, figures, strict=True)),
        units=("", *["bedragen x € 1.000"] * len(figures)),
    )
    for label, figures in FIGURES.items()
]
CAPTION = "Tabel 1.1 Baten en lasten (bedragen x € 1.000)"


def test_an_unruled_table_has_headings_caption_and_unit(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH).put(72, 160, CAPTION, 9.0)
    assert rows_of(make(tmp_path / "a.pdf", [table(sheet, 180, ruled=False)]))[1:] == EXPECTED


def test_a_ruled_table_gives_the_same_rows(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH).put(72, 160, CAPTION, 9.0)
    assert rows_of(make(tmp_path / "a.pdf", [table(sheet, 182, ruled=True)]))[1:] == EXPECTED


def test_a_table_placed_as_one_drawing_keeps_its_rules(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH).put(72, 160, CAPTION, 9.0)
    path = make(tmp_path / "a.pdf", [sheet.form(table(Sheet(), 182, ruled=True))])
    assert rows_of(path)[1:] == EXPECTED
    document = open_pdf(path)
    assert (68, 170) in {(round(rule.x0), round(rule.top)) for rule in read_page(document, 1).rules}


def test_a_title_inside_the_grid_is_the_caption(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH)
    sheet.put(72, 166, "Tabel 1.1 Baten en lasten", 9.0).put(340, 166, "bedragen x € 1.000", 9.0)
    sheet.rule(68, 154, 474, 154)
    for edge in (68, 270, 474):
        sheet.rule(edge, 154, edge, 170)
    rows = rows_of(make(tmp_path / "a.pdf", [table(sheet, 182, ruled=True)]))
    assert rows[1:] == [replace(row, caption="Tabel 1.1 Baten en lasten") for row in EXPECTED]


def test_a_label_in_other_letters_is_the_title_of_the_rows_below_it(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH).put(72, 160, CAPTION, 9.0)
    for y in (170, 186, 218, 234):
        sheet.rule(68, y, 474, y)
    for edge in (68, 270, 335, 405, 474):
        sheet.rule(edge, 170, edge, 234)
    sheet.bold(72, 182, "Omschrijving").put(72, 198, "Vaste activa", font="F3").put(72, 211, "Gronden").put(
        72, 230, "Som"
    )
    for x, year in zip(X, YEARS, strict=True):
        right(sheet, x, 182, year, "F2")
        right(sheet, x, 211, "1.250")
        right(sheet, x, 230, "1.250")
    labels = [row.cells[0][1] for row in rows_of(make(tmp_path / "a.pdf", [sheet]))]
    assert labels == ["Omschrijving", "Vaste activa", "Gronden", "Som"]


def test_a_table_that_goes_on_stays_one(tmp_path: Path) -> None:
    first = Sheet().lines(72, 600, PARAGRAPH).put(72, 690, CAPTION, 9.0)
    sheets = [table(first, 710, ruled=True), table(Sheet(), 80, ruled=True, header=False).lines(72, 300, PARAGRAPH)]
    rows = rows_of(make(tmp_path / "a.pdf", sheets))
    assert rows[1:] == EXPECTED + EXPECTED


def test_a_table_with_lines_between_its_rows_keeps_long_cells_whole(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH).put(72, 190, "Tabel 2: Straten", 9.0)
    sheet.bold(72, 212, "Straat").bold(200, 212, "Wat er komt").rule(70, 217, 500, 217)
    sheet.put(72, 230, "Marktstraat").lines(200, 230, ["Nieuwe bomen en banken, en een plein", "voor de markt"])
    sheet.rule(70, 247, 500, 247).put(72, 260, "Singel").put(200, 260, "Groen en water").rule(70, 265, 500, 265)
    assert [row.cells for row in rows_of(make(tmp_path / "a.pdf", [sheet]))[1:]] == [
        (("Straat", "Marktstraat"), ("Wat er komt", "Nieuwe bomen en banken, en een plein voor de markt")),
        (("Straat", "Singel"), ("Wat er komt", "Groen en water")),
    ]


def test_headings_over_groups_of_columns_belong_to_each_column(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH)
    for x, text in ((285, "Rekening"), (425, "Begroting")):
        sheet.bold(x, 180, text)
    for x, text in zip((300, 370, 440, 510), ("baten", "lasten", "baten", "lasten"), strict=True):
        sheet.bold(x - 28, 194, text)
    for place, label in enumerate(("Veiligheid", "Wonen", "Verkeer")):
        sheet.put(72, 210 + 14 * place, label)
        for x in (300, 370, 440, 510):
            right(sheet, x, 210 + 14 * place, f"{place + 1}.{x}")
    rows = rows_of(make(tmp_path / "a.pdf", [sheet]))
    assert [heading for heading, _ in rows[-1].cells[1:]] == [
        "Rekening baten",
        "Rekening lasten",
        "Begroting baten",
        "Begroting lasten",
    ]


def test_text_and_numbered_lists_are_no_table(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH).lines(72, 160, ["1. een plein;", "2. een park;", "3. een straat."])
    sheet.rule(72, 140, 500, 140).rule(72, 220, 500, 220).lines(72, 250, PARAGRAPH)
    assert rows_of(make(tmp_path / "a.pdf", [sheet])) == []


def test_figures_years_and_units() -> None:
    assert all(
        is_figure(text) for text in ("1.250.000", "-4,5", "€ 3.000", "12%", "-", "(250)", "n.v.t.", "80-145", ">5")
    )
    assert not any(is_figure(text) for text in ("P3", "2 uur per week", "(2024)", "artikel 3", ""))
    assert is_year("2026") and is_year("2026-2029") and not is_year("2.026")
    assert unit_in("Tabel 3 (bedragen x € 1.000)") == "bedragen x € 1.000"
    assert unit_in("bedragen in duizenden euro's") == "bedragen in duizenden euro's"
    assert unit_in("Tabel 3 Baten en lasten") == ""


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_every_dutch_amount_is_a_figure(value: int) -> None:
    amount = f"{value:,}".replace(",", ".")
    assert is_figure(amount) and is_figure(f"€ {amount}") and is_figure(f"{amount}%")
