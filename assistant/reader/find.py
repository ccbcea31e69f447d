"""Finding and reading: the passages that search brings up for a question, read by the reader."""

from dataclasses import dataclass

from assistant.reader.reading import Reading, read
from assistant.values import Passage
from index.library import Library
from index.search import search
from index.values import Hit

CANDIDATES = 8
"""How many passages are read. Measured on documents that trained nothing (decision 18): more answer hardly more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A passage with how it was found and how it reads; ``closeness`` (cosine) is 0 when only its words were found."""

    hit: Hit
    reading: Reading

    @property
    def passage(self) -> Passage:
        """The passage itself."""
        return self.reading.passage


def find(library: Library, question: str, earlier: str = "", *, count: int = CANDIDATES) -> tuple[Found, ...]:
    """The passages that may answer a question, as search ranks them, each read by the reader.

    ``earlier`` is the question before it in the conversation, when the question is to be understood with it.
    """
    hits = search(library, f"{earlier} {question}".strip(), k=count)
    passages = [(hit.row, _passage(library, hit)) for hit in hits]
    readings = read(library.reader, question, earlier, passages)
    return tuple(Found(hit=hit, reading=reading) for hit, reading in zip(hits, readings, strict=True) if reading.units)


def _passage(library: Library, hit: Hit) -> Passage:
    chunk = library.chunk(hit.row)
    return Passage(chunk=chunk, document=library.document(chunk.document), score=hit.score)
