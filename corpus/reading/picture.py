"""Draw a page as an image, with the boxes of a quotation marked."""

import io
from collections.abc import Sequence
from typing import Any

from PIL import Image, ImageChops, ImageDraw

from corpus.values import Box

_MOST_PIXELS = 20_000_000
_MARK = (255, 236, 130)


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


def render(document: Any, number: int, scale: float, boxes: Sequence[Box]) -> bytes:  # noqa: ANN401
    """Return a page as PNG bytes; boxes (PDF points from the top left) are marked as with a highlighter."""
    image = bitmap(document, number, scale)
    if boxes:
        page = document[number - 1]
        ratio = image.width / page.get_width()
        page.close()
        marks = Image.new("RGB", image.size, (255, 255, 255))
        pencil = ImageDraw.Draw(marks)
        for box in boxes:
            corners = [box.x0 - 1.5, box.top - 1.0, box.x1 + 1.5, box.bottom + 1.0]
            x0, top, x1, bottom = (value * ratio for value in corners)
            if x1 > x0 and bottom > top:
                pencil.rectangle((x0, top, x1, bottom), fill=_MARK)
        image = ImageChops.multiply(image, marks)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
