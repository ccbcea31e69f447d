"""Read the text of pictures on pages that have text of their own: a pasted table, a chart, a scanned insert.

A figure read wrongly is worse than one not read, so every picture is recognised twice, in two ways; a figure counts
only where both agree, or where one is sure of what the other does not see.
"""

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, NamedTuple

from PIL import Image, ImageDraw

from corpus.reading.extraction.raw import Picture, RawPage, Rule, Word
from corpus.reading.picture import bitmap
from corpus.recognition.agreement import agreed
from corpus.recognition.ocr import AT_ONCE, overlap, table_of, words_from
from corpus.recognition.ruling import Segment, without_lines
from corpus.values import Box

_SCALE = 300 / 72
_LEAST_SCALE = 1.0
_MOST_LARGER = 4
_MOST_PIXELS = 12_000_000
_BLOCKS, _ONE_BLOCK = "3", "6"
_LEAST_WORDS = 5
_LEAST_SHARE = 0.6
"""Of what is seen in a picture; with less of it sure, what is left would be scraps."""


class _Inset(NamedTuple):
    """A picture as it stands on the page: its pixels, ``points`` a pixel, and where its left top is on the page."""

    picture: Picture
    image: Image.Image
    points: float
    x0: float
    top: float


def recognise_pictures(document: Any, pages: Sequence[RawPage], seconds: float) -> Iterator[RawPage]:  # noqa: ANN401
    """Give each page with the words and rules of its pictures at their place.

    ``pictures`` of the page are then those that could not be read: Tesseract failed, the page took ``seconds``, or too
    little of what was seen is sure. A picture in which hardly a word is found shows no text after all.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for start in range(0, len(pages), AT_ONCE):
            batch = pages[start : start + AT_ONCE]
            insets = [_insets(document, page) for page in batch]
            yield from pool.map(_recognised, batch, insets, [seconds] * len(batch))


def _insets(document: Any, page: RawPage) -> list[_Inset]:  # noqa: ANN401
    """Cut the pictures out of the page as it is shown, at their own resolution, without the page's own words."""
    drawn: dict[float, Image.Image] = {}
    insets: list[_Inset] = []
    for picture in page.pictures:
        scale = round(min(_SCALE, max(_LEAST_SCALE, picture.scale)), 3)
        if scale not in drawn:
            drawn[scale] = bitmap(document, page.number, scale, grey=True)
        pixels = drawn[scale].width / page.width
        box = picture.box
        edges = round(box.x0 * pixels), round(box.top * pixels), round(box.x1 * pixels), round(box.bottom * pixels)
        image = drawn[scale].crop(edges)
        _wipe(image, page.printed, edges, pixels)
        insets.append(_Inset(picture, image, 1 / pixels, edges[0] / pixels, edges[1] / pixels))
    return insets


def _wipe(image: Image.Image, words: Sequence[Word], edges: tuple[int, int, int, int], pixels: float) -> None:
    """Paint over words of the text layer with the most common grey."""
    counts = image.histogram()
    pencil = ImageDraw.Draw(image)
    for word in words:
        x0, top = word.x0 * pixels - edges[0], word.top * pixels - edges[1]
        x1, bottom = word.x1 * pixels - edges[0], word.bottom * pixels - edges[1]
        if x1 > max(0.0, x0) and bottom > max(0.0, top) and x0 < image.width and top < image.height:
            pencil.rectangle((x0, top, x1, bottom), fill=counts.index(max(counts)))


def _recognised(page: RawPage, insets: Sequence[_Inset], seconds: float) -> RawPage:
    deadline = time.monotonic() + seconds
    unread: list[Picture] = []
    for inset in insets:
        found = _words(inset, deadline)
        if found is None:
            unread.append(inset.picture)
            continue
        words, lines = found
        words = [word for word in words if not any(overlap(word, other) for other in page.words)]
        if len(words) >= _LEAST_WORDS:
            page = _with_words(page, inset.picture.box, words, [_rule(line, inset) for line in lines])
    return replace(page, pictures=tuple(unread))


def _words(inset: _Inset, deadline: float) -> tuple[list[Word], list[Segment]] | None:
    """Return the words of a picture, where they stand on the page, and its lines in pixels; None if it failed."""
    plain, lines = without_lines(inset.image)
    larger = _larger(inset)
    first = _table(inset.image, larger, _BLOCKS, deadline)
    other = larger - 1 if larger > 2 else larger + 1
    second = _table(plain, other, _ONE_BLOCK, deadline)
    if first is None or second is None:
        return None
    table, share = agreed(first, second, larger / other)
    if share < _LEAST_SHARE:
        return None
    words = words_from(table, inset.points / larger)
    return [_placed(word, inset) for word in words], lines


def _larger(inset: _Inset) -> int:
    """Return how many times larger Tesseract should see a picture: like print on paper, without getting too large."""
    width, height = inset.image.size
    most = int((_MOST_PIXELS / max(1, width * height)) ** 0.5)
    return max(1, min(round(_SCALE * inset.points), _MOST_LARGER, most))


def _table(image: Image.Image, larger: int, layout: str, deadline: float) -> str | None:
    left = deadline - time.monotonic()
    if left <= 0:
        return None
    size = image.width * larger, image.height * larger
    return table_of(image.resize(size, Image.Resampling.LANCZOS) if larger > 1 else image, left, layout)


def _placed(word: Word, inset: _Inset) -> Word:
    return word._replace(
        x0=word.x0 + inset.x0, top=word.top + inset.top, x1=word.x1 + inset.x0, bottom=word.bottom + inset.top
    )


def _rule(line: Segment, inset: _Inset) -> Rule:
    x0, top, x1, bottom = (edge * inset.points for edge in line)
    return Rule(x0 + inset.x0, top + inset.top, x1 + inset.x0, bottom + inset.top)


def _with_words(page: RawPage, box: Box, words: Sequence[Word], rules: Sequence[Rule]) -> RawPage:
    """Add words after the word of the page that stands nearest above them, or before the nearest below."""
    own = page.words
    beside = [
        (place, word)
        for place, word in enumerate(own)
        if word.x1 > box.x0 and word.x0 < box.x1 and not box.top < (word.top + word.bottom) / 2 < box.bottom
    ]
    above = [(word.bottom, place + 1) for place, word in beside if word.top < box.top]
    below = [(-word.top, place) for place, word in beside if word.top >= box.top]
    at = max(above or below, default=(0.0, len(own)))[1]
    return replace(
        page,
        words=(*own[:at], *words, *own[at:]),
        rules=(*page.rules, *rules),
        recognised=(*page.recognised, *words),
    )
