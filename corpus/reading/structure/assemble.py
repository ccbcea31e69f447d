"""Put the understood lines of a page together: its text, with words joined and paragraphs apart, and its lines."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.layout.hyphens import Vocabulary, join
from corpus.reading.layout.turned import turned_back
from corpus.reading.structure.drafts import Draft, Norm
from corpus.reading.structure.roles import FOOTNOTE
from corpus.values import Line, LineRole

_FLOWS: frozenset[LineRole] = frozenset({"body", "item", "footnote", "caption"})


def page_text(
    drafts: Sequence[Draft], norm: Norm, known: Vocabulary, size: tuple[float, float]
) -> tuple[str, tuple[Line, ...]]:
    """Return the text of a page and its lines; for every line in the text, ``text[start:end]`` is the line's text.

    ``size`` is the width and height of the page.
    """
    shown = _joined([draft for draft in drafts if draft.role != "furniture"], known)
    rights = _right_edges(shown)
    parts: list[str] = []
    lines: list[Line] = []
    offset = 0
    for place, draft in enumerate(shown):
        if place:
            mark = "\n\n" if _new_paragraph(shown[place - 1], draft, rights, norm) else "\n"
            parts.append(mark)
            offset += len(mark)
        lines.append(_line(draft, offset, size))
        parts.append(draft.text)
        offset += len(draft.text)
    lines.extend(_line(draft, -1, size) for draft in drafts if draft.role == "furniture" and draft.text)
    return "".join(parts), tuple(lines)


def _line(draft: Draft, start: int, size: tuple[float, float]) -> Line:
    return Line(
        text=draft.text,
        box=turned_back(draft.box, draft.turns, *size),
        role=draft.role,
        start=start,
        end=start + len(draft.text) if start >= 0 else -1,
        level=draft.level,
        size=draft.style.size,
        bold=draft.style.bold,
        row=draft.row,
        ocr=draft.ocr,
    )


def _joined(drafts: Sequence[Draft], known: Vocabulary) -> list[Draft]:
    """Join broken words; a line that has nothing left is taken into the line above it."""
    shown: list[Draft] = []
    for draft in drafts:
        text = " ".join(draft.text.split())
        if not text:
            continue
        if shown and shown[-1].text.endswith("-") and _flows(shown[-1], draft):
            whole = join(shown[-1].text, text, known)
            if whole is not None:
                box = shown[-1].box
                if not whole[1]:
                    box = replace(box, bottom=max(box.bottom, draft.box.bottom))
                shown[-1] = replace(shown[-1], text=whole[0], box=box, ocr=shown[-1].ocr or draft.ocr)
                text = whole[1]
                draft = replace(draft, broken=True)
        if text:
            shown.append(draft if text == draft.text else replace(draft, text=text))
    return shown


def _flows(upper: Draft, lower: Draft) -> bool:
    """Tell whether a sentence can run on from one line to the next."""
    if upper.turns != lower.turns:
        return False
    if upper.role == "heading" or lower.role == "heading":
        return upper.role == lower.role and upper.level == lower.level
    if lower.role == "item" and lower.level == 1:
        return False
    return upper.role == lower.role and upper.role in _FLOWS


def _is_label_of(upper: Draft, lower: Draft) -> bool:
    """Tell whether a line is what stands right above a form field, to say what is filled in there."""
    return lower.bare and not upper.note and 0 < lower.box.top - upper.box.top < 2.5 * upper.style.size


def _right_edges(drafts: Sequence[Draft]) -> dict[int, float]:
    edges: dict[int, float] = {}
    for draft in drafts:
        edges[draft.column] = max(edges.get(draft.column, 0.0), draft.box.x1)
    return edges


def _new_paragraph(upper: Draft, lower: Draft, rights: dict[int, float], norm: Norm) -> bool:
    """Tell whether a paragraph, list, heading or row starts with ``lower``."""
    if upper.role != lower.role or upper.turns != lower.turns:
        return True
    if lower.role in ("row", "toc") or lower.broken:
        return False
    if upper.note != lower.note:
        return not _is_label_of(upper, lower)
    size = max(upper.style.size, lower.style.size)
    leading = norm.leading if lower.role != "heading" else max(norm.leading, 1.4)
    ended = upper.text[-1:] in ".?!:;…”’)" or upper.text[-1:] in "⁰¹²³⁴⁵⁶⁷⁸⁹"
    if lower.column != upper.column:
        other = abs(upper.style.size - lower.style.size) > 0.6 or upper.style.italic != lower.style.italic
        return lower.role != "heading" and (ended or other)
    if lower.pitch > 1.35 * leading * size:
        return True
    if lower.role == "footnote" and ended and FOOTNOTE.match(lower.text):
        return True
    if lower.role != "body":
        return lower.role == "heading" and not _flows(upper, lower)
    if lower.box.x0 - upper.box.x0 > 0.8 * size and ended:
        return True
    first_word = lower.text.split(" ", 1)[0]
    room = rights.get(upper.column, upper.box.x1) - upper.box.x1
    return ended and lower.text[:1].isupper() and room > (len(first_word) + 2) * 0.55 * size
