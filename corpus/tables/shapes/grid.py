"""Find ruled grids on a page: where horizontal and vertical rules meet, and what rows and columns they make."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.reading.extraction.raw import Rule
from corpus.values import Box

_THICK = 2.5
_SHORTEST = 4.0
_TOUCH = 3.0
_SAME = 2.5
_MOST = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table: its box, the x of its column edges and the y of its row edges, both rising.

    ``uprights`` are its vertical rules (x, top, bottom), ``flats`` its horizontal ones (y, left, right), to see which
    cells are merged. ``filled`` says that it comes from the edges of filled areas, which need not be cells; ``open``
    that it has no vertical rules: then its column edges stand in the white between the words.
    """

    box: Box
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    uprights: tuple[tuple[float, float, float], ...]
    flats: tuple[tuple[float, float, float], ...] = ()
    filled: bool = False
    open: bool = False

    def has_edge(self, x: float, y: float) -> bool:
        """Tell whether a vertical rule stands at ``x`` on height ``y``."""
        return any(abs(at - x) <= _SAME and top - 1 <= y <= bottom + 1 for at, top, bottom in self.uprights)

    def rules_at(self, y: float) -> list[tuple[float, float]]:
        """Return where the horizontal rules at ``y`` start and stop."""
        return [(x0, x1) for at, x0, x1 in self.flats if abs(at - y) <= _SAME]


Segment = tuple[float, float, float]
"""A rule: its place across, and where it starts and stops along."""


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """Return the grids of a page with at least two columns and two rows, or more columns only, from top to bottom.

    The edges of filled areas count where no drawn rules make a grid: they may be cells, or only the colour of a text.
    """
    drawn = _grids([rule for rule in rules if not rule.edge])
    areas = [replace(grid, filled=True) for grid in _grids(rules) if len(grid.ys) > 2]
    filled = [grid for grid in areas if not any(_meet(grid.box, other.box) for other in drawn)]
    return sorted([*drawn, *filled], key=lambda grid: grid.box.top)


def _meet(one: Box, other: Box) -> bool:
    return min(one.bottom, other.bottom) > max(one.top, other.top) and min(one.x1, other.x1) > max(one.x0, other.x0)


def _grids(rules: Sequence[Rule]) -> list[Grid]:
    flat = joined_segments(
        [((r.top + r.bottom) / 2, r.x0, r.x1) for r in rules if r.bottom - r.top <= _THICK < r.x1 - r.x0]
    )
    upright = joined_segments(
        [((r.x0 + r.x1) / 2, r.top, r.bottom) for r in rules if r.x1 - r.x0 <= _THICK < r.bottom - r.top]
    )
    if len(flat) < 2 or len(upright) < 3 or len(flat) + len(upright) > _MOST:
        return []
    grids = [_grid(*group) for group in _connected(flat, upright)]
    return [grid for grid in grids if grid is not None]


def joined_segments(segments: Sequence[Segment]) -> list[Segment]:
    """Join segments on one line that touch or overlap."""
    merged: list[Segment] = []
    groups: list[list[Segment]] = []
    for segment in sorted(segments):
        if groups and segment[0] - groups[-1][0][0] <= 1.5:
            groups[-1].append(segment)
        else:
            groups.append([segment])
    for group in groups:
        at = sum(segment[0] for segment in group) / len(group)
        start, stop = None, 0.0
        for _, low, high in sorted(group, key=lambda segment: segment[1]):
            if start is None:
                start, stop = low, high
            elif low <= stop + _TOUCH:
                stop = max(stop, high)
            else:
                merged.append((at, start, stop))
                start, stop = low, high
        if start is not None:
            merged.append((at, start, stop))
    return [segment for segment in merged if segment[2] - segment[1] >= _SHORTEST]


def _connected(flat: list[Segment], upright: list[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Group the rules that touch each other."""
    parent = list(range(len(flat) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (y, x0, x1) in enumerate(flat):
        for j, (x, top, bottom) in enumerate(upright, start=len(flat)):
            if x0 - _TOUCH <= x <= x1 + _TOUCH and top - _TOUCH <= y <= bottom + _TOUCH:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, segment in enumerate(flat):
        groups.setdefault(root(i), ([], []))[0].append(segment)
    for j, segment in enumerate(upright, start=len(flat)):
        groups.setdefault(root(j), ([], []))[1].append(segment)
    return list(groups.values())


def _grid(flat: list[Segment], upright: list[Segment]) -> Grid | None:
    if len(flat) < 2 or len(upright) < 3:
        return None
    box = Box(
        x0=min(segment[1] for segment in flat),
        top=min(segment[1] for segment in upright),
        x1=max(segment[2] for segment in flat),
        bottom=max(segment[2] for segment in upright),
    )
    xs = _edges(upright, 0.2 * (box.bottom - box.top))
    # A rule from one column edge to another divides rows too, however narrow: the cells beside it are merged.
    long = [box.x0, *_edges(upright, 0.5 * (box.bottom - box.top)), box.x1]
    between = [s for s in flat if all(any(abs(end - x) <= _TOUCH for x in long) for end in s[1:])]
    ys = tuple(sorted({*_edges(flat, 0.4 * (box.x1 - box.x0)), *_edges(between, 0.15 * (box.x1 - box.x0))}))
    if len(xs) < 3 or len(ys) < 2 or len(xs) + len(ys) < 6:
        return None
    return Grid(box=box, xs=xs, ys=_apart(ys), uprights=tuple(upright), flats=tuple(flat))


def _apart(places: Sequence[float]) -> tuple[float, ...]:
    """Return rising places without those that are the same as the one before."""
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] > _SAME:
            kept.append(place)
    return tuple(kept)


def _edges(segments: list[Segment], least: float) -> tuple[float, ...]:
    """Return the places where rules of together at least ``least`` stand, places close together as one."""
    places: list[list[float]] = []
    for at, start, stop in sorted(segments):
        if places and at - places[-1][0] <= _SAME:
            places[-1][1] += stop - start
            places[-1][0] = at
        else:
            places.append([at, stop - start])
    return tuple(at for at, length in places if length >= least)
