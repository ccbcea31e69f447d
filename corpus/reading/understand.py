"""From words to pages: the whole of understanding a document, in the order in which it happens.

Everything here is pure: the same raw document gives the same pages.
"""

from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.arrange import arranged
from corpus.reading.extraction.raw import RawDocument, RawPage
from corpus.reading.layout.asides import with_asides_moved
from corpus.reading.layout.hyphens import vocabulary_of
from corpus.reading.layout.turned import directions
from corpus.reading.structure.assemble import page_text
from corpus.reading.structure.drafts import Draft, norm_of
from corpus.reading.structure.headings import with_headings
from corpus.reading.structure.items import with_items
from corpus.reading.structure.roles import with_roles
from corpus.values import LineRole, Page, Quality


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
    known = vocabulary_of({word.text for page in readable for word in page.printed})
    upright = arranged(readable, known)
    others = [arranged(readable, known, turns) for turns in directions(readable)]
    drafts = [_together(upright.drafts[index], [one.drafts[index] for one in others]) for index in range(len(readable))]
    norm = norm_of(drafts)
    drafts = [with_asides_moved(lines, norm) for lines in drafts]
    drafts = with_roles(drafts, norm)
    drafts = with_headings(drafts, norm, raw.bookmarks, [page.bars for page in readable])
    drafts = [with_items(lines, norm) for lines in drafts]
    labels = _labels(raw.labels, [one.labels for one in (upright, *others)])
    pages = []
    for index, page in enumerate(readable):
        text, lines = page_text(drafts[index], norm, known, (page.width, page.height))
        pages.append(
            Page(
                document=document_id,
                number=page.number,
                label=labels[index],
                text=text,
                lines=(*lines, *(line for one in (upright, *others) for line in one.furniture[index])),
                width=page.width,
                height=page.height,
                quality=qualities[index],
                ocr=page.number in ocr_pages,
            )
        )
    return tuple(pages)


def _together(drafts: Sequence[Draft], others: Sequence[Sequence[Draft]]) -> list[Draft]:
    """Put what a page says in other directions after its upright text, in columns of its own.

    Beside an upright text those are labels and notes, which must not part a sentence that goes on on the next page.
    """
    together = list(drafts)
    for other in others:
        start = max([draft.column for draft in together], default=0) + 1
        aside = _letters(drafts) > _letters(other)
        for draft in other:
            role: LineRole = "caption" if aside and draft.role == "body" else draft.role
            together.append(replace(draft, column=start + draft.column, role=role))
    return together


def _letters(drafts: Sequence[Draft]) -> int:
    return sum(len(draft.text) for draft in drafts)


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


def _labels(declared: Sequence[str], directions: Sequence[Sequence[str]]) -> list[str]:
    """Choose the label of each page: as printed (upright before turned), else as declared, else its number."""
    printed = [next(filter(None, found), "") for found in zip(*directions, strict=True)]
    both = [(one, other) for one, other in zip(printed, declared, strict=True) if one and other]
    agree = sum(1 for one, other in both if one == other)
    trusted = agree >= 0.8 * len(both) if both else not any(printed)
    return [
        found or (told if trusted else "") or str(index + 1)
        for index, (found, told) in enumerate(zip(printed, declared, strict=True))
    ]
