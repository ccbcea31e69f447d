"""The first pages of a document as a person sees them: blocks of letters of one size, each at its place.

A block is a run of printed lines that belong together. Lines that the reader kept apart but that stand beside each
other (a label and its value) are one line here.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corpus.values import Line, Page

_PAGES = 3
_LINES = 300
_WORD = re.compile(r"[^\W_]+")
_LABEL = re.compile(r"[^\W\d_][\w()/ ]{1,30}:")
FULL = 55
"""How many letters a line has, at least, that breaks off only because it is full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines of one size that follow each other.

    ``page`` counts from 0, ``top`` is the place on the page from 0 (top) to 1, ``size`` the size of the letters as a
    share of that of running text. ``large`` says that they are larger or bolder than running text; ``recognised`` that
    they were read in a picture.
    """

    lines: tuple[str, ...]
    page: int
    top: float
    size: float
    large: bool
    recognised: bool

    @property
    def text(self) -> str:
        """The lines as one text."""
        return " ".join(self.lines)


def words_of(text: str) -> frozenset[str]:
    """The words and numbers of a text, without case."""
    return frozenset(word.casefold() for word in _WORD.findall(text))


def blocks_of(pages: Sequence[Page]) -> tuple[Block, ...]:
    """Give the blocks of the first pages, in reading order; without running headers and tables of contents."""
    body = _body_size(pages)
    return tuple(block for place, page in enumerate(pages[:_PAGES]) for block in _of_page(page, place, body))


def running_text(pages: Sequence[Page]) -> tuple[str, ...]:
    """Give the running headers and footers, each once."""
    return tuple(dict.fromkeys(line.text for page in pages for line in page.lines if line.role == "furniture"))


def _body_size(pages: Sequence[Page]) -> float:
    """The size of running text: that of most letters."""
    letters: Counter[float] = Counter()
    for line in (line for page in pages for line in page.lines if line.role not in ("furniture", "heading")):
        letters[round(line.size)] += len(line.text)
    return max(letters.most_common(1)[0][0], 1.0) if letters else 10.0


def _of_page(page: Page, place: int, body: float) -> Iterator[Block]:
    run: list[_Row] = []
    for row in _rows(page):
        if run and not run[-1].goes_on(row):
            yield _block(run, page, place, body)
            run = []
        run.append(row)
    if run:
        yield _block(run, page, place, body)


@dataclass(slots=True)
class _Row:
    """A printed line, with what stands beside it."""

    first: Line
    last: Line
    text: str

    def goes_on(self, row: "_Row") -> bool:
        """Whether a row belongs to the same block as this one: the same letters, close below, no new item.

        Below a value that stands beside its label only what stands under the value goes on.
        """
        above, below = self.last, row.first
        same = abs(above.size - below.size) < 0.6 and above.bold == below.bold
        same = same and (above.role == "heading") == (below.role == "heading")
        gap = below.box.top - above.box.bottom
        close = -0.5 * above.size <= gap <= 0.9 * max(below.size, below.box.bottom - below.box.top)
        under = min(above.box.x1, below.box.x1) > max(above.box.x0, below.box.x0)
        starts = below.role == "row" or (below.role == "item" and below.level > 0)
        return same and close and under and not starts

    def stands_beside(self, line: Line) -> bool:
        """Whether a line stands to the right, at the same height."""
        middle = (line.box.top + line.box.bottom) / 2
        return self.first.box.top < middle < self.first.box.bottom and line.box.x0 >= self.last.box.x1 - 2


def _rows(page: Page) -> list[_Row]:
    """Give the printed lines of a page in reading order, what stands beside a short one with it."""
    rows: list[_Row] = []
    lines = (line for line in page.lines if line.role not in ("furniture", "toc") and line.text.strip())
    for line in islice(lines, _LINES):
        beside = next((row for row in rows if len(row.text) < 40 and row.stands_beside(line)), None)
        if beside is None:
            rows.append(_Row(line, line, " ".join(line.text.split())))
        else:
            beside.last, beside.text = line, f"{beside.text} {' '.join(line.text.split())}"
    return rows


def _block(rows: Sequence[_Row], page: Page, place: int, body: float) -> Block:
    first = rows[0].first
    size = first.size / body
    return Block(
        lines=tuple(row.text for row in rows),
        page=place,
        top=min(max(first.box.top / max(page.height, 1.0), 0.0), 1.0),
        size=size or 1.0,
        large=size >= 1.12 or first.bold or first.role == "heading",
        recognised=page.ocr or first.ocr,
    )


def value_of(blocks: Sequence[Block], label: re.Pattern[str]) -> str:
    """Give what stands after a label on the first page: on its line, else on the line or in the block below it."""
    own = [block for block in blocks if block.page == 0]
    for place, block in enumerate(own):
        for number, line in enumerate(block.lines):
            if found := label.match(line):
                below = next((other.lines for other in islice(own, place + 1, None)), ())
                rest = line[found.end() :].strip(" :")
                lines = (line, *block.lines[number + 1 :]) if rest else block.lines[number + 1 :] or below
                return " ".join([rest or "".join(lines[:1]), *_going_on(lines)])
    return ""


def _going_on(lines: Sequence[str]) -> Iterator[str]:
    """Give the lines that go on with the first: after a full line, or without a capital; a new label ends it."""
    for before, line in zip(lines, lines[1:], strict=False):
        if _LABEL.match(line) or not (len(before) >= FULL or line[:1].islower()):
            return
        yield line
