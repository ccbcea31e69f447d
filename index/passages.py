"""What of a chunk is embedded and indexed: the texts that stand for it."""

from corpus.values import Chunk, Document, Row, Span

PASSAGES_VERSION = "2"
"""Changes whenever the same chunk would give other texts to embed."""


def passage_text(chunk: Chunk) -> str:
    """The text whose vector stands for a chunk: where it is from, then what it says.

    The caption and column headings of a table stand in the first of its chunks only; the others get them too.
    """
    headings = (heading for heading in chunk.headings if not chunk.text.startswith(heading))
    return "\n".join([*headings, *_table_heads(chunk), chunk.text])


def word_text(chunk: Chunk, document: Document) -> str:
    """The text whose words stand for a chunk."""
    return "\n".join([document.title, passage_text(chunk)])


def sentence_texts(chunk: Chunk) -> list[str]:
    """One text for each sentence number of a chunk, with the last heading in front: alone it says too little."""
    groups: dict[int, list[Span]] = {}
    for span in chunk.spans:
        groups.setdefault(span.sentence, []).append(span)
    heading = chunk.headings[-1] if chunk.headings else ""
    return [_sentence(chunk, groups.get(number, []), heading) for number in range(max(groups, default=-1) + 1)]


def _sentence(chunk: Chunk, spans: list[Span], heading: str) -> str:
    row = next((span.row for span in spans if span.row), None)
    text = _row_text(row) if row else " ".join(chunk.text[span.start : span.end].strip() for span in spans)
    own = not heading or any(span.kind == "heading" for span in spans)
    return text if own else f"{heading}: {text}"


def _table_heads(chunk: Chunk) -> list[str]:
    """The captions and column headings of the tables in a chunk whose words do not all stand in its text."""
    words = set(chunk.text.split())
    rows = [span.row for span in chunk.spans if span.row]
    heads = [head for row in rows for head in (row.caption, *(heading for heading, _ in row.cells))]
    return [head for head in dict.fromkeys(heads) if head and not words.issuperset(head.split())]


def _row_text(row: Row) -> str:
    cells = ", ".join(f"{heading}: {text}" if heading else text for heading, text in row.cells if text)
    return f"{row.caption}. {cells}" if row.caption else cells
