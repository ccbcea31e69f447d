import io
from pathlib import Path

from PIL import Image

from corpus.reading.read import Reading, read_pdf
from corpus.reading.render_page import page_image
from corpus.values import Unread
from tests.corpus.pdfs import PARAGRAPH, Sheet, make

FORM = "/AcroForm << /Fields [] >>"


def read(sheet: Sheet, path: Path) -> Reading:
    return read_pdf(make(path / "a.pdf", [sheet.lines(60, 60, PARAGRAPH)], catalog=FORM), "a", ocr=False)


def test_what_is_filled_in_stands_after_its_label(tmp_path: Path) -> None:
    sheet = Sheet().put(60, 212, "Aangevraagd bedrag:").filled(200, 200, 150, "12.750")
    sheet.put(60, 232, "Naam:").filled(200, 220, 150, "Buurtvereniging Het Veld")
    page = read(sheet, tmp_path).pages[0]
    assert page.text.split("\n\n")[1:] == ["Aangevraagd bedrag: 12.750", "Naam: Buurtvereniging Het Veld"]
    line = next(line for line in page.lines if "12.750" in line.text)
    assert line.box.x0 == 60 and 200 < line.box.x1 < 350
    assert 198 < line.box.top < line.box.bottom < 218
    assert page.text[line.start : line.end] == line.text


def test_a_label_above_its_field_goes_with_it(tmp_path: Path) -> None:
    sheet = Sheet().put(60, 212, "Naam van de aanvrager").filled(60, 216, 300, "Stichting De Brug")
    sheet.put(60, 262, "Datum").filled(60, 266, 300, "3 mei 2025")
    assert read(sheet, tmp_path).pages[0].text.split("\n\n")[1:] == [
        "Naam van de aanvrager\nStichting De Brug",
        "Datum\n3 mei 2025",
    ]


def test_long_text_is_laid_out_in_its_field(tmp_path: Path) -> None:
    sheet = Sheet().put(60, 212, "Toelichting:").filled(160, 200, 200, " ".join(PARAGRAPH), 120)
    page = read(sheet, tmp_path).pages[0]
    assert " ".join(page.text.split()).endswith("Toelichting: " + " ".join(PARAGRAPH))
    assert all(line.box.bottom < 322 for line in page.lines)


def test_boxes_are_ticked_or_not(tmp_path: Path) -> None:
    sheet = Sheet().put(60, 212, "Eerder aangevraagd:")
    sheet.note(180, 202, 12, "/Subtype /Widget /FT /Btn /T (a) /AS /Off", 12).put(196, 212, "ja")
    sheet.note(230, 202, 12, "/Subtype /Widget /FT /Btn /T (b) /AS /Yes", 12).put(246, 212, "nee")
    assert read(sheet, tmp_path).pages[0].text.endswith("Eerder aangevraagd: ☐ ja ☒ nee")


def test_a_choice_is_read_as_it_is_shown(tmp_path: Path) -> None:
    sheet = Sheet().put(60, 212, "Wijk:")
    sheet.note(180, 200, 120, "/Subtype /Widget /FT /Ch /T (w) /V (n) /Opt [[(n) (Noord)] [(z) (Zuid)]]")
    assert read(sheet, tmp_path).pages[0].text.endswith("Wijk: Noord")


def test_what_cannot_be_seen_is_not_read(tmp_path: Path) -> None:
    sheet = Sheet().filled(200, 200, 150, "zichtbaar")
    sheet.notes.append(sheet.notes[0].replace("/F 4", "/F 2").replace("zichtbaar", "verborgen"))
    sheet.note(200, 240, 150, "/Subtype /Widget /FT /Tx /Ff 8192 /T (p) /V (geheim)")
    sheet.note(200, 280, 20, "/Subtype /Text /Contents (opmerking)")
    text = read(sheet, tmp_path).pages[0].text
    assert "zichtbaar" in text
    assert not {"verborgen", "geheim", "opmerking"} & set(text.split())


def test_a_text_box_replaces_what_it_covers(tmp_path: Path) -> None:
    sheet = Sheet().put(60, 212, "De bijdrage is:").put(160, 212, "€ 4.000")
    sheet.note(155, 200, 150, "/Subtype /FreeText /Contents (\\240 5.000) /DA (/Helv 10 Tf) /C [1 1 1]")
    path = make(tmp_path / "a.pdf", [sheet.lines(60, 60, PARAGRAPH)])
    reading = read_pdf(path, "a", ocr=False)
    assert reading.pages[0].text.endswith("De bijdrage is: € 5.000")
    shown, blank = (Image.open(io.BytesIO(page_image(one, 1))) for one in (path, make(tmp_path / "b.pdf", [Sheet()])))
    place = (240, 302, 320, 325)
    assert shown.crop(place).tobytes() != blank.crop(place).tobytes()


def test_words_that_were_struck_out_are_not_read(tmp_path: Path) -> None:
    sheet = Sheet().put(60, 212, "De bijdrage is").put(160, 212, "vierduizend").put(230, 212, "vijfduizend euro.")
    quads = "/QuadPoints [158 640 225 640 158 625 225 625]"
    sheet.note(158, 202, 67, f"/Subtype /StrikeOut {quads}", 15)
    reading = read(sheet, tmp_path)
    assert reading.pages[0].text.endswith("De bijdrage is vijfduizend euro.")
    assert reading.problems == ("Doorgehaalde tekst is niet gelezen en niet doorzoekbaar: pagina 1.",)


def test_the_text_of_a_stamp_is_read(tmp_path: Path) -> None:
    sheet = Sheet(drawing=Sheet().put(10, 40, "Vastgesteld 4 maart 2025"))
    sheet.note(300, 300, 150, "/Subtype /Stamp /AP << /N 7 0 R >>", 30)
    assert read(sheet, tmp_path).pages[0].text.endswith("Vastgesteld 4 maart 2025")


def test_a_damaged_field_costs_no_more_than_itself(tmp_path: Path) -> None:
    sheet = Sheet().note(200, 200, 150, "/Subtype /Widget /FT /Tx /V (Beter) /Parent 99 0 R")
    sheet.note(200, 240, 150, "/Subtype /FreeText /Contents (Goed) /RD [(a) 0 0 0]")
    reading = read(sheet, tmp_path)
    assert reading.pages[0].text.startswith(PARAGRAPH[0])
    assert reading.pages[0].text.endswith("Beter")
    assert reading.unread == (Unread(kind="fields", pages=(1,)),)
