from pathlib import Path

import pytest

from corpus.catalogue.manifest import DEFAULT_FOLDER
from corpus.reading.read import Reading, read_pdf
from corpus.reading.render_page import page_image
from corpus.values import Box, Line
from tests.corpus.pdfs import PARAGRAPH, Sheet, make


def lines_of(reading: Reading, role: str) -> list[Line]:
    return [line for page in reading.pages for line in page.lines if line.role == role]


def texts_of(reading: Reading, role: str) -> list[str]:
    return [line.text for line in lines_of(reading, role)]


def check_offsets(reading: Reading) -> None:
    for page in reading.pages:
        inside = [line for line in page.lines if line.start >= 0]
        assert all(page.text[line.start : line.end] == line.text for line in inside)
        assert all(one.end < other.start for one, other in zip(inside, inside[1:], strict=False))
        assert all(line.role == "furniture" for line in page.lines if line.start < 0)
        assert "".join(page.text.split()) == "".join("".join(line.text.split()) for line in inside)


def report(path: Path, pages: int = 5, **options: object) -> Path:
    """A report with a cover, chapters, a running header and page numbers that start after the cover."""
    sheets = [Sheet().bold(72, 300, "Binnenstadsvisie Voorbeeld", 28.0)]
    for number in range(1, pages):
        sheet = Sheet().put(72, 40, "Gemeente Voorbeeld", 8.0).put(500, 810, str(number), 8.0)
        sheet.bold(72, 90, f"{number} Hoofdstuk over onderwerp {'abcdefgh'[number]}", 16.0)
        sheet.lines(72, 120, PARAGRAPH).bold(72, 190, f"{number}.1 Een deel daarvan", 12.0).lines(72, 210, PARAGRAPH)
        sheets.append(sheet)
    return make(path, sheets, **options)


def test_headers_and_page_numbers_stay_out_of_the_text(tmp_path: Path) -> None:
    reading = read_pdf(report(tmp_path / "a.pdf"), "a")
    assert [page.label for page in reading.pages] == ["1", "1", "2", "3", "4"]
    assert all("Gemeente Voorbeeld" not in page.text for page in reading.pages)
    assert texts_of(reading, "furniture").count("Gemeente Voorbeeld") == 4
    check_offsets(reading)


def test_headings_get_their_level_from_numbering_and_size(tmp_path: Path) -> None:
    reading = read_pdf(report(tmp_path / "a.pdf"), "a")
    levels = {line.text: line.level for line in lines_of(reading, "heading")}
    assert levels["2 Hoofdstuk over onderwerp c"] == 1
    assert levels["2.1 Een deel daarvan"] == 2


def test_a_page_that_is_drawn_over_itself_is_read_once(tmp_path: Path) -> None:
    """What lies at the very same place is seen once."""
    others = [f"Regel {number} staat hier ook, met woorden." for number in range(30)]
    sheet = Sheet().lines(72, 60, PARAGRAPH).lines(72, 200, others).lines(72, 60, PARAGRAPH)
    once = read_pdf(make(tmp_path / "once.pdf", [Sheet().lines(72, 60, PARAGRAPH).lines(72, 200, others)]), "a")
    assert read_pdf(make(tmp_path / "twice.pdf", [sheet]), "a").pages == once.pages


def charts(sheet: Sheet, y: float, title: str, size: float) -> Sheet:
    sheet.bold(72, y, title, size)
    for place, label in enumerate(("Fietsen", "30%", "45%", "Lopen", "52%", "Auto")):
        sheet.put(72, y + 30 + 20 * place, label)
    return sheet


def test_a_section_of_charts_keeps_its_heading_and_a_chart_has_none(tmp_path: Path) -> None:
    first = Sheet().bold(72, 80, "Wonen", 18.0).lines(72, 110, PARAGRAPH)
    reading = read_pdf(
        make(tmp_path / "a.pdf", [charts(charts(first, 250, "Verkeer", 18.0), 500, "Reizen", 14.0)]), "a"
    )
    assert texts_of(reading, "heading") == ["Wonen", "Verkeer"]


