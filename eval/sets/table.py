"""Other people's questions in a spreadsheet: a CSV file with a heading becomes cases.

Columns (in any order, others are left alone): ``vraag``, ``feiten`` (facts with ``|`` between them; forms of one fact
with ``/`` and a space on both sides), ``document`` (its id or file), ``bladzijden`` (PDF pages, with commas), and
optional ``id``, ``eerder`` (earlier questions with ``|``), ``soort``, ``gebruiker``, ``moeilijkheid``, ``deel``. A row
without facts must be refused.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus.values import Document
from eval import texts
from eval.sets.cases import CaseError, read_text
from eval.sets.jsonl import cases_from
from eval.values import Case

_SAME = {"soort": "type", "gebruiker": "user", "moeilijkheid": "difficulty", "deel": "split", "id": "id"}
_COLUMNS = {"question": "vraag", "history": "eerder", "facts": "feiten", "pages": "bladzijden"} | {
    name: column for column, name in _SAME.items()
}
_NUMBERS = re.compile(r"[,;\s]+")


def read_csv(path: Path, documents: Sequence[Document]) -> tuple[Case, ...]:
    """Return the cases of a CSV file, with ``;`` or ``,`` between its columns.

    Raises:
        CaseError: the file is missing, has no column ``vraag``, or a row is wrong; every mistake is named by its line.

    """
    text = read_text(path).removeprefix("\ufeff")
    heading = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if heading.count(";") >= heading.count(",") else ",")
    names = [(name or "").strip().casefold() for name in rows.fieldnames or ()]
    if "vraag" not in names:
        raise CaseError(texts.CSV_NO_QUESTION.format(file=path.name))
    rows.fieldnames = names
    return cases_from(_rows(rows), path.name, documents, _COLUMNS)


def _rows(rows: "csv.DictReader[str]") -> Iterator[tuple[int, Any]]:
    for row in rows:
        told = {name: (value or "").strip() for name, value in row.items() if name and not isinstance(value, list)}
        if any(told.values()):
            yield rows.line_num, _line(told)


def _line(told: dict[str, str]) -> dict[str, Any]:
    """The row as a line of a JSON Lines file would be; a page that is no number stays text, and is refused by line."""
    pages = [int(page) if page.isdecimal() else page for page in _NUMBERS.split(told.get("bladzijden", "")) if page]
    document = told.get("document", "")
    return {
        "question": told.get("vraag", ""),
        "history": _parts(told.get("eerder", "")),
        "facts": [[form.strip() for form in fact.split(" / ")] for fact in _parts(told.get("feiten", ""))],
        "pages": {document: pages} if document else (),
        **{name: told[key] for key, name in _SAME.items() if told.get(key)},
    }


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]
