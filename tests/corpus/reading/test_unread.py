from pathlib import Path

import pypdf
import pytest

from corpus.catalogue.check import advice, report_of, to_json
from corpus.reading.read import read_pdf
from corpus.reading.unread import Found, Recognition, problems, reason
from corpus.values import Page
from tests.corpus.pdfs import PARAGRAPH, Sheet, make


def page(number: int, quality: str = "text", ocr: bool = False) -> Page:
    return Page(
        document="a",
        number=number,
        label="",
        text="a",
        lines=(),
        width=1.0,
        height=1.0,
        quality=quality,
        ocr=ocr,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("recognition", "told"),
    [("tried", "vond daar geen tekst"), ("off", "stond uit"), ("missing", "installeer Tesseract")],
)
def test_nobody_is_told_to_install_what_is_installed(recognition: Recognition, told: str) -> None:
    pages = [page(1), page(2, "image_only"), page(3, "image_only"), page(4, "garbled")]
    why = reason(pages, "partly", recognition)
    assert why.startswith("2 van de 4 pagina's zijn alleen een afbeelding.")
    pictures = problems(pages, Found(pictures=(1,), recognition=recognition))[-1]
    assert told in why
    for text in (why, pictures):
        assert ("installeer" in text) == (recognition == "missing")


def test_a_page_that_was_recognised_is_not_lost() -> None:
    assert problems([page(1, "image_only", ocr=True)], Found()) == (
        "Gelezen met tekstherkenning, er kunnen fouten in staan: pagina 1.",
    )


def test_what_is_not_read_is_in_the_report_and_its_json(tmp_path: Path) -> None:
    """Letters drawn as shapes are no text for a program, and attachments are never read."""
    sheet = Sheet().lines(72, 100, PARAGRAPH)
    for place in range(360):
        x, y = 72 + place % 60 * 6, 500 - place // 60 * 20
        bows = " ".join(f"{x + dx} {y} {x + dx} {y + 7} {x + dx + 1} {y + 7} c" for dx in (0, 1, 2, 1, 3, 2, 3, 4, 3))
        sheet.parts.append(f"{x} {y} m {bows} f")
    path = make(tmp_path / "a.pdf", [Sheet().lines(72, 100, PARAGRAPH), sheet])
    writer = pypdf.PdfWriter(clone_from=path)
    writer.add_attachment("begroting.xlsx", b"PK")
    writer.write(path)
    report = report_of("a.pdf", read_pdf(path, "a", ocr=False))
    values = to_json(report)
    assert values["unread"] == ({"kind": "pictures", "pages": (2,)},)
    assert values["attachments"] == ("begroting.xlsx",)
    assert "begroting.xlsx" in advice(report) and "pagina 2" in advice(report)
    assert report.verdict == "readable"
