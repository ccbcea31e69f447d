"""The other side of ``corpus.sandbox.parent``: what runs in the limited process.

It reads one request as a line of JSON and writes messages as lines of JSON: how far it is, and at the end an answer or
an error. Nothing that happens here can reach the program that asked, except as such a message.
"""

import base64
import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import pypdfium2
import pypdfium2.raw as pdfium

from corpus import texts
from corpus.codec import page_to_json
from corpus.reading.extraction.pdf import attachments, frame_of, open_pdf, read_raw
from corpus.reading.extraction.raw import RawDocument, RawPage
from corpus.reading.extraction.repair import repaired
from corpus.reading.fields import undrawn_words, with_fields
from corpus.reading.marking import mark_quote
from corpus.reading.picture import render
from corpus.reading.quality import page_quality
from corpus.reading.understand import understand
from corpus.reading.unread import Recognition
from corpus.recognition import ocr
from corpus.recognition.insets import recognise_pictures
from corpus.sandbox.confined import leave_network, limit_memory
from corpus.values import Box, Page, Quality

_PICTURE = 0.15
_DECORATION = 3


class _Refused(Exception):
    """The file cannot be read; the message is for the user."""


def main() -> None:
    """Answer the one request on standard input."""
    gc.disable()  # a short life with half a million small tuples and hardly a cycle
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints must not stand between the messages
    request = json.loads(sys.stdin.readline())
    limited, isolated = limit_memory(int(request["limits"]["memory_bytes"])), leave_network()
    try:
        task: Callable[[dict[str, Any], TextIO], dict[str, Any]] = {"read": _read, "picture": _picture}[request["task"]]
        _say(out, answer={**task(request, out), "isolated": isolated})
    except _Refused as error:
        _say(out, error=str(error))
    except MemoryError:
        # Under a limit of its own the same file will always need too much; otherwise the machine may have been short.
        _say(out, error=texts.READ_OUT_OF_MEMORY, passing=not limited)


def _say(out: TextIO, **message: object) -> None:
    out.write(json.dumps(message, ensure_ascii=False, separators=(",", ":")) + "\n")
    out.flush()


def _open(request: dict[str, Any]) -> tuple[Any, bool]:
    """Open the file, and tell whether it had to be repaired for that."""
    path = Path(request["path"])
    document, mended = None, False
    with suppress(pypdfium2.PdfiumError):
        document = open_pdf(path)
    if document is None and pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD:
        raise _Refused(texts.READ_ENCRYPTED)
    if document is None or not len(document):
        better = repaired(path)
        if better is None:
            raise _Refused(texts.READ_DAMAGED if document is None else texts.READ_NO_PAGES)
        document, mended = better, True
    count, most = len(document), request["limits"]["pages"]
    if count > most:
        raise _Refused(texts.READ_TOO_MANY_PAGES.format(pages=count, most=most))
    return document, mended


def _read(request: dict[str, Any], out: TextIO) -> dict[str, Any]:
    """Read a whole document: its words, recognition where needed, and what it all means."""
    document, mended = _open(request)
    count = len(document)
    limits = request["limits"]
    _say(out, done=0, pages=count, more=count * limits["seconds_per_page"])
    raw = read_raw(document, count, lambda number: _say(out, done=number, pages=count))
    raw, unread, struck = with_fields(document, Path(request["path"]), raw)
    qualities = [page_quality(page) for page in raw.pages]
    raw = _with_pictures_that_matter(raw, qualities)
    recognised: frozenset[int] = frozenset()
    if request["ocr"]:
        raw, recognised = _recognise(document, raw, qualities, limits, out)
    _say(out, silence=limits["seconds"] + 0.05 * count, more=0.05 * count)
    pages = understand(request["document"], raw, qualities, recognised)
    return {
        "title": raw.title,
        "author": raw.author,
        "subject": raw.subject,
        "created": raw.created,
        "pages": [page_to_json(page) for page in pages],
        "pictures": [page.number for page in raw.pages if page.pictures],
        "fields": unread,
        "struck": struck,
        "attachments": attachments(document),
        "mended": mended,
        "recognition": _recognition(request["ocr"], pages, raw),
    }


def _recognition(wanted: bool, pages: Sequence[Page], raw: RawDocument) -> Recognition:
    """Tell why what was not read was not recognised; without anything unread nobody asks."""
    lost = any(page.pictures for page in raw.pages) or any(
        page.quality in ("image_only", "garbled") and not page.ocr for page in pages
    )
    if not lost or not ocr.is_available():
        return "missing"
    return "tried" if wanted else "off"


def _with_pictures_that_matter(raw: RawDocument, qualities: Sequence[Quality]) -> RawDocument:
    """Leave out the pictures that return on page after page, which are decoration, and those of unreadable pages."""
    times = Counter(look for page in raw.pages for look in {picture.look for picture in page.pictures})
    pages = []
    for page, quality in zip(raw.pages, qualities, strict=True):
        kept = [picture for picture in page.pictures if times[picture.look] < _DECORATION]
        pages.append(replace(page, pictures=tuple(kept) if quality in ("text", "sparse") else ()))
    return replace(raw, pages=tuple(pages))


def _recognise(
    document: Any,  # noqa: ANN401
    raw: RawDocument,
    qualities: Sequence[Quality],
    limits: dict[str, Any],
    out: TextIO,
) -> tuple[RawDocument, frozenset[int]]:
    """Add the words on the image of pages that cannot be read or are hardly more than a picture, and in pictures."""
    wanted = [page for page, quality in zip(raw.pages, qualities, strict=True) if _needs_ocr(page, quality)]
    partly = [page for page in raw.pages if page.pictures]
    if not (wanted or partly) or not ocr.is_available():
        return raw, frozenset()
    patience = limits["ocr_seconds_per_page"]
    _say(out, silence=2 * patience, more=patience * (len(wanted) + len(partly)))
    whole, found = set(), {}
    both = chain(ocr.recognise(document, wanted, patience), recognise_pictures(document, partly, patience))
    first = len(raw.pages) - len(wanted) - len(partly)
    for done, page in enumerate(both, start=1):
        if page is not None:
            found[page.number] = page
        if page is not None and done <= len(wanted):
            whole.add(page.number)
        _say(out, done=first + done, pages=len(raw.pages))
    pages = tuple(found.get(page.number, page) for page in raw.pages)
    return replace(raw, pages=pages), frozenset(whole)


def _needs_ocr(page: RawPage, quality: Quality) -> bool:
    return quality in ("image_only", "garbled") or (
        quality == "sparse" and page.images >= _PICTURE and not page.pictures
    )


def _picture(request: dict[str, Any], out: TextIO) -> dict[str, Any]:
    """Render one page as PNG with boxes marked."""
    document, _ = _open(request)
    number = request["page"]
    if not 1 <= number <= len(document):
        raise _Refused(texts.READ_NO_SUCH_PAGE.format(page=number, pages=len(document)))
    boxes = [Box(x0=x0, top=top, x1=x1, bottom=bottom) for x0, top, x1, bottom in request["boxes"]]
    if document.get_formtype():
        document.init_forms()  # without it PDFium draws no form fields
    words = undrawn_words(document, Path(request["path"]), number)
    exact = mark_quote(document, number, request["quote"], boxes)
    marks = exact or boxes
    width, height = frame_of(document, number).size
    return {
        "png": base64.b64encode(render(document, number, request["scale"], marks, words)).decode("ascii"),
        "marks": [[box.x0, box.top, box.x1, box.bottom] for box in marks],
        "exact": bool(exact),
        "width": width,
        "height": height,
    }
