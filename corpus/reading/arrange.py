"""Bring what the pages of a document say in one direction into lines: furniture out, tables found, in reading order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from corpus.reading.extraction.raw import RawPage, Word
from corpus.reading.layout.columns import in_order
from corpus.reading.layout.dropcaps import join_drop_caps
from corpus.reading.layout.filled import joined_to_labels
from corpus.reading.layout.furniture import find_furniture
from corpus.reading.layout.hyphens import Vocabulary
from corpus.reading.layout.linenumbers import line_numbers
from corpus.reading.layout.lines import Piece, pieces_of
from corpus.reading.layout.turned import turned_back, upright
from corpus.reading.structure.drafts import Draft, drafts_of, text_of
from corpus.tables.tables import Table, continued, find_tables, row_drafts
from corpus.values import Box, Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """What the pages say in one direction: for each page its lines, its furniture and its printed number."""

    drafts: tuple[tuple[Draft, ...], ...]
    furniture: tuple[tuple[Line, ...], ...]
    labels: tuple[str, ...]


def arranged(pages: Sequence[RawPage], known: Vocabulary, turns: int = 0) -> Arranged:
    """Arrange the words that are set after ``turns`` quarter turns; ``known`` are the words of the document."""
    held = [upright(page, turns) for page in pages] if turns else list(pages)
    pieces = [joined_to_labels(pieces_of(page.words), page.filled) for page in held]
    furniture = find_furniture(held, pieces, _body_size(pieces))
    numbers = line_numbers(pieces, furniture.pieces)
    aside = [kept | counted for kept, counted in zip(furniture.pieces, numbers, strict=True)]
    inside = [
        join_drop_caps([piece for index, piece in enumerate(found) if index not in kept], known)
        for found, kept in zip(pieces, aside, strict=True)
    ]
    tables = [find_tables(page, found, known) for page, found in zip(held, inside, strict=True)]
    tables = continued(tables, [page.height for page in held])
    drafts = [_marked(_drafts(found, own), page) for page, found, own in zip(held, inside, tables, strict=True)]
    return Arranged(
        drafts=tuple(tuple(replace(draft, turns=turns) if turns else draft for draft in lines) for lines in drafts),
        furniture=tuple(
            _furniture_lines(page, turns, found, kept) for page, found, kept in zip(pages, pieces, aside, strict=True)
        ),
        labels=furniture.labels,
    )


def _drafts(pieces: Sequence[Piece], tables: Sequence[Table]) -> list[Draft]:
    """Return the lines of a page in reading order, its tables as rows in their place."""
    taken = {order for table in tables for order in table.pieces}
    rest = [piece for piece in pieces if piece.order not in taken]
    blocks = {table.order: partial(row_drafts, table) for table in tables}
    by_order = {piece.order: piece for piece in pieces}
    for table in tables:
        box = table.box
        style = by_order[table.order].style
        rest.append(Piece((), box.x0, box.top, box.x1, box.bottom, style, table.order))
    return drafts_of(in_order(rest), blocks)


def _marked(drafts: list[Draft], page: RawPage) -> list[Draft]:
    """Mark the lines with text of form fields, and those with words that were recognised in pictures.

    The box of a line is around all its words.
    """
    if page.filled:
        drafts = [_noted(draft, page.filled) for draft in drafts]
    if not page.recognised:
        return drafts
    return [replace(draft, ocr=any(_is_in(word, draft.box) for word in page.recognised)) for draft in drafts]


def _noted(draft: Draft, filled: Sequence[Box]) -> Draft:
    """Mark a line with the last form field or text box that it shows text of."""
    middle = (draft.box.top + draft.box.bottom) / 2
    beside = [(place, box) for place, box in enumerate(filled, start=1) if box.top < middle < box.bottom]
    found = [place for place, box in beside if box.x0 < draft.box.x1 and draft.box.x0 < box.x1]
    if not found:
        return draft
    inside = [box for place, box in beside if place in found]
    bare = all(any(box.x0 - 1 <= x0 and x1 <= box.x1 + 1 for box in inside) for x0, x1, _ in draft.parts)
    return replace(draft, note=found[-1], bare=bare)


def _is_in(word: Word, box: Box) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= (word.top + word.bottom) / 2 <= box.bottom


def _body_size(pieces: Sequence[Sequence[Piece]]) -> float:
    letters: Counter[float] = Counter()
    for found in pieces:
        for piece in found:
            letters[piece.style.size] += sum([len(word.text) for word in piece.words])
    return letters.most_common(1)[0][0] if letters else 10.0


def _furniture_lines(page: RawPage, turns: int, pieces: Sequence[Piece], kept: frozenset[int]) -> tuple[Line, ...]:
    return tuple(
        Line(
            text=text_of(piece),
            box=turned_back(
                Box(x0=piece.x0, top=piece.top, x1=piece.x1, bottom=piece.bottom), turns, page.width, page.height
            ),
            role="furniture",
            start=-1,
            end=-1,
            size=piece.style.size,
            bold=piece.style.bold,
        )
        for index, piece in enumerate(pieces)
        if index in kept
    )
