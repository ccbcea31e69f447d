"""A question about a document as a whole, or about one of its chapters: what the document says of itself."""

from collections.abc import Sequence

from assistant import texts
from assistant.answer.choose import Extract
from assistant.answer.compose import Asked, Draft, cite, quote
from assistant.notation.verbatim import escape, normal
from assistant.question.whole import chapter_asked, document_meant, is_about_whole
from assistant.reader.reading import Reading
from assistant.values import Answer, Passage
from corpus.values import Chunk, Document
from index.library import Library
from index.passages import Unit, units_of

_CHUNKS, _RUNNING, _SENTENCES = 12, 40, 4
_MOST_HEADINGS = 20
_PLAIN = Asked(figure=None, years=(), words=frozenset(), stems=lambda text: frozenset())


def overview(library: Library, question: str, draft: Draft) -> Answer | None:
    """The answer to a question about a whole document or chapter; None for any other question.

    A whole document answers with the first sentences of its opening and its headings to choose from; a chapter with
    what stands below its heading.
    """
    number = chapter_asked(question)
    document = document_meant(library.documents, question)
    if document is None or not (number or is_about_whole(library, question, document)):
        return None
    written = _write_chapter(library, draft, document, number) if number else _write_whole(library, draft, document)
    if not written:
        return None
    return Answer(status="answered", text=draft.text, citations=tuple(draft.citations))


def _write_whole(library: Library, draft: Draft, document: Document) -> bool:
    opening = _opening(library, document)
    if opening is not None:
        draft.say(texts.OWN_WORDS)
        quote(draft, library, opening, _PLAIN)
    _write_contents(library, draft, document)
    return bool(draft.citations)


def _opening(library: Library, document: Document) -> Extract | None:
    """The first sentences of running text: a document begins by saying what it is about."""
    for row in library.rows_of(document.id)[:_CHUNKS]:
        chunk = library.chunk(row)
        sentences = tuple(unit for unit in units_of(chunk) if unit.kind == "sentence" and unit.text.endswith("."))
        if sum(len(unit.text) for unit in sentences) >= _RUNNING:
            return _extract(document, chunk, sentences[:_SENTENCES])
    return None


def _extract(document: Document, chunk: Chunk, units: Sequence[Unit]) -> Extract:
    passage = Passage(chunk=chunk, document=document, score=0.0)
    logits = (0.0,) * len(units_of(chunk))
    reading = Reading(passage=passage, row=0, units=units_of(chunk), passage_logit=0.0, unit_logits=logits)
    return Extract(reading=reading, units=tuple(units), decisive=-1)


def _write_contents(library: Library, draft: Draft, document: Document) -> None:
    """Add the highest headings of a document that has more than one."""
    chunks = [library.chunk(row) for row in library.rows_of(document.id)]
    opening = [chunk for chunk in chunks if chunk.spans and chunk.spans[0].kind == "heading"]
    depth = next((n for n in range(4) if len({chunk.headings[: n + 1] for chunk in opening}) > 2), 0)
    shown: set[tuple[str, ...]] = set()
    lines = []
    for chunk in opening:
        path = chunk.headings[: depth + 1]
        spans = [span for span in chunk.spans if span.kind == "heading"]
        named = [one for one in spans if path and normal(chunk.text[one.start : one.end]) == normal(path[-1])]
        if path in shown or not named or len(shown) == _MOST_HEADINGS:
            continue
        shown.add(path)
        (marker,) = cite(draft, library, document, chunk, named[:1], near=False).values()
        lines.append(f"> - {escape(normal(path[-1]))} [{marker}]")
    if len(lines) > 1:
        draft.say(texts.CONTENTS.format(source=escape(texts.source_name(document))))
        draft.lines += [*lines, ""]


def _write_chapter(library: Library, draft: Draft, document: Document, number: str) -> bool:
    """Add the first text below the heading of a chapter."""
    chunks = [library.chunk(row) for row in library.rows_of(document.id)]
    first = next((chunk for chunk in of_chapter(chunks, number) if units_of(chunk)), None)
    if first is not None:
        draft.say(texts.CHAPTER.format(source=escape(texts.source_name(document))))
        quote(draft, library, _extract(document, first, units_of(first)), _PLAIN)
    return first is not None


def of_chapter(chunks: Sequence[Chunk], number: str) -> list[Chunk]:
    """The chunks below the heading with this number."""
    return [chunk for chunk in chunks if any(_is_numbered(heading, number) for heading in chunk.headings)]


def _is_numbered(heading: str, number: str) -> bool:
    words = heading.replace("Hoofdstuk ", "").split()
    return bool(words) and words[0].rstrip(".:") == number
