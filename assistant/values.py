"""The values of the assistant: passages, citations and the answer."""

from dataclasses import dataclass, field
from typing import Literal

from corpus.values import Box, Chunk, Document

Status = Literal["answered", "partial", "clarify", "not_found", "out_of_scope", "error"]
"""The closed set of outcomes. A refusal is an answer with such a status, never an exception."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A chunk that was found for a question; ``score`` is only comparable within one search, higher is better."""

    chunk: Chunk
    document: Document
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a document that the answer stands on.

    ``number`` is what ``[1]`` in the answer points to; ``page`` the 1-based PDF page, ``label`` the printed number;
    ``quote`` stands verbatim on that page; ``boxes`` are its lines there, in PDF points; ``ocr`` says that any of
    it was read by character recognition; ``near`` that it is the nearest passage of a refusal, not an answer.
    """

    number: int
    document: Document
    page: int
    label: str
    headings: tuple[str, ...]
    quote: str
    boxes: tuple[Box, ...]
    chunk: str
    ocr: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the assistant says, and what it stands on.

    ``text`` is Markdown in Dutch with ``[1]`` markers; ``citations`` are in order of number; ``passages`` what was
    found, best first; ``trace`` short lines for developers on what each stage decided; ``seconds`` how long it took;
    ``confidence`` how sure the assistant is (higher is surer, comparable between questions; None when it does not say).
    """

    status: Status
    text: str
    citations: tuple[Citation, ...] = ()
    passages: tuple[Passage, ...] = ()
    trace: tuple[str, ...] = field(default=())
    seconds: float = 0.0
    confidence: float | None = None
