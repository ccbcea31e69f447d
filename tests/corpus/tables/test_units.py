"""A unit belongs to the figures it was said of, and to no others."""

from corpus.reading.extraction.raw import Style, Word
from corpus.reading.layout.hyphens import Vocabulary
from corpus.tables.cells import Band, cell_of
from corpus.tables.units import is_note, table_unit, units_of, year_columns

STYLE = Style(10.0, False, False)


def band(*texts: str) -> Band:
    words = [
        [Word(part, 100.0 * n, 0.0, 100.0 * n + 50, 10.0, STYLE) for part in text.split()]
        for n, text in enumerate(texts)
    ]
    return Band(cells=tuple(cell_of(found, Vocabulary()) for found in words))


def test_a_unit_in_a_heading_belongs_to_its_column() -> None:
    cells = (("Straat", "Singel"), ("Jaar", "2027"), ("Kosten (x € 1.000)", "198"))
    assert units_of(cells, [False, True, False], "") == ("", ("", "", "x € 1.000"))


def test_the_unit_of_a_table_goes_to_its_amounts_only() -> None:
    cells = (("Post", "Wegen"), ("2026", "1.250"), ("Deel", "12%"), ("Aantal bomen", "76"), ("Klaar", "2027"))
    assert units_of(cells, [False, False, False, False, True], "x € 1.000") == ("", ("", "x € 1.000", "", "", ""))
    assert units_of(cells[:2], [False, False], "x € 1.000") == ("x € 1.000", ("", "x € 1.000"))


def test_a_unit_behind_a_label_belongs_to_its_row() -> None:
    cells = (("Post", "Schuld per inwoner (in €)"), ("2026", "1.250"))
    assert units_of(cells, [False, False], "x € 1.000") == ("in €", ("", "in €"))
    assert units_of((("Post", "Subsidies boven € 1.000"), ("2026", "12")), [False, False], "") == ("", ())


def test_the_unit_of_a_table_stands_in_its_caption_on_a_line_of_its_own_or_over_the_labels() -> None:
    header = [band("Post", "2026", "Kosten (x € 1.000)")]
    assert table_unit(["Tabel 2 Lasten (bedragen in euro's)"], header, {1, 2}) == "bedragen in euro's"
    assert table_unit([], header, {1, 2}) == ""
    assert table_unit([], [band("", "", "(x € 1.000)"), band("Post", "2026", "2027")], {1, 2}) == "x € 1.000"
    assert table_unit([], [band("Bedragen x € 1.000", "2026", "2027")], {1, 2}) == "Bedragen x € 1.000"
    assert is_note(band("", "(x € 1.000)", "")) and not is_note(band("Kosten (x € 1.000)"))


def test_a_column_of_years_is_no_column_of_amounts() -> None:
    assert year_columns([band("a", "2026", "12"), band("b", "2027", "2028")], {1, 2}) == {1}