def test_the_metadata_is_given_as_it_is(tmp_path: Path) -> None:
    info = {"Title": "Microsoft Word - visie.docx", "Author": "Gemeente Voorbeeld", "CreationDate": "D:20210301"}
    reading = read_pdf(report(tmp_path / "a.pdf", info=info), "a")
    assert (reading.title, reading.author, reading.created) == (*list(info.values())[:2], "2021-03-01")


def test_sane_bookmarks_give_headings_that_typography_does_not_show(tmp_path: Path) -> None:
    sheets = [Sheet().put(72, 90, f"Over thema {name}").lines(72, 120, PARAGRAPH) for name in ("bomen", "water", "zon")]
    marks = [("Over thema bomen", 1), ("Over thema water", 2), ("Over thema zon", 3)]
    assert texts_of(read_pdf(make(tmp_path / "a.pdf", sheets), "a"), "heading") == []
    with_marks = read_pdf(make(tmp_path / "b.pdf", sheets, bookmarks=marks), "b")
    assert texts_of(with_marks, "heading") == [title for title, _ in marks]
    wrong = [("AMS-85173-0421", 1), ("Cover_def2", 2), ("Achterkant", 3)]
    assert texts_of(read_pdf(make(tmp_path / "c.pdf", sheets, bookmarks=wrong), "c"), "heading") == []


def test_declared_page_labels_are_used_when_nothing_is_printed(tmp_path: Path) -> None:
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 1 >>] >>"
    sheets = [Sheet().lines(72, 90 + 31 * place, PARAGRAPH) for place in range(4)]
    reading = read_pdf(make(tmp_path / "a.pdf", sheets, labels=labels), "a")
    assert [page.label for page in reading.pages] == ["i", "ii", "1", "2"]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = ["De linker kolom begint hier en loopt", "door tot het einde van de kolom en", "houdt daar op met een punt."]
    right = [
        "De rechter kolom komt daarna en gaat",
        "over iets heel anders dan de linker",
        "kolom, en eindigt ook hier.",
    ]
    sheet = Sheet().lines(72, 100, left).lines(310, 100, right)
    text = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a").pages[0].text
    assert " ".join(text.split()) == " ".join([*left, *right])


def test_a_broken_word_is_joined_and_offsets_stay_true(tmp_path: Path) -> None:
    sheet = Sheet().lines(
        72, 100, ["Het plan van de gemeen-", "te gaat over zuid-west en over in-", "en uitgangen van het zuid-"]
    )
    sheet.put(72, 136, "west, en over de gemeente.")
    reading = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a")
    assert reading.pages[0].text.splitlines() == [
        "Het plan van de gemeente",
        "gaat over zuid-west en over in-",
        "en uitgangen van het zuid-west,",
        "en over de gemeente.",
    ]
    check_offsets(reading)


def test_list_items_keep_their_lines_together(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 100, ["De gemeente doet drie dingen:"])
    sheet.put(80, 114, "•").lines(92, 114, ["meer bomen op de pleinen planten en", "die goed verzorgen;"])
    sheet.put(80, 138, "•").put(92, 138, "de straten opnieuw inrichten;")
    sheet.put(80, 150, "•").put(92, 150, "de plinten vullen.")
    items = lines_of(read_pdf(make(tmp_path / "a.pdf", [sheet]), "a"), "item")
    assert [(line.text[:12], line.level) for line in items] == [
        ("• meer bomen", 1),
        ("die goed ver", 0),
        ("• de straten", 1),
        ("• de plinten", 1),
    ]


def test_a_table_of_contents_is_no_text(tmp_path: Path) -> None:
    contents = Sheet().bold(72, 90, "Inhoud", 16.0)
    for place, (title, page) in enumerate([("Inleiding", 3), ("Opgaven", 5), ("Geld", 8)]):
        contents.put(72, 120 + 16 * place, title + " " + "." * 60 + f" {page}")
    reading = read_pdf(make(tmp_path / "a.pdf", [contents, Sheet().lines(72, 90, PARAGRAPH)]), "a")
    assert len(texts_of(reading, "toc")) == 4
    assert texts_of(reading, "heading") == []


