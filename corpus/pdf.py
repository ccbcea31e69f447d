"""Take words, rules and images with their place out of a PDF, with as few calls into PDFium as can be.

PDFium gives the text of a page in one call; boxes are then asked for the first and last letter of each word only, and
the font once per text object. That keeps reading at hundreds of pages a second.
"""

import ctypes
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.letters import clean, raise_mark
from corpus.raw import Bookmark, RawDocument, RawPage, Rule, Style, Word

_TOKEN = re.compile("[^\\s\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_BOLD_WEIGHT = 600
_ITALIC_FLAG = 1 << 6
_THIN = 2.5
_RECTANGLE = 6
_LEAST_FILL = 14.0
"""A lower filled area is the background of a line of text, not of a cell."""
_MAX_RULES = 6000
_MAX_BOOKMARKS = 5000
_PUNCTUATION = ".,;:)’”'"
_ENDS_IN_NUMBER = re.compile(f"\\d[{re.escape(_PUNCTUATION)}]*$")
_NAMED_BOLD = re.compile(r"bold|black|heavy|semib|demib", re.IGNORECASE)
_NAMED_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)

type_text, type_path, type_image, type_form = 1, 2, 3, 5


class _Frame(NamedTuple):
    """The visible part of a page in the PDF's own coordinates, and how it is turned (quarter turns clockwise)."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    def place(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Turn a rectangle (left, bottom, right, top) into (x0, top, x1, bottom) as shown."""
        if self.turns == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.turns == 1:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.turns == 2:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (width, height) if self.turns % 2 == 0 else (height, width)


def open_pdf(path: Path) -> Any:  # noqa: ANN401 - pypdfium2 has no types
    """Open a PDF; raises ``pypdfium2.PdfiumError`` when it cannot be opened."""
    return pypdfium2.PdfDocument(path)


def read_raw(document: Any, pages: int, progress: Callable[[int], None] | None = None) -> RawDocument:  # noqa: ANN401
    """Read the first ``pages`` pages of an open document; ``progress`` is told each page number that is done."""
    meta = {key: clean(str(value)) for key, value in document.get_metadata_dict().items()}
    read: list[RawPage] = []
    for number in range(1, pages + 1):
        read.append(read_page(document, number))
        if progress is not None:
            progress(number)
    return RawDocument(
        title=meta.get("Title", ""),
        author=meta.get("Author", ""),
        subject=meta.get("Subject", ""),
        created=_date(meta.get("CreationDate", "")),
        labels=tuple(clean(document.get_page_label(index) or "") for index in range(pages)),
        bookmarks=tuple(_bookmarks(document)),
        pages=tuple(read),
    )


def read_page(document: Any, number: int) -> RawPage:  # noqa: ANN401
    """Read one page (1-based); a page that PDFium cannot load is an empty page."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return RawPage(number=number, width=595.0, height=842.0, words=(), turned=(), rules=(), images=0.0, letters="")
    try:
        frame = _frame(page)
        text = pdfium.FPDFText_LoadPage(page)
        try:
            letters, words, turned = _words(text, frame) if text else ("", [], [])
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
        rules, images = _drawings(page, frame)
        width, height = frame.size
    finally:
        pdfium.FPDF_ClosePage(page)
    return RawPage(
        number=number,
        width=width,
        height=height,
        words=tuple(words),
        turned=tuple(turned),
        rules=tuple(rules),
        images=images,
        letters=letters,
    )


def _frame(page: Any) -> _Frame:  # noqa: ANN401
    box = pdfium.FS_RECTF()
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    if pdfium.FPDF_GetPageBoundingBox(page, box) and box.right > box.left and box.top > box.bottom:
        return _Frame(box.left, box.bottom, box.right, box.top, turns)
    return _Frame(0.0, 0.0, 595.0, 842.0, turns)


def _page_text(text: Any) -> tuple[str, Callable[[int], int]]:  # noqa: ANN401
    """Return the text of a page and what maps an offset in it to PDFium's character number."""
    count = pdfium.FPDFText_CountChars(text)
    if count <= 0:
        return "", int
    # A character outside the basic plane takes two places, so ask for room to spare.
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    letters = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
    if len(letters) == count:
        return letters, int
    return letters, lambda offset: max(pdfium.FPDFText_GetCharIndexFromTextIndex(text, offset), 0)


def _words(text: Any, frame: _Frame) -> tuple[str, list[Word], list[Word]]:  # noqa: ANN401
    letters, index_of = _page_text(text)
    direct = index_of is int
    box = pdfium.FS_RECTF()
    here = ctypes.byref(box)
    char_box, place = pdfium.FPDFText_GetLooseCharBox, frame.place
    fonts = _Fonts(text)
    upright: list[Word] = []
    turned: list[Word] = []
    last_end = 0
    for match in _TOKEN.finditer(letters):
        start, end = match.span()
        first, last = (start, end - 1) if direct else (index_of(start), index_of(end - 1))
        char_box(text, first, here)
        x0, top, x1, bottom = place(box.left, box.bottom, box.right, box.top)
        size = bottom - top
        sideways = False
        if last > first:
            if letters[end - 1] in "\ufffe\x02" and last - 1 > first:
                last -= 1
            char_box(text, last, here)
            to_x0, to_top, to_x1, to_bottom = place(box.left, box.bottom, box.right, box.top)
            sideways = abs(to_top - top) > 0.8 * size and abs(to_x0 - x0) < 0.8 * (x1 - x0)
            if sideways:
                size = x1 - x0
            x0, x1 = min(x0, to_x0), max(x1, to_x1)
            if sideways:
                top, bottom = min(top, to_top), max(bottom, to_bottom)
        word = clean(match.group())
        if last > first and _ENDS_IN_NUMBER.search(word):
            word = raise_mark(word, *_small_tail(text, first, last, word, (size, bottom), frame))
        if word:
            follows = "\n" not in letters[last_end:start]
            style = fonts.style(first, size)
            (turned if sideways else upright).append(Word(word, x0, top, x1, bottom, style, follows))
        last_end = end
    return letters, upright, turned


