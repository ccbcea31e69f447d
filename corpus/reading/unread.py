"""Say what stands on the pages of a document and is not in their text, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus import texts
from corpus.reading.quality import Verdict
from corpus.values import Page, Unread, UnreadKind

Recognition = Literal["tried", "off", "missing"]
"""Whether pages and pictures went through character recognition, that was turned off, or is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What reading found beside the pages, in page numbers.

    ``pictures`` with text that was not read, ``fields`` (filled in, or laid on the page) that could not be read, and
    text that was ``struck`` out; ``attachments`` are names of files. ``mended`` says that the file was damaged.
    """

    pictures: tuple[int, ...] = ()
    fields: tuple[int, ...] = ()
    struck: tuple[int, ...] = ()
    attachments: tuple[str, ...] = ()
    recognition: Recognition = "missing"
    mended: bool = False


def unread(pages: Sequence[Page], found: Found) -> tuple[Unread, ...]:
    """Return what is not in the text, by kind."""
    kinds: list[tuple[UnreadKind, tuple[int, ...]]] = [
        ("image_only", _lost(pages, "image_only")),
        ("garbled", _lost(pages, "garbled")),
        ("pictures", found.pictures),
        ("fields", found.fields),
    ]
    return tuple(Unread(kind=kind, pages=numbers) for kind, numbers in kinds if numbers)


def reason(pages: Sequence[Page], verdict: Verdict, recognition: Recognition) -> str:
    """Say why a document is not readable as a whole ('' when it is)."""
    if verdict == "readable":
        return ""
    images, garbled = len(_lost(pages, "image_only")), len(_lost(pages, "garbled"))
    if not images and not garbled:
        return texts.READ_NO_TEXT
    template = texts.READ_GARBLED if garbled >= images else texts.READ_IMAGES
    told = template.format(count=max(images, garbled), pages=len(pages))
    return f"{told} {texts.READ_ADVICE[recognition]}"


def problems(pages: Sequence[Page], found: Found) -> tuple[str, ...]:
    """Name the pages that are not in the text or not as a whole, and those that were recognised."""
    partly = [page.number for page in pages if not page.ocr and any(line.ocr for line in page.lines)]
    named = [
        (texts.PAGES_IMAGE_ONLY, _lost(pages, "image_only")),
        (texts.PAGES_GARBLED, _lost(pages, "garbled")),
        (texts.PICTURES_UNREAD[found.recognition], found.pictures),
        (texts.FIELDS_UNREAD, found.fields),
        (texts.STRUCK_OUT, found.struck),
        (texts.PAGES_OCR, [page.number for page in pages if page.ocr]),
        (texts.PICTURES_OCR, partly),
    ]
    told = [template.format(pages=_ranges(numbers)) for template, numbers in named if numbers]
    if found.mended:
        told.insert(0, texts.MENDED)
    if found.attachments:
        told.append(texts.ATTACHMENTS.format(names=", ".join(found.attachments)))
    return tuple(told)


def _lost(pages: Sequence[Page], quality: str) -> tuple[int, ...]:
    return tuple(page.number for page in pages if page.quality == quality and not page.ocr)


def _ranges(numbers: Sequence[int]) -> str:
    """Write page numbers the short way: ``1, 3-5``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
