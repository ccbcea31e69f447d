"""First pages to test with: blocks of letters of a size, one below the other with room between them."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.values import Box, Line, LineRole, Page, Quality

BODY = 10.0


def block(*texts: str, size: float = BODY, role: LineRole = "body") -> list[Line]:
    return [
        Line(text=text, box=Box(x0=0, top=0, x1=1, bottom=1), role=role, start=-1, end=-1, size=size) for text in texts
    ]


def large(*texts: str, size: float = 20.0) -> list[Line]:
    return block(*texts, size=size, role="heading")


def page(*blocks: Sequence[Line], number: int = 1, ocr: bool = False, quality: Quality = "text") -> Page:
    """Place blocks on a page."""
    text, top, placed = "", 40.0, []
    for lines in blocks:
        top += 30
        for line in lines:
            box = Box(x0=60.0, top=top, x1=60.0 + line.size * 0.5 * len(line.text), bottom=top + line.size)
            start = len(text) + bool(text)
            text = f"{text}\n{line.text}" if text else line.text
            placed.append(replace(line, box=box, start=start, end=len(text)))
            top += 1.2 * line.size
    return Page(
        document="stuk",
        number=number,
        label=str(number),
        text=text,
        lines=tuple(placed),
        width=595.0,
        height=842.0,
        quality=quality,
        ocr=ocr,
    )
