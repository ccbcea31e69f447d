"""Which cells are merged, and which rows a label stands for when no rule says so."""

from pathlib import Path

import pytest

from corpus.codec import page_from_json, page_to_json
from corpus.reading.extraction.raw import Style, Word
from corpus.reading.layout.hyphens import Vocabulary
from corpus.reading.read import read_pdf
from corpus.tables.cells import Band, cell_of, joined_heads
from corpus.tables.groups import with_groups
from corpus.tables.shapes.grid import Grid
from corpus.tables.shapes.merged import Region, is_one_text, regions
from corpus.values import Box
from tests.corpus.pdfs import PARAGRAPH, Sheet, make
from tests.corpus.tables.test_tables import right, rows_of

STYLE = Style(10.0, False, False)
KNOWN = Vocabulary()
COLUMNS = [(0.0, 100.0), (100.0, 200.0), (200.0, 300.0)]
HEIGHTS = [(0.0, 20.0), (20.0, 40.0), (40.0, 60.0)]


def word(text: str, x: float, top: float) -> Word:
    return Word(text, x, top, x + 5.0 * len(text), top + 10.0, STYLE)


def band(top: float, label: str = "", item: str = "", figure: str = "", *, over: float | None = None) -> Band:
    """A row with its texts at a height; ``over`` is another height for its label."""
    heights = (top if over is None else over, top, top)
    texts = zip((label, item, figure), (0.0, 100.0, 200.0), heights, strict=True)
    return Band(cells=tuple(cell_of([word(text, x, y)], KNOWN) if text else None for text, x, y in texts))


def grid(flats: tuple[tuple[float, float, float], ...], **kind: bool) -> Grid:
    uprights = tuple((x, 0.0, 60.0) for x in (0.0, 100.0, 200.0, 300.0))
    box = Box(x0=0.0, top=0.0, x1=300.0, bottom=60.0)
    return Grid(
        box=box, xs=(0.0, 100.0, 200.0, 300.0), ys=(0.0, 20.0, 40.0, 60.0), uprights=uprights, flats=flats, **kind
    )


def test_cells_without_a_rule_between_them_are_one() -> None:
    flats = ((0.0, 0.0, 300.0), (20.0, 100.0, 300.0), (40.0, 0.0, 300.0), (60.0, 0.0, 300.0))
    assert regions(grid(flats), COLUMNS, HEIGHTS) == [Region(0, 1, 0, 0)]
    assert regions(grid(flats, open=True), COLUMNS, HEIGHTS) == [Region(0, 1, 0, 0)]


def test_filled_areas_say_nothing_of_merged_cells() -> None:
    flats = ((0.0, 0.0, 300.0), (20.0, 100.0, 300.0), (40.0, 0.0, 300.0))
    assert regions(grid(flats, filled=True), COLUMNS, HEIGHTS) == []


def test_texts_level_with_rows_of_their_own_are_two_labels() -> None:
    lines = [[word("Noord", 0, 0)], [word("Zuid", 0, 12)]]
    assert not is_one_text(lines, [[word("310", 200, 0)], [word("540", 200, 12)]])
    assert is_one_text(lines, [[word("310", 200, -6)], [word("540", 200, 18)]])
    assert is_one_text([[word("sport", 0, 0)], [word("en", 0, 12)]], [[word("1", 200, 0)], [word("2", 200, 12)]])


def labels(bands: list[Band]) -> list[str]:
    cells = [band.meant(0) for band in bands if band.cells[2] is not None]
    return [cell.text if cell is not None else "" for cell in cells]


TOP = [
    band(0, "A", "a", "1"),
    band(20, "", "b", "2"),
    band(40, "B", "c", "3"),
    band(60, "", "d", "4"),
    band(80, "", "e", "5"),
]
BOTTOM = [band(0, "", "a", "1"), band(20, "A", "b", "2"), band(40, "", "c", "3"), band(60, "B", "d", "4")]


def test_labels_at_the_top_of_their_rows() -> None:
    [found] = with_groups([TOP], KNOWN, bounded=False)
    assert labels(found) == ["A", "A", "B", "B", "B"]


