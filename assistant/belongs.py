"""Whether what a piece holds belongs to what the question asks: a number to what is counted, a name to the role.

A sentence on the right subject that holds some number is the most misleading of all wrong answers.
"""

import re
from collections.abc import Mapping, Sequence

from assistant.evidence import Piece
from assistant.kinds import HARD, marks
from assistant.notation.facts import facts_in
from assistant.notation.names import names_in
from assistant.question import Expects, Question
from assistant.rows import is_value
from assistant.terms import Term, is_light, is_tail
from index.words.analysis import fold, stem

_AFTER, _BEFORE, _REACH = 60, 90, 20
_NEAR_ROLE = 80
_BEHIND = 25
_PER = re.compile(r"(?:\bper\s+(?:[\d.,]+\s+)?|/\s*)[^\W\d_]+", re.IGNORECASE)
_UNIT = re.compile(
    r"^[\d.,]*\s*(?:%|€|m²|m2|(?:miljoen\s+)?(?:jaar|jaren|maand|maanden|weken|week|dagen|dag|uur|minuten|procent|euro|kilo|kilometer|meter|"
    r"hectare|kg|km|kton|ton|mton|mw|kw|kwh|gj)\b)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:en|s|ën)$", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\baantal(?:len)?\b|\bhoeveelheid\b", re.IGNORECASE)
_LABEL_WORD = re.compile(r"[^\W\d_]{3,}[^\W_]*")
_WORD = re.compile(r"[^\W_]+")
_ADJECTIVE = re.compile(
    r"nieuwe|oude|grote|kleine|hoge|lage|lange|korte|mooie|goede|jonge|gratis|"
    r"\w{3,}(?:ige|lijke|bare|ende|ische|ieve|loze|zame|ele|ale)",
    re.IGNORECASE,
)
"""What stands between "de" and its noun, as far as its form shows."""
_NOUN = re.compile(r"\b(?:de|het|een|geen)\s+([\w'’-]+)(?:\s+([\w'’-]+))?", re.IGNORECASE)
_CONTENTS = re.compile(r"\.{4,}\s*\d+\s*$")
_CAPTION = re.compile(r"^(?:figuur|tabel|grafiek|afbeelding|kaart|foto)\s+[\d.]+\b[^.!?]{0,150}$", re.IGNORECASE)
_SOURCES = re.compile(
    r"(?:[\dA-Z.]+\s+)?(?:bibliografie|literatuur(?:lijst)?|bronnen(?:lijst)?|referenties|verwijzingen|"
    r"geraadpleegde\s+(?:bronnen|literatuur))",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^[^\W\d_](?:[^.!?]|(?<=\s[A-Z])\.){1,100},\s+(?:(?:19|20)\d\d[a-z]?|[zn]\.\s?d)\.\s+[A-Z]|\[online\]|available\s+at:|"
    r"\[geopend\b|\bISBN\b",
    re.IGNORECASE,
)
_ASKS_SOURCE = re.compile(
    r"\b(?:bron\w*|literatuur|rapport\w*|publicatie\w*|studie\w*|onderzoek\w*|auteurs?|geschreven|schreef)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:en|of|maar)\b|[;:.!?(]\s|\d\d", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:wat\s+(?:is|was|zijn|waren)\s+(?:de|het)|over(?:\s+(?:de|het|een))?)\s+([\w'’-]+)(?:\s+([\w'’-]+))?",
    re.IGNORECASE,
)
_LAST = re.compile(r"([^\W\d_]+)\s*\?*\s*$")
_MAY = re.compile(r"\b(?:kan|kon|kun|kunt|kunnen|konden|mag|mocht|mogen|mochten)\b", re.IGNORECASE)
"""What people may do is written as a noun as often as with its verb: "de laatste dag voor ideeën"."""
_EVENTS: Mapping[Expects, re.Pattern[str]] = {
    "when": _LAST,
    "reason": _LAST,
    "who": re.compile(r"^\s*wie\s+([^\W\d_]+)", re.IGNORECASE),
}
_NO_PERSON = re.compile(
    r"^(?:gemeente|stichting|vereniging|team|bureau|commissie|raad|provincie|ministerie|\w*dienst|\w*regio|"
    r"programma|project|partij|college|afdeling|stadsdeel)\b|\b(?:\w*bestuur|\w*commissie|\w*raad|kamer|college)$|&",
    re.IGNORECASE,
)


