"""Two questions in one: "Wie is de wethouder en hoeveel woningen komen er?" is answered in parts."""

import re

_SECOND = re.compile(
    r"(?:\?\s+(?=\w)|,?\s+en\s+(?=(?:wie|wat|waar|waarom|wanneer|hoe|hoeveel|welke?|hoelang)\b))", re.IGNORECASE
)
_ASKS = re.compile(r"\b(wie|wat|waar\w*|wanneer|hoe\w*|welke?|noem)\b", re.IGNORECASE)
_SHORTEST, _MOST = 3, 4


def split_question(text: str) -> tuple[str, ...]:
    """The questions in a question, each closed by a question mark; one that has a single part stays as it is.

    A part that cannot stand on its own (too short) keeps the question whole.
    """
    parts = [part.strip(" ?,.") for part in _SECOND.split(text) if part and part.strip(" ?,.")]
    if len(parts) > 1 and len(set(parts)) == 1:
        return (f"{parts[0]}?",)
    parts = list(dict.fromkeys(parts))[:_MOST]
    alone = all(len(part.split()) >= _SHORTEST and _ASKS.search(part) for part in parts)
    if len(parts) < 2 or not alone:
        return (text,)
    return tuple(f"{part[:1].upper()}{part[1:]}?" for part in parts)
