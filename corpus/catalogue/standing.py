"""The status of a document: adopted or draft as far as it says so of itself; anything else is unknown."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from corpus.catalogue.covers import Block
from corpus.catalogue.dates import dates_in
from corpus.values import Page

ADOPTED = "vastgesteld"
"""What ``Document.status`` says of a document that was adopted; of a draft it says ``ontwerp`` or ``concept``."""

_WORD = r"(?:aldus\s+)?(?P<word>vastgesteld|ontwerp|concept)"
_STATED = re.compile(
    rf"\W*(?:(?:status|versie|fase)\b\W*)?(?:dit (?:\w+ )?is (?:een |het )?)?{_WORD}(?:e|versie)?\b(?P<rest>.*)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\W*$|\W*(?:in|op|door|bij|van|d\.?d\.?|versie|ter inzage|voor inspraak|\d|\()|\s*[-–:;,.(]", re.IGNORECASE
)
_DECIDED = re.compile(r"\W*(?:raads|college)?besluit\s+van\b|\W*besluit\s?(?:nummer|nr)\b\W*\w*\d", re.IGNORECASE)
_BEGINS = re.compile(r"\W*(?P<word>ontwerp|concept)(?:\b|(?!en|er|ueel)[a-z]{3,})", re.IGNORECASE)
_APART = re.compile(
    r"[(\[,:;–—-]\s*(?:versie\s+)?(?P<word>vastgesteld|ontwerp|concept)(?:versie)?\s*(?:[)\],:;–—]|$)", re.I
)
_CLOSING = re.compile(r"\W*aldus (?:vastgesteld|besloten)\b", re.IGNORECASE)
_LONGEST = 45


class Standing(NamedTuple):
    """A status with the date that was given with it; both empty when unknown."""

    status: str
    date: str


_UNKNOWN = Standing("", "")


def closing_of(pages: Sequence[Page]) -> str:
    """Give the date of "aldus vastgesteld", wherever it stands; empty when it has none or there are several."""
    dates: set[str] = set()
    for line in (line.text for page in pages for line in page.lines if _CLOSING.match(line.text)):
        dates.update(dated.date for dated in dates_in(line)[:1])
    return dates.pop() if len(dates) == 1 else ""


def standing_of(title: str, blocks: Sequence[Block], file: str) -> Standing:
    """Give the status that a document states as its own: in its title, else in a line, else in its file name.

    Of several lines the one with the latest date counts; lines that differ without a date leave it unknown. A decision
    with its date or number is adopted when nothing calls it a draft.
    """
    stated = [*_stated(blocks)]
    lines = [line for block in blocks if block.page == 0 and block.large for line in block.lines if line in title]
    if named := next(filter(None, map(_named, [title, *lines])), ""):
        return Standing(named, next((date for status, date in stated if status == named), ""))
    if not stated:
        return _decided(blocks) or Standing(_named_file(file), "")
    latest = max(date for _, date in stated)
    agreed = {status for status, date in stated if date == latest}
    return Standing(agreed.pop(), latest) if len(agreed) == 1 else _UNKNOWN


def _named(title: str) -> str:
    """A title is that of a draft when it begins with that word or has it apart, as in brackets."""
    match = _APART.search(title) or _BEGINS.match(title)
    return match["word"].lower() if match else ""


def _named_file(file: str) -> str:
    """A file name speaks of a draft, or of what was adopted, when it begins or ends with that word."""
    words = re.split(r"[\W_]+", PurePosixPath(file).stem.lower())
    return next((word for word in (words[-1], words[0]) if word in (ADOPTED, "ontwerp", "concept")), "")


def _stated(blocks: Sequence[Block]) -> Iterator[Standing]:
    """Give what the blocks state: those that begin with the word, alone or with how, when or by whom."""
    for block in blocks:
        for place, line in enumerate(block.lines):
            match = _STATED.match(line)
            if match is None or not _GOES_ON.match(match["rest"]):
                continue
            rest = " ".join([match["rest"], *block.lines[place + 1 : place + 3]])
            dates = [dated for dated in dates_in(rest) if dated.start <= 2 * _LONGEST]
            credits = match["rest"].lstrip().startswith(":")  # "Ontwerp: bureau Kade" names who made it
            if dates or (block.page == 0 and len(match["rest"]) <= _LONGEST and not credits):
                yield Standing(match["word"].lower(), dates[0].date if dates else "")


def _decided(blocks: Sequence[Block]) -> Standing | None:
    for block in (block for block in blocks if block.page == 0):
        if _DECIDED.match(block.text) and (dates := dates_in(block.text)):
            return Standing(ADOPTED, dates[0].date)
    return None
