"""Tables with horizontal rules only: the rules give the rows, the white between the words the columns."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.reading.extraction.raw import Rule
from corpus.reading.layout.lines import Piece, gaps_of, meet, rows
from corpus.tables.grid import Grid
from corpus.values import Box

_SAME_ENDS = 4.0
_SHORTEST = 100.0
_GUTTER = 0.7
_MOST_HEADER = 4
_TALLEST = 300.0

Gaps = list[tuple[float, float]]
Lines = list[list[Piece]]


def lined_grids(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[Grid]:
    """Return the tables between horizontal rules of the same width as grids, from top to bottom."""
    flat = [r for r in rules if not r.edge and r.bottom - r.top <= 2.5 and r.x1 - r.x0 >= _SHORTEST]
    grids: list[Grid] = []
    for group in _same_width(flat):
        ys = _distinct([(rule.top + rule.bottom) / 2 for rule in group])
        inside = [p for p in pieces if p.x0 >= group[0].x0 - _SAME_ENDS and p.x1 <= group[0].x1 + _SAME_ENDS]
        if len(ys) >= 2:
            grids.extend(_runs(ys, inside, group[0]))
    return grids


def _same_width(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda item: item.top):
        for group in groups:
            if abs(group[0].x0 - rule.x0) <= _SAME_ENDS and abs(group[0].x1 - rule.x1) <= _SAME_ENDS:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _distinct(ys: Sequence[float]) -> list[float]:
    distinct: list[float] = []
    for y in sorted(ys):
        if not distinct or y - distinct[-1] > 3.0:
            distinct.append(y)
    return distinct


def _runs(ys: Sequence[float], pieces: Sequence[Piece], rule: Rule) -> list[Grid]:
    """Return the runs of bands between rules whose lines leave the same gutters."""
    bands = [(top, bottom, rows([p for p in pieces if top <= _middle(p) < bottom])) for top, bottom in pairwise(ys)]
    grids: list[Grid] = []
    start = 0
    while start < len(bands):
        shared: Gaps = []
        end = start
        while end < len(bands):
            top, bottom, lines = bands[end]
            here = _gutters(lines) if bottom - top <= _TALLEST else []
            shared = here if end == start else meet(shared, here, 1.0)
            if not _inner(shared):
                break
            end += 1
            kept = shared
        if end > start:
            grid = _grid(bands[start][0], bands[end - 1][1], ys[start : end + 1], kept, pieces, rule)
            if grid is not None:
                grids.append(grid)
        start = max(end, start + 1)
    return grids


def _middle(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2


def _gutters(lines: Lines) -> Gaps:
    """Return the white that all lines leave free, with at least one line that has words on both sides of it."""
    shared: Gaps | None = None
    split = False
    for line in lines:
        gaps = gaps_of(line)
        split = split or len(line) > 1
        shared = gaps if shared is None else meet(shared, gaps, _GUTTER * line[0].style.size)
    return shared if shared is not None and split else []


def _inner(gaps: Gaps) -> Gaps:
    return [(left, right) for left, right in gaps if left != float("-inf") and right != float("inf")]


def _grid(
    top: float, bottom: float, ys: Sequence[float], shared: Gaps, pieces: Sequence[Piece], rule: Rule
) -> Grid | None:
    """Make a grid of a run, with the heading lines that stand on its first rule."""
    above = rows([p for p in pieces if _middle(p) < top])[::-1][:_MOST_HEADER]
    first = top
    for line in above:
        size = line[0].style.size
        gaps = meet(shared, gaps_of(line), 1.0)
        low, high = max(p.bottom for p in line), min(p.top for p in line)
        if len(line) < 2 or len(_inner(gaps)) < len(_inner(shared)) or first - low > 1.0 * size:
            break
        first, shared = high - 0.3 * size, gaps
    inner = sorted(_inner(shared))
    heights = [first, *ys] if first < top else list(ys)
    if not inner or len(heights) < 3:
        return None
    xs = (rule.x0, *((left + right) / 2 for left, right in inner), rule.x1)
    return Grid(
        box=Box(x0=rule.x0, top=first, x1=rule.x1, bottom=bottom),
        xs=xs,
        ys=tuple(heights),
        uprights=tuple((x, first, bottom) for x in xs),
    )
