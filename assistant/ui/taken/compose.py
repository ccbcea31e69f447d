"""From turns of a conversation to what is taken along."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.notation.verbatim import markers, unescape
from assistant.texts import dutch_date, place, source_name
from assistant.ui import texts as shared
from assistant.ui.saved.values import Turn
from assistant.ui.sources.standing import standing
from assistant.ui.sources.tabled import RowOf, cells_of
from assistant.ui.taken import texts
from assistant.ui.taken.values import Paragraph, Piece, Said, Taken
from assistant.values import Citation
from assistant.writer.command import text_of
from assistant.writer.texts import HEADINGS
from assistant.writer.values import Written

_PARTS = re.compile(r"(?<!\\)\[(?P<note>\d{1,3})\]|(?<!\\)\*\*(?P<bold>(?:\\.|[^*\\])+)\*\*")
_QUOTE = re.compile(r"^> ?(?P<item>\s*- )?")


def take(turns: Sequence[Turn], today: date, row_of: RowOf) -> Taken:
    """What is taken along of these turns, consulted ``today``; the notes are numbered through all answers."""
    day = dutch_date(today.isoformat())
    said, notes = [], []
    for turn in turns:
        numbers = {}
        for citation in turn.answer.citations:
            notes.append(_note(citation, day))
            numbers[citation.number] = len(notes)
        cited = {citation.number: citation for citation in turn.answer.citations}
        paragraphs = tuple(
            _paragraph(line, numbers, cited, row_of) for line in turn.answer.text.splitlines() if line.strip("> ")
        )
        for written in turn.written:
            paragraphs += _written(written, notes, numbers, day)
        question = " ".join(turn.question.split())
        said.append(Said(question=question, outcome=shared.STATUS[turn.answer.status], paragraphs=paragraphs))
    return Taken(
        title=texts.TITLE if len(turns) == 1 else texts.TITLE_MORE,
        consulted=texts.CONSULTED.format(date=day),
        warning=_warning([citation for turn in turns for citation in turn.answer.citations]),
        said=tuple(said),
        notes=tuple(notes),
    )


def _note(citation: Citation, day: str) -> str:
    where = place(citation.label, citation.page, citation.headings, citation.ocr)
    told = texts.NOTE.format(
        source=source_name(citation.document),
        place=where,
        standing=standing(citation.document),
        unofficial=texts.UNOFFICIAL if citation.document.summary else "",
        date=day,
    )
    return (texts.NEAR if citation.near else "") + told


def _written(written: Written, notes: list[str], numbers: dict[int, int], day: str) -> tuple[Paragraph, ...]:
    """What a language model wrote, below its mark; a summary has sources of its own, that join the notes."""
    if written.style == "summary":
        numbers = {}
        used = {number for sentence in written.sentences for number in sentence.numbers}
        for citation in written.citations:
            if citation.number in used:
                notes.append(_note(citation, day))
                numbers[citation.number] = len(notes)
    pieces = tuple(replace(piece, note=numbers.get(piece.note, 0)) for piece in _pieces(text_of(written)))
    mark = Piece(text=HEADINGS[written.style], bold=True)
    return Paragraph(pieces=(mark,)), Paragraph(pieces=pieces)


def _warning(citations: Sequence[Citation]) -> str:
    titles = list(dict.fromkeys(f"‘{one.document.title}’" for one in citations if one.document.summary))
    if not titles:
        return ""
    text = texts.WARNING_ONE if len(titles) == 1 else texts.WARNING
    return text.format(titles=texts.AND.join([", ".join(titles[:-1]), titles[-1]] if len(titles) > 1 else titles))


def _paragraph(line: str, numbers: dict[int, int], cited: dict[int, Citation], row_of: RowOf) -> Paragraph:
    begin = _QUOTE.match(line)
    body = line[begin.end() :] if begin else line
    pieces = tuple(replace(piece, note=numbers.get(piece.note, 0)) for piece in _pieces(body))
    marks = [number for number in markers(line) if number in cited]
    row = next((found for number in marks if (found := row_of(cited[number]))), None)
    cells = cells_of(line, row) if row else ()
    if cells:
        pieces = tuple(piece for piece in pieces if piece.note)
    return Paragraph(pieces=pieces, quoted=bool(begin), item=bool(begin and begin["item"]), cells=cells)


def _pieces(body: str) -> Iterator[Piece]:
    """The Markdown of an answer as plain stretches: it knows bold, markers and escapes only."""
    at = 0
    for found in _PARTS.finditer(body):
        if before := unescape(body[at : found.start()]):
            yield Piece(text=before)
        yield Piece(note=int(found["note"])) if found["note"] else Piece(text=unescape(found["bold"]), bold=True)
        at = found.end()
    if rest := unescape(body[at:]):
        yield Piece(text=rest)
