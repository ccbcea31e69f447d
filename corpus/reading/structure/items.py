"""Find list items: the line with the bullet or number, and the lines that continue it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.structure.drafts import Draft, Norm

BULLET = re.compile(r"^(?:[•●○▪■□◦‣⁃∙·*✓✔➢➤►▶»\uf000-\uf0ff]|[-–—o](?=\s)|>)\s*(?=\S|$)")
NUMBER = re.compile(
    r"^(?:\d{1,2}\.\d{1,2}\.?(?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\.|[①-⑳]|[❶-❿])\s*(?=[^\d\s])"
)
_NUMBERED = re.compile(r"^\(?((?:\d{1,2}\.)?)(\d{1,2})(?=\D)")
_DASH = re.compile(r"^[-–—]\s")
_LONG_WORD = 8.0


def with_items(lines: Sequence[Draft], norm: Norm) -> list[Draft]:
    """Mark list items: the line with the bullet or number (level 1) and the lines that continue it (level 0)."""
    marked: list[Draft] = []
    indent: float | None = None
    hanging = False
    for place, line in enumerate(lines):
        if line.role != "body":
            indent = None if line.role in ("heading", "row", "toc") else indent
            marked.append(line)
            continue
        start = _item_start(lines, place, norm)
        if start is not None:
            indent, hanging = line.box.x0, start > line.box.x0 + 2.0
            text_at = start
            marked.append(replace(line, role="item", level=1))
        elif indent is not None and _goes_on(marked, line, (indent, text_at, hanging), norm):
            marked.append(replace(line, role="item", level=0))
        else:
            indent = None
            marked.append(line)
    return marked


def _item_start(lines: Sequence[Draft], place: int, norm: Norm) -> float | None:
    """Return where the text of an item starts (x), or None when the line starts no item."""
    line = lines[place]
    match = BULLET.match(line.text) or NUMBER.match(line.text)
    if match is None or _is_dash_in_sentence(lines, place, norm) or _is_number_in_sentence(lines, place, norm):
        return None
    after = lines[place + 1] if place + 1 < len(lines) else None
    if match.end() == len(line.text):
        return line.box.x1 + line.style.size if after is not None else None
    if after is not None and after.role == "body" and after.box.x0 > line.box.x0 + 0.5 * line.style.size:
        return after.box.x0
    if len(line.parts) > 1 and len(line.parts[0][2]) <= 4:
        return line.parts[1][0]
    return line.box.x0 + (line.box.x1 - line.box.x0) * match.end() / max(1, len(line.text))


def _is_dash_in_sentence(lines: Sequence[Draft], place: int, norm: Norm) -> bool:
    """Tell whether a dash at the start of a line stands in a sentence: the full line above it is not finished.

    Lines with a dash below each other are a list all the same.
    """
    line = lines[place]
    if not _DASH.match(line.text) or not _is_in_sentence(lines, place, norm):
        return False
    return not any(_DASH.match(other.text) for other in _beside(lines, line) if other is not line)


def _is_number_in_sentence(lines: Sequence[Draft], place: int, norm: Norm) -> bool:
    """Tell whether a number at the start of a line (a time, an article) stands in a sentence of the full line above it.

    A number that follows one or is followed by one at the start of another line is that of a list all the same.
    """
    line = lines[place]
    number = _numbered(line)
    if number is None or not _is_in_sentence(lines, place, norm):
        return False
    before, last = number
    others = [_numbered(other) for other in _beside(lines, line) if other is not line]
    return not any(other in ((before, last - 1), (before, last + 1)) for other in others)


def _numbered(line: Draft) -> tuple[str, int] | None:
    """Return the number that a line starts with: what comes before its last part, and that part."""
    match = _NUMBERED.match(line.text)
    return (match[1], int(match[2])) if match is not None and NUMBER.match(line.text) else None


def _beside(lines: Sequence[Draft], line: Draft) -> list[Draft]:
    return [other for other in lines if other.column == line.column and other.role == "body"]


def _is_in_sentence(lines: Sequence[Draft], place: int, norm: Norm) -> bool:
    """Tell whether the line above is of the same paragraph, full, and not finished."""
    if place == 0:
        return False
    line, before, beside = lines[place], lines[place - 1], _beside(lines, lines[place])
    if before not in beside:
        return False
    close = line.pitch <= 1.45 * norm.leading * line.style.size
    straight = min(abs(line.box.x0 - left) for left in _lefts(lines, place - 1)) < 0.5 * line.style.size
    room = max(other.box.x1 for other in beside) - before.box.x1
    return close and straight and before.text[-1:] not in ".?!:;" and room < _LONG_WORD * line.style.size


def _lefts(lines: Sequence[Draft], place: int) -> list[float]:
    """Return where a line starts, and where its text does after a bullet."""
    line = lines[place]
    bullet = BULLET.match(line.text)
    return [line.box.x0, *([line.parts[1][0]] if bullet is not None and len(line.parts) > 1 else [])]


def _goes_on(marked: Sequence[Draft], line: Draft, item: tuple[float, float, bool], norm: Norm) -> bool:
    """Tell whether a line continues the item above it: close below it and set in, or after an unfinished full line."""
    indent, text_at, hanging = item
    before = marked[-1]
    if line.column != before.column:
        return before.text[-1:] not in ".?!:;" and line.text[:1].islower()
    if line.pitch > 1.45 * norm.leading * max(line.style.size, before.style.size):
        return False
    if hanging and line.box.x0 > indent + 0.5 * line.style.size:
        return line.box.x0 < text_at + 3.0 * line.style.size
    return before.text[-1:] not in ".?!;" and line.text[:1].islower()
