"""Pictures of text on pages that have text of their own: found, read or reported, and marked."""

from pathlib import Path

import pytest

from corpus.codec import page_from_json, page_to_json
from corpus.reading.read import Reading, read_pdf
from corpus.recognition import ocr
from corpus.recognition.lettering import has_lettering
from corpus.splitting.split import split_pages
from tests.corpus.pdfs import PARAGRAPH, Sheet, make
from tests.corpus.pictured import AMOUNTS, logo, photograph, table_picture

needs_tesseract = pytest.mark.skipif(not ocr.is_available(), reason="Tesseract with Dutch is not installed")


def unread(reading: Reading) -> tuple[int, ...]:
    return next((item.pages for item in reading.unread if item.kind == "pictures"), ())


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A page with a paragraph, the picture of a table and a paragraph, and a page of text."""
    sheet = Sheet().lines(72, 90, PARAGRAPH).picture(table_picture(tmp_path), 72, 160, 400)
    return make(tmp_path / "a.pdf", [sheet.lines(72, 560, PARAGRAPH), Sheet().lines(72, 300, PARAGRAPH)])


def test_a_picture_of_a_table_is_reported_when_it_is_not_read(pdf: Path) -> None:
    reading = read_pdf(pdf, "a", ocr=False)
    assert unread(reading) == (1,)
    (problem,) = reading.problems
    assert "Een afbeelding met tekst" in problem and "niet doorzoekbaar: pagina 1." in problem
    advice = "Tekstherkenning stond uit" if ocr.is_available() else "installeer Tesseract"
    assert advice in problem
    assert (reading.verdict, [page.quality for page in reading.pages]) == ("readable", ["text", "text"])
    assert "1.482" not in reading.pages[0].text
    assert not any(line.ocr for page in reading.pages for line in page.lines)


@needs_tesseract
def test_a_picture_of_a_table_is_read_in_its_place_and_only_that_is_marked(pdf: Path) -> None:
    reading = read_pdf(pdf, "a")
    page = reading.pages[0]
    assert unread(reading) == ()
    assert "Tekst in een afbeelding, gelezen met tekstherkenning" in reading.problems[0]
    assert [page.ocr for page in reading.pages] == [False, False]
    own = [line for line in page.lines if not line.ocr]
    assert [line.text for line in own] == [*PARAGRAPH, *PARAGRAPH]
    read = [line for line in page.lines if line.ocr]
    assert own[3].box.bottom < read[0].box.top and read[-1].box.bottom < own[4].box.top
    assert page.text.index("Havengeld") > page.text.index(PARAGRAPH[3])
    amounts = {line.row.cells[0][1]: line.row.cells[-1] for line in read if line.row is not None}
    assert {label: amounts[label] for label in AMOUNTS} == {
        label: ("Bedrag 2026", amount) for label, amount in AMOUNTS.items()
    }
    recognised = [page.is_recognised(line.start, line.end) for line in page.lines]
    assert recognised == [line.ocr for line in page.lines]
    assert page_from_json(page_to_json(page)) == page
    assert {chunk.ocr for chunk in split_pages(reading.pages[1:])} == {False}
    assert any(chunk.ocr for chunk in split_pages(reading.pages))


@needs_tesseract
def test_a_picture_that_is_too_unclear_asks_for_another_version_and_for_no_program(tmp_path: Path) -> None:
    table = table_picture(tmp_path)
    small = table.resize((table.width * 9 // 20, table.height * 9 // 20)).resize(table.size)
    path = make(tmp_path / "a.pdf", [Sheet().lines(72, 90, PARAGRAPH).picture(small, 72, 160, 400)])
    reading = read_pdf(path, "a")
    assert unread(reading) == (1,)
    (problem,) = reading.problems
    assert "te onduidelijk om te lezen" in problem and "pagina 1." in problem and "Tesseract" not in problem


def test_photographs_logos_and_small_pictures_are_passed_by(tmp_path: Path) -> None:
    table = table_picture(tmp_path)
    sheet = Sheet().lines(72, 90, PARAGRAPH).picture(photograph(), 72, 160, 450).picture(logo(tmp_path), 72, 450, 240)
    for place in range(1000):
        sheet.picture(table, 72 + place % 20 * 12, 600 + place // 20 * 3, 30) if place < 3 else sheet.parts.append(
            f"q 30 0 0 20 {72 + place % 20 * 12} {100 + place // 20} cm /Pc3 Do Q"
        )
    reading = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a", ocr=False)
    assert (unread(reading), reading.problems) == ((), ())


def test_a_scan_with_a_text_layer_is_not_read_again(tmp_path: Path) -> None:
    sheet = Sheet().picture(table_picture(tmp_path), 72, 90, 400)
    for place in range(13):
        sheet.put(90, 107 + 18 * place, "Soort inkomsten").put(380, 107 + 18 * place, "310")
    reading = read_pdf(make(tmp_path / "a.pdf", [sheet.lines(72, 560, PARAGRAPH)]), "a", ocr=False)
    assert unread(reading) == ()


def test_a_picture_on_page_after_page_is_decoration(tmp_path: Path) -> None:
    table = table_picture(tmp_path)
    sheets = [
        Sheet().lines(72, 600, [f"Dit is stuk {place}.", *PARAGRAPH]).picture(table, 72, 90, 400) for place in range(3)
    ]
    assert unread(read_pdf(make(tmp_path / "a.pdf", sheets), "a", ocr=False)) == ()
    assert unread(read_pdf(make(tmp_path / "b.pdf", sheets[:2]), "b", ocr=False)) == (1, 2)


def test_lettering_is_told_from_photographs_and_logos(tmp_path: Path) -> None:
    assert has_lettering(table_picture(tmp_path))
    assert not has_lettering(photograph())
    assert not has_lettering(logo(tmp_path))


@pytest.mark.parametrize("size", [(1, 1), (63, 500), (500, 10), (640, 400)])
def test_an_empty_picture_shows_no_text(tmp_path: Path, size: tuple[int, int]) -> None:
    assert not has_lettering(logo(tmp_path).crop((380, 0, 381, 1)).resize(size))


def test_lines_kept_by_an_older_version_are_not_recognised(pdf: Path) -> None:
    page = read_pdf(pdf, "a", ocr=False).pages[1]
    value = page_to_json(page)
    assert all(len(line) == 9 for line in value["lines"])
    assert page_from_json(value) == page
