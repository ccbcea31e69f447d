"""Headings in the letters of the text that only a coloured bar sets apart."""

from pathlib import Path

from corpus.reading.extraction.pdf import open_pdf, read_page
from corpus.reading.read import read_pdf
from tests.corpus.pdfs import HEIGHT, PARAGRAPH, Sheet, make

TITLES = ("Opening van het plein", "Sport in de buurt", "Onderzoek naar een hal")


def bar(sheet: Sheet, y: float, grey: float = 0.8, width: float = 440.0) -> Sheet:
    """Draw a bar behind the line of text with its base line at ``y``."""
    sheet.parts.append(f"{grey} g 70 {HEIGHT - y - 3} {width} 13 re f 0 g")
    return sheet


def sheet_of(grey: float = 0.8, width: float = 440.0, count: int = 3) -> Sheet:
    sheet = Sheet().bold(72, 60, "Activiteiten", 16.0).lines(72, 80, PARAGRAPH)
    for place, title in enumerate(TITLES[:count]):
        y = 160 + 90 * place
        bar(sheet, y, grey, width).put(72, y, title).put(505, y, "•")
        sheet.put(80, y + 13, "•").lines(92, y + 13, PARAGRAPH)
    return sheet


def headings_of(path: Path) -> list[tuple[str, int]]:
    lines = [line for page in read_pdf(path, "a", ocr=False).pages for line in page.lines]
    return [(line.text, line.level) for line in lines if line.role == "heading"]


def test_lines_on_a_bar_are_headings_below_those_in_other_letters(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", [Sheet().lines(72, 80, PARAGRAPH), sheet_of()])
    assert len(read_page(open_pdf(path), 2).bars) == 3
    assert headings_of(path) == [("Activiteiten", 1), *((title, 2) for title in TITLES)]


def test_white_or_narrow_or_few_bars_make_no_headings(tmp_path: Path) -> None:
    for number, sheet in enumerate((sheet_of(grey=1.0), sheet_of(width=120.0), sheet_of(count=2))):
        assert headings_of(make(tmp_path / f"{number}.pdf", [sheet])) == [("Activiteiten", 1)]


def test_coloured_lines_below_each_other_are_no_headings(tmp_path: Path) -> None:
    sheet = Sheet().bold(72, 60, "Activiteiten", 16.0).lines(72, 80, PARAGRAPH)
    for place, text in enumerate(("Maandag is er markt", "Dinsdag is er muziek", "Woensdag is er sport")):
        bar(sheet, 160 + 13 * place).put(72, 160 + 13 * place, text)
    sheet.lines(72, 220, PARAGRAPH)
    assert headings_of(make(tmp_path / "a.pdf", [sheet])) == [("Activiteiten", 1)]
