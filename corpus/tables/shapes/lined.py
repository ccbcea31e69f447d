"""Tables with horizontal rules only: the rules give the rows, the white between the words the columns."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.reading.extraction.raw import Rule, Word
from corpus.reading.layout.lines import Piece, meet, rows
from corpus.tables.cells import is_caption, is_figure, is_year
from corpus.tables.shapes.grid import Grid, Segment, joined_segments
from corpus.tables.white import Gaps, clear_of, gaps_between, tokens_of
from corpus.values import Box

_SAME_ENDS = 4.0
_SHORTEST = 100.0
_SHORTEST_INNER = 14.0
_GUTTER = 0.5
_UNDERLINE = 0.05
_MOST_HEADER = 4
_MOST_LINES = 6
_TALLEST = 300.0
_WIDEST = 0.6
_APART = 1.2

Lines = list[list[Piece]]


def lined_grids(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[Grid]:
    """Return the tables between horizontal rules of the same width as grids, the widest first."""
    flat = [
        ((r.top + r.bottom) / 2, r.x0, r.x1)
        for r in rules
        if not r.edge and r.bottom - r.top <= 2.5 and r.x1 - r.x0 >= _SHORTEST_INNER
    ]
    groups = _same_width([s for s in joined_segments(flat) if s[2] - s[1] >= _SHORTEST])
    grids: list[Grid] = []
    for group in sorted(groups, key=lambda item: item[0][1] - item[0][2]):
        ys = _distinct([rule[0] for rule in group])
        left, right = group[0][1:]
        inside = [p for p in pieces if p.x0 >= left - _SAME_ENDS and p.x1 <= right + _SAME_ENDS]
        if len(ys) >= 2:
            within = [s for s in flat if s[1] >= left - _SAME_ENDS and s[2] <= right + _SAME_ENDS]
            grids.extend(_runs(ys, inside, group[0], within))
    return grids


def _same_width(rules: Sequence[Segment]) -> list[list[Segment]]:
    groups: list[list[Segment]] = []
    for rule in sorted(rules):
        for group in groups:
            if abs(group[0][1] - rule[1]) <= _SAME_ENDS and abs(group[0][2] - rule[2]) <= _SAME_ENDS:
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


def _runs(ys: Sequence[float], pieces: Sequence[Piece], rule: Segment, within: Sequence[Segment]) -> list[Grid]:
    """Return the runs of bands between rules whose lines leave the same gutters."""
    bands = [(top, bottom, rows([p for p in pieces if top <= _middle(p) < bottom])) for top, bottom in pairwise(ys)]
    grids: list[Grid] = []
    start = 0
    while start < len(bands):
        first = start + 1 if _may_be_heads(bands, start) else start
        shared: Gaps = []
        end = first
        while end < len(bands):
            top, bottom, lines = bands[end]
            here = _gutters(lines) if bottom - top <= _TALLEST else []
            shared = here if end == first else meet(shared, here, 1.0)
            if not _inner(shared):
                break
            end += 1
            kept = shared
        if end > first:
            grid = _grid(bands[start][0], bands[end - 1][1], ys[start : end + 1], kept, pieces, rule, within)
            if grid is not None:
                grids.append(grid)
        start = max(end, start + 1)
    return grids


def _may_be_heads(bands: Sequence[tuple[float, float, Lines]], place: int) -> bool:
    """Tell whether the lines between two rules can be heads over the rows after them: some may reach over columns."""
    if place + 1 >= len(bands):
        return False
    lines, after = bands[place][2], bands[place + 1][2]
    shared = _inner(_gutters(after))
    own = any(_inner(meet(shared, _gaps(line), 1.0)) for line in lines if len(_tokens(line)) > 1)
    return len(shared) > 0 and own and not any(_is_data(line) for line in lines) and _look_like_heads(lines, after)


def _look_like_heads(lines: Lines, after: Lines) -> bool:
    """Tell heads from the text above a table: no caption, larger letters, wide lines, or white between the lines."""
    if not 0 < len(lines) <= _MOST_LINES or not any(len(_tokens(line)) > 1 for line in lines):
        return False
    size = after[0][0].style.size
    width = max(p.x1 for line in after for p in line) - min(p.x0 for line in after for p in line)
    wide = any(token[-1].x1 - token[0].x0 > _WIDEST * width for line in lines for token in _tokens(line))
    larger = any(p.style.size > size + 1.0 or is_caption(p.text) for line in lines for p in line)
    apart = any(
        min(p.top for p in below) - max(p.bottom for p in above) > _APART * size for above, below in pairwise(lines)
    )
    return not (wide or larger or apart)


def _middle(piece: Piece) -> float:
    return (piece.top + piece.bottom) / 2


def _words(line: Sequence[Piece]) -> list[Word]:
    return [word for piece in line for word in piece.words]


def _tokens(line: Sequence[Piece]) -> list[list[Word]]:
    return tokens_of(_words(line))


def _is_data(line: Sequence[Piece]) -> bool:
    """Tell whether a line has figures that are no years after its first text."""
    texts = [" ".join(word.text for word in token) for token in _tokens(line)]
    return any(is_figure(text) and not is_year(text) for text in texts[1:])


def _gaps(line: Sequence[Piece]) -> Gaps:
    return gaps_between(_words(line))


def _gutters(lines: Lines) -> Gaps:
    """Return the white that all lines leave free, with at least one line that has words on both sides of it.

    Lines above the first with figures may be heads that reach over columns: they count only where there is no other.
    """
    figures = [place for place, line in enumerate(lines) if _is_data(line)]
    data = figures[0] if figures and 2 * len(figures) >= len(lines) - figures[0] else 0
    if not _look_like_heads(lines[:data], lines[data:]):
        data = 0
    shared: Gaps | None = None
    split = False
    for line in lines[data:]:
        gaps = _gaps(line)
        split = split or len(gaps) > 2
        shared = gaps if shared is None else meet(shared, gaps, _GUTTER * line[0].style.size)
    return shared if shared is not None and split else []


def _inner(gaps: Gaps) -> Gaps:
    return [(left, right) for left, right in gaps if left != float("-inf") and right != float("inf")]


def _grid(
    top: float,
    bottom: float,
    ys: Sequence[float],
    shared: Gaps,
    pieces: Sequence[Piece],
    rule: Segment,
    within: Sequence[Segment],
) -> Grid | None:
    """Make a grid of a run, with the heading lines that stand on its first rule."""
    above = rows([p for p in pieces if _middle(p) < top])[::-1][:_MOST_HEADER]
    first = top
    for line in above:
        size = line[0].style.size
        gaps = meet(shared, _gaps(line), 1.0)
        low, high = max(p.bottom for p in line), min(p.top for p in line)
        if len(line) < 2 or len(_inner(gaps)) < len(_inner(shared)) or first - low > 1.0 * size:
            break
        first, shared = high - 0.3 * size, gaps
    inside = rows([p for p in pieces if first <= _middle(p) < bottom])
    data = next((place for place, line in enumerate(inside) if _is_data(line)), 0)
    inner = clear_of([_words(line) for line in inside[:data]], sorted(_inner(shared)))
    if not inner:
        return None
    ends = [(rule[1] - _SAME_ENDS, rule[1] + _SAME_ENDS), *inner, (rule[2] - _SAME_ENDS, rule[2] + _SAME_ENDS)]
    near = [p for p in pieces if top < p.bottom and _middle(p) < bottom]
    flats = [
        s
        for s in within
        if top - 1 <= s[0] <= bottom + 1
        and all(any(left - 1 <= end <= right + 1 for left, right in ends) for end in s[1:])
        and not _is_underline(s, near)
    ]
    heights = _distinct([*([first] if first < top else []), *ys, *(s[0] for s in flats)])
    if len(heights) < 3:
        return None
    xs = (rule[1], *((left + right) / 2 for left, right in inner), rule[2])
    return Grid(
        box=Box(x0=rule[1], top=first, x1=rule[2], bottom=bottom),
        xs=xs,
        ys=tuple(heights),
        uprights=tuple((x, first, bottom) for x in xs),
        flats=tuple(flats),
        open=True,
    )


def _is_underline(segment: Segment, pieces: Sequence[Piece]) -> bool:
    """Tell whether a rule runs through the height of a text above it: it belongs to the text then."""
    y, left, right = segment
    return any(
        y < p.bottom - _UNDERLINE * p.style.size and _middle(p) < y for p in pieces if p.x0 < right and left < p.x1
    )
