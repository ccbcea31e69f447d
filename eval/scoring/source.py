"""What the scorer checks answers against: the documents and their pages, as plain text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.values import Document

PageText = Callable[[str, int], str | None]
"""Returns the text of a page by document id and PDF page (from 1), or None when there is no such page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The documents by id, and a way to their page texts."""

    documents: Mapping[str, Document]
    page_text: PageText
