"""Dutch text as the scorer compares it: one spelling for white space, numbers, amounts and dates.

The assistant has its own reader of numbers, which its own checks rely on. The scorer has this one, on purpose: an
evaluator that reads a number with the code it is judging cannot see that code's mistakes.
"""

import re
import unicodedata
from functools import lru_cache

_MONTH_WORDS = "januari februari maart april mei juni juli augustus september oktober november december"
_MONTHS = tuple(_MONTH_WORDS.split())
_SMALL = (
    "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
)
_ROUND = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
_UNITS = {word: value for value, word in enumerate(_SMALL.split())}
_TENS = {word: value * 10 for value, word in enumerate(_ROUND.split(), 2)}
_SCALES = {"duizend": 1_000, "miljoen": 1_000_000, "mln": 1_000_000, "miljard": 10**9, "mld": 10**9}
_SCALE = r"(?:duizend|miljoen|mln\b\.?|miljard|mld\b\.?)"


def _below_hundred() -> dict[str, int]:
    """Return every Dutch number word below a hundred, compounds such as "vijfentwintig" included."""
    words = dict(_UNITS) | dict(_TENS)
    for unit in list(_UNITS)[1:10]:
        bare = "een" if unit == "één" else unit
        joint = "ën" if bare.endswith("e") else "en"
        words |= {f"{bare}{joint}{ten}": _UNITS[unit] + tens for ten, tens in _TENS.items()}
    return words


def _number_words() -> dict[str, int]:
    """Return the Dutch numbers that are written as one word; "een" is left out: it is mostly the article."""
    small = _below_hundred()
    hundreds = {"honderd": 100} | {f"{word}honderd": value * 100 for word, value in small.items() if value >= 2}
    exact = {
        f"{word}{rest}": value + small[rest] for word, value in hundreds.items() for rest in small if value < 1_000
    }
    thousands = {f"{word}duizend": value * 1_000 for word, value in (small | hundreds).items() if value >= 2}
    return small | hundreds | exact | thousands


_WORDS = _number_words()
_MONTH_PATTERN = "|".join(_MONTHS)
_DATE = re.compile(rf"\b(\d{{1,2}})\s+({_MONTH_PATTERN})\b")
_DATE_IN_FIGURES = re.compile(r"(?<![\d-])(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?![\d-])")
_DATE_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_SPOKEN = {"anderhalf": "1,5", "anderhalve": "1,5", "een half": "0,5", "half": "0,5", "een": "1", "één": "1"}
_SPOKEN_SCALE = re.compile(rf"\b(anderhal(?:f|ve)|een half|half|[eé][eé]n)\s+({_SCALE})")
_NUMBER = re.compile(
    rf"(?<![\w.,@])(?P<figures>\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+(?:,\d+)?)(?P<a>\s*{_SCALE})?(?!\w)"
    rf"|(?<!\w)(?P<word>[a-zà-ÿ]+)(?P<b>\s+{_SCALE})?(?!\w)"
)
_RANGE = re.compile(r"(?<=\d)\s?-\s?(?=\d)")
_MARKS = str.maketrans("’‘“”–—", "''\"\"--")
_MARKER = re.compile(r"\s*(?<!\\)\[\d{1,3}\]")
_ESCAPED = re.compile(r"\\([^\w\s])")
_KEPT = 256  # an answer and its pages are looked at again and again, for every claim, number and fact
_CANONICAL = re.compile(r"@\d{1,2}m\d{1,2}|(?<![\w@])\d+(?:\.\d+)?%?(?!\w)")


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """Return text in lower case without Markdown, citation markers, odd quotes and dashes, and needless white space."""
    text = unicodedata.normalize("NFC", text).casefold()
    text = text.replace("\u00ad", "").translate(_MARKS)
    text = _ESCAPED.sub(r"\1", _MARKER.sub("", text.replace("**", "")))
    text = re.sub(r"\bm2\b|\bvierkante meters?\b", "m²", text)
    return re.sub(r"\s+", " ", text).strip()


def _decimal(value: float) -> str:
    """Return a number without a needless fraction."""
    return str(int(value)) if value == int(value) else f"{value:.6f}".rstrip("0")


def _replace_number(match: re.Match[str]) -> str:
    """Return the canonical figures of one number with its scale."""
    if match["word"] and match["word"] not in _WORDS:
        return match[0]
    if match["word"]:
        value: float = _WORDS[match["word"]]
    else:
        value = float(match["figures"].replace(".", "").replace(",", "."))
    scale = (match["a"] or match["b"] or "").strip().rstrip(".")
    return _decimal(value * _SCALES[scale]) if scale else _decimal(value)


@lru_cache(maxsize=_KEPT)
def canonical(text: str) -> str:
    """Return ``plain`` text in which every number and date has one spelling.

    "€ 1.250.000", "1,25 miljoen euro" and "1,25 mln" become "1250000", "zestig" becomes "60", "15 procent" "15%" and
    "11 april 2017" and "11-4-2017" "@11m4 2017". The currency goes: texts leave it out where it is plain.
    """
    text = plain(text)
    text = _DATE_ISO.sub(lambda m: f"@{int(m[3])}m{int(m[2])} {m[1]}", text)
    text = _DATE_IN_FIGURES.sub(lambda m: f"@{int(m[1])}m{int(m[2])} {m[3]}", text)
    text = _DATE.sub(lambda m: f"@{int(m[1])}m{_MONTHS.index(m[2]) + 1}", text)
    text = _RANGE.sub(" - ", text)
    text = _SPOKEN_SCALE.sub(lambda m: f"{_SPOKEN[m[1]]} {m[2]}", text)
    text = _NUMBER.sub(_replace_number, text)
    text = re.sub(r"(?<=\d)\s*(?:%|procent\b)", "%", text)
    text = re.sub(r"€\s*(?=\d)", "", text)
    return re.sub(r"(?<=\d)\s*(?:euro|€)(?!\w)", "", text)


def values_in(text: str) -> frozenset[str]:
    """Return the canonical numbers, percentages, years and dates of a text."""
    return frozenset(_CANONICAL.findall(canonical(text)))


def days_in(text: str) -> frozenset[str]:
    """Return the days of the dates of a text as bare numbers.

    In the text of a table a cell "4" may stand before a cell "September 2019": nobody can tell it from a day.
    """
    return frozenset(found.split("m")[0].removeprefix("@") for found in values_in(text) if found.startswith("@"))


def contains(text: str, form: str) -> bool:
    """Tell whether an accepted form stands in a text as whole words, numbers and dates in any Dutch notation."""
    return _stands_in(plain(text), plain(form)) or _stands_in(canonical(text), canonical(form))


def _stands_in(text: str, form: str) -> bool:
    """Tell whether a form stands in a text and is no part of a longer word or a larger number."""
    if not form:
        return False
    before = r"(?<![\w@])" + (r"(?<!\d[.,-])" if form[0].isdigit() else "")
    after = r"(?!\w)" + (rf"(?![.,]\d)(?!\s*{_SCALE})" if form[-1].isdigit() else "")
    return re.search(before + re.escape(form) + after, text) is not None
