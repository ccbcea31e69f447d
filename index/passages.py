"""What of a chunk is embedded and indexed: the texts that stand for it."""

from corpus.values import Chunk, Document, Row, Span

PASSAGES_VERSION = "1"
"""Changes whenever the same chunk would give other texts to embed."""


def passage_text(chunk: Chunk) -> str:
    """The text whose vector stands for a chunk: where it is from, then what it says."""
    return "\n".join([*(heading for heading in chunk.headings if not chunk.text.startswith(heading)), chunk.text])


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


def _row_text(row: Row) -> str:
    cells = ", ".join(f"{heading}: {text}" if heading else text for heading, text in row.cells if text)
    return f"{row.caption}. {cells}" if row.caption else cells