def test_footnotes_and_their_marks_are_told_apart_from_figures(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 100, [*PARAGRAPH, *PARAGRAPH])
    sheet.parts.append("BT /F1 10 Tf 72 600 Td (Dat was in 2021) Tj /F1 6 Tf 4 Ts (1) Tj ET")
    sheet.put(72, 760, "1 Zie het verslag van de avond voor bewoners.", 7.5)
    reading = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a")
    assert "Dat was in 2021 ¹" in reading.pages[0].text
    assert texts_of(reading, "footnote") == ["1 Zie het verslag van de avond voor bewoners."]


def test_a_small_high_number_apart_from_its_word_is_a_mark_or_a_power(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 100, PARAGRAPH)
    sheet.put(72, 200, "In 2021").put(109, 196, "1", 6.0).put(118, 200, "komt er 90 m").put(178, 196, "2", 6.0)
    text = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a", ocr=False).pages[0].text
    assert text.endswith("In 2021 ¹ komt er 90 m²")


def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    sheet = Sheet(turned=90)
    for place, text in enumerate(PARAGRAPH):
        sheet.parts.append(f"BT /F1 10 Tf 0 1 -1 0 {100 + 12 * place} 60 Tm ({text}) Tj ET")
    page = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a").pages[0]
    assert (page.width, page.height) == (842.0, 595.0)
    assert page.text.splitlines() == list(PARAGRAPH)
    assert page.lines[0].box.x0 == pytest.approx(60, abs=3)


def test_letters_too_small_to_see_do_not_stop_the_reading(tmp_path: Path) -> None:
    sheet = Sheet()
    for place, line in enumerate(PARAGRAPH):
        sheet.put(72, 100 + 12 * place, line, 0.004)
    reading = read_pdf(make(tmp_path / "a.pdf", [sheet]), "a")
    assert len(reading.pages) == 1
    check_offsets(reading)


def test_a_page_that_is_only_an_image_gets_no_text(tmp_path: Path) -> None:
    reading = read_pdf(make(tmp_path / "a.pdf", [Sheet().image(), Sheet().image()]), "a", ocr=False)
    assert [(page.quality, page.text, page.lines) for page in reading.pages] == [("image_only", "", ())] * 2
    assert reading.verdict == "unreadable"
    assert "2 van de 2" in reading.reason and reading.problems


def test_glyph_codes_are_garbled_and_get_no_text(tmp_path: Path) -> None:
    codes = "".join(chr(33 + (7 * place) % 90) for place in range(300))
    consonants = "BCDFG HJKLM NPQRS TVWXZ bcdfg hjklm npqrs tvwxz " * 8
    sheets = [Sheet().put(20, 100, codes, 2.0).put(20, 120, consonants, 2.0), Sheet().lines(72, 90, PARAGRAPH)]
    reading = read_pdf(make(tmp_path / "a.pdf", sheets), "a", ocr=False)
    assert [page.quality for page in reading.pages] == ["garbled", "text"]
    assert reading.pages[0].text == ""
    assert reading.verdict == "partly"


def test_a_page_image_marks_its_boxes(tmp_path: Path) -> None:
    path = report(tmp_path / "a.pdf", pages=2)
    plain = page_image(path, 2, 1.0)
    marked = page_image(path, 2, 1.0, [Box(x0=70, top=110, x1=300, bottom=130)])
    assert plain.startswith(b"\x89PNG") and marked.startswith(b"\x89PNG")
    assert plain != marked


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_pdf(report(tmp_path / "a.pdf"), "a", progress=lambda done, pages: told.append((done, pages)))
    assert told[0] == (0, 5) and told[-1] == (5, 5)


@pytest.mark.parametrize("path", sorted(DEFAULT_FOLDER.glob("*.pdf")), ids=lambda path: path.stem)
def test_a_shipped_document_is_read_whole(path: Path) -> None:
    reading = read_pdf(path, path.stem)
    check_offsets(reading)
    assert reading.verdict == "readable" and not reading.problems
    assert [page.label for page in reading.pages[1:]] == [str(n) for n in range(1, len(reading.pages))]
    assert all(len(page.text) > 100 for page in reading.pages)
    captions = [text for text in texts_of(reading, "caption") if text.startswith("Tabel")]
    rows = [line.row for line in lines_of(reading, "row")]
    assert {row.caption for row in rows if row is not None} == set(captions) != set()
