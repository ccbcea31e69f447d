"""Find line numbers in the margin: minutes and draft regulations count their lines, which belongs to no sentence.

They are told apart from a column of figures by going on over the page end: the first number of a page is one step past
the last of the page before it.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from corpus.reading.layout.lines import Piece

_SAME_EDGE = 3.0
_FEWEST = 3
_LONGEST = 5


class _Run(NamedTuple):
    """Bare numbers below each other with the same right edge: their places among the pieces of a page, and values."""

    edge: float
    places: tuple[int, ...]
    values: tuple[int, ...]

    @property
    def step(self) -> int:
        """The distance between the numbers when it is the same everywhere; 0 when it is not, or cannot be seen."""
        steps = {after - before for before, after in zip(self.values, self.values[1:], strict=False)}
        return steps.pop() if len(steps) == 1 and len(self.values) >= _FEWEST else 0


def line_numbers(pages: Sequence[Sequence[Piece]], taken: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """Return for each page the places of the pieces that number lines; ``taken`` are pieces with another meaning."""
    runs = [_runs(pieces, other) for pieces, other in zip(pages, taken, strict=True)]
    found: list[set[int]] = [set() for _ in pages]
    for page in range(1, len(pages)):
        for before in runs[page - 1]:
            for after in runs[page]:
                if _goes_on(before, after):
                    found[page - 1].update(before.places)
                    found[page].update(after.places)
    return [frozenset(places) for places in found]


def _runs(pieces: Sequence[Piece], taken: frozenset[int]) -> list[_Run]:
    """Return the columns of bare numbers that stand left of all text of a page."""
    numbers = [
        place
        for place, piece in enumerate(pieces)
        if len(piece.words) == 1 and _is_number(piece) and place not in taken
    ]
    if not numbers:
        return []
    others = taken.union(numbers)
    left = min([piece.x0 for place, piece in enumerate(pieces) if place not in others], default=float("inf"))
    groups: dict[float, list[int]] = defaultdict(list)
    for place in numbers:
        right = pieces[place].x1
        if right < left:
            groups[next((edge for edge in groups if abs(edge - right) <= _SAME_EDGE), right)].append(place)
    runs = []
    for edge, places in groups.items():
        places.sort(key=lambda place: pieces[place].top)
        runs.append(_Run(edge, tuple(places), tuple(int(pieces[place].words[0].text) for place in places)))
    return runs


def _is_number(piece: Piece) -> bool:
    text = piece.words[0].text
    return len(text) <= _LONGEST and text.isdecimal()


def _goes_on(before: _Run, after: _Run) -> bool:
    """Tell whether the numbers of a page go on on the next: the same place, and one step further; single steps do not.

    Numbers one apart may be those of the rows of a table that goes on.
    """
    step = before.step or after.step
    if step <= 1 or abs(before.edge - after.edge) > 2 * _SAME_EDGE or after.values[0] - before.values[-1] != step:
        return False
    return all(run.step == step or len(run.values) < _FEWEST for run in (before, after))
