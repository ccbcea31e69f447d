"""The Markdown of an answer, ready to look at: rows as small tables, markers as links, badges at each quotation."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from assistant.notation.verbatim import markers, normal, unescape
from assistant.ui.literal import literal, shown
from assistant.ui.sources import texts
from assistant.ui.sources.standing import badges
from assistant.values import Answer, Citation
from corpus.values import Row

Cell = tuple[str, str]
RowOf = Callable[[Citation], Row | None]
"""The table row that a citation quotes, if it is one."""

_MARKER = re.compile(r"(?<!\\)\[(\d{1,3})\](?!\()")
_ENDS_WITH = re.compile(r"\s*(?:(?<!\\)\[\d{1,3}\])+\s*$")
_UNIT = re.compile(r"\s*\((?P<unit>[^()]*)\)$")


def anchor(turn: int, number: int) -> str:
    """The name of the button that shows a source, for the marker in the answer that leads to it."""
    return f"bron-{turn}-{number}"


def tabled(answer: Answer, turn: int, row_of: RowOf) -> str:
    """An answer as Streamlit's Markdown.

    Below each quotation stand the badges of its documents; a line that is a table row becomes a table of two columns.
    """
    cited = {citation.number: citation for citation in answer.citations}
    parts = []
    for quoted, lines in groupby(answer.text.splitlines(), key=lambda line: line.startswith(">")):
        block = list(lines)
        parts.append(_quotation(block, cited, row_of) if quoted else shown("\n".join(block)))
    return _MARKER.sub(lambda found: _link(found, turn, cited), "\n\n".join(part for part in parts if part.strip()))


def _link(found: re.Match[str], turn: int, cited: Mapping[int, Citation]) -> str:
    number = int(found[1])
    return rf"[\[{number}\]](#{anchor(turn, number)})" if number in cited else rf"\[{number}\]"


def _quotation(lines: Sequence[str], cited: Mapping[int, Citation], row_of: RowOf) -> str:
    written = []
    for line in lines:
        numbers = [number for number in markers(line) if number in cited]
        row = next((found for number in numbers if (found := row_of(cited[number]))), None)
        cells = cells_of(line, row) if row else ()
        written.append("\n".join(_table(cells, numbers)) if cells else shown(line))
    numbers = list(dict.fromkeys(number for line in lines for number in markers(line) if number in cited))
    return "\n".join([*written, "", *_standing([cited[number] for number in numbers])])


def _standing(citations: Sequence[Citation]) -> Iterator[str]:
    """One line of badges for every document that a quotation is from."""
    for _, group in groupby(citations, key=lambda citation: citation.document.id):
        same = list(group)
        yield f"{''.join(f'[{citation.number}]' for citation in same)} {badges(same[0].document)}\n"


def _table(cells: Sequence[Cell], numbers: Sequence[int]) -> Iterator[str]:
    yield ">"
    yield f"> | {texts.ROW_HEAD} | {texts.ROW_VALUE} {''.join(f'[{number}]' for number in numbers)} |"
    yield "> | --- | --- |"
    for head, value in cells:
        yield f"> | {_in_cell(head)} | {_in_cell(value)} |"
    yield ">"


def _in_cell(text: str) -> str:
    return literal(text) or " "


def cells_of(line: str, row: Row) -> tuple[Cell, ...]:
    """The cells of a table row that a line of an answer shows, in its order; nothing when the line is no such row.

    Every letter of the line must be accounted for by the row, so that nothing in the table is guessed.
    """
    rest = normal(unescape(_ENDS_WITH.sub("", line.removeprefix(">").strip().removeprefix("- "))))
    if row.unit and (found := _UNIT.search(rest)) and found["unit"] == normal(row.unit):
        rest = rest[: found.start()]
    cells: list[Cell] = []
    for heading, cell in row.cells:
        for head in (heading, row.caption if not cells and not heading else ""):
            said = normal(f"{head}: {cell}" if head else cell)
            if cell and rest.startswith(said) and rest[len(said) :][:2] in ("", "; "):
                cells.append((head, cell))
                rest = rest[len(said) :].removeprefix("; ")
                break
    if rest or len(cells) < 2:
        return ()
    return (*cells, ("", row.unit)) if row.unit and not _is_said(row, cells) else tuple(cells)


def _is_said(row: Row, cells: Sequence[Cell]) -> bool:
    return any(row.unit in head or row.unit in cell for head, cell in cells)
