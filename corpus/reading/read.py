"""Read a PDF into pages that can be trusted.

The stages, in their order (each has a file of its own):

1. ``sandbox``/``sandboxed``: everything below happens in a limited process; a bad file ends that process, with a reason
2. ``pdf``: words, rules and images with their place; ``quality``: is this language?; ``ocr``: if not, read the image;
   ``lettering``, ``insets``: which pictures on the other pages show text, and read those
3. ``understand``: ``layout`` (lines, columns), ``furniture`` (headers, footers, page numbers), ``linenumbers``,
   ``tables``, ``beside`` (what stands beside a text), ``roles`` (contents, captions, footnotes, lists), ``headings``,
   ``assemble`` (the text, with broken words joined)
4. here: the verdict on the whole
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import texts
from corpus.reading.codec import page_from_json
from corpus.reading.quality import Verdict, verdict_of
from corpus.reading.sandbox import ReadingLimits, UnreadableFile, in_sandbox
from corpus.values import Page

READER_VERSION = "12"
"""Changes whenever reading changes, so that an index knows to read again."""

__all__ = ["READER_VERSION", "Reading", "ReadingLimits", "UnreadableFile", "read_pdf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as read.

    ``title`` is the title of the metadata when that is a title, else the first large heading, else the file name.
    ``created`` is ISO as far as known; unknown text is empty. ``reason`` says in Dutch why the verdict is not
    ``readable`` ('' when it is); ``problems`` are Dutch sentences about single pages. ``unread_pictures`` are the pages
    with text of their own and a picture whose text was not read.
    """

    title: str
    author: str
    subject: str
    created: str
    pages: tuple[Page, ...]
    verdict: Verdict
    reason: str
    problems: tuple[str, ...]
    unread_pictures: tuple[int, ...] = ()


def read_pdf(
    path: Path,
    document_id: str,
    limits: ReadingLimits | None = None,
    *,
    ocr: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Reading:
    """Read a PDF in a limited process.

    Pages without usable text, and pictures of text on other pages, are recognised when ``ocr`` is true and Tesseract
    with Dutch is installed, which takes seconds a page. ``progress`` is told the pages done and the pages there are.
    Raises UnreadableFile with one clear Dutch message: empty, damaged, encrypted, not a PDF, too large, timed out or
    crashed.
    """
    options = {"document": document_id, "ocr": ocr}
    answer = in_sandbox("read", path, limits or ReadingLimits(), options, progress)
    try:
        pages = tuple(page_from_json(page) for page in answer["pages"])
        title, author, subject, created = (str(answer[key]) for key in ("title", "author", "subject", "created"))
        pictures = tuple(int(number) for number in answer["pictures"])
        tried = bool(answer["recognised"])
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(texts.READ_CRASHED, passing=True) from error
    verdict = verdict_of(pages)
    return Reading(
        title=title,
        author=author,
        subject=subject,
        created=created,
        pages=pages,
        verdict=verdict,
        reason=_reason(pages, verdict),
        problems=tuple(_problems(pages, pictures, tried)),
        unread_pictures=pictures,
    )


def _lost(pages: Sequence[Page], quality: str) -> list[int]:
    return [page.number for page in pages if page.quality == quality and not page.ocr]


def _reason(pages: Sequence[Page], verdict: Verdict) -> str:
    """Say why a document is not readable as a whole."""
    if verdict == "readable":
        return ""
    images, garbled = len(_lost(pages, "image_only")), len(_lost(pages, "garbled"))
    if not images and not garbled:
        return texts.READ_NO_TEXT
    template = texts.READ_GARBLED if garbled >= images else texts.READ_IMAGES
    return template.format(count=max(images, garbled), pages=len(pages))


def _problems(pages: Sequence[Page], unread: Sequence[int], tried: bool) -> list[str]:
    """Name the pages that are not in the text or not as a whole, and those that were recognised.

    ``tried`` says that recognition ran: then the pictures on the pages ``unread`` were not clear enough.
    """
    partly = [page.number for page in pages if not page.ocr and any(line.ocr for line in page.lines)]
    named = [
        (texts.PAGES_IMAGE_ONLY, _lost(pages, "image_only")),
        (texts.PAGES_GARBLED, _lost(pages, "garbled")),
        (texts.PICTURES_UNCLEAR if tried else texts.PICTURES_UNREAD, unread),
        (texts.PAGES_OCR, [page.number for page in pages if page.ocr]),
        (texts.PICTURES_OCR, partly),
    ]
    return [template.format(pages=_ranges(numbers)) for template, numbers in named if numbers]


def _ranges(numbers: Sequence[int]) -> str:
    """Write page numbers the short way: ``1, 3-5``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
