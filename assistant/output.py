"""Answers for other programs and for the terminal."""

import json

from assistant import texts
from assistant.notation.verbatim import unescape
from assistant.values import Answer


def to_object(answer: Answer, identity: str = "") -> dict[str, object]:
    """An answer as the object that ``--json`` and ``--batch`` print; its fields are kept stable."""
    return {
        "id": identity,
        "status": answer.status,
        "text": answer.text,
        "citations": [
            {
                "number": citation.number,
                "document": citation.document.id,
                "file": citation.document.file,
                "title": citation.document.title,
                "page": citation.page,
                "label": citation.label,
                "headings": list(citation.headings),
                "quote": citation.quote,
                **({"ocr": True} if citation.ocr else {}),
            }
            for citation in answer.citations
        ],
        "seconds": round(answer.seconds, 4),
    }


def to_json(answer: Answer, identity: str = "", **more: object) -> str:
    """The same on one line, with ``more`` fields behind those that there always are."""
    return (
        json.dumps({**to_object(answer, identity), **more}, ensure_ascii=False)
        .encode("utf-8", "replace")
        .decode("utf-8")
    )


def to_terminal(answer: Answer) -> str:
    """An answer to read in a terminal: the text without Markdown escapes, and the list of sources."""
    lines = [_plain(line) for line in answer.text.splitlines()]
    if answer.citations:
        lines += ["", texts.SOURCES_HEADING]
        for citation in answer.citations:
            place = texts.place(citation.label, citation.page, citation.headings, citation.ocr)
            line = texts.SOURCE_LINE.format(number=citation.number, title=citation.document.title, place=place)
            lines.append(line + (texts.NEAR_MARK if citation.near else ""))
    return "\n".join(lines)


def _plain(line: str) -> str:
    """A line of Markdown as plain text, its citation markers kept."""
    kept = line.replace("[", "\x00").replace("\\\x00", "[")
    return unescape(kept).replace("\x00", "[")
