"""Writing the answer: quotations in Dutch frames, grouped by document, newest first, each with its citation."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from assistant import texts
from assistant.evidence import Piece
from assistant.kinds import marks
from assistant.notation.verbatim import bold, escape, normal
from assistant.question import Question
from assistant.rows import before_values, of_columns, of_years, values
from assistant.values import Citation
from corpus.values import Document, Row
from index.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Neighbouring pieces of one document that are quoted together; ``enumerates`` when they are a list asked for."""

    pieces: tuple[Piece, ...]
    enumerates: bool = False

    @property
    def document(self) -> Document:
        """The document that is quoted."""
        return self.pieces[0].passage.document


@dataclass(slots=True)
class Draft:
    """An answer in the making: lines of Markdown and the citations they use so far."""

    lines: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines).strip()


def write_answer(draft: Draft, library: Library, extracts: Sequence[Extract], question: Question) -> None:
    """Add the extracts (best first) to a draft: a frame for every document, newest first, then its quotations."""
    newest_first = sorted(extracts, key=lambda one: (one.document.date or "0", one.document.id), reverse=True)
    groups = [list(group) for _, group in groupby(newest_first, key=lambda one: one.document.id)]
    if len(groups) > 1:
        draft.lines += [texts.DIFFER, ""]
    for place, group in enumerate(groups):
        frame = texts.ALSO_IN if place else _opening(group)
        draft.lines += [frame.format(source=escape(texts.source_name(group[0].document))), ""]
        for extract in group:
            _quote(draft, library, extract, question, near=False)
            draft.lines.append("")


def write_nearest(draft: Draft, library: Library, piece: Piece, question: Question) -> None:
    """Add the nearest passage of a refusal, shown as such."""
    draft.lines += [texts.NEAREST, ""]
    _quote(draft, library, Extract(pieces=(piece,)), replace(question, expects="open"), near=True)


def _opening(group: Sequence[Extract]) -> str:
    if any(extract.enumerates for extract in group):
        return texts.LIST_IN
    if all(piece.kind == "row" for extract in group for piece in extract.pieces):
        return texts.TABLE_IN
    return texts.STANDS_IN


def _quote(draft: Draft, library: Library, extract: Extract, question: Question, *, near: bool) -> None:
    numbers = {page: _cite(draft, library, extract, page, near=near) for page in _pages(extract)}
    in_list = len(extract.pieces) > 1
    for is_entry, run in groupby(extract.pieces, key=lambda piece: piece.kind in ("item", "row")):
        if draft.lines[-1].startswith("> "):
            draft.lines.append(">")
        for entry in [[piece] for piece in run] if is_entry else [list(run)]:
            bullet = "- " if is_entry and in_list else ""
            draft.lines += [f"> {line}" for line in _lines(entry, question, library, numbers, bullet)]


def _lines(
    pieces: Sequence[Piece], question: Question, library: Library, numbers: dict[int, int], bullet: str
) -> list[str]:
    """Pieces as one paragraph, one line for every page it stands on, each with its marker."""
    if pieces[0].kind == "row":
        cited = dict.fromkeys(numbers[span.page] for span in pieces[0].spans)
        return [f"{bullet}{_row_line(pieces[0], question, library)} " + "".join(f"[{number}]" for number in cited)]
    shown: dict[int, list[str]] = {}
    for piece in pieces:
        for span in piece.spans:
            text = normal(piece.passage.chunk.text[span.start : span.end])
            whole = len(piece.spans) == 1
            shown.setdefault(span.page, []).append(
                bold(text, marks(question.expects, piece)) if whole else escape(text)
            )
    lines = [f"{' '.join(texts_of_page)} [{numbers[page]}]" for page, texts_of_page in shown.items()]
    return [f"{(bullet if not place else '  ') if bullet else ''}{line}" for place, line in enumerate(lines)]


def _row_line(piece: Piece, question: Question, library: Library) -> str:
    """A table row as "heading: cell; heading: cell (unit)", the cells that hold what is asked for in bold.

    Only its label and the columns that are asked for are shown; a label without a heading gets the table's caption.
    """
    row = piece.spans[0].row
    wanted = [piece.text[start:end] for start, end in marks(question.expects, piece)]
    if row is None or not row.cells:
        return bold(piece.text, marks(question.expects, piece))
    named = before_values(row)
    cells: list[str] = []
    for place, (heading, cell) in enumerate(_columns(row, question, library)):
        is_wanted = (heading, cell) not in named and any(mark and mark in cell for mark in wanted)
        shown = bold(cell, ((0, len(cell)),)) if is_wanted else escape(cell)
        heading = heading or ("" if place else row.caption)
        cells.append(f"{escape(heading)}: {shown}" if heading else shown)
    unit = f" ({escape(row.unit)})" if row.unit and not any(escape(row.unit) in cell for cell in cells) else ""
    return "; ".join(cells) + unit


def _columns(row: Row, question: Question, library: Library) -> list[tuple[str, str]]:
    """The filled cells of a row: its label, and the columns that are asked for by year and by name."""
    years = [fact.value for fact in question.facts if fact.kind == "year"]
    asked = frozenset(library.words.analyse(question.text))
    shown = of_columns(of_years(row, years) or values(row), asked, lambda text: frozenset(library.words.analyse(text)))
    return [(heading, cell) for heading, cell in [*before_values(row), *shown] if cell]


def _pages(extract: Extract) -> list[int]:
    return sorted({span.page for piece in extract.pieces for span in piece.spans})


def _cite(draft: Draft, library: Library, extract: Extract, page: int, *, near: bool) -> int:
    """The number of the citation for what an extract quotes from a page; the same quotation keeps its number."""
    spans = [span for piece in extract.pieces for span in piece.spans if span.page == page]
    source = library.page(extract.document.id, page)
    start, end = min(span.page_start for span in spans), max(span.page_end for span in spans)
    quote = normal(source.text[start:end])
    for citation in draft.citations:
        if (citation.document.id, citation.page, citation.quote) == (extract.document.id, page, quote):
            return citation.number
    chunk = extract.pieces[0].passage.chunk
    draft.citations.append(
        Citation(
            number=len(draft.citations) + 1,
            document=extract.document,
            page=page,
            label=source.label,
            headings=chunk.headings,
            quote=quote,
            boxes=tuple(dict.fromkeys(box for span in spans for box in span.boxes)),
            chunk=chunk.id,
            ocr=source.is_recognised(start, end),
            near=near,
        )
    )
    return len(draft.citations)
