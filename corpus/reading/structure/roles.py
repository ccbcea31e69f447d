"""Give lines their role: list items, captions, footnotes and bare lines of underscores."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.structure.contents import with_contents
from corpus.reading.structure.drafts import Draft, Norm

BULLET = re.compile(r"^(?:[•●○▪■□◦‣⁃∙·*✓✔➢➤►▶»\uf000-\uf0ff]|[-–—o](?=\s)|>)\s*(?=\S|$)")
NUMBER = re.compile(
    r"^(?:\d{1,2}\.\d{1,2}\.?(?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\.|[①-⑳]|[❶-❿])\s*(?=[^\d\s])"
)
_DASH = re.compile(r"^[-–—]\s")
_LONG_WORD = 8.0
_BULLETS = frozenset("•●○▪■□◦‣⁃∙·")
_CAPTION = re.compile(
    r"^(?:figuur|fig\.|tabel|grafiek|afbeelding|kaart|foto|diagram|schema|illustratie)\s*"
    r"(?:\d+|[A-Z]\b)(?:[.\-]\d+)*\s*(?:[.:–—|‘'\"-]|\s|$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^(?:bron|bronnen|foto|beeld)\s*:", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^(?:[⁰¹²³⁴-⁹]+|\d{1,3}[.)]?|\*+)\s*(?=.*[^\W\d_]{2})")
_BARE = re.compile(r"^[_\-–—=.\s]{4,}$")


def with_roles(pages: Sequence[Sequence[Draft]], norm: Norm) -> list[list[Draft]]:
    """Return the lines of each page with the roles that can be seen without the headings."""
    marked = []
    goes_on = False
    for number, drafts in enumerate(pages, start=1):
        lines = [replace(d, role="furniture") if _BARE.match(d.text) else _without_stray_bullet(d) for d in drafts]
        lines, goes_on = with_contents(number, lines, goes_on)
        marked.append(_footnotes(_captions(lines, norm), norm))
    return marked


def _without_stray_bullet(line: Draft) -> Draft:
    """Leave out a bullet alone at the far end of a line, which begins nothing."""
    if len(line.parts) < 2 or line.parts[-1][2] not in _BULLETS:
        return line
    parts = line.parts[:-1]
    return replace(line, text=" ".join(part[2] for part in parts), parts=parts, box=replace(line.box, x1=parts[-1][1]))


def _captions(lines: list[Draft], norm: Norm) -> list[Draft]:
    """Mark the captions of figures and tables, at most three lines each, and lines that name a source."""
    marked: list[Draft] = []
    for line in lines:
        starts = (_CAPTION.match(line.text) or _SOURCE.match(line.text)) and _stands_apart(line, norm)
        continues = marked and marked[-1].role == "caption" and _continues(marked, line, norm)
        is_caption = line.role == "body" and len(line.text) < 250 and (starts or continues)
        marked.append(replace(line, role="caption") if is_caption else line)
    return marked


def _stands_apart(line: Draft, norm: Norm) -> bool:
    """Tell a caption from a sentence that starts with "Figuur 3 laat zien": by its look or the room above it."""
    if line.style != norm.style:
        return True
    verb = re.match(r"^\S+ [\d.\-]+ (?:geeft|laat|toont|is|zijn|staat|bevat|blijkt|volgt|hieronder)\b", line.text)
    return verb is None and (line.pitch == 0.0 or line.pitch > 1.3 * norm.leading * line.style.size)


def _continues(marked: Sequence[Draft], line: Draft, norm: Norm) -> bool:
    before = marked[-1]
    close = 0 < line.pitch < 1.25 * norm.leading * line.style.size
    alike = line.style == before.style and line.style != norm.style and abs(line.box.x0 - before.box.x0) < 60
    return close and alike and sum(1 for draft in marked[-3:] if draft.role == "caption") < 3


def _footnotes(lines: list[Draft], norm: Norm) -> list[Draft]:
    """Mark the small lines at the end of each column, from the first that starts with a mark."""
    marked = list(lines)
    half = 0.5 * max((line.box.bottom for line in lines), default=0.0)
    for column in {line.column for line in lines}:
        own = [i for i, line in enumerate(lines) if line.column == column]
        tail: list[int] = []
        for index in reversed(own):
            if lines[index].role == "furniture":
                continue
            if lines[index].role != "body" or lines[index].style.size > 0.93 * norm.size:
                break
            tail.insert(0, index)
        low = [n for n, index in enumerate(tail) if lines[index].box.top > half]
        start = next(
            (n for n in low if _FOOTNOTE.match(lines[tail[n]].text) and not _in_sentence(lines, tail, n, norm)), None
        )
        if start is None or len(tail) == len(own):
            continue
        for index in tail[start:]:
            marked[index] = replace(lines[index], role="footnote")
    return marked


def _in_sentence(lines: Sequence[Draft], tail: Sequence[int], place: int, norm: Norm) -> bool:
    """Tell whether a small line that starts with a number goes on with the sentence of the line above it."""
    if not place:
        return False
    before, line = lines[tail[place - 1]], lines[tail[place]]
    close = (
        0 < line.pitch < 1.35 * norm.leading * line.style.size and abs(line.box.x0 - before.box.x0) < line.style.size
    )
    return close and before.style == line.style and before.text[-1:] not in ".?!:;)"


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
    if match is None or _is_dash_in_sentence(lines, place, norm):
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
    if not _DASH.match(line.text) or place == 0:
        return False
    before = lines[place - 1]
    beside = [other for other in lines if other.column == line.column and other.role == "body"]
    if before not in beside or any(_DASH.match(other.text) for other in beside if other is not line):
        return False
    close = line.pitch <= 1.45 * norm.leading * line.style.size
    straight = abs(line.box.x0 - before.box.x0) < 0.5 * line.style.size
    room = max(other.box.x1 for other in beside) - before.box.x1
    return close and straight and before.text[-1:] not in ".?!:;" and room < _LONG_WORD * line.style.size


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
