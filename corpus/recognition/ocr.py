"""Read the words on the image of a page with Tesseract, when it is installed with Dutch."""

import io
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from statistics import median
from typing import Any

from PIL import Image

from corpus.reading.extraction.letters import clean
from corpus.reading.extraction.raw import RawPage, Style, Word
from corpus.reading.picture import bitmap

_SCALE = 300 / 72
_LANGUAGE = "nld"
AT_ONCE = 2
"""Pages that are recognised side by side."""
_LEAST_CONFIDENCE = 30.0
_COLUMNS = 12
_SAME_SIZE = 0.3
_LEAST_WORDS, _LEAST_LINES = 5, 5
_LEVEL, _STEEP = 0.004, 0.1


@cache
def is_available() -> bool:
    """Tell whether Tesseract with Dutch is installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return _LANGUAGE in listed.stdout.split()


def recognise(document: Any, pages: Sequence[RawPage], seconds: float) -> Iterator[RawPage | None]:  # noqa: ANN401
    """Give each page with the words found on its image; None when nothing is found, it fails or takes ``seconds``.

    The words of the text layer stay, when they are words; what recognition finds elsewhere is added.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for start in range(0, len(pages), AT_ONCE):
            batch = pages[start : start + AT_ONCE]
            images = [bitmap(document, page.number, _SCALE, grey=True) for page in batch]
            yield from pool.map(_recognised, batch, images, [seconds] * len(batch))


def _recognised(page: RawPage, image: Image.Image, seconds: float) -> RawPage | None:
    table = table_of(image, seconds)
    found = words_from(table, page.width / image.width) if table is not None else []
    added = [word for word in found if not any(overlap(word, other) for other in page.words)]
    if not added:
        return None
    words = (*page.words, *added)
    return replace(page, words=words, turned=(), letters=" ".join(word.text for word in words))


def table_of(image: Image.Image, seconds: float, layout: str = "3") -> str | None:
    """Return Tesseract's table of the words on an image; None when it fails or takes ``seconds``.

    ``layout`` is its way to find text: "3" looks for blocks and columns, "6" takes all as one block.
    """
    buffer = io.BytesIO()
    image.save(buffer, "PPM")
    command = ["tesseract", "stdin", "stdout", "-l", _LANGUAGE, "--dpi", "300", "--psm", layout, "tsv"]
    try:
        done = subprocess.run(command, input=buffer.getvalue(), capture_output=True, timeout=seconds, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def overlap(one: Word, other: Word) -> bool:
    """Tell whether a word stands where another does."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width > 0 and height > 0.3 * (one.bottom - one.top)


def words_from(table: str, points: float) -> list[Word]:
    """Return the words of Tesseract's table of words; ``points`` is the size of a pixel.

    The height of a word depends on its letters, so a word gets the height of its line, and the usual size of its
    paragraph or of the page when that is about the same.
    """
    lines: dict[tuple[str, ...], list[tuple[str, list[float]]]] = defaultdict(list)
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != _COLUMNS or cells[0] != "5" or float(cells[10]) < _LEAST_CONFIDENCE:
            continue
        text = clean(cells[11]).strip()
        if text:
            lines[tuple(cells[2:5])].append((text, [float(cell) * points for cell in cells[6:10]]))
    _straighten(list(lines.values()))
    heights: dict[tuple[str, ...], list[float]] = defaultdict(list)
    for key, found in lines.items():
        heights[key[:2]].append(max(height for _, (_, _, _, height) in found))
    usual = median([height for found in heights.values() for height in found] or [0.0])
    words: list[Word] = []
    for key, found in lines.items():
        height = median(heights[key[:2]])
        size = usual if abs(height - usual) < _SAME_SIZE * usual else height
        style = Style(round(1.1 * size, 1), False, False)
        top = min(box[1] for _, box in found)
        bottom = max(box[1] + box[3] for _, box in found)
        for text, (x0, _, width, _) in found:
            words.append(Word(text, x0, top, x0 + width, bottom, style))
    return words


def _straighten(lines: Sequence[Sequence[tuple[str, list[float]]]]) -> None:
    """Move the boxes (x, y, width, height) of a page that was laid askew on the scanner onto level lines.

    Otherwise its lines overlap each other in height. A box moves at most a few points, around the middle of the page.
    """
    slopes = []
    for line in lines:
        (_, first), (_, last) = line[0], line[-1]
        if len(line) >= _LEAST_WORDS and last[0] > first[0]:
            slopes.append((last[1] + last[3] - first[1] - first[3]) / (last[0] + last[2] / 2 - first[0] - first[2] / 2))
    slope = median(slopes) if len(slopes) >= _LEAST_LINES else 0.0
    if not _LEVEL < abs(slope) < _STEEP:
        return
    boxes = [box for line in lines for _, box in line]
    middle = (min(box[0] for box in boxes) + max(box[0] + box[2] for box in boxes)) / 2
    for box in boxes:
        box[1] -= slope * (box[0] + box[2] / 2 - middle)
