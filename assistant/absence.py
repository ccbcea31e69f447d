"""Whether a piece of text says that the document does not say something."""

import re

from assistant.evidence import Piece

_ABSENT = re.compile(
    r"\b(noemt|noemen|geeft|geven|bevat|bevatten|vermeldt|vermelden|staan|staat|kent|bestaat|doet|legt)\b[^.]*\b(geen|niet|nergens)\b"
    r"|\b(geen|niet|nergens)\b[^.]*\b"
    r"(genoemd|opgenomen|vermeld|gegeven|vastgelegd|beschreven|in dit (?:document|plan|stuk))\b",
    re.IGNORECASE,
)
_DOCUMENT_WORD = re.compile(
    r"\b(visie|programma|uitvoeringsprogramma|plan|document|nota|notitie|publieksversie|stuk|rapport|brochure|"
    r"beleidsplan|agenda|begroting)\b",
    re.IGNORECASE,
)


def states_absence(piece: Piece) -> bool:
    """Whether a piece says that the document itself does not give something ("noemt geen bedragen")."""
    return _ABSENT.search(piece.text) is not None and _DOCUMENT_WORD.search(piece.text) is not None
