"""Reading a question: what kind of answer it expects, and the names and figures that an answer must be about."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.notation.facts import Fact, facts_in
from assistant.notation.names import Name, is_street, names_in

Expects = Literal["amount", "quantity", "percentage", "when", "duration", "who", "where", "list", "reason", "open"]
"""What a question asks for. ``quantity`` is a count or measure, ``amount`` money, ``open`` anything in words."""

MAX_CHARS = 1000
"""Longer questions are refused with a request to shorten them: no real question needs more."""

_VERB_OF_MONEY = (
    r"(kost|kosten|betaal\w*|investeer\w*|draag\w*|draagt|draagt\s+bij|geef\w*|steek\w*|steekt|reserveer\w*|"
    r"besteed\w*|uitgegeven|legt|leggen|financier\w*|bijdraagt|bijdragen|beschikbaar|subsidieert|vraagt|vragen|ontvangt|bedraagt|bedragen|"
    r"krijgt)"
)
_MONEY = (
    r"(geld|euro['’]?s?|bedrag\w*|budget\w*|subsidie\w*|bijdrage\w*|kosten|miljoen\w*|financiering|investering\w*|"
    r"tarief|tarieven|prijs|prijzen|heffing|leges|lasten|baten|belasting|saldo|huur|rente|opbrengst\w*|"
    r"inkomsten|uitgaven|begroting\w*|reserves?|schuld\w*|dividend\w*|lening\w*|krediet\w*|tekort\w*|overschot\w*|vermogen)"
)
_COUNT = r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien)"
_NO_PLURAL = r"(?!(?:plaats|prijs|kans|keus|proces|basis|eis|reis|huis|status|les|jaars?|wijs)\b)"
_PLURAL = r"[\w'’-]*(?:en|s|ën)"
_VAGUE = r"\s+(?:(?:de|er|jullie|hun)\s+)?(?:(?!de\b)\w+\s+)?(?:plannen|gevolgen|ontwikkelingen|mogelijkheden|ideeën)\b"
_ROLE = (
    r"(?:wethouder|persoon|burgemeester|voorzitter|directeur|gedeputeerde|minister|ambtenaar|manager|architect|"
    r"projectleider|raadslid|adviseur|ondernemer)"
)
_BE = r"(?:is|was|zijn|waren|wordt)"
_RULES: tuple[tuple[Expects, str], ...] = (
    ("percentage", r"\b(hoeveel|welk)\s+(procent|percentage)|\bwelk\s+aandeel\b|\bpercentage\b|\bin\s+procenten\b"),
    ("amount", rf"\bhoeveel\s+(\w+\s+){{0,2}}?{_MONEY}\b|\bwat\s+kost(te|en|ten)?\b|\bhoe\s+duur\b"),
    ("amount", rf"\bhoeveel\s+{_VERB_OF_MONEY}\b"),
    ("amount", r"\bwat\s+(?:gaat|gaan|zal|zullen|moet|moeten|mag|mogen)\b.*\bkosten\b|\bwat\s+verdien\w*\b"),
    ("amount", r"\bhoeveel\b.*\b(kost|kosten|gekost|uitgegeven|geïnvesteerd|betaald)\b"),
    ("amount", rf"\b(?:welk|wat\s+{_BE})\s+(?:het|de)?\s*(?:\w+\s+){{0,2}}?\w*{_MONEY}\b"),
    ("amount", rf"\bhoe\s+(?:hoog|groot)\s+{_BE}\s+(?:het|de|die|dat)?\s*(?:\w+\s+){{0,3}}?\w*{_MONEY}\b"),
    ("duration", r"\bhoe\s*lang\b(?!zam)"),
    ("duration", r"\bhoeveel\s+(jaar|jaren|maanden|maand|weken|dagen)\b|\bbinnen\s+hoeveel\b|\bwelke\s+termijn\b"),
    ("quantity", rf"\bhoe\s*veel\b|\bwelk\s+aantal\b|\bwat\s+{_BE}\s+het\s+aantal\b"),
    (
        "quantity",
        rf"\bhoe\s+(?:groot|hoog|oud|diep|breed|lang)\s+(?:{_BE}|mag|mogen|worden)\b|\bhoe\s+ver\s+(?:ligt|reikt)\b",
    ),
    (
        "open",
        r"\bwanneer\s+(?:mag|mogen|moet|moeten|kan|kun|kunnen|hoef|hoeft|ben|heb|krijg)\s+(?:ik|u|je|jij|we|wij|men)\b",
    ),
    ("quantity", rf"\bwat\s+{_BE}\s+de\s+(?:stand|hoogte|omvang|waarde|oppervlakte|grootte)\s+van\s+(?!zaken\b)"),
    ("when", r"\bwanneer\b|\bwelke?\s+(jaar|jaartal|datum|maand|dag|periode|jaren)\b|\bhoe\s+laat\b"),
    ("who", rf"\bwie\b|\bhoe\s+heet(te)?\s+de\b|\bwelke\s+{_ROLE}\b"),
    ("where", r"\bwaar\s+(?!om\b|staat\b)|\bop\s+welke\s+(plek|plaats|locatie)\b|\bin\s+welke\s+(straat|wijk|buurt)\b"),
    ("reason", r"\bwaarom\b|\bwaardoor\b|\bom\s+welke\s+reden|\bhoe\s+komt\s+het\b"),
    ("reason", rf"\bwat\s+{_BE}\s+de\s+(reden|redenen|aanleiding|oorzaak|oorzaken)\b"),
    (
        "list",
        rf"\bwelke\s+{_NO_PLURAL}(?:(?:\w+e|\d+|{_COUNT})\s+){{0,2}}{_NO_PLURAL}{_PLURAL}\b|\bwat\s+(?:zijn|waren)\b(?!{_VAGUE})",
    ),
    ("list", r"^\s*(noem|som)\b|\b(opsomming|overzicht|lijst|rijtje)\b|\bwaaruit\s+best\w+|\buit\s+welke\b"),
    ("list", rf"\balle\s+{_PLURAL}\b"),
)
_MONEY_WORD = re.compile(
    r"(?:geld|euro['’]?s?|bedrag\w*|kost\w*|betaal\w*|prijs|prijzen|duur|miljoen\w*|tarie\w+)", re.IGNORECASE
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _RULES)
_LIST_WORDS = re.compile(
    r"\b(noem|som\s+op|opsomming|lijst|rijtje|allemaal|alle|overzicht|punten|op\s+een\s+rij|eerste|tweede|derde|vierde|"
    r"vijfde|zesde|zevende|achtste|negende|tiende)\b",
    re.IGNORECASE,
)
_IDENTITY = re.compile(
    rf"(?<!door )(?<!voor )(?<!aan )(?<!van )(?<!met )\bwie\s+{_BE}\s+(?:(?:de|het|er|een|nu)\s+)?\w+|"
    rf"\bhoe\s+heet(?:te)?\b|\bwelke\s+{_ROLE}\b",
    re.IGNORECASE,
)
_OF_ABSENCE = re.compile(r"\b(niet|geen|ontbreekt|ontbreken|mist|missen|nergens)\b", re.IGNORECASE)
_FOREIGN = frozenset(
    "the what which who when where how why does are were will would should many much of to with there this that "
    "wer wie was wann warum welche wieviel und der das ist sind werden quel quelle combien est les des pour dans "
    "quand pourquoi comment".split()
)
_DUTCH = frozenset(
    "de het een en van in is op te dat die er aan met voor zijn wat wie waar wanneer hoe hoeveel waarom welke welk "
    "niet ook om bij uit worden wordt kan gaat komt naar over moet mag dan of heeft hebben geen nog mijn u ik je "
    "deze dit daar noem".split()
)
_OFFICE = re.compile(
    r"\b(?:wethouder|portefeuille|minister|staatssecretaris|directie|directeur|afdeling|commissie|programma)\s+$",
    re.IGNORECASE,
)
_STRICTLY_FOREIGN = _FOREIGN - _DUTCH
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it is understood.

    ``text`` is cleaned and, for a follow-up, completed from the conversation; ``asked`` is what the user typed.
    ``expects`` is what the answer must hold; ``wants_list`` whether the whole of an enumeration is asked for;
    ``identity`` whether who someone is, so that a name must be told; ``of_absence`` whether what is not there.
    ``names`` and ``facts`` are what the question itself names: streets, places, people, years, numbers.
    """

    text: str
    asked: str
    expects: Expects
    wants_list: bool
    identity: bool
    of_absence: bool
    names: tuple[Name, ...]
    facts: tuple[Fact, ...]


