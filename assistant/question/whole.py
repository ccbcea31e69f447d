"""Questions about a document as a whole, and about one of its chapters."""

import re
from collections.abc import Sequence

import numpy as np

from assistant.texts import WHOLE_EXAMPLES
from corpus.values import Document
from index.library import Library

_ALIKE = 0.76
"""The least cosine: of 1,165 questions about something in a document the one most alike had 0.74."""

_THE_SAME = 0.9
_STANDS_FOR = "document"
_CHAPTER = re.compile(r"\b(?:hoofdstuk|paragraaf)\s+(\d{1,2}(?:\.\d{1,2})*)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")


def is_about_whole(library: Library, question: str, document: Document) -> bool:
    """Whether a question is about a document as a whole: it means the same as one of the examples.

    A word of the document's title may stand for the document ("Vat de afvalnota samen"); it may also be what is asked
    about, so then the two must be all but the same.
    """
    titled = _words(document)
    plain = _WORD.sub(lambda word: _STANDS_FOR if word.group().lower() in titled else word.group(), question)
    vectors = np.stack([library.embed_query(example) for example in WHOLE_EXAMPLES])
    alike, alike_named = (float((vectors @ library.embed_query(one)).max()) for one in (question, plain))
    return alike >= _ALIKE or alike_named >= _THE_SAME


def chapter_asked(question: str) -> str:
    """The number of the chapter or section that a question names; empty when it names none."""
    found = _CHAPTER.search(question)
    return found[1] if found else ""


def document_meant(documents: Sequence[Document], question: str) -> Document | None:
    """The document whose title the question has most words of; the only one there is; else ``None``."""
    if len(documents) == 1:
        return documents[0]
    asked = {word.lower() for word in _WORD.findall(question)}
    shared = [(len(asked & _words(document)), document) for document in documents]
    most = max((count for count, _ in shared), default=0)
    best = [document for count, document in shared if count == most]
    return best[0] if most and len(best) == 1 else None


def _words(document: Document) -> set[str]:
    return {word.lower() for word in _WORD.findall(f"{document.title} {document.kind} {document.date[:4]}")}
