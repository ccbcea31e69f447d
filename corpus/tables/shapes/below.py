"""Rows right below the frame of a table that belong to it, such as a total in a frame of its own."""

from collections.abc import Sequence

from corpus.reading.extraction.raw import Word
from corpus.reading.layout.hyphens import Vocabulary
from corpus.reading.layout.lines import Piece, rows
from corpus.tables.cells import SIGNS, Band, cell_of, is_figure, is_year
from corpus.values import Box

_NEAR = 2.5
_MOST = 2
_OUTSIDE = 3.0

Columns = Sequence[tuple[float, float]]


def rows_below(box: Box, columns: Columns, free: Sequence[Piece], known: Vocabulary) -> list[tuple[list[Piece], Band]]:
    """Return the rows right below a table with this box and these columns, with the pieces they are made of.

    Such a row has a label and a figure in at least half of the columns, and no other words; years alone are the
    headings of another table.
    """
    found: list[tuple[list[Piece], Band]] = []
    bottom = box.bottom
    reach = (1 + _MOST) * _NEAR * max((piece.style.size for piece in free), default=0.0)
    for line in rows([piece for piece in free if bottom - 1 <= (piece.top + piece.bottom) / 2 <= bottom + reach])[
        :_MOST
    ]:
        words = [word for piece in line for word in piece.words]
        near = min(word.top for word in words) - bottom <= _NEAR * words[0].style.size
        cells = _cells(words, columns) if near else []
        if not cells or words[0].x0 < box.x0 - _OUTSIDE or words[-1].x1 > box.x1 + _OUTSIDE:
            break
        found.append((line, Band(cells=tuple(cell_of(cell, known) for cell in cells))))
        bottom = max(word.bottom for word in words)
    return found


def _cells(words: Sequence[Word], columns: Columns) -> list[list[Word]]:
    """Divide the words of a line over the columns; nothing when they are no label with figures."""
    cells: list[list[Word]] = [[] for _ in columns]
    for word in words:
        cells[sum(1 for left, _ in columns[1:] if left <= (word.x0 + word.x1) / 2)].append(word)
    bare = [[word.text for word in cell if word.text not in SIGNS] for cell in cells]
    values = [texts for texts in bare if len(texts) == 1 and is_figure(texts[0])]
    labels = [texts for texts in bare if texts and texts not in values]
    if len(labels) != 1 or labels[0][0] != words[0].text or 2 * len(values) < max(3, len(columns) - 1):
        return []
    return [] if all(is_year(texts[0]) for texts in values) else cells
