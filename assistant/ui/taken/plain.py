"""What is taken along as Markdown, and as HTML for the clipboard."""

from collections.abc import Iterator
from html import escape as html

from assistant.notation.verbatim import escape
from assistant.ui.taken import texts
from assistant.ui.taken.values import Paragraph, Piece, Taken


def as_markdown(taken: Taken) -> str:
    """Markdown with footnotes, as Pandoc, GitHub and most editors read them."""
    lines = [f"# {escape(taken.title)}", "", taken.consulted, ""]
    lines += [f"**{escape(taken.warning)}**", ""] if taken.warning else []
    for said in taken.said:
        lines += [f"## {escape(said.question)}", "", texts.OUTCOME.format(status=said.outcome), ""]
        for paragraph in said.paragraphs:
            lines += [*_markdown(paragraph), ""]
    lines += [f"[^{number}]: {escape(note)}" for number, note in enumerate(taken.notes, start=1)]
    return "\n".join(lines) + "\n"


def _markdown(paragraph: Paragraph) -> Iterator[str]:
    told = "".join(_marked(piece) for piece in paragraph.pieces)
    before = ("> " if paragraph.quoted else "") + ("- " if paragraph.item and not paragraph.cells else "")
    if not paragraph.cells:
        yield before + told
        return
    yield f"> | {texts.ROW_HEAD} | {texts.ROW_VALUE}{told} |"
    yield "> | --- | --- |"
    for head, value in paragraph.cells:
        yield f"> | {escape(head)} | {escape(value)} |"


def _marked(piece: Piece) -> str:
    if piece.note:
        return f"[^{piece.note}]"
    return f"**{escape(piece.text)}**" if piece.bold else escape(piece.text)


def as_html(taken: Taken) -> str:
    """HTML of plain tags only, every text escaped; the notes stand below it, as the clipboard knows no footnotes."""
    parts = [f"<h2>{html(taken.title)}</h2>", f"<p>{html(taken.consulted)}</p>"]
    parts += [f"<p><strong>{html(taken.warning)}</strong></p>"] if taken.warning else []
    for said in taken.said:
        parts.append(f"<h3>{html(said.question)}</h3><p>{html(texts.OUTCOME.format(status=said.outcome))}</p>")
        parts += [_html(paragraph) for paragraph in said.paragraphs]
    if taken.notes:
        notes = "".join(f"<p><sup>{number}</sup> {html(note)}</p>" for number, note in enumerate(taken.notes, start=1))
        parts.append(f"<h3>{html(texts.SOURCES)}</h3>{notes}")
    return "".join(parts)


def _html(paragraph: Paragraph) -> str:
    told = "".join(
        f"<sup>{piece.note}</sup>"
        if piece.note
        else (f"<strong>{html(piece.text)}</strong>" if piece.bold else html(piece.text))
        for piece in paragraph.pieces
    )
    if paragraph.cells:
        rows = "".join(f"<tr><td>{html(head)}</td><td>{html(value)}</td></tr>" for head, value in paragraph.cells)
        head = f"<tr><th>{html(texts.ROW_HEAD)}</th><th>{html(texts.ROW_VALUE)}{told}</th></tr>"
        return f"<table>{head}{rows}</table>"
    body = f"• {told}" if paragraph.item else told
    return f"<blockquote><p>{body}</p></blockquote>" if paragraph.quoted else f"<p>{body}</p>"
