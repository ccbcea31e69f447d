"""Lines of a page while it is being understood: what ``corpus.values.Line`` becomes once all roles are known."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.reading.extraction.raw import Style
from corpus.reading.layout.lines import Piece
from corpus.values import Box, LineRole, Row

_CLOSERS = frozenset([".", ",", ";", ":", ")", "?", "!", ").", "),", "]"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A line in the making.

    ``column`` numbers the columns of the page in reading order; ``pitch`` is the distance to the line before it in that
    column, from top to top, in points (0 for the first). ``parts`` are the x-ranges of its pieces. ``level``, ``row``,
    ``role`` and ``ocr`` are those of ``corpus.values.Line``. After ``turns`` quarter turns clockwise it stands as
    printed: its places are those on the page held so that it reads upright. ``note`` numbers the form field or text box
    that it shows text of (0: none), ``bare`` says that it shows nothing else. ``broken`` says that its first word began
    on the line above it.
    """

    text: str
    box: Box
    style: Style
    column: int
    pitch: float
    parts: tuple[tuple[float, float, str], ...]
    role: LineRole = "body"
    level: int = 0
    row: Row | None = None
    ocr: bool = False
    turns: int = 0
    note: int = 0
    bare: bool = False
    broken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm:
    """What is normal in a document: the style of running text and the distance between its lines in letter sizes."""

    style: Style
    leading: float

    @property
    def size(self) -> float:
        """The letter size of running text, in points."""
        return self.style.size


def text_of(piece: Piece) -> str:
    """Return the words of a piece with single spaces, none before a closing mark that touches its word."""
    words = piece.words
    if len(words) == 1:
        return words[0].text
    texts = [word.text for word in words]
    if _CLOSERS.isdisjoint(texts):
        return " ".join(texts)
    parts = [words[0].text]
    for before, word in pairwise(words):
        touches = word.text in _CLOSERS and word.x0 - before.x1 < 0.2 * word.style.size
        parts.append(word.text if touches else " " + word.text)
    return "".join(parts)


def drafts_of(
    columns: Iterable[Iterable[Sequence[Piece]]], blocks: Mapping[int, Callable[[int], list[Draft]]] | None = None
) -> list[Draft]:
    """Turn the columns of a page, in reading order, into drafts.

    A piece without words stands for a block, such as a table; ``blocks`` gives for its order what makes its drafts,
    told the number of the column they start in.
    """
    drafts: list[Draft] = []
    number = 0
    for lines in columns:
        number += 1
        last: Sequence[Piece] | None = None
        for whole in lines:
            for piece in whole:
                if not piece.words and blocks is not None:
                    drafts.extend(blocks[piece.order](number + 1))
                    number = max([number, *(draft.column for draft in drafts)]) + 1
                    last = None
            line = [piece for piece in whole if piece.words]
            if line:
                number += last is not None and not _above(last, line)
                drafts.append(_draft(line, last, number))
                last = line
    return drafts


def _draft(line: Sequence[Piece], last: Sequence[Piece] | None, column: int) -> Draft:
    top = min([piece.top for piece in line])
    pitch = 0.0 if last is None or not _above(last, line) else top - min([piece.top for piece in last])
    main = max(line, key=lambda piece: piece.x1 - piece.x0) if len(line) > 1 else line[0]
    parts = tuple([(piece.x0, piece.x1, text_of(piece)) for piece in line])
    right, bottom = max([piece.x1 for piece in line]), max([piece.bottom for piece in line])
    return Draft(
        text=" ".join([part[2] for part in parts]),
        box=Box(x0=line[0].x0, top=top, x1=right, bottom=bottom),
        style=main.style,
        column=column,
        pitch=pitch,
        parts=parts,
    )


def _above(upper: Sequence[Piece], lower: Sequence[Piece]) -> bool:
    """Tell whether two lines share some width, so that one can continue the other."""
    return min(upper[-1].x1, lower[-1].x1) - max(upper[0].x0, lower[0].x0) > -20.0


def norm_of(pages: Iterable[Sequence[Draft]]) -> Norm:
    """Find what is normal: the style with the most letters, and the usual distance between its lines."""
    letters: Counter[Style] = Counter()
    pitches: list[float] = []
    for drafts in pages:
        for draft in drafts:
            letters[draft.style] += len(draft.text) if draft.role == "body" else 0
    style = letters.most_common(1)[0][0] if letters else Style(10.0, False, False)
    for drafts in pages:
        pitches.extend(d.pitch / style.size for d in drafts if d.style == style and 0.7 < d.pitch / style.size < 2.6)
    return Norm(style=style, leading=_usual(pitches))


def _usual(pitches: Sequence[float]) -> float:
    if not pitches:
        return 1.25
    common = Counter(round(pitch, 1) for pitch in pitches).most_common(1)[0][0]
    return median([pitch for pitch in pitches if abs(pitch - common) <= 0.1])
