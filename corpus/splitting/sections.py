"""From pages to sections: the blocks of text (headings, paragraphs, items, rows) under each heading.

Nothing is copied: a block is a list of places in the text of pages, so that everything made of it leads back to the
page. What stands on two pages because a page ended in the middle of it is one block with a place on each.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.values import Line, LineRole, Page, Row

BlockKind = Literal["heading", "paragraph", "item", "row", "caption", "footnote"]

_KINDS: dict[LineRole, BlockKind] = {
    "body": "paragraph",
    "heading": "heading",
    "item": "item",
    "row": "row",
    "caption": "caption",
    "footnote": "footnote",
}
_MARK = re.compile(
    r"(?:[•●○▪■□◦‣⁃∙·–—*✓✔➢➤►▶»>o\-\u2212\u2460-\u2473\u2776-\u2793→\uf000-\uf0ff]+|\(?(?:\d{1,3}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})[.)])(?:\s+|$)"
)
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.|(?:Hoofdstuk|Bijlage|Deel) \w+)\s")
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*\d{0,2}$")
_GOES_ON = re.compile(
    r"(?:[,\-–]|\b(?:aan|bij|dat|de|die|door|een|en|het|hun|in|met|naar|of|om|op|te|tot|uit|van|voor))$"
)
_FULL_LINE = 0.85
_LONGEST_HEADING = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A place in the text of a page: ``page.text[start:end]``; ``lines`` are the lines it lies in."""

    page: Page
    start: int
    end: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The text as it stands on the page."""
        return self.page.text[self.start : self.end]

    def trimmed(self) -> "Piece":
        """Give the place without the white space at its ends."""
        text = self.text
        before = len(text) - len(text.lstrip())
        end = self.start + max(len(text.rstrip()), before)
        return replace(self, start=self.start + before, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, list item, table row, caption or footnote.

    ``mark`` is the bullet or number before a list item, which ``pieces`` leave out; ``level`` the level of a heading;
    ``open_end`` says that its last line is as wide as the block, so that it may go on on the next page.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    level: int = 0
    row: Row | None = None
    mark: str = ""
    open_end: bool = False

    @property
    def text(self) -> str:
        """The text of the block, with a line end between pages."""
        return "\n".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The blocks under one heading.

    ``headings`` is the path of headings, highest first; ``opening`` holds the heading blocks that are printed right
    before ``blocks``: its own, after those of the sections it opens.
    """

    headings: tuple[str, ...]
    opening: tuple[Block, ...]
    blocks: tuple[Block, ...]


def sections(pages: Sequence[Page]) -> Iterator[Section]:
    """Give the sections of a document in reading order; what stands before the first heading has an empty path.

    Pages that could not be read (garbled, or an image without character recognition) and tables of contents are left
    out. A heading without text of its own opens the section below it, or stands alone when there is none.
    """
    path: tuple[Block, ...] = ()
    opening: tuple[Block, ...] = ()
    blocks: list[Block] = []
    for block in _blocks(pages):
        if block.kind != "heading":
            blocks.append(block)
            continue
        if blocks or (opening and block.level <= opening[-1].level):
            yield Section(headings=_titles(path), opening=opening, blocks=tuple(blocks))
            opening, blocks = (), []
        path = (*(above for above in path if above.level < block.level), block)
        opening = (*opening, block)
    if blocks or opening:
        yield Section(headings=_titles(path), opening=opening, blocks=tuple(blocks))


def _titles(path: tuple[Block, ...]) -> tuple[str, ...]:
    return tuple(" ".join(block.text.split()) for block in path)


def _blocks(pages: Sequence[Page]) -> Iterator[Block]:
    """Give the blocks of all pages, with those that a page end cut in two put together."""
    before: list[Block] = []
    for page in pages:
        if page.quality in ("garbled", "image_only") and not page.ocr:
            continue
        here = [_block(page, lines) for lines in _runs(page) if _says_something(lines)]
        place = _goes_on(before, here)
        if place is not None:
            first = here.pop(0)
            before[place] = replace(before[place], pieces=before[place].pieces + first.pieces, open_end=first.open_end)
        if not here:
            continue
        yield from before
        before = here
    yield from before


def _runs(page: Page) -> Iterator[list[Line]]:
    """Give the lines of a page that form one block together."""
    run: list[Line] = []
    lines = (line for line in page.lines if line.role in _KINDS and line.start >= 0 and line.text.strip())
    for line in sorted(lines, key=lambda line: line.start):
        if run and not _same_block(page, run, line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _says_something(lines: list[Line]) -> bool:
    return any(character.isalnum() for line in lines for character in line.text)


def _same_block(page: Page, run: list[Line], line: Line) -> bool:
    last = run[-1]
    gap = page.text[last.end : line.start]
    if line.role != last.role or line.role == "row" or gap.count("\n") > 1 or gap.strip():
        return False
    if line.role == "heading":
        return line.level == last.level and not (_NUMBERED.match(line.text) and _NUMBERED.match(run[0].text))
    return line.role != "item" or line.level == 0


def _block(page: Page, lines: list[Line]) -> Block:
    first, last = lines[0], lines[-1]
    text = page.text[first.start : last.end]
    mark = _MARK.match(text) if first.role == "item" and first.level > 0 else None
    if mark is not None and mark.end() >= len(text):
        mark = None
    start = first.start + (mark.end() if mark else 0)
    piece = Piece(page=page, start=start, end=last.end, lines=tuple(lines))
    is_text = first.role == "heading" and len(text) > _LONGEST_HEADING
    return Block(
        kind="paragraph" if is_text else _KINDS[first.role],
        pieces=(piece.trimmed(),),
        level=first.level,
        row=first.row,
        mark=mark[0].strip() if mark else "",
        open_end=len(lines) > 1 and _is_full(lines),
    )


def _is_full(lines: list[Line]) -> bool:
    left = min(line.box.x0 for line in lines)
    right = max(line.box.x1 for line in lines)
    return lines[-1].box.x1 - left >= _FULL_LINE * (right - left)


def _goes_on(before: list[Block], here: list[Block]) -> int | None:
    """Give the place in ``before`` of the block that the first block of the next page continues, if any does."""
    place = next((at for at in reversed(range(len(before))) if before[at].kind not in ("footnote", "caption")), None)
    if place is None or not here:
        return None
    last, first = before[place], here[0]
    if first.kind == "item" and first.level == 0:
        return place if last.kind == "item" else None
    if first.kind != "paragraph" or last.kind not in ("paragraph", "item"):
        return None
    text = last.text.rstrip()
    if _CLOSED.search(text):
        return None
    small = re.match(r"[\"'“‘(]*[a-zà-öø-ÿ]", first.text) is not None
    goes_on = small or _GOES_ON.search(text) is not None or (last.kind == "paragraph" and last.open_end)
    return place if goes_on else None
