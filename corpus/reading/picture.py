"""Draw a page as an image, with the boxes of a quotation marked."""

import ctypes
import io
from collections.abc import Sequence
from contextlib import closing
from itertools import groupby
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw

from corpus.reading.extraction.raw import Word
from corpus.values import Box

_MOST_PIXELS = 20_000_000
_BASE_LINE = 0.8
"""How far below the top of a line its letters stand, in letter sizes."""
_MARK = (255, 236, 130)
_EDGE = (122, 79, 0)
"""The line below a mark: yellow alone is too close to white for many eyes (WCAG 1.4.11)."""
_EDGE_POINTS = 0.9


def bitmap(document: Any, number: int, scale: float, *, grey: bool = False) -> Image.Image:  # noqa: ANN401
    """Render a page (1-based) at ``scale`` pixels a point, smaller when that would be an unreasonably large image."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        most = (_MOST_PIXELS / max(1.0, width * height)) ** 0.5
        image: Image.Image = page.render(scale=min(scale, most), grayscale=grey).to_pil()
    finally:
        page.close()
    return image.convert("L" if grey else "RGB")


def render(
    document: Any,  # noqa: ANN401
    number: int,
    scale: float,
    boxes: Sequence[Box],
    words: Sequence[Word] = (),
) -> bytes:
    """Return a page as PNG bytes; boxes (PDF points from the top left) are marked as with a highlighter.

    ``words`` are written on it: those that PDFium does not draw.
    """
    image = bitmap(document, number, scale)
    page = document[number - 1]
    if words:
        image = ImageChops.multiply(image, _written(page.get_size(), words, image.size))
    ratio = image.width / page.get_width()
    page.close()
    if boxes:
        marks = Image.new("RGB", image.size, (255, 255, 255))
        pencil = ImageDraw.Draw(marks)
        for box in boxes:
            x0, top, x1, bottom = (value * ratio for value in (box.x0, box.top, box.x1, box.bottom))
            if x1 > x0 and bottom > top:
                pencil.rectangle((x0, top, x1, bottom), fill=_MARK)
                pencil.rectangle((x0, bottom, x1, bottom + _EDGE_POINTS * ratio), fill=_EDGE)
        image = ImageChops.multiply(image, marks)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=1)  # twice as fast as the default, and a page of text is no larger
    return buffer.getvalue()


def _written(page: tuple[float, float], words: Sequence[Word], size: tuple[int, int]) -> Image.Image:
    """Write words on an empty page, line by line, and return its image."""
    with closing(pypdfium2.PdfDocument.new()) as document:
        sheet = document.new_page(*page)
        for top, line in groupby(words, key=lambda word: word.top):
            shown = list(line)
            letters = " ".join(word.text for word in shown).encode("utf-16-le") + b"\0\0"
            text = pdfium.FPDFPageObj_NewTextObj(document, b"Helvetica", shown[0].style.size)
            pdfium.FPDFText_SetText(text, (ctypes.c_ushort * (len(letters) // 2)).from_buffer_copy(letters))
            base = page[1] - top - _BASE_LINE * shown[0].style.size
            pdfium.FPDFPageObj_Transform(text, 1, 0, 0, 1, shown[0].x0, base)
            pdfium.FPDFPage_InsertObject(sheet, text)
        image: Image.Image = sheet.render(scale=size[0] / page[0]).to_pil()
    return image.convert("RGB").resize(size)
