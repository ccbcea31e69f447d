"""An answer as what people take along consists of, whatever the kind of file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of plain text, bold or not; or, with ``note``, the mark of the note with that number and no text."""

    text: str = ""
    bold: bool = False
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of an answer; ``quoted`` when it is a quotation, ``item`` when it is one of a list.

    ``cells`` are the heads and values of a table row; its ``pieces`` are then the marks of its notes only.
    """

    pieces: tuple[Piece, ...]
    quoted: bool = False
    item: bool = False
    cells: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A question with the outcome and the paragraphs of its answer."""

    question: str
    outcome: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is taken along: ``notes`` are the sources, the first is note 1; ``warning`` is empty or stands on top."""

    title: str
    consulted: str
    warning: str
    said: tuple[Said, ...]
    notes: tuple[str, ...]
