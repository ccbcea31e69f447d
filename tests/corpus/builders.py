"""Small pages to test with: text and lines as the reader gives them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.values import Box, Chunk, Line, LineRole, Page, Quality, Row

LINE_HEIGHT = 12.0
CHARACTER = 6.0


@dataclass
class PageBuilder:
    """Builds a page block by block, top to bottom; every block is a paragraph of its own."""

    number: int = 1
    document: str = "plan"
    quality: Quality = "text"
    ocr: bool = False
    text: str = ""
    lines: list[Line] = field(default_factory=list)

    def block(
        self, role: LineRole, *texts: str, level: int = 0, row: Row | None = None, gap: str = "\n\n"
    ) -> "PageBuilder":
        for place, text in enumerate(texts):
            separator = (gap if place == 0 else "\n") if self.text else ""
            line_level = level if role == "heading" or place == 0 else 0
            self._line(role, text, separator, line_level, row)
        return self

    def heading(self, *texts: str, level: int = 1) -> "PageBuilder":
        return self.block("heading", *texts, level=level)

    def body(self, *texts: str) -> "PageBuilder":
        return self.block("body", *texts)

    def item(self, *texts: str, level: int = 1) -> "PageBuilder":
        return self.block("item", *texts, level=level, gap="\n")

    def row(self, *cells: str, columns: Sequence[str] = (), caption: str = "", unit: str = "") -> "PageBuilder":
        names = [*columns, *[""] * (len(cells) - len(columns))]
        row = Row(caption=caption, unit=unit, cells=tuple(zip(names, cells, strict=True)))
        return self.block("row", " ".join(cells), row=row, gap="\n")

    def furniture(self, text: str) -> "PageBuilder":
        box = Box(x0=50.0, top=820.0, x1=50.0 + CHARACTER * len(text), bottom=832.0)
        self.lines.append(Line(text=text, box=box, role="furniture", start=-1, end=-1))
        return self

    def build(self) -> Page:
        return Page(
            document=self.document,
            number=self.number,
            label=str(self.number - 1),
            text=self.text,
            lines=tuple(self.lines),
            width=595.0,
            height=842.0,
            quality=self.quality,
            ocr=self.ocr,
        )

    def _line(self, role: LineRole, text: str, separator: str, level: int, row: Row | None) -> None:
        top = LINE_HEIGHT * len(self.lines)
        box = Box(x0=50.0, top=top, x1=50.0 + CHARACTER * len(text), bottom=top + LINE_HEIGHT)
        start = len(self.text) + len(separator)
        self.text += separator + text
        self.lines.append(Line(text=text, box=box, role=role, start=start, end=len(self.text), level=level, row=row))


def span_texts(chunk: Chunk, kind: str) -> list[str]:
    """The texts of the spans of a kind, in order."""
    return [chunk.text[span.start : span.end] for span in chunk.spans if span.kind == kind]
