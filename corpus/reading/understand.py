"""From words to pages: the whole of understanding a document, in the order in which it happens.

Everything here is pure: the same raw document gives the same pages.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from corpus.reading.extraction.raw import RawDocument, RawPage, Word
from corpus.reading.layout.asides import with_asides_moved
from corpus.reading.layout.columns import in_order
from corpus.reading.layout.dropcaps import join_drop_caps
from corpus.reading.layout.furniture import Furniture, find_furniture
from corpus.reading.layout.hyphens import vocabulary_of
from corpus.reading.layout.linenumbers import line_numbers
from corpus.reading.layout.lines import Piece, pieces_of
from corpus.reading.structure.assemble import page_text
from corpus.reading.structure.drafts import Draft, drafts_of, norm_of, text_of
from corpus.reading.structure.headings import with_headings
from corpus.reading.structure.roles import with_items, with_roles
from corpus.tables.tables import Table, continued, find_tables, row_drafts
from corpus.values import Box, Line, Page, Quality


def understand(
    document_id: str,
    raw: RawDocument,
    qualities: Sequence[Quality],
    ocr_pages: frozenset[int] = frozenset(),
) -> tuple[Page, ...]:
    """Turn the words of a document into pages.

    ``qualities`` are those of the text layer of each page; ``ocr_pages`` the pages with words from recognition. A page
    that cannot be read (only an image, or no language) and was not recognised gets no text and no lines.
    """
    readable = [
        page if _usable(page, quality, ocr_pages) else _emptied(page)
        for page, quality in zip(raw.pages, qualities, strict=True)
    ]
    pieces = [pieces_of(page.words) for page in readable]
    furniture = find_furniture(readable, pieces, _body_size(pieces))
    numbers = line_numbers(pieces, furniture.pieces)
    aside = [kept | counted for kept, counted in zip(furniture.pieces, numbers, strict=True)]
    known = vocabulary_of({word.text for page in readable for word in page.words})
    inside = [
        join_drop_caps([piece for index, piece in enumerate(found) if index not in kept], known)
        for found, kept in zip(pieces, aside, strict=True)
    ]
    tables = [find_tables(page, found, known) for page, found in zip(readable, inside, strict=True)]
    tables = continued(tables, [page.height for page in readable])
    drafts = [_marked(_drafts(found, own), page) for page, found, own in zip(readable, inside, tables, strict=True)]
    norm = norm_of(drafts)
    drafts = [with_asides_moved(lines, norm) for lines in drafts]
    drafts = with_roles(drafts, norm)
    drafts = with_headings(drafts, norm, raw.bookmarks, [page.bars for page in readable])
    drafts = [with_items(lines, norm) for lines in drafts]
    labels = _labels(raw.labels, furniture)
    pages = []
    for index, page in enumerate(readable):
        text, lines = page_text(drafts[index], norm, known)
        pages.append(
            Page(
                document=document_id,
                number=page.number,
                label=labels[index],
                text=text,
                lines=(*lines, *_furniture_lines(pieces[index], aside[index])),
                width=page.width,
                height=page.height,
                quality=qualities[index],
                ocr=page.number in ocr_pages,
            )
        )
    return tuple(pages)


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
    """Mark the lines that have words which were recognised in pictures; the box of a line is around all its words."""
    if not page.recognised:
        return drafts
    return [replace(draft, ocr=any(_is_in(word, draft.box) for word in page.recognised)) for draft in drafts]


def _is_in(word: Word, box: Box) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= (word.top + word.bottom) / 2 <= box.bottom


def _usable(page: RawPage, quality: Quality, ocr_pages: frozenset[int]) -> bool:
    return page.number in ocr_pages or quality in ("text", "sparse")


def _emptied(page: RawPage) -> RawPage:
    return RawPage(
        number=page.number,
        width=page.width,
        height=page.height,
        words=(),
        turned=(),
        rules=(),
        images=page.images,
        letters="",
    )


def _body_size(pieces: Sequence[Sequence[Piece]]) -> float:
    letters: Counter[float] = Counter()
    for found in pieces:
        for piece in found:
            letters[piece.style.size] += sum([len(word.text) for word in piece.words])
    return letters.most_common(1)[0][0] if letters else 10.0


def _labels(declared: Sequence[str], furniture: Furniture) -> list[str]:
    """Choose the label of each page: as printed, else as declared, else its number."""
    both = [(one, other) for one, other in zip(furniture.labels, declared, strict=True) if one and other]
    agree = sum(1 for one, other in both if one == other)
    trusted = agree >= 0.8 * len(both) if both else not any(furniture.labels)
    return [
        found or (told if trusted else "") or str(index + 1)
        for index, (found, told) in enumerate(zip(furniture.labels, declared, strict=True))
    ]


def _furniture_lines(pieces: Sequence[Piece], kept: frozenset[int]) -> tuple[Line, ...]:
    return tuple(
        Line(
            text=text_of(piece),
            box=Box(x0=piece.x0, top=piece.top, x1=piece.x1, bottom=piece.bottom),
            role="furniture",
            start=-1,
            end=-1,
            size=piece.style.size,
            bold=piece.style.bold,
        )
        for index, piece in enumerate(pieces)
        if index in kept
    )
