"""A question about a document as a whole, or about one of its chapters: what the document says of itself."""

from assistant import texts
from assistant.answer.choose import Extract, choose
from assistant.answer.compose import Asked, Draft, cite, quote
from assistant.notation.verbatim import escape, normal
from assistant.question.whole import chapter_asked, document_meant, is_about_whole
from assistant.reader.reading import Reading, read
from assistant.values import Answer, Passage
from corpus.values import Chunk, Document
from index.library import Library

_OPENING = 12
_MOST_HEADINGS = 20
_PLAIN = Asked(figure=None, years=(), words=frozenset(), stems=lambda text: frozenset())


def overview(library: Library, question: str, draft: Draft) -> Answer | None:
    """The answer to a question about a whole document or chapter; None for any other question.

    A whole document answers with the sentences of its opening that say best what it is about, and its headings to
    choose from; a chapter with what stands below its heading.
    """
    number = chapter_asked(question)
    document = document_meant(library.documents, question)
    if document is None or not (number or is_about_whole(library, question)):
        return None
    written = _write_chapter(library, draft, document, number) if number else _write_whole(library, draft, document)
    if not written:
        return None
    return Answer(status="answered", text=draft.text, citations=tuple(draft.citations), confidence=1.0)


def _write_whole(library: Library, draft: Draft, document: Document) -> bool:
    readings = _read(library, document, [library.chunk(row) for row in library.rows_of(document.id)[:_OPENING]])
    best = sorted(readings, key=lambda reading: -reading.passage_logit)[:1]
    for extract in choose(best, (), frozenset(), _PLAIN.stems):
        draft.say(texts.NO_SUMMARY)
        quote(draft, library, extract, _PLAIN)
    _write_contents(library, draft, document)
    return bool(draft.citations)


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
        named = (
            [span for span in spans if normal(chunk.text[span.start : span.end]) == normal(path[-1])] if path else []
        )
        if path in shown or not named or len(shown) == _MOST_HEADINGS:
            continue
        shown.add(path)
        (marker,) = cite(draft, library, document, chunk, named[:1], near=False).values()
        lines.append(f"> - {escape(normal(path[-1]))} [{marker}]")
    if len(lines) > 1:
        draft.say(texts.CONTENTS.format(source=escape(texts.source_name(document))))
        draft.lines += [*lines, ""]


def _write_chapter(library: Library, draft: Draft, document: Document, number: str) -> bool:
    """Add the headings below a chapter, and its first text."""
    chunks = [library.chunk(row) for row in library.rows_of(document.id)]
    own = [chunk for chunk in chunks if any(_is_numbered(heading, number) for heading in chunk.headings)]
    readings = _read(library, document, own[:_OPENING])
    if not readings:
        return False
    draft.say(texts.CHAPTER.format(source=escape(texts.source_name(document))))
    first = readings[0]
    whole = Extract(reading=first, units=first.units, decisive=-1)
    quote(draft, library, whole, _PLAIN)
    return True


def _is_numbered(heading: str, number: str) -> bool:
    words = heading.replace("Hoofdstuk ", "").split()
    return bool(words) and words[0].rstrip(".:") == number


def _read(library: Library, document: Document, chunks: list[Chunk]) -> tuple[Reading, ...]:
    passages = [(0, Passage(chunk=chunk, document=document, score=0.0)) for chunk in chunks]
    readings = read(library.reader, texts.WHOLE_QUESTION, "", passages)
    return tuple(reading for reading in readings if reading.units)
