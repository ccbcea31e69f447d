"""Show a page of a PDF as an image, rendered in a limited process."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.sandbox.parent import ReadingLimits, in_sandbox
from corpus.values import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    """A page as PNG bytes, with its size in PDF points and what is marked on it.

    ``exact`` says that the marks lie on the letters of the quotation, first to last; else they lie on its lines.
    """

    png: bytes
    width: float
    height: float
    marks: tuple[Box, ...]
    exact: bool


def page_picture(
    path: Path,
    page: int,
    scale: float = 1.5,
    *,
    quote: str = "",
    boxes: Sequence[Box] = (),
    limits: ReadingLimits | None = None,
) -> PagePicture:
    """Return page ``page`` (1-based) at ``scale`` pixels a point, with the letters of ``quote`` marked.

    ``boxes`` are the lines it stands on; they are marked when its letters cannot be found, as on a scan. Raises
    ``corpus.sandbox.parent.UnreadableFile`` with a Dutch message when the file or the page cannot be shown.
    """
    corners = [[box.x0, box.top, box.x1, box.bottom] for box in boxes]
    options = {"page": page, "scale": scale, "boxes": corners, "quote": quote}
    answer = in_sandbox("picture", path, limits or ReadingLimits(), options)
    return PagePicture(
        png=base64.b64decode(answer["png"]),
        width=float(answer["width"]),
        height=float(answer["height"]),
        marks=tuple(Box(x0=x0, top=top, x1=x1, bottom=bottom) for x0, top, x1, bottom in answer["marks"]),
        exact=bool(answer["exact"]),
    )


def page_image(
    path: Path,
    page: int,
    scale: float = 1.5,
    boxes: Sequence[Box] = (),
    limits: ReadingLimits | None = None,
) -> bytes:
    """Return only the PNG bytes of ``page_picture``."""
    return page_picture(path, page, scale, boxes=boxes, limits=limits).png