def counts(question: Question, piece: Piece, counted: Sequence[Term]) -> bool:
    """Whether a number of a piece counts what is asked for ("hoeveel woningen": "95 appartementen").

    The word must stand near the number, or in a row say what it is about; "per 1.000 inwoners" counts something else,
    and so does "16 jaar" when things are counted one by one.
    """
    row = piece.spans[0].row
    if row is not None:
        label = next((cell for _, cell in row.cells if cell and not facts_in(cell)), "")
        around = f"{row.caption} {' '.join(heading for heading, _ in row.cells)}"
        if any(_names_any(counted, near) for _, cell in row.cells for near in _beside_figures(cell)):
            return True
        heads = [label, *(heading for heading, cell in row.cells if is_value(cell))]
        return any(_names_any(counted, _first_word(_PER.sub(" ", head))) for head in heads) or (
            _names_any(counted, _PER.sub(" ", f"{label} {around}"))
            and _NUMBER_OF.search(f"{label} {around}") is not None
        )
    text = piece.text
    several = any(_PLURAL.search(term.surface) for term in counted)
    return any(
        _names_any(counted, _PER.sub(" ", text[max(0, start - _BEFORE) : end + _AFTER]))
        for start, end in marks(question.expects, piece)
        if not several or not (unit := _UNIT.search(text[start : end + _REACH])) or _names_any(counted, unit.group())
    )


def _beside_figures(cell: str) -> list[str]:
    """What stands right behind the figures in a cell of words: "circa 700 woningen in tien jaar"."""
    if is_value(cell):
        return []
    return [_PER.sub(" ", cell[max(0, one.start - len("per ")) : one.end + _BEHIND]) for one in facts_in(cell)]


def _first_word(label: str) -> str:
    found = _LABEL_WORD.search(label)
    return found.group() if found else ""


def names_holder(piece: Piece, role: Sequence[Term]) -> bool:
    """Whether a piece names somebody near the role that is asked for ("de voorzitter is Karel van Mook")."""
    text = piece.text
    roles = [found for found in _WORD.finditer(text) if _names_any(role, found.group())]
    people = [name for name in names_in(text) if " " in name.text and not _NO_PERSON.search(name.text)]
    between = [text[min(one.end(), name.end) : max(one.start(), name.start)] for one in roles for name in people]
    return any(len(gap) <= _NEAR_ROLE and not _ANOTHER.search(gap) for gap in between)


def lacks(question: Question, terms: Sequence[Term], missing: Sequence[Term]) -> str | None:
    """What a question is about that nothing in the passage speaks of ("een boete"), ``None`` when nothing is.

    For an exact answer that is any thing it names; for a moment or a reason also what happened ("verkocht"), for a
    person what they did, and for other questions the attribute or subject that they ask for by name.
    """
    absent = {term.surface.lower() for term in missing if not is_light(term.surface)}
    known = {term.surface.lower() for term in terms}
    exact = question.expects in HARD
    for found in (_NOUN if exact else _SUBJECT).finditer(question.text):
        word, following = found.group(1).lower(), (found.group(2) or "").lower()
        if word in absent and not (word.endswith("e") and following in known):
            return word
        if _ADJECTIVE.fullmatch(word) and following in absent:
            return following
    events = _EVENTS.get(question.expects)
    event = events.search(question.text) if events and not _MAY.search(question.text) else None
    if event and event.group(1).lower() in absent:
        return event.group(1)
    return None


def only_points(question: Question, piece: Piece) -> bool:
    """Whether a piece only tells where something stands: a reference, an entry of the contents, a caption.

    An entry of a bibliography is an answer to a question for sources all the same.
    """
    if _CONTENTS.search(piece.text) or (piece.kind != "row" and _CAPTION.match(piece.text)):
        return True
    listed = any(_SOURCES.fullmatch(heading) for heading in piece.passage.chunk.headings[-1:])
    return (listed or _ENTRY.search(piece.text) is not None) and not _ASKS_SOURCE.search(question.text)


def _names_any(terms: Sequence[Term], text: str) -> bool:
    words = {fold(word) for word in _WORD.findall(text)}
    return any(_is_of(term, word) for term in terms for word in words)


def _is_of(term: Term, word: str) -> bool:
    """Whether a word of a text is a word of the question, one that may stand for it, or a compound that ends in it."""
    if stem(word) == term.stem or stem(word) in term.related:
        return True
    return is_tail(term.stem, word) or is_tail(fold(term.surface), word)
