"""Writing the answer: quotations in Dutch frames, grouped by document, each with its citation."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assistant import texts
from assistant.answer.choose import Extract
from assistant.answer.rows import Stems, row_markdown, shown_cells
from assistant.notation.verbatim import bold, escape, normal
from assistant.question.figure import Figure, figures_in
from assistant.values import Citation
from corpus.values import Chunk, Document, Span
from index.library import Library
from index.passages import Unit


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
                for place, line in enumerate(_lines(entry, chunk, asked, numbers, extract.decisive if many else -1)):
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


def _lines(units: Sequence[Unit], chunk: Chunk, asked: Asked, numbers: dict[int, int], decisive: int) -> list[str]:
    """Units as one paragraph, one line for every page it stands on, each with its marker."""
    first = units[0]
    if first.row is not None and first.row.cells:
        cells = shown_cells(first.row, asked.years, asked.words, asked.stems)
        cited = dict.fromkeys(numbers[span.page] for span in first.spans)
        return [f"{row_markdown(first.row, cells)} " + "".join(f"[{number}]" for number in cited)]
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
    for page in sorted({span.page for span in spans}):
        here = [span for span in spans if span.page == page]
        source = library.page(document.id, page)
        start, end = min(span.page_start for span in here), max(span.page_end for span in here)
        known = [(one.document.id, one.page, one.quote) for one in draft.citations]
        quoted = normal(source.text[start:end])
        if (document.id, page, quoted) in known:
            numbers[page] = known.index((document.id, page, quoted)) + 1
            continue
        draft.citations.append(
            Citation(
                number=len(draft.citations) + 1,
                document=document,
                page=page,
                label=source.label,
                headings=chunk.headings,
                quote=quoted,
                boxes=tuple(dict.fromkeys(box for span in here for box in span.boxes)),
                chunk=chunk.id,
                ocr=source.is_recognised(start, end),
                near=near,
            )
        )
        numbers[page] = len(draft.citations)
    return numbers
