"""Readings as JSON and back: how the reading process hands over its pages, and how they can be kept."""

from collections.abc import Sequence
from typing import Any

from corpus.values import Box, Line, Page, Row


def page_to_json(page: Page) -> dict[str, Any]:
    """Return a page as plain JSON values."""
    return {
        "document": page.document,
        "number": page.number,
        "label": page.label,
        "text": page.text,
        "size": [page.width, page.height],
        "quality": page.quality,
        "ocr": page.ocr,
        "lines": [_line_to_json(line) for line in page.lines],
    }


def page_from_json(value: dict[str, Any]) -> Page:
    """Return the page that ``page_to_json`` wrote; raises KeyError, TypeError or ValueError for anything else."""
    text = str(value["text"])
    width, height = value["size"]
    return Page(
        document=str(value["document"]),
        number=int(value["number"]),
        label=str(value["label"]),
        text=text,
        lines=tuple(_line_from_json(line, text) for line in value["lines"]),
        width=float(width),
        height=float(height),
        quality=value["quality"],
        ocr=bool(value["ocr"]),
    )


def _line_to_json(line: Line) -> list[Any]:
    box = line.box
    return [
        line.text if line.start < 0 else "",
        [round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)],
        line.role,
        line.start,
        line.end,
        line.level,
        line.size,
        line.bold,
        None if line.row is None else [line.row.caption, line.row.unit, line.row.cells, line.row.units],
        *([True] if line.ocr else []),
    ]


def _line_from_json(value: Sequence[Any], page_text: str) -> Line:
    text, box, role, start, end, level, size, bold, row, *ocr = value
    x0, top, x1, bottom = box
    return Line(
        text=page_text[start:end] if start >= 0 else text,
        box=Box(x0=x0, top=top, x1=x1, bottom=bottom),
        role=role,
        start=start,
        end=end,
        level=level,
        size=size,
        bold=bold,
        row=None if row is None else _row_from_json(row),
        ocr=bool(ocr),
    )


def _row_from_json(value: Sequence[Any]) -> Row:
    caption, unit, cells, units = value
    return Row(caption=caption, unit=unit, cells=tuple((heading, cell) for heading, cell in cells), units=tuple(units))
