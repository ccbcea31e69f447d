"""Several questions in one message: each is answered, the later ones also read as following the first."""

import re

_NEXT = re.compile(
    r"\?+\s*(?:en\s+)?(?=\w)|,?\s+en\s+(?=(?:wie|wat|waar|waarom|wanneer|hoe|hoeveel|welke?|hoelang)\b)", re.IGNORECASE
)
_SHORTEST, _MOST = 3, 6


def split_question(text: str) -> tuple[str, ...]:
    """The questions in a message: one ends at a question mark, or before "en" with a word that asks.

    A message with a part too short to be asked alone stays whole.
    """
    parts = list(dict.fromkeys(part.strip(" ?,.") for part in _NEXT.split(text) if part.strip(" ?,.")))[:_MOST]
    if len(parts) < 2 or any(len(part.split()) < _SHORTEST for part in parts):
        return (text,)
    return tuple(f"{part[:1].upper()}{part[1:]}?" for part in parts)
