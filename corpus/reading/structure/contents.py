"""Find tables of contents and registers: lists of titles with page numbers, which answer nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.reading.structure.drafts import Draft

# Every choice starts with the letter itself, so that lines without one are passed over quickly.
_LEADERS = re.compile(r"\.\s?(?:\.\s?){3,}|……+|····+|_____+\s*\d")
_ENTRY = re.compile(r"(?<=[\s.…·_])\d{1,3}$")
_REGISTER_ENTRY = re.compile(r"(?:(?:\.\s?){3,}|…+|·{4,})\s*\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*\s*$")
_TITLE = re.compile(r"^(?:inhoud|inhoudsopgave|inhoudsopgaaf|contents|table of contents)\W*$", re.IGNORECASE)
_REGISTER = re.compile(
    r"^(?:index|(?:(?:zaken|namen|personen|trefwoorden|sprekers|onderwerpen|alfabetisch)\s?-?)?register)\W*$",
    re.IGNORECASE,
)
_FIRST_PAGES = 15
_TAIL = 5
_LONGEST = 40


def with_contents(page: int, lines: list[Draft], goes_on: bool) -> tuple[list[Draft], bool]:
    """Mark a table of contents or register on a page (1-based), and tell whether one may go on on the next page.

    ``goes_on`` says so of the page before.
    """
    marked = _contents(page, lines)
    span = _register(lines, goes_on)
    if span is None:
        return marked, False
    first, last = span
    whole: list[Draft] = [
        replace(line, role="toc") if first <= i <= last and line.role in ("body", "toc") else line
        for i, line in enumerate(marked)
    ]
    return whole, last == len(lines) - 1


def page_number(text: str) -> int | None:
    """Return the page number at the end of an entry, None when the line ends in none or is nothing else."""
    match = _ENTRY.search(text)
    return int(match.group()) if match is not None and text[: match.start() - 1].strip() else None


def _contents(page: int, lines: list[Draft]) -> list[Draft]:
    """Mark a table of contents: three or more lines that end in rising page numbers, and its title."""
    title = _title(lines, _TITLE) if page <= _FIRST_PAGES else None
    leaders = [i for i, line in enumerate(lines) if line.role == "body" and _LEADERS.search(line.text)]
    led = set(leaders)
    entries = [i for i, line in enumerate(lines) if i in led or (title is not None and _numbered(line))]
    if title is not None:
        entries = [i for i in entries if i > title]
    if len(entries) < 3 or (title is None and len(leaders) < 3) or not _rising(lines, entries):
        return lines
    first = title if title is not None else entries[0]
    last = entries[-1]
    return [replace(line, role="toc") if first <= i <= last else line for i, line in enumerate(lines)]


def _title(lines: Sequence[Draft], pattern: re.Pattern[str]) -> int | None:
    """Return the first line that is a title and nothing else."""
    return next((i for i, line in enumerate(lines) if len(line.text) <= _LONGEST and pattern.match(line.text)), None)


def _numbered(line: Draft) -> bool:
    """Tell whether a line ends in a page number that stands apart."""
    return len(line.parts) > 1 and line.parts[-1][2].isdecimal() and len(line.parts[-1][2]) <= 3


def _rising(lines: Sequence[Draft], entries: Sequence[int]) -> bool:
    numbers = [number for i in entries if (number := page_number(lines[i].text)) is not None]
    falls = sum(1 for one, other in zip(numbers, numbers[1:], strict=False) if other < one)
    return len(numbers) >= 2 and falls <= len(numbers) // 5


def _register(lines: Sequence[Draft], goes_on: bool) -> tuple[int, int] | None:
    """Return the first and last line of a register: below its title, or going on from the page before.

    Its entries may be in any order and of many lines; dots lead each to its page numbers. The last entry of a page may
    go on on the next.
    """
    title = _title(lines, _REGISTER)
    if title is None and not goes_on:
        return None
    first = title if title is not None else 0
    entries = [i for i, line in enumerate(lines) if i > first - (title is None) and _REGISTER_ENTRY.search(line.text)]
    if len(entries) < (3 if title is not None else 1):
        return None
    last = entries[-1]
    return first, (len(lines) - 1 if len(lines) - 1 - last <= _TAIL else last)