def clean(text: str) -> str:
    """The question as plain text: control and invisible characters removed, white space folded."""
    kept = "".join(" " if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp", "Cs", "Co") else char for char in text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", kept)).strip()


def parse_question(text: str, asked: str | None = None, topic: str = "") -> Question:
    """Read a question that stands on its own.

    ``asked`` is the user's own wording when ``text`` was completed; ``topic`` words taken over from earlier turns,
    whose names count as names of the question too.
    """
    cleaned = clean(text)
    expects = expected_kind(cleaned)
    taken_over = tuple(name for phrase in topic.split(", ") for name in (*names_in(phrase), *_names(phrase.lower())))
    return Question(
        text=cleaned,
        asked=cleaned if asked is None else clean(asked),
        expects=expects,
        wants_list=expects == "list" or _LIST_WORDS.search(cleaned) is not None,
        identity=expects == "who" and _IDENTITY.search(cleaned) is not None,
        of_absence=_OF_ABSENCE.search(cleaned) is not None,
        names=_names(cleaned) + taken_over,
        facts=facts_in(f"{cleaned} {topic}"),
    )


def expected_kind(text: str) -> Expects:
    """What kind of answer a question expects, from its question word and what follows it."""
    for kind, pattern in _COMPILED:
        if pattern.search(text):
            return kind
    return "open"


