"""Whether a piece of text holds the kind of thing a question asks for, and where."""

import re
from collections.abc import Callable

from assistant.evidence import Piece
from assistant.notation.facts import Fact, facts_in
from assistant.notation.names import fold, names_in
from assistant.question import Expects
from assistant.rows import is_of_money, is_of_share, is_reference, labels
from corpus.values import Row

HARD: frozenset[Expects] = frozenset(("amount", "quantity", "percentage", "when", "duration"))
"""Kinds that can be recognised for certain: without such a thing a sentence is no answer."""

_TIME_UNIT = re.compile(r"\b(jaar|jaren|maand|maanden|week|weken|dag|dagen|uur|kwartaal)\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(tot|t/m|sinds|vanaf|tot en met|binnen|uiterlijk)\b|\d{4}\s*[-–]\s*\d{4}", re.IGNORECASE)
_SEASON = re.compile(
    r"\b(voorjaar|lente|zomer|najaar|herfst|winter|januari|februari|maart|april|mei|juni|juli|augustus|september|"
    r"oktober|november|december|jaren\s+(?:['’]?\d0|(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig)|vorige\s+eeuw|kwartaal)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(helft|kwart|derde|driekwart|tweederde)\b", re.IGNORECASE)
_REASON = re.compile(
    r"\b(omdat|doordat|want|waardoor|daardoor|vanwege|door|daarom|zodat|reden|aanleiding|oorzaak|gevolg|zorgt|zorgen|"
    r"dankzij|immers|namelijk|wegens|enerzijds)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(in|op|bij|aan|rond|rondom|langs|tussen|naast|achter)\s+(de|het|een|’t|'t)?\b", re.IGNORECASE)
_PERSON_WORD = re.compile(
    r"\b(wethouder|burgemeester|raad|college|gemeente|provincie|stichting|ondernemers|eigenaren|bewoners|inwoners|"
    r"voorzitter|manager|directeur|bureau\w*|partners|leerlingen|scholieren|vereniging\w*|organisatie\w*)\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(hoofdstuk(?:ken)?|paragraaf|bladzijde|pagina|blz\.?|bijlage|tabel|figuur|artikel|deel|nr\.?)\s+(?:\d+\s+(?:en|tot)\s+)?$",
    re.IGNORECASE,
)
_OUTLINE = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[^\W\d_])")
"""The number of a section in front of its title: "5.4 Opvang geregeld" gives no quantity."""

_SCALED = re.compile(r"\b(miljoen|miljard|mln|mrd)\b", re.IGNORECASE)


def marks(expects: Expects, piece: Piece) -> tuple[tuple[int, int], ...]:
    """The stretches of a piece that are what the question asks for, as offsets in its text; empty when none are."""
    text = piece.text
    if expects in HARD:
        figures = [fact for fact in facts_in(text) if _fits(expects, fact, piece) and not _is_reference(fact, piece)]
        return tuple(sorted([*((fact.start, fact.end) for fact in figures), *_words(expects, text)]))
    if expects == "who":
        return tuple((name.start, name.end) for name in names_in(text) if not name.initial or " " in name.text)
    return ()


def holds(expects: Expects, piece: Piece) -> bool:
    """Whether a piece holds what the question asks for; for an open question every piece does."""
    if expects in HARD:
        return bool(marks(expects, piece))
    if expects == "who":
        return bool(marks(expects, piece)) or _PERSON_WORD.search(piece.text) is not None
    if expects == "reason":
        return _REASON.search(piece.text) is not None
    if expects == "where":
        return _PLACE.search(piece.text) is not None
    return True


def tells_who(piece: Piece, known: frozenset[str]) -> bool:
    """Whether a piece names somebody: a name of two words or more, not one of the names in the question (folded)."""
    return any(
        " " in name.text and not name.text.split()[0].isupper() and not _is_known(name.text, known)
        for name in names_in(piece.text)
    )


def _is_known(name: str, known: frozenset[str]) -> bool:
    return any(fold(name) in one or one in fold(name) for one in known)


def _fits(expects: Expects, fact: Fact, piece: Piece) -> bool:
    if expects == "amount":
        return fact.kind == "amount" or (fact.kind in ("number", "year") and _is_money(fact, piece))
    if expects == "quantity":
        is_article = fact.value == "1" and not piece.text[fact.start].isdigit()
        return fact.kind in ("number", "amount", "percentage") and not is_article
    if expects == "percentage":
        return fact.kind == "percentage" or (fact.kind == "number" and _in_column(fact, piece, is_of_share))
    if expects == "when":
        return fact.kind in ("date", "year", "time")
    around = piece.text[max(0, fact.start - 12) : fact.end + 24]
    if fact.kind in ("year", "date"):
        return _SPAN.search(around) is not None
    return fact.kind == "number" and _TIME_UNIT.search(around) is not None


def _is_reference(fact: Fact, piece: Piece) -> bool:
    """Whether a figure only tells where to look: a chapter or page number, in a sentence or a column of a table."""
    outline = _OUTLINE.match(piece.text)
    if (outline and fact.end <= outline.end()) or _REFERENCE.search(piece.text[: fact.start]):
        return True
    row = piece.spans[0].row
    if row is None:
        return False
    shown = piece.text[fact.start : fact.end]
    holding = [heading for heading, cell in row.cells if shown in cell]
    return bool(holding) and all(is_reference(heading) for heading in holding)


def _is_money(fact: Fact, piece: Piece) -> bool:
    if piece.spans[0].row is not None:
        return fact.kind == "number" and _in_column(fact, piece, is_of_money)
    return _SCALED.search(piece.text[fact.start : fact.end]) is not None


def _in_column(fact: Fact, piece: Piece, of_kind: Callable[[Row, str], bool]) -> bool:
    """Whether a figure stands in a column of a table whose figures are of a kind."""
    row = piece.spans[0].row
    if row is None:
        return False
    shown, label = piece.text[fact.start : fact.end], labels(row)[:1]
    return any(shown in cell and of_kind(row, heading) for heading, cell in row.cells if (heading, cell) not in label)


def _words(expects: Expects, text: str) -> tuple[tuple[int, int], ...]:
    pattern = {"when": _SEASON, "percentage": _SHARE}.get(expects)
    if pattern is None:
        return ()
    inside = [(fact.start, fact.end) for fact in facts_in(text)]
    found = [match.span() for match in pattern.finditer(text)]
    return tuple((s, e) for s, e in found if not any(s < end and start < e for start, end in inside))
