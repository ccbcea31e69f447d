"""How a document stands, in a badge: adopted, draft or unknown, its year, and whether it is the official text."""

from assistant.ui.literal import literal
from assistant.ui.sources import texts
from corpus.values import Document

_STANDING = {2: ("green", texts.ADOPTED), 1: ("gray", texts.UNKNOWN), 0: ("orange", texts.DRAFT)}


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
