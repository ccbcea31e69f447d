"""The white between words: what belongs together on a line, and where columns are parted."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.reading.extraction.raw import Word
from corpus.reading.layout.lines import meet
from corpus.tables.cells import SIGNS, is_figure, is_level

_WORD_GAP = 0.5

Gaps = list[tuple[float, float]]


def tokens_of(words: Sequence[Word]) -> list[list[Word]]:
    """Group words of printed lines that belong together: a text, or one figure with the sign before it."""
    tokens: list[list[Word]] = []
    for word in sorted(words, key=lambda item: (round(item.bottom), item.x0)):
        if tokens and is_level(tokens[-1][-1], word) and _goes_on(tokens[-1], word):
            tokens[-1].append(word)
        else:
            tokens.append([word])
    return tokens


def _goes_on(token: Sequence[Word], word: Word) -> bool:
    """Tell whether a word goes on with the text to its left; a sign alone waits for its figure."""
    last = token[-1]
    if is_figure(word.text) and word.text not in SIGNS:
        if len(token) == 1 and last.text in SIGNS:
            return word.x0 > last.x0
        if is_figure(last.text):
            return False
    return -0.5 <= (word.x0 - last.x1) / word.style.size < _WORD_GAP


def gaps_between(words: Sequence[Word]) -> Gaps:
    """Return the empty stretches between the texts and figures of a line, the endless ones at both sides too."""
    gaps: Gaps = []
    reach = float("-inf")
    for token in sorted(tokens_of(words), key=lambda item: item[0].x0):
        if token[0].x0 > reach:
            gaps.append((reach, token[0].x0))
        reach = max(reach, token[-1].x1)
    return [*gaps, (reach, float("inf"))]


def clear_of(heads: Sequence[Sequence[Word]], gutters: Gaps) -> Gaps:
    """Narrow gutters to what the heads above leave free too, the lowest first.

    A head over several columns covers all of a gutter: it leaves it as it is.
    """
    narrowed = list(gutters)
    for line in reversed(heads):
        gaps = gaps_between(line)
        for place, gutter in enumerate(narrowed):
            free = meet([gutter], gaps, 1.0)
            if free:
                narrowed[place] = max(free, key=lambda gap: gap[1] - gap[0])
    return narrowed


def split_columns(rows: Sequence[Sequence[Word]], left: float, right: float) -> list[tuple[float, float]]:
    """Split a column into the columns of figures that its rows have; the column itself when it has only one.

    ``rows`` are the words of each row in this column.
    """
    runs = [_figures(words) for words in rows]
    counts = [len(run) for run in runs if len(run) >= 2]
    if len(counts) < 2:
        return [(left, right)]
    usual = max(set(counts), key=counts.count)
    fitting = [run for run in runs if len(run) == usual]
    if len(fitting) < 0.5 * sum(1 for run in runs if run):
        return [(left, right)]
    edges = [left]
    for place in range(1, usual):
        before = max(run[place - 1].x1 for run in fitting)
        after = min(run[place].x0 for run in fitting)
        if after < before - 1.0:
            before = median(run[place - 1].x1 for run in fitting)
        edges.append((before + max(after, before)) / 2)
    edges.append(right)
    return list(pairwise(edges))


def _figures(words: Sequence[Word]) -> list[Word]:
    """Return the words when each is a figure (a sign before it aside), otherwise nothing."""
    kept = [word for word in words if word.text not in SIGNS]
    return sorted(kept, key=lambda word: word.x0) if kept and all(is_figure(word.text) for word in kept) else []
