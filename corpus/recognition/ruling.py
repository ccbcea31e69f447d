"""Find the ruled lines in a picture of a table, and take them out: Tesseract reads them as letters.

A line is a long run of dark pixels that is thin, with light around it; what is dark all around is a filled cell.
"""

import re
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageFilter

_DARK = 170
_LONGEST_LETTER = 40
_THICKEST = 6
_AROUND = 8
_FILLED = 115
_MOST = 1500
_RUN = re.compile(rb"\xff+(?:\x00{1,12}\xff+)*")
"""A line is broken where it crosses another."""

Segment = tuple[int, int, int, int]
"""A run of pixels of a line: left, top, right and bottom."""


def without_lines(image: Image.Image) -> tuple[Image.Image, list[Segment]]:
    """Return a grey picture of about 100 to 300 dots an inch with its lines made white, and the lines."""
    ink = image.point([255 if grey < _DARK else 0 for grey in range(256)])
    filled = _filled(ink)
    flat = ImageChops.subtract(ImageChops.subtract(_long(ink, 1, 0), _thick(ink, 0, 1)), filled)
    upright = ImageChops.subtract(ImageChops.subtract(_long(ink, 0, 1), _thick(ink, 1, 0)), filled)
    found = [(x0, y, x1, y + 1) for y, x0, x1 in _runs(flat)]
    found += [(x, y0, x + 1, y1) for x, y0, y1 in _runs(upright.transpose(Image.Transpose.TRANSPOSE))]
    lines = ImageChops.lighter(flat, upright).filter(ImageFilter.MaxFilter(3))
    return Image.composite(Image.new("L", image.size, 255), image, lines), found[:_MOST]


def _filled(ink: Image.Image) -> Image.Image:
    """Return where it is dark all around; outside the picture it is light."""
    framed = ink.crop((-_AROUND, -_AROUND, ink.width + _AROUND, ink.height + _AROUND))
    dark = framed.filter(ImageFilter.BoxBlur(_AROUND)).point([255 if share > _FILLED else 0 for share in range(256)])
    return dark.filter(ImageFilter.MaxFilter(_AROUND + 1)).crop(
        (_AROUND, _AROUND, _AROUND + ink.width, _AROUND + ink.height)
    )


def _long(ink: Image.Image, right: int, down: int) -> Image.Image:
    """Return the runs of ink that are longer than a letter in one direction."""
    return _spread(_worn(ink, _LONGEST_LETTER, right, down), _LONGEST_LETTER, right, down)


def _thick(ink: Image.Image, right: int, down: int) -> Image.Image:
    """Return the ink that is thicker than a line in one direction."""
    return _spread(_worn(ink, _THICKEST, right, down), _THICKEST, right, down)


def _worn(ink: Image.Image, length: int, right: int, down: int) -> Image.Image:
    """Keep the pixels that start a run of ink of this length."""
    done = 1
    while done < length:
        step = min(done, length - done)
        ink = ImageChops.darker(ink, _moved(ink, step * right, step * down))
        done += step
    return ink


def _spread(ink: Image.Image, length: int, right: int, down: int) -> Image.Image:
    """Make each pixel a run of this length."""
    done = 1
    while done < length:
        step = min(done, length - done)
        ink = ImageChops.lighter(ink, _moved(ink, -step * right, -step * down))
        done += step
    return ink


def _moved(ink: Image.Image, x: int, y: int) -> Image.Image:
    return ink.crop((x, y, ink.width + x, ink.height + y))


def _runs(lines: Image.Image) -> Iterator[tuple[int, int, int]]:
    """Give the runs in each row of pixels: the row, where it starts and where it stops."""
    data, width = lines.tobytes(), lines.width
    for row in range(lines.height):
        for run in _RUN.finditer(data, row * width, (row + 1) * width):
            if run.end() - run.start() >= _LONGEST_LETTER:
                yield row, run.start() - row * width, run.end() - row * width