def _small_tail(
    text: Any,  # noqa: ANN401
    first: int,
    last: int,
    word: str,
    normal: tuple[float, float],
    frame: _Frame,
) -> tuple[int, int]:
    """Find the small raised digits at the end of a word, before its punctuation: where they start and stop."""
    size, bottom = normal
    box = pdfium.FS_RECTF()
    stop = len(word.rstrip(_PUNCTUATION))
    start = stop
    while start > 1 and word[start - 1].isdecimal() and last - (len(word) - start) > first:
        pdfium.FPDFText_GetLooseCharBox(text, last - (len(word) - start), box)
        _, top, _, low = frame.place(box.left, box.bottom, box.right, box.top)
        if low - top > 0.8 * size or low > bottom - 0.1 * size:
            break
        start -= 1
    return start, stop


class _Fonts:
    """What each text object looks like, asked once per object."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401
        self._text = text
        self._by_object: dict[int, tuple[bool, bool]] = {}
        self._by_font: dict[int, tuple[bool, bool]] = {}
        self._styles: dict[tuple[float, bool, bool], Style] = {}

    def style(self, index: int, size: float) -> Style:
        """Return the style of a character."""
        thing = pdfium.FPDFText_GetTextObject(self._text, index)
        address = ctypes.addressof(thing.contents) if thing else 0
        look = self._by_object.get(address)
        if look is None:
            look = self._by_object[address] = self._look(thing) if thing else (False, False)
        key = (round(size, 1), *look)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = Style(*key)
        return style

    def _look(self, thing: Any) -> tuple[bool, bool]:  # noqa: ANN401
        font = pdfium.FPDFTextObj_GetFont(thing)
        if not font:
            return False, False
        address = ctypes.addressof(font.contents)
        look = self._by_font.get(address)
        if look is None:
            name = ctypes.create_string_buffer(128)
            pdfium.FPDFFont_GetBaseFontName(font, name, 128)
            called = name.value.decode("latin-1")
            bold = pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT or bool(_NAMED_BOLD.search(called))
            italic = bool(pdfium.FPDFFont_GetFlags(font) & _ITALIC_FLAG) or bool(_NAMED_ITALIC.search(called))
            # Fonts without a weight of their own report 400 or less; a fake bold by stroking is left unseen.
            look = self._by_font[address] = (bold, italic)
        return look


def _drawings(page: Any, frame: _Frame) -> tuple[list[Rule], float]:  # noqa: ANN401
    """Return the rules of a page and the share of it under pictures."""
    rules: list[Rule] = []
    covered = 0.0
    width, height = frame.size
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, number)
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == type_text or not pdfium.FPDFPageObj_GetBounds(thing, left, low, right, high):
            continue
        x0, top, x1, bottom = frame.place(left.value, low.value, right.value, high.value)
        if kind == type_path and len(rules) < _MAX_RULES:
            rules.extend(_path_rules(thing, Rule(x0, top, x1, bottom)))
        elif kind in (type_image, type_form):
            inside = max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(bottom, height) - max(top, 0.0))
            covered += inside if kind == type_image else 0.0
    return rules, min(1.0, covered / max(1.0, width * height))


def _path_rules(path: Any, around: Rule) -> Iterator[Rule]:  # noqa: ANN401
    """Give the rules that a drawn path stands for: itself when thin, otherwise the four edges of a rectangle."""
    x0, top, x1, bottom, _ = around
    if x1 - x0 <= _THIN and bottom - top <= _THIN:
        return
    if x1 - x0 <= _THIN or bottom - top <= _THIN:
        yield around
        return
    if pdfium.FPDFPath_CountSegments(path) > _RECTANGLE:
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    edge = not stroke.value
    if edge and (bottom - top < _LEAST_FILL or x1 - x0 < _LEAST_FILL):
        return
    yield Rule(x0, top, x1, top, edge)
    yield Rule(x0, bottom, x1, bottom, edge)
    yield Rule(x0, top, x0, bottom, edge)
    yield Rule(x1, top, x1, bottom, edge)


def _bookmarks(document: Any) -> Iterator[Bookmark]:  # noqa: ANN401
    try:
        for count, entry in enumerate(document.get_toc(max_depth=8)):
            if count >= _MAX_BOOKMARKS:
                return
            target = entry.get_dest()
            index = target.get_index() if target is not None else None
            title = clean(entry.get_title() or "")
            yield Bookmark(title=title, level=entry.level + 1, page=(index + 1) if index is not None else 0)
    except (pypdfium2.PdfiumError, ValueError):
        return


def _date(value: str) -> str:
    """Turn a PDF date (D:20210301120000+01'00') into ISO as far as known."""
    match = re.match(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?", value)
    if match is None:
        return ""
    return "-".join(part for part in match.groups() if part)
