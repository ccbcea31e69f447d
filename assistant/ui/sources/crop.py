"""The part of a page around its marks: what a small screen can show in a size that can be read."""

import io

from PIL import Image

from corpus.reading.render_page import PagePicture

_AROUND_POINTS = 42.0
_BESIDE_POINTS = 14.0
_LEAST_WIDTH = 260.0


def crop(picture: PagePicture) -> bytes:
    """The marks with some lines around them, as PNG bytes; the whole page when nothing is marked."""
    if not picture.marks:
        return picture.png
    x0, x1 = min(box.x0 for box in picture.marks), max(box.x1 for box in picture.marks)
    spare = max(_BESIDE_POINTS, (_LEAST_WIDTH - (x1 - x0)) / 2)
    top = min(box.top for box in picture.marks) - _AROUND_POINTS
    bottom = max(box.bottom for box in picture.marks) + _AROUND_POINTS
    with Image.open(io.BytesIO(picture.png)) as image:
        ratio = image.width / max(1.0, picture.width)
        corners = (x0 - spare, top, x1 + spare, bottom)
        left, high, right, low = (round(value * ratio) for value in corners)
        part = image.crop((max(0, left), max(0, high), min(image.width, right), min(image.height, low)))
        written = io.BytesIO()
        part.save(written, "PNG")
    return written.getvalue()


def landing(picture: PagePicture) -> float:
    """How far down the page its first mark begins, from 0 to 1."""
    return min((box.top for box in picture.marks), default=0.0) / max(1.0, picture.height)