def is_about_money(word: str) -> bool:
    """Whether a word only says that money is asked for ("kosten", "bedrag"), which the kind of answer says already."""
    return _MONEY_WORD.fullmatch(word) is not None


def has_words(text: str) -> bool:
    """Whether there is at least one word in it; a question of emoji or dots has none."""
    return _WORD.search(text) is not None


def is_dutch(text: str) -> bool:
    """Whether a question can be read as Dutch: false only when its function words are clearly of another language."""
    words = [word.lower() for word in _WORD.findall(text)]
    foreign = sum(word in _STRICTLY_FOREIGN for word in words)
    dutch = sum(word in _DUTCH for word in words)
    letters = [char for char in text if char.isalpha()]
    latin = sum("LATIN" in unicodedata.name(char, "") for char in letters)
    return foreign <= dutch and (not letters or latin >= len(letters) / 2) and not (foreign >= 2 and dutch <= 1)


def _apart(text: str) -> Iterator[Name]:
    """The names of a text; a field and a place behind an office are two ("wethouder Sport van Dorp")."""
    for name in names_in(text):
        field, van, place = name.text.partition(" van ")
        if van and _OFFICE.search(text[: name.start]):
            yield replace(name, text=field, end=name.start + len(field))
            yield replace(name, text=place, start=name.end - len(place), initial=False)
        else:
            yield name


def _names(text: str) -> tuple[Name, ...]:
    """The names in a question: capitals inside the sentence, and streets however they are written."""
    found = [name for name in _apart(text) if not name.initial or is_street(name.text)]
    for match in _WORD.finditer(text):
        covered = any(name.start <= match.start() < name.end for name in found)
        if not covered and is_street(match.group()):
            found.append(Name(text=match.group(), start=match.start(), end=match.end(), initial=False))
    return tuple(sorted(found, key=lambda name: name.start))
