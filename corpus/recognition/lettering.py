"""Find the pictures that show text (a table, a chart with labels, a scan) and pass by photographs and logos.

It is told from the picture's own pixels, at about 100 a 2.5 cm: text makes bands, a few pixels high, where light and
dark alternate quickly, with quiet rows above and below. Leaves and faces alternate too, but not in such bands.
"""

import ctypes
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from corpus.reading.extraction.raw import Picture, Word
from corpus.values import Box

_OWN_WORDS = 15
"""With more words of the text layer on it, a picture is the background of text, or a scan that was read before."""
_MOST_PIXELS = 16_000_000
_PAGE_PIXELS = 24_000_000
_PHOTO_BYTES = 0.7
"""Bytes a pixel that lossless compression leaves of a photograph; text compresses to a tenth of that."""
_LOSSY = (b"DCTDecode", b"JPXDecode")
_SCALE = 1.33
_WINDOW = (384, 900)
_STRIP = 64
_EDGE = [255 if step >= 48 else 0 for step in range(256)]
_BUSY = [1 if share >= 16 else 0 for share in range(256)]
_BAND = re.compile(rb"(?<=\x00\x00)\x01{4,16}(?=\x00\x00)")
_ONE_COLOUR = 0.4
_NEAR = 8
_FEW_BANDS, _MANY_BANDS = 12, 8
_LINES = 3


class Judge:
    """Judges the pictures of one document, each different one once."""

    def __init__(self) -> None:
        self._judged: dict[tuple[int, ...], bool] = {}

    def with_text(self, pictures: Sequence[tuple[int, Box]], words: Sequence[Word]) -> tuple[Picture, ...]:
        """Return those of a page's pictures (PDFium's handle and place) that show text which ``words`` do not have."""
        found: list[Picture] = []
        room = _PAGE_PIXELS
        for handle, box in pictures:
            thing = ctypes.cast(handle, pdfium.FPDF_PAGEOBJECT)
            width, height = _size(thing)
            room -= width * height
            if not 0 < width * height <= _MOST_PIXELS or room < 0 or _count_inside(words, box) > _OWN_WORDS:
                continue
            scale = width / max(1.0, box.x1 - box.x0)
            length = pdfium.FPDFImageObj_GetImageDataRaw(thing, None, 0)
            look = (width, height, length)
            if look not in self._judged:
                self._judged[look] = not _is_photo(thing, look) and _shows_text(thing, scale)
            if self._judged[look]:
                found.append(Picture(box, scale, look))
        return tuple(found)


def _size(thing: Any) -> tuple[int, int]:  # noqa: ANN401
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium.FPDFImageObj_GetImagePixelSize(thing, width, height)
    return width.value, height.value


def _count_inside(words: Sequence[Word], box: Box) -> int:
    return sum(
        1
        for _, x0, top, x1, bottom, _ in words
        if box.x0 < (x0 + x1) / 2 < box.x1 and box.top < (top + bottom) / 2 < box.bottom
    )


def _is_photo(thing: Any, look: tuple[int, int, int]) -> bool:  # noqa: ANN401
    """Tell a photograph that was compressed without loss by how little that gained."""
    width, height, length = look
    if length <= _PHOTO_BYTES * width * height:
        return False
    name = ctypes.create_string_buffer(32)
    last = pdfium.FPDFImageObj_GetImageFilterCount(thing) - 1
    pdfium.FPDFImageObj_GetImageFilter(thing, last, name, 32)
    return name.value not in _LOSSY


def _shows_text(thing: Any, scale: float) -> bool:  # noqa: ANN401
    """Decode a picture and judge a part of it; one that cannot be decoded shows nothing."""
    bitmap = pdfium.FPDFImageObj_GetBitmap(thing)
    if not bitmap:
        return False
    try:
        return has_lettering(_part(bitmap, max(1, round(scale / _SCALE))))
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _part(bitmap: Any, factor: int) -> Image.Image:  # noqa: ANN401
    """Return the left of a bitmap, halfway its height, in grey and ``factor`` times smaller.

    Labels stand on the left. Green is nearly how light a colour is, and taking only that from where the bitmap stands
    is a quarter of the work of making a picture of it first.
    """
    width, height = pdfium.FPDFBitmap_GetWidth(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    channels = 1 if pdfium.FPDFBitmap_GetFormat(bitmap) == pdfium.FPDFBitmap_Gray else stride // width
    buffer = (ctypes.c_ubyte * (stride * height)).from_address(pdfium.FPDFBitmap_GetBuffer(bitmap))
    size = min(width, _WINDOW[0] * factor), min(height, _WINDOW[1] * factor)
    whole = Image.frombuffer("L", (stride, height), buffer, "raw", "L", stride, 1)
    middle = 1.5 - channels / 2 if channels > 1 else 0.0
    place = (channels, 0, middle, 0, 1, (height - size[1]) // 2)
    part = whole.transform(size, Image.Transform.AFFINE, place, Image.Resampling.NEAREST)
    return part.reduce(factor) if factor > 1 else part


def has_lettering(image: Image.Image) -> bool:
    """Tell whether a grey picture of about 100 dots an inch shows lines of text.

    A light or dark background of one colour is the sign of a table, chart or scan; without one there must be text all
    over it.
    """
    width, height = image.size
    if width < _STRIP or height < _STRIP // 2:
        return False
    shifted = image.crop((1, 0, width, height))
    edges = ImageChops.difference(image.crop((0, 0, width - 1, height)), shifted).point(_EDGE)
    strips = width // _STRIP
    share = edges.resize((strips, height), Image.Resampling.BOX).transpose(Image.Transpose.TRANSPOSE)
    busy = share.point(_BUSY).tobytes()
    quiet = b"\0\0"
    bands = [len(_BAND.findall(quiet + busy[strip * height : (strip + 1) * height] + quiet)) for strip in range(strips)]
    if sum(bands) < _FEW_BANDS:
        return False
    if _background(image) >= _ONE_COLOUR:
        return True
    return sum(bands) >= _MANY_BANDS * strips and sum(1 for count in bands if count >= _LINES) >= 0.8 * strips


def _background(image: Image.Image) -> float:
    """Return the share of the most common grey and those near it."""
    counts = image.histogram()
    groups = [sum(counts[grey : grey + _NEAR]) for grey in range(0, 256, _NEAR)]
    return max(one + other for one, other in pairwise(groups)) / max(1, sum(groups))
