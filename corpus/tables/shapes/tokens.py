"""The lines of a page as texts and figures: which of them can be rows of a table without rules."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.reading.extraction.raw import Word
from corpus.reading.layout.lines import Piece
from corpus.tables.cells import SIGNS, is_figure
from corpus.tables.white import tokens_of

_LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|·{4,}|_{5,}")
LETTERS = re.compile(r"[^\W\d_]{2,}")
"""What makes a text more than a number."""


class Token(NamedTuple):
    """Words that belong together in a row: a label, a heading or one figure."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    text: str

    @property
    def figure(self) -> bool:
        """Whether it is a figure."""
        return is_figure(self.text)


class Line(NamedTuple):
    """A printed line as tokens; ``data`` says that it can be a row of a table."""

    pieces: tuple[Piece, ...]
    tokens: tuple[Token, ...]
    top: float
    bottom: float
    size: float
    data: bool


def line_of(line: Sequence[Piece]) -> Line:
    """Make a line of the pieces on it, from left to right."""
    tokens = [token for piece in line for token in _tokens(piece)]
    size = max([piece.style.size for piece in line])
    figures = [token for token in tokens if token.figure]
    return Line(
        pieces=tuple(line),
        tokens=tuple(tokens),
        top=min([piece.top for piece in line]),
        bottom=max([piece.bottom for piece in line]),
        size=size,
        data=bool(figures) and figures[-1] is tokens[-1] and _is_data(tokens, len(figures), size),
    )


def _is_data(tokens: Sequence[Token], figures: int, size: float) -> bool:
    """Tell whether a row that ends in a figure is one of a table: several figures, or a label well before the one."""
    if figures == 1:
        apart = len(tokens) > 1 and tokens[-1].x0 - tokens[-2].x1 > 1.5 * size
        if not apart or not LETTERS.search(tokens[0].text):
            return False
    return not any(_LEADERS.search(token.text) for token in tokens)


def _tokens(piece: Piece) -> list[Token]:
    """Split a piece of figures into its figures; a sign goes with the figure after it."""
    words = piece.words
    if len(words) > 1 and all(is_figure(word.text) or word.text in SIGNS for word in words):
        tokens: list[Token] = []
        waiting: list[Word] = []
        for word in words:
            waiting.append(word)
            if word.text not in SIGNS:
                tokens.append(_token(waiting))
                waiting = []
        return [*tokens, _token(waiting)] if waiting else tokens
    if len(words) < 3 or not is_figure(words[-1].text):
        return [_token(words)]
    parts = tokens_of(words)
    figures = [is_figure(" ".join(word.text for word in part)) for part in parts]
    # Two figures apart at the end of a text are no prose: the columns stand close to each other.
    return [_token(part) for part in parts] if len(parts) > 2 and figures[-2:] == [True, True] else [_token(words)]


def _token(words: Sequence[Word]) -> Token:
    text = " ".join([word.text for word in words])
    return Token(words=tuple(words), x0=words[0].x0, x1=words[-1].x1, text=text)
