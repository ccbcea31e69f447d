"""Questions about a document as a whole, and about one of its chapters."""

import re
from collections.abc import Sequence

import numpy as np

from assistant.texts import WHOLE_EXAMPLES
from corpus.values import Document
from index.library import Library

_ALIKE = 0.9
_CHAPTER = re.compile(r"\b(?:hoofdstuk|paragraaf)\s+(\d{1,2}(?:\.\d{1,2})*)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}|\d{4}")


def is_about_whole(library: Library, question: str) -> bool:
    """Whether a question is about a document as a whole: it means the same as one of the examples.

    The names of documents are left out of both, so that "Vat de afvalnota samen" is what "Vat de nota samen" is.
    """
    vectors = np.stack([library.embed_query(example) for example in WHOLE_EXAMPLES])
    return bool((vectors @ library.embed_query(question)).max() >= _ALIKE)


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
