"""Find the headings of a document: by sane bookmarks, otherwise by look and numbering."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.extraction.raw import Bookmark
from corpus.reading.structure.bars import lines_on_bars
from corpus.reading.structure.bookmarks import matched
from corpus.reading.structure.drafts import Draft, Norm
from corpus.reading.structure.levels import NUMBERED, Group, depth_of, levels_of, look_of
from corpus.values import Box

_DOTTED = re.compile(r"^[A-Z]?\d{0,2}(?:\.\d{1,2})+\.?\s+[A-Z“‘]")
_QUOTES = frozenset("“‘„\"'")
_LETTER = re.compile(r"[^\W\d_]")
_ENDS = re.compile(r"[.,;!]$")
_FIGURE = re.compile(r"^(?:figuur|fig\.|grafiek|diagram|afbeelding)\b", re.IGNORECASE)
_CHART_LINES = 40
_CREDIT_GAP = 2.6
_LONGEST, _LONGEST_STOPPED = 150, 70
_MOST_LINES = 3
_LARGER = 1.12


def with_headings(
    pages: Sequence[Sequence[Draft]],
    norm: Norm,
    bookmarks: Sequence[Bookmark],
    bars: Sequence[Sequence[Box]],
) -> list[list[Draft]]:
    """Return the pages with their heading lines marked and levelled; ``bars`` are the coloured bars of each page."""
    found = [group for page in range(len(pages)) for group in _groups(page, pages[page], norm)]
    groups = _without_sentences(pages, found)
    groups = _without_chart_titles(pages, groups, norm)
    groups = _without_plain_numbers(pages, groups, norm)
    sane = matched(pages, bookmarks)
    groups = sorted({*groups, *(group for group in sane if not _overlaps(group, groups))})
    barred = {(page, place, place + 1) for page, place in lines_on_bars(pages, bars)}
    barred = {group for group in barred if not _is_large(pages[group[0]][group[1]], norm)}
    groups = sorted({*(group for group in groups if not _overlaps(group, list(barred))), *barred})
    levels = levels_of(pages, groups, sane, {group: look_of(norm.style) for group in barred})
    marked = [list(drafts) for drafts in pages]
    for page, start, end in groups:
        for index in range(start, end):
            marked[page][index] = replace(pages[page][index], role="heading", level=levels[page, start, end])
    return marked


def _without_chart_titles(pages: Sequence[Sequence[Draft]], groups: list[Group], norm: Norm) -> list[Group]:
    """Leave out what names a chart, unless it is large and looks like headings that name none: a section of charts."""
    charts = {group for group in groups if _names_figure(pages[group[0]], group[2])}
    large = {
        look_of(style)
        for page, start, end in groups
        if (page, start, end) not in charts and (style := pages[page][start].style).size >= _LARGER * norm.size
    }
    return [group for group in groups if group not in charts or look_of(pages[group[0]][group[1]].style) in large]


def _without_plain_numbers(pages: Sequence[Sequence[Draft]], groups: list[Group], norm: Norm) -> list[Group]:
    """Leave out numbered lines that look like running text when the document has numbered headings that do not."""
    plain = {group for group in groups if look_of(pages[group[0]][group[1]].style) == look_of(norm.style)}
    if not any(depth_of(pages[group[0]][group[1]].text) > 1 for group in groups if group not in plain):
        return groups
    return [group for group in groups if group not in plain]


def _without_sentences(pages: Sequence[Sequence[Draft]], groups: list[Group]) -> list[Group]:
    """Leave out what ends in a full stop, unless that is how headings look here: other lines of that look are headings.

    Those have no full stop, or stand alone above text with one each.
    """
    stopped = [group for group in groups if pages[group[0]][group[2] - 1].text.endswith(".")]
    if not stopped:
        return groups
    looks = Counter(look_of(pages[group[0]][group[1]].style) for group in groups)
    kept = [
        (page, start, end)
        for page, start, end in stopped
        if end - start == 1 and looks[look_of(pages[page][start].style)] > 1 and _is_title(pages[page], start)
    ]
    return [group for group in groups if group not in stopped or group in kept]


def _is_title(drafts: Sequence[Draft], place: int) -> bool:
    """Tell whether a line that ends in a full stop can be a heading: short, one sentence, with other text around it."""
    line, after = drafts[place], drafts[place + 1] if place + 1 < len(drafts) else None
    if place and line.pitch and line.pitch < 2 * line.style.size and drafts[place - 1].style == line.style:
        return False
    short = len(line.text) <= _LONGEST_STOPPED and ". " not in line.text.removesuffix(".")[4:]
    return short and after is not None and after.role in ("body", "item", "row") and after.style != line.style


def _is_large(line: Draft, norm: Norm) -> bool:
    """Tell whether the letters of a line set it apart by themselves, which says more of its level than a bar."""
    return line.style.bold or line.style.size >= _LARGER * norm.size


def _overlaps(group: Group, groups: Sequence[Group]) -> bool:
    return any(g[0] == group[0] and g[1] < group[2] and group[1] < g[2] for g in groups)


def _groups(page: int, drafts: Sequence[Draft], norm: Norm) -> list[Group]:
    """Group the lines of a page that look like headings, lines of one heading together."""
    groups: list[Group] = []
    start = 0
    while start < len(drafts):
        if not _looks(drafts, start, norm):
            start += 1
            continue
        end = start + 1
        while end < len(drafts) and _same_heading(drafts[end - 1], drafts[end], norm):
            end += 1
        text = " ".join(draft.text for draft in drafts[start:end])
        large = drafts[start].style.size > 1.7 * norm.size
        fits = end - start <= (_MOST_LINES + 2 if large else _MOST_LINES) and len(text) <= _LONGEST
        if not fits:
            end = _past_quote(drafts, end)
        elif _is_heading(drafts, start, end, norm):
            groups.append((page, start, end))
        start = end
    return groups


def _names_figure(drafts: Sequence[Draft], end: int) -> bool:
    """Tell whether what follows is a chart: labels and numbers, no sentence, until the caption of a figure or on."""
    numbers = 0
    for draft in drafts[end : end + _CHART_LINES]:
        if draft.role == "caption":
            return _FIGURE.match(draft.text) is not None and draft is not drafts[end]
        if draft.role not in ("body", "item", "footnote") or len(draft.text) > 70 or draft.text.endswith("."):
            break
        numbers += _LETTER.search(draft.text) is None
    return numbers >= 3


def _past_quote(drafts: Sequence[Draft], end: int) -> int:
    """Skip what follows a long passage in a style of its own, such as who said it under a quotation."""
    quote = drafts[end - 1].style
    most = min(end + _MOST_LINES, len(drafts))
    while end < most and drafts[end].role == "body":
        style = drafts[end].style
        if look_of(style) != look_of(quote) and not (style.italic and quote.italic):
            break
        if drafts[end].pitch > _CREDIT_GAP * style.size:
            break
        end += 1
    return end


def _looks(drafts: Sequence[Draft], index: int, norm: Norm) -> bool:
    """Tell whether a line is set apart by its look, or by its numbering and the room above it."""
    line = drafts[index]
    if line.role != "body" or line.ocr or line.bare or _LETTER.search(line.text) is None or len(line.text) < 3:
        return False
    if line.style.size >= _LARGER * norm.size:
        return True
    if line.style.size < 0.9 * norm.size:
        return False
    if line.style.bold and not norm.style.bold:
        return True
    if line.style.italic and not norm.style.italic:
        alone = index == 0 or look_of(drafts[index - 1].style) != look_of(line.style)
        return alone and len(line.text) <= 60 and _is_apart(drafts, index, norm)
    return _DOTTED.match(line.text) is not None and len(line.text) <= 100 and _is_apart(drafts, index, norm)


def _is_apart(drafts: Sequence[Draft], index: int, norm: Norm) -> bool:
    """Tell whether there is room above a line, or nothing, or a heading."""
    line = drafts[index]
    if line.pitch == 0.0 or drafts[index - 1].role != "body":
        return True
    return line.pitch > 1.3 * norm.leading * max(line.style.size, norm.size)


def _same_heading(upper: Draft, lower: Draft, norm: Norm) -> bool:
    """Tell whether ``lower`` is the next line of the heading that ``upper`` is a line of."""
    if lower.role != "body" or look_of(lower.style) != look_of(upper.style) or lower.column != upper.column:
        return False
    if NUMBERED.match(lower.text) and (lower.text[0].isdigit() or lower.text[1:2] == "."):
        return False
    if lower.pitch > max(1.75, 1.15 * norm.leading) * lower.style.size or upper.text.endswith((":", "?")):
        return False
    # In widely set text two short headings of one style are two headings, not one heading of two lines.
    return lower.pitch <= 1.75 * lower.style.size or upper.box.x1 - upper.box.x0 > 20 * upper.style.size


def _is_heading(drafts: Sequence[Draft], start: int, end: int, norm: Norm) -> bool:
    """Judge a group of lines by its words and by what follows it."""
    text = " ".join(draft.text for draft in drafts[start:end])
    if _may_stop(drafts[start], text, norm):
        text = text.removesuffix(".")
    first = _LETTER.search(text)
    number = NUMBERED.match(text)
    if _ENDS.search(text) or text[:1] in _QUOTES:
        return False
    if first is not None and first.group().islower() and number is None:
        return False
    line = drafts[start]
    if line.style.size >= _LARGER * norm.size:
        return len(text) <= _LONGEST
    after = drafts[end] if end < len(drafts) else None
    if after is not None and after.column == drafts[end - 1].column and after.role == "body":
        runs_on = after.text[:1].islower() and after.pitch <= 1.3 * norm.leading * norm.size
        if runs_on:
            return False
    if line.style.italic and not line.style.bold and (text.endswith(":") or text[:1] == "("):
        return False
    if number is None and (end - start > 1 and len(text) > 80 or _runs_on(drafts, end)):
        return False
    return len(text) <= 110


def _may_stop(line: Draft, text: str, norm: Norm) -> bool:
    """Tell whether a heading may end in a full stop: in larger letters, or numbered; other lines are sentences then."""
    return line.style.size >= _LARGER * norm.size or NUMBERED.match(text) is not None


def _runs_on(drafts: Sequence[Draft], end: int) -> bool:
    """Tell whether a bold line is as wide as the text and goes straight on in it: then it is its first words."""
    last, after = drafts[end - 1], drafts[end] if end < len(drafts) else None
    if after is None or after.column != last.column or after.role != "body" or len(last.text) < 60:
        return False
    return after.pitch < 1.5 * last.style.size and last.box.x1 > after.box.x1 - 2.0 * last.style.size
