"""Names in Dutch text: what has a capital where a common word would have none."""

import re
import unicodedata
from dataclasses import dataclass

_CAPITAL = r"(?:['’]t\s)?[^\W\d_a-zß-öø-ÿ][\w'’&.\-]*\w|[A-Z]&[A-Z]|[A-Z](?!\w)"
_PARTICLES = r"(?:van(?:\s+(?:de|der|den|het|['’]t))?|de|der|den|ter|ten|te|['’]t)\s+"
_INITIALS = rf"(?:(?![NB]\.\s?V\.)(?:[A-Z]\.\s?){{2,5}}(?:{_PARTICLES})?|[A-Z]\.\s?{_PARTICLES})"
_NAME = re.compile(rf"(?<!\w)(?:{_INITIALS})?(?:{_CAPITAL})(?:\s+(?:{_PARTICLES})?(?:{_CAPITAL}))*(?!\w)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n\"“„‘(\[]\s*|\s[-–—]\s+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a text with its offsets; ``initial`` when its capital may only be that of the sentence."""

    text: str
    start: int
    end: int
    initial: bool


def names_in(text: str) -> tuple[Name, ...]:
    """The capitalised names of a text in order, particles between capitals included ("Kop van de Vaart").

    The first word of a sentence is left out of the name behind it: its capital says nothing.
    """
    found = []
    for match in _NAME.finditer(text):
        start = match.start()
        initial = _SENTENCE_START.search(text[max(0, start - 4) : start]) is not None
        _, _, rest = match.group().partition(" ")
        if initial and rest[:1].isupper():
            start, initial = match.end() - len(rest), False
        found.append(Name(text=text[start : match.end()], start=start, end=match.end(), initial=initial))
    return tuple(found)


def fold(name: str) -> str:
    """A name for comparison: lower case, no accents, one apostrophe, one space, no hyphens."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("’", "'"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[\s\-]+", " ", bare).strip(" .'")
