"""Read a PDF into pages that can be trusted.

The stages, in their order (each has a file of its own):

1. ``sandbox``/``sandboxed``: everything below happens in a limited process; a bad file ends that process, with a reason
2. ``pdf``: words, rules and images with their place; ``fields``: what is filled in or lies on the page; ``quality``: is
   this language?; ``ocr``: if not, read the image; ``lettering``, ``outlines``, ``insets``: which pictures and drawings
   on the other pages show text, and read those
3. ``understand``: for each direction of text ``arrange`` (``furniture``: headers, footers, page numbers;
   ``linenumbers``, ``tables``, ``columns``, ``beside``: what stands beside a text); then ``roles`` (contents, captions,
   footnotes, lists), ``headings``, ``assemble`` (the text, with broken words joined)
4. here: the verdict on the whole; ``unread``: what is not in the text
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import texts
from corpus.codec import page_from_json
from corpus.reading.quality import Verdict, verdict_of
from corpus.reading.unread import Found, problems, reason, unread
from corpus.sandbox.parent import ReadingLimits, UnreadableFile, in_sandbox
from corpus.values import Page, Unread

READER_VERSION = "14"
"""Changes whenever reading changes, so that an index knows to read again."""

__all__ = ["READER_VERSION", "Reading", "ReadingLimits", "UnreadableFile", "read_pdf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document as read.

    ``title``, ``author``, ``subject`` and ``created`` (ISO as far as known) are what the metadata of the file claim;
    ``corpus.catalogue.describe`` weighs them. Unknown text is empty. ``reason`` says in Dutch why the verdict is not
    ``readable`` ('' when it is); ``problems`` are Dutch sentences about single pages. ``unread`` is what stands on the
    pages and is not in their text: when there is any, not finding something is not the same as it not being there.
    ``attachments`` are the names of files inside the file, which are never read. ``isolated`` says that the system let
    the reading process be cut off from the network.
    """

    title: str
    author: str
    subject: str
    created: str
    pages: tuple[Page, ...]
    verdict: Verdict
    reason: str
    problems: tuple[str, ...]
    unread: tuple[Unread, ...] = ()
    attachments: tuple[str, ...] = ()
    isolated: bool = False


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
        found = Found(
            pictures=_numbers(answer["pictures"]),
            fields=_numbers(answer["fields"]),
            struck=_numbers(answer["struck"]),
            attachments=tuple(str(name) for name in answer["attachments"]),
            recognition=answer["recognition"],
            mended=bool(answer["mended"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableFile(texts.READ_CRASHED) from error
    verdict = verdict_of(pages)
    return Reading(
        title=title,
        author=author,
        subject=subject,
        created=created,
        pages=pages,
        verdict=verdict,
        reason=reason(pages, verdict, found.recognition),
        problems=problems(pages, found),
        unread=unread(pages, found),
        attachments=found.attachments,
        isolated=answer.get("isolated") is True,
    )


def _numbers(values: Iterable[Any]) -> tuple[int, ...]:
    return tuple(int(value) for value in values)
