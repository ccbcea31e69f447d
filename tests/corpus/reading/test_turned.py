from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.layout.turned import _turn, turned_back
from corpus.reading.read import read_pdf
from corpus.values import Box
from tests.corpus.pdfs import HEIGHT, PARAGRAPH, WIDTH, Sheet, make


def _place(turns: int, x: float, y: float) -> tuple[float, float]:
    """Where a point of a page that is held to read upright stands on the page."""
    return {1: (WIDTH - y, x), 2: (WIDTH - x, HEIGHT - y), 3: (y, HEIGHT - x)}[turns]


def _put(sheet: Sheet, turns: int, x: float, y: float, text: str, size: float = 10.0) -> None:
    sheet.put(*_place(turns, x, y), text, size, turns=turns)


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_page_in_another_direction_reads_as_if_it_were_held_upright(turns: int, tmp_path: Path) -> None:
    sheet = Sheet()
    for place, text in enumerate(PARAGRAPH):
        _put(sheet, turns, 60, 100 + 12 * place, text)
    page = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a", ocr=False).pages[0]
    assert page.text.split("\n") == list(PARAGRAPH)
    x, y = _place(turns, 60, 100)
    box = page.lines[0].box
    assert box.x0 - 10 <= x <= box.x1 + 10
    assert box.top - 10 <= y <= box.bottom + 10
    assert (page.width, page.height) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("turns", [1, 3])
def test_a_table_across_the_page_is_a_table(turns: int, tmp_path: Path) -> None:
    sheet = Sheet().lines(60, 60, PARAGRAPH)
    rows = [
        ("Straat", "2026", "2027"),
        ("Dorpsstraat", "€ 5", "€ 90"),
        ("Kerkplein", "€ 40", "€ 7"),
        ("De Brink", "€ 3", "€ 8"),
    ]
    for place, row in enumerate(rows):
        for x, text in zip((60, 250, 400), row, strict=True):
            _put(sheet, turns, x, 200 + 20 * place, text)
    page = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a", ocr=False).pages[0]
    cells = {line.row.cells for line in page.lines if line.row is not None}
    assert (("Straat", "Dorpsstraat"), ("2026", "€ 5"), ("2027", "€ 90")) in cells
    assert (("Straat", "De Brink"), ("2026", "€ 3"), ("2027", "€ 8")) in cells
    assert page.text.startswith("\n".join(PARAGRAPH))


def test_a_label_beside_a_text_does_not_part_a_sentence_over_the_page_end(tmp_path: Path) -> None:
    first = Sheet().lines(60, 60, PARAGRAPH[:3]).put(30, 500, "Ontwerpnota", turns=3)
    path = make(tmp_path / "a.pdf", [first, Sheet().lines(60, 60, PARAGRAPH[3:])])
    page = read_pdf(path, "a", ocr=False).pages[0]
    assert page.text.endswith("\n\nOntwerpnota")
    assert [line.role for line in page.lines if line.text == "Ontwerpnota"] == ["caption"]


@given(
    st.sampled_from([0, 1, 2, 3]),
    st.floats(0, 500),
    st.floats(0, 500),
    st.floats(0, 90),
    st.floats(0, 300),
)
def test_turning_back_undoes_turning(turns: int, x: float, top: float, width: float, height: float) -> None:
    box = Box(x0=x, top=top, x1=x + width, bottom=top + height)
    corners = (box.x0, box.top, box.x1, box.bottom)
    held = _turn(corners, turns, (WIDTH, HEIGHT)) if turns else corners
    again = turned_back(Box(x0=held[0], top=held[1], x1=held[2], bottom=held[3]), turns, WIDTH, HEIGHT)
    assert (again.x0, again.top, again.x1, again.bottom) == pytest.approx(corners)
