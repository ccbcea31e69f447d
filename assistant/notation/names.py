"""Names in Dutch text: people, places, streets, organisations.

A name must be right to the letter, like a figure: an answer may only use names that stand in the passages it cites, and
a name in a question that the documents do not know is told to the user instead of guessed around.
"""

import re
from dataclasses import dataclass

from assistant.terms import is_empty, is_light
from index.words.dutch import STOP_WORDS

_CERTAIN_STREET_ENDS = ("straat", "laan", "plein", "weg", "singel", "kade", "gracht", "steeg", "dreef", "plantsoen")
_GENERIC_HEADS = frozenset(
    "winkel woon hoofd aanloop zij dwars achter buurt dorps stads binnen buiten speel school markt park parkeer fiets "
    "voet wandel spoor snel rijks rond ring toegangs uitvals verbindings onderhouds was water auto vaar lucht vlieg "
    "werk groen evenementen eenrichtings doorgaande invals weder onder over om door mid tussen noord zuid oost west "
    "vervolg om uit aan in af bij op voort heen terug mee langs landbouw zand half groot klein kruis bus tram "
    "bezoekers bewoners feest kerkhof voor kort vracht verkeers ontsluitings bedrijven ijsbaan stations".split()
)
_CAPITAL = r"(?:['’]t\s)?[A-ZÀ-ÖØ-Þ][\w'’&.\-]*[\w]|[A-Z]&[A-Z]|[A-Z]"
_NOUN = r"[A-Z][A-Z\d]+-[a-zà-öø-ÿ]{3,}"
"""A noun that begins with an abbreviation ("H2-gebruik van de WRG"): what follows is a name of its own."""
_TITLES = (
    "heer",
    "mevrouw",
    "Mevrouw",
    "mw.",
    "Mw.",
    "dhr.",
    "Dhr.",
    "wethouder",
    "burgemeester",
    "drs.",
    "mr.",
    "ir.",
)
_AFTER_TITLE = "|".join(rf"(?<=\b{re.escape(title)}\s)" for title in _TITLES)
_INITIALS = (
    rf"(?:(?![NB]\.\s?V\.)(?:[A-Z]\.\s?){{2,5}}|(?:{_AFTER_TITLE})[A-Z]\.\s?)"
    rf"(?:(?:van|de|der|den|ten|ter|in|['’]t)\s+){{0,3}}(?:{_CAPITAL})"
)
"""A person by initials ("de heer J. van Dijk", "J.P. Bos"); after one letter and no title a sentence may begin."""
_NAME = re.compile(
    rf"(?<![\w])(?:{_NOUN}|{_INITIALS}|(?:{_CAPITAL})(?:\s+(?:van\s+(?:(?:de|der|den|het)\s+)?)?(?:{_CAPITAL}))*)(?![\w])"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;•\n\"“„‘(\[]\s*|\s[-–—]\s+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a text with its offsets; ``initial`` when its capital may only be that of the sentence."""

    text: str
    start: int
    end: int
    initial: bool


def names_in(text: str) -> tuple[Name, ...]:
    """The capitalised names of a text, in order, particles between capitals included ("Kop van de Vaart").

    A common word that only has its capital from the start of the sentence is no part of the name behind it.
    """
    found = []
    for match in _NAME.finditer(text):
        start = match.start()
        initial = _SENTENCE_START.search(text[max(0, start - 4) : start]) is not None
        first, _, rest = match.group().partition(" ")
        if initial and rest[:1].isupper() and _is_common(first):
            start, initial = match.end() - len(rest), False
        found.append(Name(text=text[start : match.end()], start=start, end=match.end(), initial=initial))
    return tuple(found)


def _is_common(word: str) -> bool:
    lower = word.lower()
    return lower in STOP_WORDS or is_empty(lower) or is_light(lower)


def is_street(word: str) -> bool:
    """Whether a word looks like the name of a street or square; in lower case "kerkstraat" does, "winkelstraat" not."""
    lower = word.lower()
    for end in _CERTAIN_STREET_ENDS:
        if lower.endswith(end) and len(lower) > len(end) + 1:
            return word[0].isupper() or lower.removesuffix(end).rstrip("-") not in _GENERIC_HEADS
    return False


def fold(name: str) -> str:
    """A name for comparison: lower case, one apostrophe, one space, no hyphens."""
    return re.sub(r"[\s\-]+", " ", name.lower().replace("’", "'")).strip(" .'")
