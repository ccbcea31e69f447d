"""From pages to chunks: pieces of a section that are found, shown and quoted as one.

A section is cut where it hurts least: between paragraphs rather than between sentences, between sentences rather than
between the items of a list, and never within a sentence, an item or a table row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from corpus.splitting.sections import Block, Piece, Section, sections
from corpus.splitting.sentences import LONGEST, sentence_spans
from corpus.values import Box, Chunk, Line, Page, Row, Span, SpanKind

SPLITTER_VERSION = "2"
"""Changes whenever the same pages would give other chunks, so that an index made with the old rules is rebuilt."""

_PARAGRAPH, _SENTENCE, _ROW, _ITEM = 0.0, 0.25, 0.5, 0.75
_WITHIN_ITEM = 1.5
_TOGETHER = 1_000.0
_HEADING = 2_000.0
_TOO_LONG = 100_000.0
_LONG_ITEM = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class _Atom:
    """What is never cut: a sentence, item, row or heading; ``joint`` and ``cut`` are what is before it.

    ``joint`` separates it from the atom before it in the text of a chunk; ``cut`` is what a chunk end there costs.
    """

    pieces: tuple[Piece, ...]
    kind: SpanKind
    cut: float
    joint: str = "\n"
    mark: str = ""
    row: Row | None = None

    @property
    def length(self) -> int:
        """The length of the text in a chunk, with what separates it."""
        return sum(piece.end - piece.start + 1 for piece in self.pieces) + (len(self.mark) + 1 if self.mark else 0)


def split_pages(pages: Sequence[Page], target_chars: int = 700, max_chars: int = 1400) -> tuple[Chunk, ...]:
    """Split the pages of one document into chunks of about ``target_chars`` and at most ``max_chars`` characters.

    A chunk lies in one section and starts with the section's own heading when the section starts there. A list keeps
    the sentence that introduces it and stays whole up to ``max_chars``. Only what may not be cut (a list item or table
    row) makes a longer chunk. The same pages give the same chunks. Raises ValueError when the sizes make no sense.
    """
    if not 0 < target_chars <= max_chars:
        raise ValueError(f"target_chars must be between 1 and max_chars, not {target_chars} and {max_chars}")
    return tuple(
        _chunk(section.headings, atoms)
        for section in sections(pages)
        for atoms in _packed(_atoms(section, max_chars), target_chars, max_chars)
    )


def _atoms(section: Section, max_chars: int) -> list[_Atom]:
    """Give the atoms of a section with what it costs to cut before each of them."""
    atoms = [_Atom(pieces=block.pieces, kind=_opening_kind(block), cut=_HEADING) for block in section.opening]
    blocks = section.blocks
    at = 0
    while at < len(blocks):
        end = at + 1
        while blocks[at].kind in ("item", "row") and end < len(blocks) and blocks[end].kind == blocks[at].kind:
            end += 1
        run = [atom for block in blocks[at:end] for atom in _block_atoms(block)]
        introduced = at > 0 and _introduces(blocks[at - 1], blocks[at])
        if blocks[at].kind == "item":
            whole = sum(atom.length for atom in run) + (atoms[-1].length if introduced else 0) <= max_chars
            run = [replace(atom, cut=_TOGETHER if whole else atom.cut) for atom in run]
        atoms.append(replace(run[0], cut=_TOGETHER if introduced else _PARAGRAPH))
        atoms.extend(run[1:])
        at = end
    opening = len(section.opening)
    if 0 < opening < len(atoms):
        atoms[opening] = replace(atoms[opening], cut=_HEADING)
    return atoms


def _opening_kind(block: Block) -> SpanKind:
    """Say what a heading is: one that ends in a full stop may well be a statement, to be quoted as a sentence."""
    return "sentence" if block.text.rstrip().endswith(".") else "heading"


def _introduces(before: Block, block: Block) -> bool:
    """Say whether a block belongs to the list or table after it."""
    if before.kind == "paragraph":
        return block.kind == "item" or (block.kind == "row" and before.text.rstrip().endswith(":"))
    return before.kind == "caption" and block.kind == "row"


def _block_atoms(block: Block) -> Iterator[_Atom]:
    """Cut a block into atoms; a list item as long as a paragraph becomes an item (its first sentence) and sentences.

    Those are quoted one by one, but stay in one chunk unless the item is far too long.
    """
    if block.kind == "row":
        yield _Atom(pieces=block.pieces, kind="row", cut=_ROW, row=block.row)
        return
    text = block.text
    if block.kind == "item" and len(text) <= _LONG_ITEM:
        yield _Atom(pieces=block.pieces, kind="item", cut=_ITEM, mark=block.mark)
        return
    for number, (start, end) in enumerate(sentence_spans(text)):
        item = block.kind == "item" and number == 0
        within = (_TOGETHER if len(text) <= LONGEST else _WITHIN_ITEM) if block.kind == "item" else _SENTENCE
        yield _Atom(
            pieces=_between(block.pieces, start, end),
            kind="item" if item else "sentence",
            cut=_ITEM if item else within,
            joint=" " if number else "\n",
            mark=block.mark if item else "",
        )


def _between(pieces: tuple[Piece, ...], start: int, end: int) -> tuple[Piece, ...]:
    """Give the places of the characters from ``start`` to ``end`` in the text of all pieces with a line end between."""
    found = []
    offset = 0
    for piece in pieces:
        first, last = max(start - offset, 0), min(end - offset, piece.end - piece.start)
        if first < last:
            part = replace(piece, start=piece.start + first, end=piece.start + last)
            found.append(part.trimmed())
        offset += piece.end - piece.start + 1
    return tuple(part for part in found if part.start < part.end)


def _packed(atoms: list[_Atom], target: int, most: int) -> Iterator[list[_Atom]]:
    """Divide atoms into chunks so that the sum of what the cuts and the sizes cost is the least."""
    best = [0.0] + [float("inf")] * len(atoms)
    start_of = [0] * (len(atoms) + 1)
    for end in range(1, len(atoms) + 1):
        length = content = 0
        for start in range(end - 1, -1, -1):
            length += atoms[start].length
            content += atoms[start].kind != "heading"
            cost = best[start] + _size_cost(length, target, most, alone=content <= 1)
            cost += atoms[start].cut if start else 0.0
            if cost < best[end]:
                best[end], start_of[end] = cost, start
            if length > most + target:
                break
    ends = [len(atoms)]
    while ends[-1]:
        ends.append(start_of[ends[-1]])
    ends.reverse()
    for start, end in zip(ends, ends[1:], strict=False):
        yield atoms[start:end]


def _size_cost(length: int, target: int, most: int, *, alone: bool) -> float:
    if length <= target:
        return ((target - length) / target) ** 2
    if length <= most:
        return ((length - target) / (most - target)) ** 2
    return 1.0 if alone else _TOO_LONG + length - most


def _chunk(headings: tuple[str, ...], atoms: list[_Atom]) -> Chunk:
    text = ""
    spans: list[Span] = []
    for number, atom in enumerate(atoms):
        text += (atom.joint if text else "") + (f"{atom.mark} " if atom.mark else "")
        for part, piece in enumerate(atom.pieces):
            words = " ".join(piece.text.split())
            text += " " if part else ""
            spans.append(_span(piece, len(text), len(text) + len(words), number, atom))
            text += words
    pages = {piece.page.number: piece.page for atom in atoms for piece in atom.pieces}
    first = spans[0]
    document = next(iter(pages.values())).document
    place = f"{document}\n{first.page}\n{first.page_start}\n{text}"
    return Chunk(
        id=sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        document=document,
        headings=headings,
        pages=tuple(sorted(pages)),
        labels=tuple(pages[number].label for number in sorted(pages)),
        text=text,
        spans=tuple(spans),
        ocr=any(piece.page.is_recognised(piece.start, piece.end) for atom in atoms for piece in atom.pieces),
    )


def _span(piece: Piece, start: int, end: int, number: int, atom: _Atom) -> Span:
    return Span(
        start=start,
        end=end,
        page=piece.page.number,
        page_start=piece.start,
        page_end=piece.end,
        boxes=tuple(_clipped(line, piece) for line in _touched(piece)),
        sentence=number,
        kind=atom.kind,
        row=atom.row,
    )


def _touched(piece: Piece) -> tuple[Line, ...]:
    first = bisect_right(piece.lines, piece.start, key=lambda line: line.end)
    return piece.lines[first : bisect_left(piece.lines, piece.end, key=lambda line: line.start)]


def _clipped(line: Line, piece: Piece) -> Box:
    """Give the box of the part of a line that a piece holds, as if all characters were equally wide."""
    width = (line.box.x1 - line.box.x0) / max(line.end - line.start, 1)
    before, after = max(piece.start - line.start, 0), max(line.end - piece.end, 0)
    return replace(line.box, x0=line.box.x0 + before * width, x1=line.box.x1 - after * width)
