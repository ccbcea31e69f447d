"""What a model may write from: the quotations of an answer, or the passages of a document that is to be summed up."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer.compose import Draft, cite
from assistant.answer.overview import of_chapter
from assistant.question.whole import chapter_asked, document_meant, is_about_whole
from assistant.values import Answer, Citation
from assistant.writer.prompts import passage
from assistant.writer.values import Ground
from corpus.values import Chunk
from index.library import Library
from index.passages import units_of

CALLS = 6
"""Into how many pieces at most a long document is cut; of what does not fit in, the start of each section counts."""

_RUNNING = 40

Count = Callable[[str], int]
"""How many tokens a text has."""


def ground_of(question: str, history: Sequence[str], answer: Answer, *, plain: bool) -> Ground | None:
    """What an answer stands on; None when it claims nothing, for then there is nothing to write."""
    if answer.status not in ("answered", "partial"):
        return None
    order = {passage.chunk.id: place for place, passage in reversed(tuple(enumerate(answer.passages)))}
    shown = [citation for citation in answer.citations if not citation.near]
    strongest = sorted(shown, key=lambda one: order.get(one.chunk, len(order)))
    return Ground(
        question=question,
        earlier=history[-1] if history else "",
        style="plain" if plain else "answer",
        citations=tuple(strongest),
    )


def within(ground: Ground, tokens: int, count: Count) -> Ground:
    """The same with no more passages than fit in so many tokens: the weakest go, whole; no sentence is cut."""
    kept: list[Citation] = []
    for citation in ground.citations:
        tokens -= count(passage(citation))
        if tokens < 0:
            break
        kept.append(citation)
    return replace(ground, citations=tuple(kept))


def grounds_of_whole(library: Library, question: str, tokens: int, count: Count) -> tuple[Ground, ...]:
    """The passages of the document or chapter that a question is about as a whole, in pieces for one call each.

    Empty for any other question. Passages stand in reading order; the citations are numbered through.
    """
    number, document = chapter_asked(question), document_meant(library.documents, question)
    if document is None or not (number or is_about_whole(library, question, document)):
        return ()
    chunks = [library.chunk(row) for row in library.rows_of(document.id)]
    own = of_chapter(chunks, number) if number else chunks
    told = [chunk for chunk in own if sum(len(unit.text) for unit in units_of(chunk)) >= _RUNNING]
    draft = Draft()
    for chunk in sorted(_most_telling(told, tokens * CALLS, count), key=told.index):
        spans = [span for unit in units_of(chunk) for span in unit.spans]
        cite(draft, library, document, chunk, spans, near=False)
    pieces: list[list[Citation]] = [[]]
    left = tokens
    for citation in draft.citations:
        size = count(passage(citation))
        if size > left and pieces[-1]:
            pieces.append([])
            left = tokens
        if size <= left:
            pieces[-1].append(citation)
            left -= size
    return tuple(
        Ground(question=question, earlier="", style="summary", citations=tuple(piece)) for piece in pieces if piece
    )


def _most_telling(chunks: Sequence[Chunk], tokens: int, count: Count) -> list[Chunk]:
    """As many chunks as fit: first the one that opens each section, the highest sections before those below."""
    opening: dict[tuple[str, ...], Chunk] = {}
    for chunk in chunks:
        opening.setdefault(chunk.headings, chunk)
    first = sorted(opening.values(), key=lambda chunk: len(chunk.headings))
    chosen = []
    for chunk in [*first, *(chunk for chunk in chunks if chunk not in first)]:
        tokens -= count(chunk.text)
        if tokens < 0:
            break
        chosen.append(chunk)
    return chosen
