"""What comes out of a PDF before anything is understood: words, rules and images with their place.

Coordinates are those of ``corpus.values``: PDF points from the top left of the page as shown, y growing down.
Words are tuples, not dataclasses, because a folder of a thousand pages has half a million of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from corpus.values import Box


class Style(NamedTuple):
    """How letters look: ``size`` in points to a tenth, bold, italic."""

    size: float
    bold: bool
    italic: bool


class Word(NamedTuple):
    """Letters without a space between them; ``top`` and ``bottom`` enclose the whole font height, not the ink."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    style: Style


class Turned(NamedTuple):
    """Words set in another direction than upright, after ``turns`` quarter turns clockwise, in the order of the PDF.

    1 reads downward, 2 is upside down, 3 reads upward; the boxes are those on the page.
    """

    turns: int
    words: tuple[Word, ...]


class Rule(NamedTuple):
    """A straight line, drawn as such or as a thin rectangle; ``edge`` marks the edge of a filled area instead."""

    x0: float
    top: float
    x1: float
    bottom: float
    edge: bool = False


class Picture(NamedTuple):
    """A large picture that seems to show text: ``scale`` is its pixels a point, ``look`` equal for equal pictures."""

    box: Box
    scale: float
    look: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """A page as the PDF gives it.

    ``words`` are upright and in the order of the PDF; ``turned`` are those in other directions. ``images`` is the share
    of the page (0 to 1) that pictures cover; ``letters`` all characters of the text layer, to judge whether they are
    language.
    ``bars`` are coloured areas as high as a line of text and much wider: what stands on one is set apart.
    ``pictures`` are those with text that has no words in the text layer; ``recognised`` are the words of ``words`` that
    were found in them since. ``annotated`` says that something may lie on the page that is not in its text; ``filled``
    are the places of form fields and text boxes of which the words are among ``words``.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    turned: tuple[Turned, ...]
    rules: tuple[Rule, ...]
    images: float
    letters: str
    bars: tuple[Box, ...] = ()
    pictures: tuple[Picture, ...] = ()
    recognised: tuple[Word, ...] = ()
    annotated: bool = False
    filled: tuple[Box, ...] = ()

    @property
    def printed(self) -> list[Word]:
        """All words of the page, in whatever direction."""
        return [*self.words, *(word for turned in self.turned for word in turned.words)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """An entry of the PDF's own outline; ``level`` 1 is highest, ``page`` the 1-based page it points to (0: none)."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """A whole PDF before understanding; ``labels`` are the declared page labels ('' for a page without one)."""

    title: str
    author: str
    subject: str
    created: str
    labels: tuple[str, ...]
    bookmarks: tuple[Bookmark, ...]
    pages: tuple[RawPage, ...]


def around(boxes: Iterable[Word | Box | Rule]) -> Box:
    """Return the smallest box around the given ones, of which there is at least one."""
    items = list(boxes)
    return Box(
        x0=min(item.x0 for item in items),
        top=min(item.top for item in items),
        x1=max(item.x1 for item in items),
        bottom=max(item.bottom for item in items),
    )
