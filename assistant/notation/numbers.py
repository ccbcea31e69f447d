"""Dutch numerals: from "1.250.000", "1,25 miljoen", "3 mln" or "drieënzestig" to one exact value.

The values are ``Decimal`` so that equal amounts are equal however they are written.
"""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

_UNITS = {
    "nul": 0, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19,
}  # fmt: skip
_TENS = {
    "twintig": 20, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80,
    "negentig": 90,
}  # fmt: skip

TENS = tuple(_TENS)
PARTS = frozenset(
    [
        *("half", "halve", "helft", "kwart", "driekwart", "anderhalf", "anderhalve", "eerste", "derde"),
        *("dubbel", "dubbele", "beide", "beiden", "paar", "dozijn", "ton"),
    ]
)
"""Words that say how much or how many and are no numeral, nor made of one."""

SCALES = {
    "duizend": Decimal(1000),
    "miljoen": Decimal(10**6),
    "mln": Decimal(10**6),
    "mio": Decimal(10**6),
    "miljard": Decimal(10**9),
    "mrd": Decimal(10**9),
    "mld": Decimal(10**9),
}

DIGITS = r"\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
"""A number in digits: groups of three behind a point or a hard space, decimals behind a comma."""


def plain(word: str) -> str:
    """The word in lower case without accents, so that ``één`` and ``drieëntwintig`` are found."""
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def digits_value(text: str) -> Decimal | None:
    """The value of a number written in digits the Dutch way, ``None`` when it is no number."""
    compact = re.sub(r"[.\s\u00a0\u202f](?=\d{3})", "", text).replace(",", ".")
    try:
        return Decimal(compact)
    except InvalidOperation:
        return None


def word_value(word: str) -> Decimal | None:
    """The value of a numeral in one word ("twaalfhonderd", "vijfenzeventig"), ``None`` when it is no numeral.

    Only "één" with its accents is a numeral on its own: "een" is nearly always the article.
    """
    if word.lower() == "een":
        return None
    value = _cardinal(plain(word))
    return None if value is None else Decimal(value)


def _cardinal(word: str) -> int | None:
    for scale, factor in (("duizend", 1000), ("honderd", 100)):
        if scale in word:
            head, _, tail = word.partition(scale)
            many = 1 if not head else _cardinal(head)
            rest = 0 if not tail else _cardinal(tail.removeprefix("en") or tail)
            return None if many is None or rest is None else many * factor + rest
    return _below_hundred(word)


def _below_hundred(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    for tens, value in _TENS.items():
        if word.endswith("en" + tens):
            unit = _UNITS.get(word[: -len(tens) - 2])
            return None if unit is None or not 0 < unit < 10 else value + unit
    return None
