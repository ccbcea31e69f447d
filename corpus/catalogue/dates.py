"""The date of a document: the one it gives as its own, never one that it only speaks of."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from corpus.catalogue.covers import FULL, Block
from corpus.catalogue.manifest import is_date

_MONTHS = ["jan", "feb", "maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_MONTH = (
    r"jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_YEAR = r"(?:19|20)\d\d"
_WRITTEN = re.compile(
    rf"(?<!\d)(?:(?P<day>\d{{1,2}})\s+)?\b(?P<month>{_MONTH})\b\.?,?\s+(?P<year>{_YEAR})(?!\d)"
    rf"|(?<![\d/.-])(?P<d>\d{{1,2}})\s?(?P<sep>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?(?P<y>{_YEAR})(?![\d/-])"
    rf"|(?<!\d)(?P<iso>{_YEAR}-\d\d-\d\d)(?!\d)",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    rf"(?<!\d)(?P<y>{_YEAR})(?:(?P<m>\d\d)(?P<d>\d\d)|[-_. ](?P<month>\d\d)(?:[-_. ](?P<day>\d\d))?)(?!\d)"
)
_WEEKDAY = re.compile(r"\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b", re.IGNORECASE)
_OWN_LABEL = re.compile(
    r"\W*(?:(?:vergader|besluit|publicatie|verzend)?datum|datum (?:besluit\w*|vergadering|behandeling|publicatie))\W*$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\b\w*datum\b(?: \w+)?\s*:?\s*$", re.IGNORECASE)
_BOUND = re.compile(r"\b(?:tot|tot en met|t/m|vanaf|voor|uiterlijk|sinds)\s*$", re.IGNORECASE)
_SHORT = 6


class Dated(NamedTuple):
    """A date in a text, ISO as far as it is given, and where it stands there."""

    date: str
    start: int
    end: int


def dates_in(text: str) -> list[Dated]:
    """Give the dates of a text that name at least a month."""
    return [Dated(date, match.start(), match.end()) for match in _WRITTEN.finditer(text) if (date := _iso(match))]


def is_only_date(text: str) -> bool:
    """Tell whether a line is a date and nothing else; a year alone is none."""
    rest, dates = _WRITTEN.subn("", text)
    return dates > 0 and not re.sub(r"\W", "", _WEEKDAY.sub("", rest))


def date_of(title: str, blocks: Sequence[Block], file: str) -> str:
    """Give the date that a document gives as its own: the surest on its first pages, else that of the file name.

    Sure is, in this order: a date with the label that makes it the document's, one in the title, one that stands alone,
    in a short line or behind a place and a comma. A date in running text is that of something else, and a year alone
    may as well be the year that the document is about.
    """
    found = [claim for block in blocks for claim in _claims(block, title)]
    return max(found, key=lambda claim: claim[0])[1] if found else _of_file(file)


def _claims(block: Block, title: str) -> Iterator[tuple[float, str]]:
    """Give the dates that a block may give as the document's, and how sure each is."""
    before = ""
    for line in block.lines:
        ends = len(before) >= FULL and not block.large  # the end of a sentence that did not fit on the line before
        before = line
        dates = dates_in(line)
        if len({one.date for one in dates}) != 1 or ends:
            continue  # of two dates neither is that of the whole
        if (sure := _sure(line, dates[0], title, block)) > 0:
            yield sure - 0.5 * block.page, dates[0].date


def _sure(line: str, dated: Dated, title: str, block: Block) -> float:
    before, after = _WEEKDAY.sub("", line[: dated.start]), line[dated.end :]
    if _OWN_LABEL.match(before):
        return 3.0
    if _LABEL.search(before) or _BOUND.search(before):
        return 0.0  # the date of something else, as its label says, or the end of a period
    if len(line) > 8 and " ".join(line.split()).casefold() in title.casefold():
        return 2.5
    if is_only_date(line):
        return 2.0
    if len(before.split()) + len(after.split()) > _SHORT or len(block.text.split()) > 3 * _SHORT:
        return 0.0  # running text
    if not after.strip(" .") and before.rstrip().endswith(","):
        return 1.5
    if block.page > 0:
        return 0.0
    return 1.5 if block.large else 1.0


def _of_file(file: str) -> str:
    """Give the date in a file name."""
    stem = PurePosixPath(file).stem
    if dates := dates_in(stem.replace("_", " ")) or dates_in(re.sub(r"[_\-+ ]+", " ", stem)):
        return dates[0].date
    match = _IN_NAME.search(stem)
    return _valid(match["y"], match["m"] or match["month"], match["d"] or match["day"]) if match else ""


def _iso(match: re.Match[str]) -> str:
    if match["iso"]:
        return match["iso"] if is_date(match["iso"]) else ""
    if match["y"]:
        return _valid(match["y"], f"{int(match['m']):02}", f"{int(match['d']):02}")
    name = match["month"].lower().replace("mrt", "maart")
    month = next(number for number, start in enumerate(_MONTHS, start=1) if name.startswith(start))
    day = f"{int(match['day']):02}" if match["day"] else None
    return _valid(match["year"], f"{month:02}", day) or match["year"]


def _valid(year: str, month: str, day: str | None) -> str:
    text = "-".join(part for part in (year, month, day) if part)
    return text if is_date(text) else ""
