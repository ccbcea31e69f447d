"""What a document is, when no manifest says so: its title, status and date, and whether it is there twice.

1. ``covers``: what its first pages show, block by block
2. ``titles``: the title, from those blocks weighed against metadata, file name and running headers
3. ``standing``, ``dates``: the status and the date that it gives as its own
4. here: the documents of a folder beside each other. What programs and templates put in the metadata of many files
   names none of them; documents with the same title are told apart; the same text in other bytes is one document.

The date on which a file was made is never used: it says when somebody saved it.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.catalogue.covers import blocks_of, running_text
from corpus.catalogue.dates import date_of
from corpus.catalogue.standing import ADOPTED, closing_of, standing_of
from corpus.catalogue.titles import Metadata, Named, title_of, told_apart
from corpus.values import Document, Page

if TYPE_CHECKING:
    from corpus.reading.read import Reading

DESCRIBER_VERSION = "1"
"""Changes whenever a description may come out otherwise, so that an index knows to describe again."""

FIRST_PAGES = 3
"""How many pages a description looks at."""

_ENOUGH_LETTERS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a file says of itself: its metadata, its first pages, when it was adopted.

    ``closing`` is the date with which a decision closes, empty when it does not.
    """

    claimed: Metadata
    pages: tuple[Page, ...]
    closing: str = ""


def account_of(reading: "Reading") -> Account:
    """Take from what was read of a file what it says of itself."""
    return Account(
        claimed=Metadata(title=reading.title, author=reading.author, subject=reading.subject),
        pages=reading.pages[:FIRST_PAGES],
        closing=closing_of(reading.pages),
    )


def describe(documents: Sequence[Document], told: Sequence[Account]) -> tuple[Document, ...]:
    """Fill in title, status and date where the manifest gives none; the documents are those of one folder."""
    titles = Counter(one.claimed.title.casefold() for one in told)
    named: list[Named] = []
    found: list[tuple[str, str]] = []
    for document, one in zip(documents, told, strict=True):
        blocks = blocks_of(one.pages)
        repeated = titles[one.claimed.title.casefold()] > 1
        claimed = replace(one.claimed, title="") if repeated else one.claimed
        name = title_of(blocks, claimed, running_text(one.pages), document.file)
        standing = standing_of(name.own, blocks, document.file)
        date = standing.date or date_of(name.title, blocks, document.file) or one.closing
        named.append(name)
        found.append((standing.status or (ADOPTED if one.closing else ""), date))
    return tuple(
        replace(
            document,
            title=document.title or title,
            status=document.status or status,
            date=document.date or date,
        )
        for document, title, (status, date) in zip(documents, told_apart(named), found, strict=True)
    )


def text_digest(pages: Sequence[Page]) -> str:
    """A digest of all text of a document, however it was laid out; empty when it was not all read or is hardly any."""
    if any(page.quality in ("image_only", "garbled") and not page.ocr for page in pages):
        return ""
    letters = "".join(char for page in pages for char in page.text.casefold() if char.isalnum())
    if len(letters) < _ENOUGH_LETTERS:
        return ""
    around = sorted({char for text in running_text(pages) for char in text.casefold().split() if char.isalpha()})
    return hashlib.sha256(" ".join([letters, *around]).encode()).hexdigest()


def counted_once(documents: Sequence[Document], texts: Sequence[str]) -> tuple[Document | None, ...]:
    """Give for each document itself, with the files of the same text in ``also``, or None when it is such another file.

    ``texts`` are their ``text_digest``. The first leads; what a manifest describes is never taken for another.
    """
    leaders: dict[str, int] = {}
    result: list[Document | None] = list(documents)
    for place, (document, text) in enumerate(zip(documents, texts, strict=True)):
        leader = leaders.setdefault(text, place) if text else place
        first = result[leader]
        if leader == place or first is None or _is_described(document):
            continue
        result[leader] = replace(first, also=(*first.also, document.file, *document.also))
        result[place] = None
    return tuple(result)


def _is_described(document: Document) -> bool:
    return bool(document.title or document.kind or document.status or document.date or document.publisher)
