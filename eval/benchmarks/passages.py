"""Passage-level data: questions that were put to one passage each, with the units that answer them.

The folder holds ``passages.jsonl.gz`` (``p``, ``doc``, ``title``, ``head``, ``units``) and ``questions.jsonl.gz``:
``q``, ``h`` the earlier question or empty, ``p``, ``units`` that answer (their positions; null when the passage does
not answer, "all" when it does but not known where), ``src`` and ``dev``. Only questions marked ``dev`` are measured
with: the others have trained the models.
"""

import gzip
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval import texts

PASSAGES = "passages.jsonl.gz"
QUESTIONS = "questions.jsonl.gz"

Row = TypeVar("Row", bound=BaseModel)


class DataError(ValueError):
    """The data cannot be used; the message is Dutch, with file and line."""


class PassageRow(BaseModel):
    """One line of the passages."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    p: int
    doc: str
    title: str = ""
    head: str = ""
    units: Annotated[tuple[str, ...], Field(min_length=1)]


class QuestionRow(BaseModel):
    """One line of the questions."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    q: str
    h: str = ""
    p: int
    units: tuple[int, ...] | Literal["all"] | None
    src: str
    dev: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPassage:
    """A passage of the data: the title of its document, its heading path and its units."""

    title: str
    heading: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageQuestion:
    """A question put to a passage.

    ``units`` are the positions of the units that answer, empty when they are not known; ``answers`` tells whether the
    passage answers at all. ``context`` are all passages of the same text, the passage itself among them.
    """

    question: str
    earlier: str
    passage: GivenPassage
    context: tuple[GivenPassage, ...]
    answers: bool
    units: frozenset[int]
    source: str


def read_questions(folder: Path, limit: int | None = None) -> tuple[PassageQuestion, ...]:
    """Return the questions marked ``dev`` with their passages, at most ``limit`` of each source.

    Raises:
        DataError: a file is missing, or a line is not what it should be.

    """
    asked: list[QuestionRow] = []
    counts: dict[str, int] = {}
    for row in _rows(folder / QUESTIONS, QuestionRow):
        if row.dev and (limit is None or counts.get(row.src, 0) < limit):
            counts[row.src] = counts.get(row.src, 0) + 1
            asked.append(row)
    if not asked:
        raise DataError(texts.DATA_NO_DEV.format(file=folder / QUESTIONS))
    rows = {row.p: row for row in _rows(folder / PASSAGES, PassageRow)}
    texts_of: dict[str, list[GivenPassage]] = {}
    passages = {
        number: GivenPassage(title=one.title, heading=one.head, units=one.units) for number, one in rows.items()
    }
    for number, one in rows.items():
        texts_of.setdefault(one.doc, []).append(passages[number])
    return tuple(_question(row, rows, passages, texts_of, folder) for row in asked)


def _question(
    row: QuestionRow,
    rows: Mapping[int, PassageRow],
    passages: Mapping[int, GivenPassage],
    texts_of: Mapping[str, Sequence[GivenPassage]],
    folder: Path,
) -> PassageQuestion:
    """Return a question with its passage."""
    if row.p not in passages:
        raise DataError(texts.DATA_NO_PASSAGE.format(file=folder / PASSAGES, passage=row.p))
    return PassageQuestion(
        question=row.q,
        earlier=row.h,
        passage=passages[row.p],
        context=tuple(texts_of[rows[row.p].doc]),
        answers=row.units is not None,
        units=frozenset(row.units if isinstance(row.units, tuple) else ()),
        source=row.src,
    )


def _rows(path: Path, kind: type[Row]) -> Iterator[Row]:
    """Yield the rows of a compressed file of JSON Lines."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                try:
                    yield kind.model_validate_json(line)
                except ValidationError as error:
                    raise DataError(texts.DATA_LINE.format(file=path.name, line=number)) from error
    except FileNotFoundError as error:
        raise DataError(texts.DATA_MISSING.format(file=path)) from error
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise DataError(texts.DATA_UNREADABLE.format(file=path)) from error
