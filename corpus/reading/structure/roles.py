"""Give lines their role: list items, captions, footnotes and bare lines of underscores."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.structure.contents import with_contents
from corpus.reading.structure.drafts import Draft, Norm

_BULLETS = frozenset("•●○▪■□◦‣⁃∙·")
_CAPTION = re.compile(
    r"^(?:figuur|fig\.|tabel|grafiek|afbeelding|kaart|foto|diagram|schema|illustratie)\s*"
    r"(?:\d+|[A-Z]\b)(?:[.\-]\d+)*\s*(?:[.:–—|‘'\"-]|\s|$)",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"^(?:bron|bronnen|foto|beeld)\s*:", re.IGNORECASE)
FOOTNOTE = re.compile(r"^(?:[⁰¹²³⁴-⁹]+|\d{1,3}[.)]?|\*+)\s*(?=.*[^\W\d_]{2})")
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
            (n for n in low if FOOTNOTE.match(lines[tail[n]].text) and not _in_sentence(lines, tail, n, norm)), None
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