def test_two_ways_to_divide_rows_leave_out_what_they_do_not_share() -> None:
    # Beside the middle (A over three rows) and at the bottom (A over two) are both possible.
    [found] = with_groups([BOTTOM], KNOWN, bounded=False)
    assert labels(found) == ["A", "A", "", "B"]


def test_the_rest_of_the_table_says_where_its_labels_stand() -> None:
    other = [band(100, "", "a", "1"), band(120, "", "b", "2"), band(140, "C", "c", "3")]
    found = with_groups([BOTTOM, other], KNOWN, bounded=True)
    assert labels(found[0]) == ["A", "A", "B", "B"] and labels(found[1]) == ["C", "C", "C"]


def test_a_label_between_two_rows_is_that_of_both() -> None:
    lines = [band(0, "", "a", "1"), band(10, "A"), band(20, "", "b", "2"), band(40, "B", "c", "3")]
    [found] = with_groups([lines], KNOWN, bounded=False)
    assert labels(found) == ["A", "A", "B"] and len(found) == 3


def test_a_total_belongs_to_no_group() -> None:
    [found] = with_groups([[*TOP, band(100, "", "Totaal", "15")]], KNOWN, bounded=False)
    assert labels(found)[-1] == ""


def test_a_head_goes_on_up_to_its_closing_bracket() -> None:
    heads = [band(0, "Straat", "Soort", "(x €"), band(10, "", "", "1.000)"), band(30, "A", "b", "12")]
    joined = joined_heads(heads, 1)
    assert [cell.text for cell in joined[0].cells if cell] == ["Straat", "Soort", "(x € 1.000)"] and len(joined) == 2


def test_rows_keep_their_units_when_they_are_stored(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH).put(72, 160, "Tabel 1 Kosten (bedragen x € 1.000)", 9.0)
    for place, (label, cost, share) in enumerate(
        (("Post", "2026", "Deel"), ("Weg", "1.250", "12,5%"), ("Brug", "950", "9,1%"))
    ):
        sheet.put(72, 180 + 16 * place, label)
        right(sheet, 330, 180 + 16 * place, cost)
        right(sheet, 420, 180 + 16 * place, share)
    path = make(tmp_path / "a.pdf", [sheet])
    [page] = read_pdf(path, "a", ocr=False).pages
    assert page_from_json(page_to_json(page)) == page
    row = rows_of(path)[-1]
    assert (row.unit, row.units) == ("", ("", "bedragen x € 1.000", ""))


@pytest.mark.parametrize("where", [196.0, 207.0, 218.0])
def test_a_label_counts_for_its_rows_wherever_it_stands_in_its_cell(tmp_path: Path, where: float) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH)
    for y in (170, 186, 224, 240):
        sheet.rule(68, y, 474, y)
    for y in (199, 211):
        sheet.rule(160, y, 474, y)
    for x in (68, 160, 300, 474):
        sheet.rule(x, 170, x, 240)
    for x, text in ((72, "Garage"), (164, "Soort"), (304, "Plaatsen")):
        sheet.bold(x, 182, text)
    sheet.put(72, where, "Haven").put(72, 236, "Markt").put(164, 236, "auto").put(304, 236, "75")
    for place, (kind, count) in enumerate((("auto", "310"), ("fiets", "540"), ("motor", "24"))):
        sheet.put(164, 196 + 11.5 * place, kind).put(304, 196 + 11.5 * place, count)
    rows = rows_in(make(tmp_path / "a.pdf", [sheet]))
    assert rows == [
        ("Haven", "auto", "310"),
        ("Haven", "fiets", "540"),
        ("Haven", "motor", "24"),
        ("Markt", "auto", "75"),
    ]


def rows_in(path: Path) -> list[tuple[str, ...]]:
    reading = read_pdf(path, "a", ocr=False)
    rows = [line.row for page in reading.pages for line in page.lines if line.row is not None]
    return [tuple(text for _, text in row.cells) for row in rows[1:]]
