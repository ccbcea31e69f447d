"""Give what lies on a page (form fields, text boxes) words and a place among the words of the page."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.extraction.raw import RawPage, Style, Turned, Word, around
from corpus.reading.layout.lines import Piece
from corpus.values import Box

_WIDTH, _SPACE, _PITCH = 0.5, 0.28, 1.2
"""Of a letter, of a space, and from line to line, in letter sizes: where exactly a field has its letters is unknown."""
_LARGEST, _SMALLEST, _SHARE = 12.0, 4.0, 0.75
_LABEL_ABOVE = 2.0
_INSET = 2.0


def with_notes(page: RawPage, notes: Sequence[tuple[str, Box, float]], hidden: Sequence[Box]) -> RawPage:
    """Return a page with texts (each with its box and letter size, 0: unknown), without the words that are ``hidden``.

    The text of a note stands after its label: what is left of it on the line, or else above it.
    """
    words = [word for word in page.words if not _is_under(word, hidden)]
    filled: list[Box] = []
    for text, box, size in sorted(notes, key=lambda note: (note[1].top + note[1].bottom, note[1].x0)):
        own = laid_out(text, box, size)
        if own:
            at = _place(words, own[0])
            words[at:at] = own
            filled.append(around(own))
    turned = [
        Turned(one.turns, tuple(word for word in one.words if not _is_under(word, hidden))) for one in page.turned
    ]
    letters = " ".join([page.letters, *(text for text, _, _ in notes)])
    return replace(page, words=tuple(words), turned=tuple(turned), letters=letters, filled=tuple(filled))


def joined_to_labels(pieces: Sequence[Piece], filled: Sequence[Box]) -> list[Piece]:
    """Join what is filled in with the label before it that ends in a colon: those are one line, not two columns."""
    if not filled:
        return list(pieces)
    joined: list[Piece] = []
    for piece in pieces:
        label = joined[-1] if joined else None
        starts = any(box.x0 == piece.x0 and box.top == piece.top for box in filled)
        if label and starts and label.text.endswith(":") and label.x1 <= piece.x0 and _is_beside(label, piece):
            joined[-1] = label._replace(
                words=(*label.words, *piece.words),
                top=min(label.top, piece.top),
                x1=piece.x1,
                bottom=max(label.bottom, piece.bottom),
            )
        else:
            joined.append(piece._replace(order=len(joined)))
    return joined


def _is_under(word: Word, boxes: Sequence[Box]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(box.x0 < x < box.x1 and box.top < y < box.bottom for box in boxes)


def laid_out(text: str, box: Box, size: float) -> list[Word]:
    """Lay a text out in its box, as a viewer would: broken at words, one line halfway, more lines from the top."""
    width, height = max(1.0, box.x1 - box.x0 - 2 * _INSET), box.bottom - box.top
    if not _SMALLEST <= size <= max(_SMALLEST, height):
        size = max(_SMALLEST, min(_LARGEST, _SHARE * height))
    lines = [line for part in text.split("\n") for line in _broken(part.split(), width / size)]
    pitch = min(_PITCH * size, height / max(1, len(lines)))
    size = min(size, pitch)
    top = box.top + max(0.0, (height - size) / 2 if len(lines) == 1 and height < 2.5 * size else 0.0)
    style = Style(round(size, 1), False, False)
    words: list[Word] = []
    for place, line in enumerate(lines):
        scale = min(1.0, width / size / max(0.1, _length(line)))
        x = box.x0 + _INSET
        for word in line:
            end = x + len(word) * _WIDTH * size * scale
            words.append(Word(word, x, top + place * pitch, end, top + place * pitch + size, style))
            x = end + _SPACE * size * scale
    return words


def _broken(words: Sequence[str], width: float) -> list[list[str]]:
    """Break words into lines of at most ``width`` letter sizes."""
    lines: list[list[str]] = []
    for word in words:
        if lines and _length([*lines[-1], word]) <= width:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _length(words: Sequence[str]) -> float:
    return sum(len(word) for word in words) * _WIDTH + (len(words) - 1) * _SPACE


def _place(words: Sequence[Word], first: Word) -> int:
    """Return where a text that begins with ``first`` belongs among words in the order of the PDF."""
    left = [(word.x1, place + 1) for place, word in enumerate(words) if _is_beside(word, first) and word.x0 < first.x0]
    if left:
        return max(left)[1]
    reach = _LABEL_ABOVE * first.style.size
    above = [
        (word.bottom, word.x1, place + 1)
        for place, word in enumerate(words)
        if -reach < word.bottom - first.top < 0.5 * first.style.size and word.x0 < first.x1 + 20 * first.style.size
    ]
    if above:
        return max(above)[2]
    right = [(word.x0, place) for place, word in enumerate(words) if _is_beside(word, first)]
    if right:
        return min(right)[1]
    higher = [(word.bottom, place + 1) for place, word in enumerate(words) if word.bottom <= first.top]
    return max(higher, default=(0.0, 0))[1]


def _is_beside(word: Word | Piece, first: Word | Piece) -> bool:
    shared = min(word.bottom, first.bottom) - max(word.top, first.top)
    return shared > 0.5 * min(word.bottom - word.top, first.bottom - first.top)
