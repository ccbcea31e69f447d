"""Show a page of a PDF as an image, rendered in a limited process."""

import base64
from collections.abc import Sequence
from pathlib import Path

from corpus.reading.sandbox import ReadingLimits, in_sandbox
from corpus.values import Box


def page_image(
    path: Path,
    page: int,
    scale: float = 1.5,
    boxes: Sequence[Box] = (),
    limits: ReadingLimits | None = None,
) -> bytes:
    """Return page ``page`` (1-based) as PNG bytes at ``scale`` pixels a point, with ``boxes`` marked.

    Raises ``corpus.reading.sandbox.UnreadableFile`` with a Dutch message when the file or the page cannot be shown.
    """
    corners = [[box.x0, box.top, box.x1, box.bottom] for box in boxes]
    options = {"page": page, "scale": scale, "boxes": corners}
    answer = in_sandbox("picture", path, limits or ReadingLimits(), options)
    return base64.b64decode(answer["png"])
