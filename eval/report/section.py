"""A section of a report, whichever form it takes."""

from dataclasses import dataclass

from eval.figures.coverage import Point
from eval.figures.intervals import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with an optional paragraph, a table (first row the headings) and the shares to draw as bars.

    ``points`` are drawn as a line; ``axes`` are the names of what goes across and up.
    """

    title: str
    text: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    bars: tuple[tuple[str, Estimate], ...] = ()
    points: tuple[Point, ...] = ()
    axes: tuple[str, str] = ("", "")
