"""What a line is: an entry of a register, an item, a footnote, or part of a sentence."""

from pathlib import Path

from corpus.reading.read import read_pdf
from corpus.values import Line
from tests.corpus.pdfs import PARAGRAPH, Sheet, make


def read_lines(path: Path) -> list[list[Line]]:
    return [list(page.lines) for page in read_pdf(path, "a", ocr=False).pages]


def register(sheet: Sheet, top: float, entries: list[tuple[list[str], str]]) -> Sheet:
    y = top
    for lines, pages in entries:
        for line in lines[:-1]:
            sheet.put(100, y, line)
            y += 12
        sheet.put(100, y, f"{lines[-1]} {'.' * 40} {pages}")
        y += 12
    return sheet


ENTRIES = [
    (["541 Vraag van het lid Voorbeeld over de", "bankjes (meer plek in de schaduw)"], "32"),
    (["542 Antwoord aan het lid Voorbeeld"], "4"),
    (["607 Voorstel om vast te stellen een wijziging", "van de nota over winkels"], "8, 30, 69"),
    (["618 Brief over bomen"], "57"),
]


def test_a_register_in_any_order_and_of_many_pages_is_no_text(tmp_path: Path) -> None:
    first = Sheet().lines(100, 60, PARAGRAPH)
    second = register(Sheet().bold(100, 80, "INDEX"), 110, ENTRIES)
    third = register(Sheet(), 80, [(["van het lid Voorbeeld", "over de markt"], "7"), *ENTRIES[:1]])
    third.lines(100, 300, [*PARAGRAPH, *PARAGRAPH])
    pages = read_lines(make(tmp_path / "a.pdf", [first, second, third]))
    assert {line.role for line in pages[0]} == {"body"}
    assert {line.role for line in pages[1]} == {"toc"} and len(pages[1]) == 7
    assert [line.role for line in pages[2]] == ["toc"] * 4 + ["body"] * 8


def test_a_list_of_prices_with_dots_is_text(tmp_path: Path) -> None:
    prices = [(["Kopje koffie in de kantine"], "3"), (["Kaartje voor het zwembad"], "12"), (["Huur van een zaal"], "7")]
    (lines,) = read_lines(make(tmp_path / "a.pdf", [register(Sheet().lines(100, 60, PARAGRAPH), 130, prices)]))
    assert "toc" not in {line.role for line in lines}


def test_a_dash_in_a_sentence_starts_no_item(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, [*PARAGRAPH[:3], "- en dat is veel - en dan is het klaar voor de raad.", *PARAGRAPH])
    sheet.put(72, 200, "De gemeente doet:").lines(72, 212, ["- meer bomen planten;", "- straten opnieuw inrichten."])
    (lines,) = read_lines(make(tmp_path / "a.pdf", [sheet]))
    assert [line.role for line in lines if line.text.startswith("-")] == ["item"] * 3
    (lines,) = read_lines(make(tmp_path / "b.pdf", [Sheet().lines(72, 80, [*PARAGRAPH[:3], "- en dan is het klaar."])]))
    assert [line.role for line in lines] == ["body"] * 4


def test_a_number_in_a_sentence_of_small_letters_starts_no_footnote(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, [*PARAGRAPH] * 3)
    small = ["Dit besluit staat in het verslag van de raad onder punt", "3 en daar is toen ook over gestemd."]
    sheet.lines(72, 600, ["Toelichting op de posten in de tabel.", *small], size=9.0, step=11.0)
    (lines,) = read_lines(make(tmp_path / "a.pdf", [sheet]))
    assert "footnote" not in {line.role for line in lines}


def test_a_bullet_at_the_end_of_a_line_is_left_out(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, PARAGRAPH).put(72, 150, "Opening van het plein").put(480, 150, "•")
    (lines,) = read_lines(make(tmp_path / "a.pdf", [sheet]))
    assert lines[-1].text == "Opening van het plein"
