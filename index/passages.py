"""What of a chunk is read, embedded and indexed: its units, and the texts that stand for it."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.values import Chunk, Document, Row, Span, SpanKind

PASSAGES_VERSION = "3"
"""Changes whenever the same chunk would give other texts to embed."""

_LONGEST_PATH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What can be evidence: a sentence, list item or table row of a chunk; a row is written out with its columns.

    ``number`` is its ``Span.sentence``; ``spans`` are its parts, one for each page it stands on.
    """

    number: int
    kind: SpanKind
    text: str
    spans: tuple[Span, ...]

    @property
    def row(self) -> Row | None:
        """The table row, when it is one."""
        return self.spans[0].row


def units_of(chunk: Chunk) -> tuple[Unit, ...]:
    """The units of a chunk in order; headings, and rows that only repeat the heads of their columns, are none."""
    groups: dict[int, list[Span]] = {}
    heads = {_joined(heading for heading, _ in span.row.cells) for span in chunk.spans if span.row}
    for span in chunk.spans:
        is_head = span.row is not None and _joined(cell for _, cell in span.row.cells) in heads
        if span.kind != "heading" and not is_head:
            groups.setdefault(span.sentence, []).append(span)
    return tuple(_unit(chunk, number, tuple(spans)) for number, spans in groups.items())


def heading_path(chunk: Chunk) -> str:
    """The headings above a chunk, highest first, as the models were trained to read them."""
    return " > ".join(chunk.headings)[-_LONGEST_PATH:]


def passage_text(chunk: Chunk) -> str:
    """The text whose vector stands for a chunk: where it is from, then what it says."""
    return "\n".join(filter(None, [heading_path(chunk), *(unit.text for unit in units_of(chunk))])) or chunk.text


def word_text(chunk: Chunk, document: Document) -> str:
    """The text whose words stand for a chunk.

    The caption and column headings of a table stand in the first of its chunks only; the others get them too.
    """
    headings = (heading for heading in chunk.headings if not chunk.text.startswith(heading))
    return "\n".join([document.title, *headings, *_table_heads(chunk), chunk.text])


def _unit(chunk: Chunk, number: int, spans: tuple[Span, ...]) -> Unit:
    row = spans[0].row
    text = _row_text(row) if row else " ".join(chunk.text[span.start : span.end] for span in spans)
    return Unit(number=number, kind=spans[0].kind, text=" ".join(text.split()), spans=spans)


def _joined(cells: Iterable[str]) -> str:
    return " ".join(" ".join(cells).split())


def _table_heads(chunk: Chunk) -> list[str]:
    """The captions and column headings of the tables in a chunk whose words do not all stand in its text."""
    words = set(chunk.text.split())
    rows = [span.row for span in chunk.spans if span.row]
    heads = [head for row in rows for head in (row.caption, *(heading for heading, _ in row.cells))]
    return [head for head in dict.fromkeys(heads) if head and not words.issuperset(head.split())]


def _row_text(row: Row) -> str:
    cells = ", ".join(f"{heading}: {text}" if heading else text for heading, text in row.cells if text)
    return f"{row.caption}. {cells}" if row.caption else cells
