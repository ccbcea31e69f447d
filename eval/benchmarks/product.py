"""The reader of the product, on passages of the data: the code that answers, given values as the index would give."""

from collections.abc import Sequence
from math import isfinite

from assistant.reader.reading import read
from assistant.values import Passage
from corpus.values import Chunk, Document, Span
from eval.benchmarks.reading import Given
from index.model.reading import ReaderModel


class ProductReader:
    """Reads passages as the assistant does."""

    def __init__(self, model: ReaderModel) -> None:
        self._model = model

    def score(self, question: str, earlier: str, passages: Sequence[Given]) -> Sequence[tuple[float, Sequence[float]]]:
        """Return for each passage a logit that it answers, and one for each of its units as far as they were read."""
        values = [
            (place, Passage(chunk=chunk_of("", heading, units), document=document_of("", title), score=0.0))
            for place, (title, heading, units) in enumerate(passages)
        ]
        readings = read(self._model, question, earlier, values)
        return [(one.passage_logit, _as_far_as_read(one.unit_logits)) for one in readings]


def _as_far_as_read(logits: Sequence[float]) -> Sequence[float]:
    """Return the logits without those at the end, of units that did not fit."""
    return logits[: max((place + 1 for place, logit in enumerate(logits) if isfinite(logit)), default=0)]


def document_of(id: str, title: str) -> Document:
    """Return the document of a passage; of its date, status and publisher the data says nothing."""
    return Document(id=id, title=title, kind="", status="", date="", publisher="", origin="", file=id, digest="")


def chunk_of(document: str, heading: str, units: Sequence[str]) -> Chunk:
    """Return a passage as a chunk; the data does not say which units are items or rows, so all are sentences."""
    spans = []
    start = 0
    for number, unit in enumerate(units):
        end = start + len(unit)
        spans.append(Span(start=start, end=end, page=1, page_start=start, page_end=end, boxes=(), sentence=number))
        start = end + 1
    return Chunk(
        id="",
        document=document,
        headings=tuple(heading.split(" > ")) if heading else (),
        pages=(1,),
        labels=("1",),
        text="\n".join(units),
        spans=tuple(spans),
    )
