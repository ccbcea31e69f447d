"""Facts that must be right to the letter: amounts, numbers, percentages, years, dates, and how they compare.

The same finder reads questions, documents and answers, so that a figure counts as supported only when the same value
stands in the cited passage, whichever of the Dutch notations is used.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.notation.numbers import DIGITS, SCALES, digits_value, plain, word_value

FactKind = Literal["amount", "percentage", "number", "year", "date", "time"]

MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "augustus": 8,
    "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip

CALENDAR = frozenset([*MONTHS, "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"])
"""Words that say when, without being a date by themselves."""

_MONTH = "|".join(MONTHS)
_SCALE = "|".join(SCALES)
_CURRENCY = r"€|EUR\b|euro['’]?s?\b"
_BEHIND = r"€(?!\s*-?\d)|EUR\b(?!\s*\d)|euro['’]?s?\b"
_WORD = r"[^\W\d_]+"
_DATE = re.compile(rf"\b(?:(\d{{1,2}})(?:e|ste|de)?\s+)?({_MONTH})(?:\s+((?:1[5-9]|20)\d\d))?\b", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/]((?:1[5-9]|20)\d\d)\b")
_TIME = re.compile(r"\b([01]?\d|2[0-3])[.:]([0-5]\d)\s*uur\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d.,€])(?<!€ )((?:1[5-9]|20)\d\d)(?![\d]|[.,]\d)(?!\s*(?:m²|m2|%|euro|€(?!\s*\d)))")
_NUMERAL = re.compile(
    rf"(?P<front>{_CURRENCY})?\s*(?P<minus>[-–−](?=\d))?(?P<digits>{DIGITS})(?P<ordinal>(?:e|ste|de)\b)?"
    rf"(?:\s*(?P<scale>{_SCALE})\b)?(?:,-)?\s*(?P<back>%|{_BEHIND}|procent\b|percent\b)?",
    re.IGNORECASE,
)
_NUMERAL_WORD = re.compile(
    rf"(?<!\w)(?P<word>{_WORD})(?:\s+(?P<scale>{_SCALE})\b)?(?:\s*(?P<back>{_BEHIND}|%|procent\b|percent\b))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure in a text: its kind, its exact value in one notation, and its offsets.

    ``value`` is a plain decimal for amounts (euros), percentages and numbers, four digits for a year, ``2018-05-01``,
    ``2018-05`` or ``--05-01`` (year unknown) for a date, ``19:30`` for a time.
    """

    kind: FactKind
    value: str
    start: int
    end: int


def facts_in(text: str) -> tuple[Fact, ...]:
    """All figures of a text in order; a stretch of text belongs to one figure only."""
    taken: list[Fact] = []
    for finder in (_dates, _times, _years, _numerals, _numeral_words):
        taken += [fact for fact in finder(text) if not any(_overlap(fact, other) for other in taken)]
    return tuple(sorted(taken, key=lambda fact: fact.start))


def supported(fact: Fact, others: tuple[Fact, ...]) -> bool:
    """Whether a figure stands among others, whatever the notation; a year or month may stand inside a date."""
    return any(_same(fact, other) for other in others)


def _same(fact: Fact, other: Fact) -> bool:
    if fact.value == other.value:
        return fact.kind == other.kind or {fact.kind, other.kind} <= {"amount", "number", "year"}
    if other.kind == "date" and fact.kind in ("year", "date"):
        return other.value.startswith(fact.value + "-")
    return False


def _overlap(one: Fact, other: Fact) -> bool:
    return one.start < other.end and other.start < one.end


def _dates(text: str) -> list[Fact]:
    found = [
        Fact(kind="date", value=f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}", start=m.start(), end=m.end())
        for m in _NUMERIC_DATE.finditer(text)
    ]
    for m in _DATE.finditer(text):
        day, month, year = m[1], MONTHS[m[2].lower()], m[3]
        if not day and not year:
            continue
        value = f"{year or '-'}-{month:02}" + (f"-{int(day):02}" if day else "")
        found.append(Fact(kind="date", value=value, start=m.start(), end=m.end()))
    return found


def _times(text: str) -> list[Fact]:
    return [
        Fact(kind="time", value=f"{int(m[1]):02}:{m[2]}", start=m.start(), end=m.end()) for m in _TIME.finditer(text)
    ]


def _years(text: str) -> list[Fact]:
    return [Fact(kind="year", value=m[1], start=m.start(1), end=m.end(1)) for m in _YEAR.finditer(text)]


def _numerals(text: str) -> list[Fact]:
    found = []
    for m in _NUMERAL.finditer(text):
        start = m.start("digits")
        if start and (text[start - 1].isalnum() and not m["front"]):
            continue
        value = digits_value(m["digits"])
        if value is None:
            continue
        begin = m.start("front") if m["front"] else (m.start("minus") if m["minus"] else start)
        # A minus sign only counts where it cannot be a dash of a range or a list.
        if m["minus"] and begin and not text[begin - 1].isspace() and text[begin - 1] != "€":
            begin = start
        elif m["minus"]:
            value = -value
        found.append(_fact(m, value, begin))
    return found


def _numeral_words(text: str) -> list[Fact]:
    found = []
    position = 0
    while m := _NUMERAL_WORD.search(text, position):
        position = m.end("word")
        value = word_value(m["word"])
        if value is None and m["scale"] and plain(m["word"]) == "een":
            value = Decimal(1)
        if value is None and plain(m["word"]) in SCALES and m["back"]:
            value = Decimal(1)
        if value is not None:
            found.append(_fact(m, value, m.start("word")))
            position = m.end()
    return found


def _fact(match: re.Match[str], value: Decimal, start: int) -> Fact:
    scale = match["scale"]
    if scale:
        value *= SCALES[scale.lower()]
    back = (match["back"] or "").lower()
    end = match.end("back") if back else (match.end("scale") if scale else match.end())
    end = start + len(match.string[start:end].rstrip())
    kind: FactKind = "number"
    if back in ("%", "procent", "percent"):
        kind = "percentage"
    elif back or match.groupdict().get("front"):
        kind = "amount"
    return Fact(kind=kind, value=_decimal(value), start=start, end=end)


def _decimal(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
