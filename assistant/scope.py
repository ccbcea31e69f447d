"""Which documents a question names: "het programma van 2018", "de publieksversie", or two of them to compare."""

import re
from collections.abc import Callable, Sequence

from corpus.values import Document

_DOCUMENT_WORDS = frozenset(
    "plan visie programma nota notitie beleid beleidsplan agenda begroting jaarrekening verslag rapport brochure "
    "publieksversie uitvoeringsprogramma document structuurvisie omgevingsvisie".split()
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

Stems = Callable[[str], frozenset[str]]


def documents_named(text: str, documents: Sequence[Document], stems: Stems) -> tuple[Document, ...]:
    """The documents that a question names, in the order of the corpus.

    A document is named by the year it is from together with a word for a document ("de visie van 2021"), by one of
    several such years ("2018 en 2021"), or by a word of its kind or title that no other has ("de publieksversie").
    """
    years = set(_YEAR.findall(text))
    asked = stems(_YEAR.sub(" ", text))
    years_of_documents = years & {document.date[:4] for document in documents}
    speaks_of_document = len(years_of_documents) > 1 or bool(asked & stems(" ".join(_DOCUMENT_WORDS)))
    own = {document.id: _own_words(document, documents, stems) for document in documents}
    named = []
    for document in documents:
        by_year = speaks_of_document and document.date[:4] in years
        if by_year or asked & own[document.id]:
            named.append(document)
    return tuple(named)


def _own_words(document: Document, documents: Sequence[Document], stems: Stems) -> frozenset[str]:
    """The words for a document in its kind and title that no other document of the corpus has."""
    words = stems(f"{document.kind} {document.title}") & stems(" ".join(_DOCUMENT_WORDS))
    others = [stems(f"{other.kind} {other.title}") for other in documents if other.id != document.id]
    return words - frozenset().union(*others)
