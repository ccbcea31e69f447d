"""Find text that is drawn as shapes, which a text layer knows nothing of: letters turned into outlines by a program."""

from collections.abc import Sequence
from typing import Any

from PIL import ImageDraw

from corpus.reading.extraction.raw import Picture, Word, around
from corpus.reading.picture import bitmap
from corpus.recognition.lettering import has_lettering
from corpus.values import Box

_LEAST_LINES = 3000
"""A letter takes some thirty lines and curves, so this is a paragraph; charts and logos mostly take fewer."""
_LOOKING = 1.33
_READING = 300 / 72


def drawn_text(
    document: Any,  # noqa: ANN401
    number: int,
    outlines: Sequence[tuple[int, Box]],
    words: Sequence[Word],
) -> Picture | None:
    """Return the part of a page (1-based) with many outlines, when lines of text other than ``words`` show there."""
    lines = sum(count for count, _ in outlines)
    if lines < _LEAST_LINES:
        return None
    image = bitmap(document, number, _LOOKING, grey=True)
    pencil = ImageDraw.Draw(image)
    for word in words:
        x0, top, x1, bottom = (edge * _LOOKING for edge in word[1:5])
        corner = min(max(round(x0) - 1, 0), image.width - 1), min(max(round(top), 0), image.height - 1)
        pencil.rectangle((x0, top, max(x0, x1), max(top, bottom)), fill=image.getpixel(corner))
    box = around([box for _, box in outlines])
    width, height = image.size[0] / _LOOKING, image.size[1] / _LOOKING
    x0, top, x1, bottom = max(box.x0, 0.0), max(box.top, 0.0), min(box.x1, width), min(box.bottom, height)
    if x1 <= x0 or bottom <= top:
        return None
    edges = x0 * _LOOKING, top * _LOOKING, x1 * _LOOKING, bottom * _LOOKING
    if not has_lettering(image.crop(edges)):
        return None
    return Picture(Box(x0=x0, top=top, x1=x1, bottom=bottom), _READING, (len(outlines), lines, round(x1 - x0)))
