"""What a document can say of itself when no manifest does: a readable file name, and a date."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from corpus.catalogue.manifest import is_date
from corpus.values import Line, Page

_PAGES = 3
_LONGEST = 200
_MONTHS = ["jan", "feb", "maart", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_MONTH = r"jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
_WRITTEN = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}})\s+)?\b(?P<month>{_MONTH}|nov(?:ember)?|dec(?:ember)?)\.?\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_CREATED = re.compile(r"(?:D:)?((?:19|20)\d\d)(?:-?(\d\d)(?:-?(\d\d))?)?")
_DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.]?(\d\d)(?:[-_.]?(\d\d))?)?(?!\d)")


def title_of_file(file: str) -> str:
    """Make a readable title of a file name."""
    title = _clean(re.sub(r"[_\-+]+", " ", PurePosixPath(file).stem))
    return (title[:1].upper() + title[1:])[:_LONGEST] or file


def date_of(created: str, pages: Sequence[Page], file: str) -> str:
    """Give an ISO date as far as it is known: of the metadata, the headings of the first pages or the file name."""
    candidates = [_of_digits(_CREATED.match(created))]
    candidates += [_of_words(heading) for heading in _headings(pages)]
    candidates.append(_of_digits(_DIGITS.search(PurePosixPath(file).stem)))
    return next((candidate for candidate in candidates if candidate), "")


def _clean(text: str) -> str:
    return " ".join(text.split())


def _headings(pages: Sequence[Page]) -> list[str]:
    """Give the headings of the first page that has any, largest letters first."""
    for page in pages[:_PAGES]:
        runs: list[list[Line]] = []
        for line in (line for line in page.lines if line.role == "heading"):
            if runs and runs[-1][-1].level == line.level and abs(runs[-1][-1].size - line.size) < 1:
                runs[-1].append(line)
            else:
                runs.append([line])
        if runs:
            runs.sort(key=lambda run: -run[0].size)
            return [_clean(" ".join(line.text for line in run)) for run in runs]
    return []


def _of_words(text: str) -> str:
    match = _WRITTEN.search(text)
    if match is None:
        return ""
    name = match["month"].lower().replace("mrt", "maart")
    month = next(number for number, start in enumerate(_MONTHS, start=1) if name.startswith(start))
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return _valid(f"{match['year']}-{month:02}{day}") or match["year"]


def _of_digits(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    parts = [part for part in match.groups() if part]
    return next((date for length in (3, 2, 1) if (date := _valid("-".join(parts[:length])))), "")


def _valid(text: str) -> str:
    return text if is_date(text) else ""
