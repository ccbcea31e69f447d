"""Small values to answer with: a document, a chunk of sentences, how it reads, a citation, an answer."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from assistant.answer.choose import Extract
from assistant.answer.compose import Asked
from assistant.notation.verbatim import unescape
from assistant.question.figure import figure_asked
from assistant.question.mentions import years_in
from assistant.reader.reading import Reading
from assistant.values import Answer, Citation, Passage
from corpus.values import Box, Chunk, Document, Row, Span, SpanKind
from index.passages import units_of

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


def reading(*parts: Part, evidence: Sequence[float] = (), answers: float = 0.9, **fields: Any) -> Reading:
    """How a chunk of these parts reads: ``evidence`` is how sure the reader is of each unit, 0.9 when left out."""
    of = fields.pop("of", None) or document()
    made = chunk(*parts, document=of.id, **fields)
    units = units_of(made)
    return Reading(
        passage=passage(made, of),
        row=0,
        units=units,
        passage_logit=logit(answers),
        unit_logits=tuple(logit(share) for share in evidence or [0.9] * len(units)),
    )


def logit(share: float) -> float:
    return math.log(share / (1 - share))


def extract(*parts: Part, **fields: Any) -> Extract:
    """Everything of a reading, its first unit decisive."""
    made = reading(*parts, **fields)
    return Extract(reading=made, units=made.units, decisive=made.units[0].number)


def asked(question: str) -> Asked:
    return Asked(figure=figure_asked(question), years=years_in(question), words=stems(question), stems=stems)


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
