"""Which documents a question names: "het programma van 2018", "de publieksversie", or two of them to compare."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from corpus.values import Document

_DOCUMENT_WORDS = frozenset(
    "plan visie programma nota notitie beleid beleidsplan agenda begroting jaarrekening verslag rapport brochure "
    "publieksversie uitvoeringsprogramma document structuurvisie omgevingsvisie".split()
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_RANGE = re.compile(r"\b((?:1[5-9]|20)\d\d)\s*(?:[-–/]|t/m|tot en met|tot)\s*(?:1[5-9]|20)\d\d\b")

Stems = Callable[[str], frozenset[str]]


def documents_named(text: str, documents: Sequence[Document], stems: Stems) -> tuple[Document, ...]:
    """The documents that a question names, in the order of the corpus.

    A document is named by the year it is from together with a word for a document ("de visie van 2021"), by one of
    several such years ("2018 en 2021"), or by a word of its kind or title that no other has ("de publieksversie").
    """
    years = set(_YEAR.findall(_RANGE.sub(r"\1", text)))
    asked = _document_words(_YEAR.sub(" ", text), stems)
    by_year = [document for document in documents if document.date[:4] in years]
    spoken = asked & stems(" ".join(_DOCUMENT_WORDS))
    words = {document.id: stems(f"{document.kind} {document.title}") for document in documents}
    shared = Counter(word for found in words.values() for word in found)
    telling = frozenset(word for word in stems(" ".join(_DOCUMENT_WORDS)) if shared[word] == 1)
    named = {document.id for document in documents if asked & words[document.id] & telling}
    for year in {document.date[:4] for document in by_year}:
        of_year = [document.id for document in by_year if document.date[:4] == year]
        of_kind = [one for one in of_year if spoken & words[one]]
        if of_kind or spoken or len({document.date[:4] for document in by_year}) > 1:
            named.update(of_kind or of_year)
    return tuple(document for document in documents if document.id in named)


def _document_words(text: str, stems: Stems) -> frozenset[str]:
    """The stems of the words for a document in a text; a compound that only holds one ("omgevingsplan") is no such."""
    known = [stems(word) for word in _DOCUMENT_WORDS]
    found = [stems(word) for word in re.findall(r"[\w-]+", text)]
    return frozenset[str]().union(*(one for one in found if any(one <= other for other in known)))
