"""Writing the answer: quotations in Dutch frames, grouped by document, each with its citation."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assistant import texts
from assistant.answer.choose import Extract
from assistant.answer.rows import Stems, row_markdown, shown_cells
from assistant.notation.verbatim import bold, escape, normal, stands_in
from assistant.question.figure import Figure, figures_in
from assistant.values import Citation
from corpus.values import Box, Chunk, Document, Page, Span
from index.library import Library
from index.passages import Unit

_PAGES_OF_A_TABLE = 6


@dataclass(slots=True)
class Draft:
    """An answer in the making: lines of Markdown and the citations they use so far."""

    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines).strip()

    def say(self, *sentences: str) -> None:
        """Add sentences, each a paragraph of its own."""
        self.lines += [line for sentence in sentences for line in (sentence, "")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the writer knows of the question: the figure it asks for, its years, its stems, and how stems are made."""

    figure: Figure | None
    years: Collection[str]
    words: frozenset[str]
    stems: Stems


def write_answer(draft: Draft, library: Library, extracts: Sequence[Extract], asked: Asked) -> None:
    """Add extracts in their order: a frame for each document in turn, then its quotations."""
    groups = [list(group) for _, group in groupby(extracts, key=lambda one: one.document.id)]
    if len({group[0].document.id for group in groups}) > 1:
        draft.say(texts.SEVERAL)
    for place, group in enumerate(groups):
        draft.say((texts.ALSO_IN if place else texts.STANDS_IN).format(source=_source(group[0].document)))
        for extract in group:
            quote(draft, library, extract, asked)


def quote(draft: Draft, library: Library, extract: Extract, asked: Asked, *, near: bool = False) -> None:
    """Add what an extract shows; ``near`` marks the nearest passage of a refusal.

    Units that follow each other are one quotation; where something is left out between them a new one begins.
    """
    chunk = extract.reading.passage.chunk
    many = len(extract.units) > 1
    for run in _runs(extract):
        spans = [span for unit in run for span in unit.spans]
        numbers = cite(draft, library, extract.document, chunk, spans, near)
        for is_entry, same in groupby(run, key=lambda unit: unit.kind in ("item", "row")):
            if draft.lines and draft.lines[-1].startswith("> "):
                draft.lines.append(">")
            for entry in [[unit] for unit in same] if is_entry else [list(same)]:
                if entry[0].row is not None and entry[0].row.cells:
                    lines = [_row_line(draft, library, extract, entry[0], asked, numbers)]
                else:
                    lines = _lines(entry, chunk, asked, numbers, extract.decisive if many else -1)
                for place, line in enumerate(lines):
                    bullet = ("  " if place else "- ") if is_entry and many else ""
                    draft.lines.append(f"> {bullet}{line}")
    draft.lines.append("")


def _runs(extract: Extract) -> list[list[Unit]]:
    """The units of an extract in runs without a gap."""
    order = [unit.number for unit in extract.reading.units]
    runs: list[list[Unit]] = []
    for unit in extract.units:
        if runs and order.index(unit.number) == order.index(runs[-1][-1].number) + 1:
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return runs


def _source(document: Document) -> str:
    return escape(texts.source_name(document))


def _row_line(
    draft: Draft, library: Library, extract: Extract, unit: Unit, asked: Asked, numbers: dict[int, int]
) -> str:
    """A table row with the markers of its own quotation, and of cells that it shares with other rows."""
    row, page = unit.spans[0].row, unit.spans[0].page
    assert row is not None
    cells = shown_cells(row, asked.years, asked.words, asked.stems)
    cited = dict.fromkeys(numbers[span.page] for span in unit.spans)
    quotes = " ".join(draft.citations[number - 1].quote for number in cited)
    for _, cell in cells:
        if not stands_in(cell, quotes):
            near = draft.citations[numbers[page] - 1].near
            cited |= dict.fromkeys(_cite_cell(draft, library, extract, cell, unit.spans[0], near))
    return f"{row_markdown(row, cells)} " + "".join(f"[{number}]" for number in cited)


def _cite_cell(draft: Draft, library: Library, extract: Extract, cell: str, span: Span, near: bool) -> tuple[int, ...]:
    """The citation of a merged cell: the nearest place before its row, on its page or those before, with its text."""
    words = re.compile(r"\s+".join(re.escape(word) for word in cell.split()))
    for number in range(span.page, max(0, span.page - _PAGES_OF_A_TABLE), -1):
        page = library.page(extract.document.id, number)
        found = [match.span() for match in words.finditer(page.text)]
        before = [one for one in found if number < span.page or one[0] <= span.page_start]
        if found:
            start, end = before[-1] if before else found[0]
            boxes = tuple(line.box for line in page.lines if line.start < end and start < line.end)
            return (_numbered(draft, extract.document, page, (start, end), boxes, extract.reading.passage.chunk, near),)
    return ()


def _lines(units: Sequence[Unit], chunk: Chunk, asked: Asked, numbers: dict[int, int], decisive: int) -> list[str]:
    """Units as one paragraph, one line for every page it stands on, each with its marker."""
    shown: dict[int, list[str]] = {}
    for unit in units:
        for span in unit.spans:
            text = normal(chunk.text[span.start : span.end])
            shown.setdefault(span.page, []).append(_marked(text, asked, is_decisive=unit.number == decisive))
    return [f"{' '.join(texts_of_page)} [{numbers[page]}]" for page, texts_of_page in shown.items()]


def _marked(text: str, asked: Asked, *, is_decisive: bool) -> str:
    """A text in Markdown with what decides in bold: the figures asked for, or the sentence among its surroundings."""
    figures = figures_in(text, asked.figure) if asked.figure else ()
    if figures:
        return bold(text, tuple((fact.start, fact.end) for fact in figures))
    return bold(text, ((0, len(text)),)) if is_decisive and asked.figure is None else escape(text)


def cite(
    draft: Draft, library: Library, document: Document, chunk: Chunk, spans: Sequence[Span], near: bool
) -> dict[int, int]:
    """The number of the citation for what is quoted from each page; the same quotation keeps its number."""
    numbers = {}
    for number in sorted({span.page for span in spans}):
        here = [span for span in spans if span.page == number]
        stretch = min(span.page_start for span in here), max(span.page_end for span in here)
        boxes = tuple(dict.fromkeys(box for span in here for box in span.boxes))
        numbers[number] = _numbered(draft, document, library.page(document.id, number), stretch, boxes, chunk, near)
    return numbers


def _numbered(
    draft: Draft,
    document: Document,
    page: Page,
    stretch: tuple[int, int],
    boxes: tuple[Box, ...],
    chunk: Chunk,
    near: bool,
) -> int:
    """The number of the citation for a stretch of a page, which is added when it is not there yet."""
    start, end = stretch
    quoted = normal(page.text[start:end])
    for citation in draft.citations:
        if (citation.document.id, citation.page, citation.quote) == (document.id, page.number, quoted):
            return citation.number
    draft.citations.append(
        Citation(
            number=len(draft.citations) + 1,
            document=document,
            page=page.number,
            label=page.label,
            headings=chunk.headings,
            quote=quoted,
            boxes=boxes,
            chunk=chunk.id,
            ocr=page.is_recognised(start, end),
            near=near,
        )
    )
    return len(draft.citations)
