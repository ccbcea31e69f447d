"""Questions for the meaning of something ("Wat is een broedplaats?") and sentences that give it."""

import re

from assistant.question import Question

_ASKS = re.compile(
    r"(?:en\s+)?wat\s+(?:is|zijn|betekent|betekenen|verstaat\s+\w+(?:\s+\w+)?\s+onder)\s+(?:(?:eigenlijk|precies|nou|nu)\s+)?(?:een\s+)?"
    r"(?!(?:de|het|er|dat|die|dit|deze|hun|ons|onze|uw|zijn|haar|al|alle|wel|niet|een)\b)"
    r"(?P<subject>[\w'’-]+(?:\s+[\w'’-]+){0,2}?)(?:\s+(?:eigenlijk|precies))?\s*[?.!]*",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?<=\w{4})(?:en|s)$")
_GIVES = (
    r"(?:is|zijn|betekent|betekenen|staat\s+voor|houdt\s+in|worden?\s+(?:ook\s+)?(?:wel\s+)?[\w\s]{0,40}?genoemd|"
    r"omvat|omvatten|bestaat\s+uit|bestaan\s+uit)"
)


def subject_asked(question: Question) -> str | None:
    """What a question wants the meaning of; ``None`` when it asks something else."""
    found = _ASKS.fullmatch(question.text)
    return found["subject"].lower() if found else None


def defines(text: str, subject: str) -> bool:
    """Whether a text opens by saying what something is: "Een broedplaats is ...", "Onder X verstaan wij ..."."""
    head = re.escape(_PLURAL.sub("", subject))
    opening = rf"(?:(?:een|de|het|met|onder)\s+)?[‘'\"“]?{head}(?:s|n|en|sen|['’]s|eren)?[’'\"”]?\s*(?:\([^)]*\)\s*)?"
    return re.match(rf"{opening}(?:{_GIVES}\b|:|verstaan|wordt\s+verstaan|bedoelen)", text, re.IGNORECASE) is not None
