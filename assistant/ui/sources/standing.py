"""How a document stands, in a badge: adopted, draft or unknown, its year, and whether it is the official text."""

import re

from assistant.ui.literal import literal
from assistant.ui.sources import texts
from corpus.values import Document

_ADDRESS = re.compile(r"(https?://[\w.-]+(?::\d+)?(?:/[\w./%~+=?&#-]*)?)")
ADOPTED_RANK = 2
_STANDING = {ADOPTED_RANK: ("green", texts.ADOPTED), 1: ("gray", texts.UNKNOWN), 0: ("orange", texts.DRAFT)}


def standing(document: Document) -> str:
    """Adopted, draft or unknown, in Dutch: the same three that answers are ordered by."""
    return _STANDING[document.precedence[0]][1]


def badges(document: Document) -> str:
    """The badges of a document, as Streamlit's Markdown."""
    colour, name = _STANDING[document.precedence[0]]
    shown = [f":{colour}-badge[{name}]", f":gray-badge[{literal(document.date[:4]) or texts.NO_YEAR}]"]
    if document.summary:
        shown.append(f":violet-badge[{texts.UNOFFICIAL}]")
    return " ".join(shown)


def linked(origin: str) -> str:
    """Where a document was published, as Markdown: a link for what is a web address, text for everything else."""
    parts = _ADDRESS.split(origin)
    return "".join(f"<{part}>" if place % 2 else literal_part(part) for place, part in enumerate(parts))


def literal_part(text: str) -> str:
    """A text that stands between others, letter for letter, with the white space at its ends."""
    shown = literal(text)
    return f"{text[:1] if text[:1].isspace() else ''}{shown}{text[-1:] if text[-1:].isspace() and shown else ''}"
