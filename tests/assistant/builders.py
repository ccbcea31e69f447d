"""Small values to answer with: a document, a chunk of sentences, the pieces of it, a citation, an answer."""

from collections.abc import Callable, Sequence
from typing import Any

from assistant.coverage import Coverage
from assistant.evidence import Piece
from assistant.notation.verbatim import unescape
from assistant.score import Scored
from assistant.terms import Term
from assistant.values import Answer, Citation, Passage
from corpus.values import Box, Chunk, Document, Row, Span, SpanKind

Part = str | tuple[SpanKind, str] | Row
"""A sentence, a piece of another kind, or a table row."""


def document(id: str = "nota", **fields: Any) -> Document:
    known = {
        "title": f"De {id}",
        "kind": id,
        "status": "ontwerp",
        "date": "2021-03",
        "publisher": "gemeente Dorp",
        "origin": "",
        "file": f"{id}.pdf",
        "digest": f"digest-{id}",
    }
    return Document(id=id, **(known | fields))


def row(*cells: tuple[str, str], caption: str = "", unit: str = "") -> Row:
    return Row(caption=caption, unit=unit, cells=cells)


def chunk(*parts: Part, document: str = "nota", headings: Sequence[str] = (), page: int = 1) -> Chunk:
    """A chunk on one page; its text is the text of the page."""
    spans, text = [], ""
    for number, part in enumerate(parts):
        kind, words, table_row = _read(part)
        start = len(text) + (1 if text else 0)
        text += ("\n" if text else "") + words
        spans.append(
            Span(
                start=start,
                end=len(text),
                page=page,
                page_start=start,
                page_end=len(text),
                boxes=(Box(x0=50, top=20 * number, x1=300, bottom=20 * number + 12),),
                sentence=number,
                kind=kind,
                row=table_row,
            )
        )
    return Chunk(
        id=f"{document}-{page}-{len(text)}",
        document=document,
        headings=tuple(headings),
        pages=(page,),
        labels=(str(page),),
        text=text,
        spans=tuple(spans),
    )


def _read(part: Part) -> tuple[SpanKind, str, Row | None]:
    if isinstance(part, Row):
        return "row", " ".join(cell for _, cell in part.cells), part
    return ("sentence", part, None) if isinstance(part, str) else (*part, None)


def passage(made: Chunk, of: Document | None = None, score: float = 1.0) -> Passage:
    return Passage(chunk=made, document=of or document(made.document), score=score)


def pieces(
    *parts: Part, row: int = 0, similarity: float = 0.8, of: Document | None = None, **fields: Any
) -> tuple[Piece, ...]:
    """The pieces of one chunk, each equally like the question."""
    made = chunk(*parts, document=(of or document()).id, **fields)
    found = passage(made, of)
    texts = {span.sentence: made.text[span.start : span.end] for span in made.spans if span.kind != "heading"}
    numbers = list(texts)
    return tuple(
        Piece(
            passage=found,
            row=row,
            number=number,
            kind=made.spans[number].kind,
            spans=(made.spans[number],),
            text=texts[number],
            before=texts[numbers[place - 1]] if place else "",
            after=texts[numbers[place + 1]] if place + 1 < len(numbers) else "",
            similarity=similarity,
        )
        for place, number in enumerate(numbers)
    )


def piece(part: Part, **fields: Any) -> Piece:
    (made,) = pieces(part, **fields)
    return made


def term(stem: str, **fields: Any) -> Term:
    known: dict[str, Any] = {
        "surface": stem,
        "parts": frozenset(),
        "related": frozenset(),
        "weight": 1.0,
        "known": True,
    }
    return Term(stem=stem, **(known | fields))


def covered(total: float = 0.8, missing: Sequence[Term] = (), **fields: float) -> Coverage:
    own, near = fields.get("own", total), fields.get("near", total)
    return Coverage(total=total, own=own, near=near, missing=tuple(missing), weak=tuple(missing))


def scored(of: Piece, score: float = 1.0, **fields: Any) -> Scored:
    known: dict[str, Any] = {"z": 4.0, "coverage": covered(), "kind": True, "names": 1.0, "label": 0.0, "section": 0.0}
    return Scored(piece=of, score=score, **(known | fields))


def citation(number: int, quote: str, of: Document | None = None, **fields: Any) -> Citation:
    known: dict[str, Any] = {"page": 1, "label": "1", "headings": (), "boxes": (), "chunk": "c"}
    return Citation(number=number, quote=quote, document=of or document(), **(known | fields))


def answer(text: str, *citations: Citation, status: str = "answered") -> Answer:
    return Answer(status=status, text=text, citations=citations)  # type: ignore[arg-type]


def page_text(pages: dict[tuple[str, int], str]) -> Callable[[str, int], str]:
    return lambda name, number: pages.get((name, number), "")


def stems(text: str) -> frozenset[str]:
    """Words in lower case for stems, so that a test says which words match."""
    return frozenset(text.lower().replace(".", " ").replace(",", " ").replace(":", " ").replace("?", " ").split())


def plain(answer: Answer) -> str:
    """The text of an answer without its escapes."""
    return unescape(answer.text)


def quoted(answer: Answer) -> str:
    """What the answer quotes as an answer, not as something near."""
    return " ".join(citation.quote for citation in answer.citations if not citation.near)
