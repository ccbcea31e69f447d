"""The gold passages of a case: where on its gold pages the facts stand, to read beside the answer."""

from assistant.notation.verbatim import normal
from eval.scoring import notation
from eval.scoring.sentences import sentence_recall
from eval.values import Case
from index.errors import IndexProblem
from index.library import Library

_MOST = 6


def gold_passages(case: Case, library: Library) -> tuple[str, ...]:
    """The sentences on the gold pages that hold a fact or a gold sentence of the case; empty for a refusal."""
    pages = {(document, number) for place in case.places for document, numbers in place.items() for number in numbers}
    known = {document.id for document in library.documents}
    found: dict[str, None] = {}
    for document in sorted({document for document, _ in pages} & known):
        for row in library.rows_of(document):
            chunk = library.chunk(row)
            for span in chunk.spans:
                if (document, span.page) not in pages or span.kind == "heading":
                    continue
                text = _text(library, document, span.page, span.page_start, span.page_end)
                if text and _holds(case, text):
                    found.setdefault(text)
    return tuple(found)[:_MOST]


def _text(library: Library, document: str, page: int, start: int, end: int) -> str:
    try:
        return normal(library.page(document, page).text[start:end])
    except (KeyError, IndexProblem):
        return ""


def _holds(case: Case, text: str) -> bool:
    facts = any(notation.contains(text, form) for forms in case.facts for form in forms)
    return facts or any(sentence_recall([text], [sentence]) == 1.0 for sentence in case.sentences)
