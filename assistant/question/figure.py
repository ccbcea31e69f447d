"""The kind of figure that a question asks for, when it asks for one in so many words.

A question for an amount, a number, a percentage, a date or a year is answered by a unit that holds one.
"""

import re
from typing import Literal

from assistant.notation.facts import Fact, facts_in

Figure = Literal["percentage", "amount", "number", "year", "date"]

_ASKS: tuple[tuple[Figure, re.Pattern[str]], ...] = (
    ("percentage", re.compile(r"\b(?:hoeveel\s+procent|percentage)\b", re.IGNORECASE)),
    ("amount", re.compile(r"\b(?:hoeveel\s+(?:euro|geld)|welk\s+bedrag|hoe\s+duur|wat\s+kost\w*)\b", re.IGNORECASE)),
    ("number", re.compile(r"\b(?:hoe\s?veel|welk\s+aantal)\b", re.IGNORECASE)),
    ("year", re.compile(r"\b(?:welk\s+jaar|welke\s+jaren)\b", re.IGNORECASE)),
    ("date", re.compile(r"\bwelke\s+datum\b", re.IGNORECASE)),
)
_ADDRESS = re.compile(
    r"(?:\b[a-z][a-z\d+.-]*://|\bwww\.)\S+|(?:\b[\w.+-]+@)?\b(?:[\d-]*[a-z][a-z\d-]*\.)+[a-z]{2,}\b(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_FITS: dict[Figure, tuple[str, ...]] = {
    "percentage": ("percentage", "number"),
    "amount": ("amount", "number"),
    "number": ("number", "amount", "percentage"),
    "year": ("year", "date"),
    "date": ("date", "year"),
}


def figure_asked(question: str) -> Figure | None:
    """The kind of figure a question asks for; None when it asks for something else, or not in so many words."""
    return next((figure for figure, pattern in _ASKS if pattern.search(question)), None)


def figures_in(text: str, figure: Figure) -> tuple[Fact, ...]:
    """The figures of a text that may be of the kind asked for: in a table an amount is often a bare number.

    What stands in a web or mail address is part of a name, and counts nothing.
    """
    addresses = [found.span() for found in _ADDRESS.finditer(text)]
    return tuple(
        fact
        for fact in facts_in(text)
        if fact.kind in _FITS[figure] and not any(start <= fact.start < end for start, end in addresses)
    )
