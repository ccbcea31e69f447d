"""Pictures to put in test PDFs: a table, a logo and a photograph, as grey images."""

from pathlib import Path

from PIL import Image

from corpus.reading.extraction.pdf import open_pdf
from tests.corpus.pdfs import Sheet, make

AMOUNTS = {"Parkeerbelasting": "310", "Reclamebelasting": "1.482", "Staangeld": "7.065", "Havengeld": "4.917"}
DOTS_A_POINT = 1.4


def table_picture(folder: Path, rows: int = 3) -> Image.Image:
    """A ruled table of labels and amounts, as it is when pasted as a picture: 100 dots an inch."""
    sheet = Sheet()
    labels = [("Soort inkomsten", "Bedrag 2026"), *list(AMOUNTS.items()) * rows]
    for place, (label, amount) in enumerate(labels):
        top = 20 + 18 * place
        sheet.put(26, top + 13, label, 11.0).put(310, top + 13, amount, 11.0).rule(20, top, 400, top)
    bottom = 20 + 18 * len(labels)
    sheet.rule(20, bottom, 400, bottom)
    for x in (20, 300, 400):
        sheet.rule(x, 20, x, bottom)
    return drawn(folder, sheet).crop((14, 14, 576, round(bottom * DOTS_A_POINT) + 14))


def logo(folder: Path) -> Image.Image:
    return drawn(folder, Sheet().bold(20, 90, "Dorp", 80.0)).crop((0, 0, 400, 200))


def photograph() -> Image.Image:
    """Blobs of every size and grey, as leaves, clouds and faces are."""
    image = Image.new("L", (560, 300))
    for size in (3, 9, 30, 90):
        noise = Image.effect_noise((560 // size + 2, 300 // size + 2), 90)
        image = Image.blend(image, noise.resize((560, 300), Image.Resampling.BICUBIC), 0.4)
    return image


def drawn(folder: Path, sheet: Sheet) -> Image.Image:
    document = open_pdf(make(folder / "picture.pdf", [sheet]))
    try:
        return document[0].render(scale=DOTS_A_POINT, grayscale=True).to_pil().convert("L")
    finally:
        document.close()
