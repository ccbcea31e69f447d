"""The values of the corpus: what is known of a document, its pages and its chunks.

Every value is frozen. Coordinates are PDF points (1/72 inch) with the origin at the top left of the page as it is shown
and y growing downwards, so that a box can be drawn on the page image by scaling alone.
"""

from dataclasses import dataclass
from typing import Literal

Quality = Literal["text", "sparse", "image_only", "garbled"]
"""How well a page can be read: enough text, hardly any text, only an image, or text that is no language."""

LineRole = Literal["body", "heading", "item", "row", "caption", "footnote", "toc", "furniture"]
"""What a line is on its page; ``furniture`` is a running header, footer or page number, ``toc`` a table of contents."""

SpanKind = Literal["heading", "sentence", "item", "row"]
"""What a span of a chunk is: a section heading, a sentence, a list item or a table row."""

UnreadKind = Literal["image_only", "garbled", "pictures", "fields"]
"""Why something that stands on a page is not in its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in PDF points from the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row with what gives its cells meaning.

    ``cells`` pairs the column heading (empty when the table has none) with the text of the cell, left to right;
    A cell that is merged over rows or columns stands in each of them; the text of the line has it once, where it is
    printed. ``caption`` is the table's title, empty when unknown. ``units`` are the units of the cells as printed
    ("bedragen x € 1.000"), '' for a cell without one; ``unit`` is that unit when all figures of the row share one that
    stands outside their headings, and empty otherwise: it can be shown behind any of them.
    """

    caption: str
    unit: str
    cells: tuple[tuple[str, str], ...]
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text as it stands on the page.

    ``start`` and ``end`` are its offsets in ``Page.text``; both are -1 for a line kept out of the text (furniture).
    ``level`` is the heading level (1 is the highest) for the role ``heading`` and 0 otherwise; ``size`` the font size
    in points. A table row of several printed lines is one line with the role ``row``. ``ocr`` says that words of it
    were recognised in a picture on a page that has text of its own; of a page recognised as a whole ``Page.ocr`` is
    true instead.
    """

    text: str
    box: Box
    role: LineRole
    start: int
    end: int
    level: int = 0
    size: float = 0.0
    bold: bool = False
    row: Row | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as it is read.

    ``document`` is the id of its document, ``number`` the 1-based page of the PDF, ``label`` the page number as printed
    (the number as text when none is found). ``text`` is the text in reading order, without furniture, words broken at a
    line end joined, one newline between lines; ``lines`` lead back to it. ``width`` and ``height`` are PDF points.
    """

    document: str
    number: int
    label: str
    text: str
    lines: tuple[Line, ...]
    width: float
    height: float
    quality: Quality = "text"
    ocr: bool = False

    def is_recognised(self, start: int, end: int) -> bool:
        """Tell whether anything of ``text[start:end]`` was read by character recognition."""
        return self.ocr or any(line.ocr and line.start < end and start < line.end for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """Pages (1-based) of a document of which something could not be read.

    ``kind`` says what: the whole page, which is an image (``image_only``) or no language (``garbled``), a picture or
    drawing with text (``pictures``), or what is filled in or laid on it (``fields``).
    """

    kind: UnreadKind
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is known of a document.

    ``id`` is short and stable (manifest id, or made from the file name), ``kind`` a Dutch word such as "visie",
    ``status`` such as "ontwerp" or "vastgesteld", ``date`` ISO as far as known ("2021-03", "2018"), ``origin`` where it
    was published, ``file`` its path relative to the corpus folder, ``digest`` the SHA-256 of its bytes, ``also`` the
    other files of the corpus with the same bytes or, once read, the same text. Unknown text is empty. ``summary`` says
    that it is a summary in the project's own words, not the official text.
    """

    id: str
    title: str
    kind: str
    status: str
    date: str
    publisher: str
    origin: str
    file: str
    digest: str
    summary: bool = False
    also: tuple[str, ...] = ()

    @property
    def precedence(self) -> tuple[int, str]:
        """What to order by, highest first: adopted before unknown before draft, and newer before older."""
        status = self.status.casefold()
        rank = 2 if status.startswith("vastgesteld") else 0 if status.startswith(("ontwerp", "concept")) else 1
        return rank, self.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A sentence, list item, table row or heading of a chunk, and where it stands.

    ``start`` and ``end`` are offsets in ``Chunk.text``; ``page_start`` and ``page_end`` in the text of page ``page``
    (equal up to white space). ``sentence`` numbers the spans of a chunk; a sentence that runs over a page end has a
    span on each page, with the same number. ``boxes`` are its lines on the page.
    """

    start: int
    end: int
    page: int
    page_start: int
    page_end: int
    boxes: tuple[Box, ...]
    sentence: int
    kind: SpanKind = "sentence"
    row: Row | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A section-true piece of a document.

    ``id`` is a digest of content and place; ``document`` the id of its document; ``headings`` the path of the section,
    highest first; ``pages`` the 1-based PDF pages it stands on; ``labels`` their printed labels, in the same order.
    ``text`` starts with the section's own heading when the section starts here. ``spans`` cover the text in order.
    ``ocr`` says that some of it was read by character recognition.
    """

    id: str
    document: str
    headings: tuple[str, ...]
    pages: tuple[int, ...]
    labels: tuple[str, ...]
    text: str
    spans: tuple[Span, ...]
    ocr: bool = False
