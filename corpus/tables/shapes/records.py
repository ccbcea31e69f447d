"""What stands between two horizontal rules: one row, or several of a line or more each."""

from collections.abc import Sequence

from corpus.reading.extraction.raw import Word
from corpus.tables.cells import is_figure, is_year

_FAR = 1.2

Columns = list[tuple[float, float]]


def printed_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Group words by printed line, top to bottom."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda item: item.top + item.bottom):
        if lines and (word.top + word.bottom) - (lines[-1][0].top + lines[-1][0].bottom) < word.style.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def records(words: Sequence[Word], columns: Columns) -> list[list[Word]]:
    """Split what stands between two horizontal rules into rows, when each line of it is a row of its own."""
    lines = printed_lines(words)
    if len(lines) < 2:
        return [list(words)] if words else []
    label = _labels_end(lines, columns)
    if _are_years(lines[0], label) and all(word.x1 <= label for line in lines[1:] for word in line):
        return [lines[0], [word for line in lines[1:] for word in line]]
    starts = [any(word.x0 < label for word in line) and any(word.x0 >= label for word in line) for line in lines]
    if len(lines) >= 4 and sum(starts) >= 0.75 * len(lines):
        return _from_starts(lines, starts, label)
    with_figures = [line for line in lines if _mostly_figures([word for word in line if word.x0 >= label])]
    most = max((_count_filled(line, columns) for line in with_figures), default=0)
    labelled = [
        line
        for line in with_figures
        if any(word.x0 < label for word in line)
        or (2 * _count_filled(line, columns) >= most and _is_beside_label(line, lines, label))
    ]
    if len(with_figures) < 2 or len(labelled) < 0.6 * len(with_figures):
        return _without_title(lines, label)
    return lines


def _is_beside_label(line: Sequence[Word], lines: Sequence[Sequence[Word]], label: float) -> bool:
    """Tell whether figures stand beside the middle of a label of two lines."""
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    level = [other for other in lines if min(w.top for w in other) < bottom and top < max(w.bottom for w in other)]
    return any(word.x0 < label for other in level for word in other)


def _count_filled(line: Sequence[Word], columns: Columns) -> int:
    return sum(1 for left, right in columns[1:] if any(left <= word.x0 < right for word in line))


def _labels_end(lines: Sequence[Sequence[Word]], columns: Columns) -> float:
    """Return where the columns of labels end: before the first with figures in most of the lines with any."""
    counts = [
        sum(1 for line in lines if _mostly_figures([w for w in line if left <= w.x0 < right]))
        for left, right in columns[1:]
    ]
    most = max(counts, default=0)
    first = next((place for place, count in enumerate(counts) if most > 1 and 2 * count > most), 0)
    # Many lines without figures are running text in cells, not labels.
    return columns[first if 3 * most >= len(lines) else 0][1]


def _are_years(line: Sequence[Word], label: float) -> bool:
    """Tell whether a line has years over the columns of figures, and nothing over the labels: a row of headings."""
    return len(line) > 1 and all(word.x0 >= label and is_year(word.text) for word in line)


def _without_title(lines: Sequence[list[Word]], label: float) -> list[list[Word]]:
    """Keep a label in another style on top, or far below, apart: it is the title of the rows after it."""
    whole = [word for line in lines for word in line]
    if _is_other_title(lines[0], lines[1], label):
        return [lines[0], [word for line in lines[1:] for word in line]]
    if _is_title(lines[-2], lines[-1], label) and any(is_figure(word.text) for word in whole):
        return [[word for line in lines[:-1] for word in line], lines[-1]]
    return [whole]


def _is_title(above: Sequence[Word], line: Sequence[Word], label: float) -> bool:
    far = line[0].top - above[0].bottom > _FAR * line[0].style.size
    return far and all(word.x1 <= label for word in line)


def _is_other_title(line: Sequence[Word], below: Sequence[Word], label: float) -> bool:
    """Tell whether a label is the title of the row below it: that has a label and figures, in another style."""
    if any(word.x1 > label for word in line) or not any(is_figure(word.text) for word in below if word.x0 >= label):
        return False
    here = {(word.style.bold, word.style.italic) for word in line}
    there = {(word.style.bold, word.style.italic) for word in below if word.x0 < label}
    return bool(there) and not here & there


def _mostly_figures(words: Sequence[Word]) -> bool:
    return 0 < len(words) <= 2 * sum(1 for word in words if is_figure(word.text))


def _from_starts(lines: Sequence[list[Word]], starts: Sequence[bool], label: float) -> list[list[Word]]:
    """Join each line that starts no row with the nearest row, that above when in doubt, unless it is a title."""
    records: list[list[Word]] = []
    waiting: list[Word] = []
    for place, (line, is_start) in enumerate(zip(lines, starts, strict=True)):
        if is_start or not records or _is_title(lines[place - 1], line, label):
            records.append([*waiting, *line])
            waiting = []
        elif place + 1 < len(lines) and _gap(line, lines[place + 1]) < _gap(lines[place - 1], line) - 1.0:
            waiting.extend(line)
        else:
            records[-1].extend([*waiting, *line])
            waiting = []
    return records


def _gap(above: Sequence[Word], below: Sequence[Word]) -> float:
    return min(word.top for word in below) - max(word.bottom for word in above)
