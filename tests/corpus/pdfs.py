"""PDFs made byte by byte, so that a test says exactly what stands where, and hostile ones."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT = 595, 842
_TURNS = {1: "0 -1 1 0", 2: "-1 0 0 -1", 3: "0 1 -1 0"}


@dataclass(frozen=True)
class Text:
    """A text at a place; ``y`` is the distance of its base line from the top of the page."""

    x: float
    y: float
    text: str
    size: float = 10.0
    font: str = "F1"


@dataclass
class Sheet:
    """A page in the making: text, drawn lines, and raw drawing."""

    parts: list[str] = field(default_factory=list)
    turned: int = 0
    drawing: "Sheet | None" = None
    pictures: list[Image.Image] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def put(self, x: float, y: float, text: str, size: float = 10.0, font: str = "F1", turns: int = 0) -> "Sheet":
        """Put a text that starts at a place, after so many quarter turns clockwise."""
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        if turns:
            self.parts.append(f"BT /{font} {size} Tf {_TURNS[turns]} {x} {HEIGHT - y} Tm ({escaped}) Tj ET")
            return self
        self.parts.append(f"BT /{font} {size} Tf {x} {HEIGHT - y} Td ({escaped}) Tj ET")
        return self

    def bold(self, x: float, y: float, text: str, size: float = 10.0) -> "Sheet":
        return self.put(x, y, text, size, "F2")

    def lines(self, x: float, y: float, texts: Sequence[str], step: float = 12.0, size: float = 10.0) -> "Sheet":
        for place, text in enumerate(texts):
            self.put(x, y + place * step, text, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        self.parts.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def image(self) -> "Sheet":
        self.parts.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im1 Do Q")
        return self

    def picture(self, image: Image.Image, x: float, y: float, width: float) -> "Sheet":
        """Place a grey picture with its left top at (x, y), in its own proportions."""
        self.pictures.append(image)
        height = width * image.height / image.width
        self.parts.append(f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /Pc{len(self.pictures)} Do Q")
        return self

    def form(self, drawing: "Sheet") -> "Sheet":
        """Place a sheet as one whole: drawn at a quarter of its size, doubled by its form, placed twice as large."""
        self.drawing = drawing
        self.parts.append("q 2 0 0 2 0 0 cm /Fm1 Do Q")
        return self

    def note(self, x: float, y: float, width: float, entries: str, height: float = 16.0) -> "Sheet":
        """Lay an annotation on the page, with its left top at (x, y)."""
        corners = f"[{x} {HEIGHT - y - height} {x + width} {HEIGHT - y}]"
        self.notes.append(f"<< /Type /Annot /F 4 /Rect {corners} {entries} >>")
        return self

    def filled(self, x: float, y: float, width: float, value: str, height: float = 16.0) -> "Sheet":
        """Lay a text field on the page, with what is filled in there."""
        return self.note(x, y, width, f"/Subtype /Widget /FT /Tx /T (v{len(self.notes)}) /V ({value})", height)

    @property
    def content(self) -> bytes:
        return "\n".join(self.parts).encode("cp1252")


IMAGE = b"<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 4 >>"


def make(
    path: Path,
    sheets: Sequence[Sheet],
    info: dict[str, str] | None = None,
    bookmarks: Sequence[tuple[str, int]] = (),
    labels: str = "",
    catalog: str = "",
) -> Path:
    """Write a PDF; ``bookmarks`` are titles with their 1-based page, ``labels`` a /PageLabels entry."""
    objects: list[bytes] = [b""] * 6
    objects[2] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects[3] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"
    objects[4] = IMAGE + b"\nstream\n\x00\x80\xff\x40\nendstream"
    objects[5] = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique /Encoding /WinAnsiEncoding >>"
    kids = []
    for sheet in sheets:
        form = ""
        if sheet.drawing is not None:
            entries = (
                "/Type /XObject /Subtype /Form /Matrix [2 0 0 2 0 0] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >>"
            )
            whole = f"{entries} /BBox [0 0 {WIDTH} {HEIGHT}]"
            objects.append(stream(b"q 0.25 0 0 0.25 0 0 cm " + sheet.drawing.content + b" Q", whole))
            form = f"/Fm1 {len(objects)} 0 R"
        for place, image in enumerate(sheet.pictures, start=1):
            entries = (
                f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} "
                "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
            )
            objects.append(stream(zlib.compress(image.tobytes()), entries))
            form += f" /Pc{place} {len(objects)} 0 R"
        content = zlib.compress(sheet.content)
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {sheet.turned} "
                f"/Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R >> "
                f"/XObject << /Im1 5 0 R {form} >> >> /Annots [{' '.join(sheet.notes)}] >>"
            ).encode("cp1252")
        )
        kids.append(len(objects))
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    outline = _outline(objects, bookmarks, kids)
    objects[0] = f"<< /Type /Catalog /Pages 2 0 R {outline} {labels} {catalog} >>".encode()
    trailer = ""
    if info:
        entries = " ".join(f"/{key} ({value})" for key, value in info.items())
        objects.append(f"<< {entries} >>".encode("cp1252"))
        trailer = f"/Info {len(objects)} 0 R"
    path.write_bytes(assemble(objects, trailer))
    return path


def _outline(objects: list[bytes], bookmarks: Sequence[tuple[str, int]], kids: Sequence[int]) -> str:
    if not bookmarks:
        return ""
    root = len(objects) + 1
    first, last = root + 1, root + len(bookmarks)
    objects.append(f"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {len(bookmarks)} >>".encode())
    for place, (title, page) in enumerate(bookmarks):
        number = first + place
        links = (f"/Prev {number - 1} 0 R " if place else "") + (f"/Next {number + 1} 0 R" if number < last else "")
        entry = f"<< /Title ({title}) /Parent {root} 0 R {links} /Dest [{kids[page - 1]} 0 R /Fit] >>"
        objects.append(entry.encode("cp1252"))
    return f"/Outlines {root} 0 R"


def assemble(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Put numbered objects together with a cross-reference table."""
    data = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()


def stream(data: bytes, entries: str = "") -> bytes:
    """Make a stream object of data that is encoded already."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


PARAGRAPH = (
    "De gemeente wil dat de binnenstad groener wordt. Daarom komen er in de",
    "komende jaren meer bomen en plantenbakken op de pleinen. Bewoners en",
    "ondernemers denken mee over de plekken. Het college besluit daar later",
    "over en legt het plan daarna voor aan de gemeenteraad.",
)
