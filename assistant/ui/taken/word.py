"""What is taken along as a Word file."""

import io
from typing import Any

from docx import Document
from docx.shared import Pt

from assistant.ui.taken import texts
from assistant.ui.taken.footnotes import add_notes, mark
from assistant.ui.taken.values import Paragraph, Piece, Taken

_CONTROL = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
"""Characters that XML does not allow."""


def as_word(taken: Taken) -> bytes:
    """The bytes of a .docx: headings, quotations in the style for them, table rows as tables, sources as footnotes."""
    document = Document()
    document.core_properties.title = taken.title
    document.core_properties.author = ""
    document.core_properties.language = "nl-NL"
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(taken.title, level=1)
    if taken.warning:
        document.add_paragraph().add_run(_clean(taken.warning)).bold = True
    document.add_paragraph(taken.consulted)
    for said in taken.said:
        document.add_heading(_clean(said.question), level=2)
        document.add_paragraph(texts.OUTCOME.format(status=said.outcome))
        for paragraph in said.paragraphs:
            _add(document, paragraph)
    add_notes(document, [_clean(note) for note in taken.notes])
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _add(document: Any, paragraph: Paragraph) -> None:  # noqa: ANN401 - python-docx has no types of its own
    if paragraph.cells:
        table = document.add_table(rows=1, cols=2, style="Table Grid")
        head, value = table.rows[0].cells
        head.paragraphs[0].add_run(texts.ROW_HEAD).bold = True
        value.paragraphs[0].add_run(texts.ROW_VALUE).bold = True
        _write(value.paragraphs[0], paragraph.pieces)
        for texts_of_row in paragraph.cells:
            for cell, text in zip(table.add_row().cells, texts_of_row, strict=True):
                cell.text = _clean(text)
        document.add_paragraph()
        return
    style = "List Bullet" if paragraph.item else "Quote" if paragraph.quoted else None
    _write(document.add_paragraph(style=style), paragraph.pieces)


def _write(paragraph: Any, pieces: tuple[Piece, ...]) -> None:  # noqa: ANN401
    for piece in pieces:
        if piece.note:
            mark(paragraph, piece.note)
        else:
            paragraph.add_run(_clean(piece.text)).bold = piece.bold or None


def _clean(text: str) -> str:
    return text.translate(_CONTROL)
