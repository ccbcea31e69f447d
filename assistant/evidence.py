"""The pieces of text an answer can be made of: sentences, list items and table rows of the passages that were found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.notation.verbatim import normal
from assistant.values import Passage
from corpus.values import Span, SpanKind
from index.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence, list item or table row with its surroundings.

    ``row`` is the row of its chunk in the index, ``number`` its ``Span.sentence``, ``spans`` one span for every page it
    stands on. ``before`` and ``after`` are the neighbouring pieces of the chunk, empty at its ends. ``similarity`` is
    the cosine of its vector and the question's.
    """

    passage: Passage
    row: int
    number: int
    kind: SpanKind
    spans: tuple[Span, ...]
    text: str
    before: str
    after: str
    similarity: float


def pieces_of(library: Library, passage: Passage, row: int, query: np.ndarray) -> tuple[Piece, ...]:
    """All pieces of a passage in order, its headings left out; ``query`` is the normalised vector of the question."""
    chunk = passage.chunk
    groups: dict[int, list[Span]] = {}
    heads = {_joined(heading for heading, _ in span.row.cells) for span in chunk.spans if span.row}
    for span in chunk.spans:
        is_head = span.row is not None and _joined(cell for _, cell in span.row.cells) in heads
        if span.kind != "heading" and not is_head:
            groups.setdefault(span.sentence, []).append(span)
    texts = {number: normal(" ".join(chunk.text[s.start : s.end] for s in spans)) for number, spans in groups.items()}
    similarity = library.sentence_vectors(row) @ query
    numbers = list(groups)
    return tuple(
        Piece(
            passage=passage,
            row=row,
            number=number,
            kind=groups[number][0].kind,
            spans=tuple(groups[number]),
            text=texts[number],
            before=texts[numbers[place - 1]] if place else "",
            after=texts[numbers[place + 1]] if place + 1 < len(numbers) else "",
            similarity=float(similarity[number]),
        )
        for place, number in enumerate(numbers)
    )


def _joined(cells: Iterable[str]) -> str:
    return normal(" ".join(cell for cell in cells if cell))


def background(library: Library, query: np.ndarray, sample: int = 48) -> tuple[float, float]:
    """Mean and standard deviation of the question's similarity to sentences anywhere in the index.

    Cosines of small embedding models lie close together and shift from question to question; against this background a
    similarity says something. The sample of chunks is evenly spread, so that the same question gets the same figures.
    """
    count = len(library)
    rows = sorted({int(place) for place in np.linspace(0, count - 1, num=min(sample, count))}) if count else []
    values: Sequence[np.ndarray] = [library.sentence_vectors(row) @ query for row in rows]
    merged = np.concatenate(values) if values else np.zeros(1)
    return float(merged.mean()), max(float(merged.std()), 1e-3)
