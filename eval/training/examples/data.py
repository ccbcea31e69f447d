"""The data to train on: passages, and questions about them, in two files of JSON lines packed with gzip.

A line of ``passages.jsonl.gz`` is ``{"p": number, "doc", "title", "head", "units": [text, ...]}``, a unit being a
sentence, an item or a row. A line of ``questions.jsonl.gz`` is ``{"q", "h": earlier question, "p": number of the
passage, "units": [number of a unit, ...], "src": kind, "dev"}``; ``units`` is ``null`` when the passage does not answer
the question, and ``"all"`` when it does but nobody knows where.

Measuring and learning are kept apart by document, never by question: two questions about one document share too much.
Questions that do not say on which side they are get one by the digest of their document.

More questions about the same passages can stand in a file of their own, not packed, its lines like those of
``questions.jsonl.gz``. ``"within": true`` marks a question as visitors of one municipality put it, who name neither
place nor document ("Hoe hoog is de boete?"): passages of other documents may answer it too.
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.sets.schema import Text
from eval.training import texts

PASSAGES = "passages.jsonl.gz"
QUESTIONS = "questions.jsonl.gz"
FEWEST_PASSAGES = 8
_ONE_IN = 12

Row = TypeVar("Row", bound=BaseModel)


class TrainingError(ValueError):
    """The data, the prepared folder or the options cannot be used; the message is one Dutch line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a document: the path of headings above it (``a > b``), and its units in order."""

    document: str
    title: str
    heading: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question about one passage (its place among the passages).

    ``evidence`` holds the units that answer; it is empty when the passage does not answer (``answered`` is false) or
    when nobody knows which unit does. ``dev`` says that it is only measured on, ``within`` that it is put within its
    document.
    """

    text: str
    earlier: str
    passage: int
    answered: bool
    evidence: tuple[int, ...]
    source: str
    dev: bool
    within: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Everything that is learned from and measured on."""

    passages: tuple[Passage, ...]
    questions: tuple[Question, ...]


class _PassageRow(BaseModel):
    model_config = ConfigDict(frozen=True)

    p: int
    doc: Text
    title: str = ""
    head: str = ""
    units: Annotated[tuple[Text, ...], Field(min_length=1)]


class _QuestionRow(BaseModel):
    model_config = ConfigDict(frozen=True)

    q: Text
    h: str = ""
    p: int
    units: Annotated[tuple[int, ...], Field(min_length=1)] | Literal["all"] | None
    src: str = ""
    dev: bool | None = None
    within: bool = False


def read_data(folder: Path, more: Path | None = None) -> Data:
    """Read the two files of a folder, and ``more`` questions. Raises TrainingError at the first thing that is wrong."""
    places: dict[int, int] = {}
    passages: list[Passage] = []
    for line, row in _rows(folder / PASSAGES, _PassageRow):
        if row.p in places:
            raise TrainingError(texts.PASSAGE_TWICE.format(file=PASSAGES, line=line, number=row.p))
        places[row.p] = len(passages)
        passages.append(Passage(document=row.doc, title=row.title, heading=row.head, units=row.units))
    questions = [
        _question(row, f"{path.name}, regel {line}", places, passages)
        for path in filter(None, (folder / QUESTIONS, more))
        for line, row in _rows(path, _QuestionRow)
    ]
    _check_split(passages, questions)
    return Data(passages=tuple(passages), questions=tuple(questions))


def _rows(path: Path, kind: type[Row]) -> Iterator[tuple[int, Row]]:
    """Yield the lines of a file with their number, from 1."""
    number = 0
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, start=1):
                yield number, kind.model_validate(json.loads(line))
    except ValidationError as error:
        where = error.errors()[0]["loc"]
        text = texts.FIELD_WRONG if where else texts.LINE_NO_OBJECT
        raise TrainingError(text.format(file=path.name, line=number, field=where[0] if where else "")) from error
    except json.JSONDecodeError as error:
        raise TrainingError(texts.LINE_NO_JSON.format(file=path.name, line=number, problem=error.msg)) from error
    except FileNotFoundError as error:
        raise TrainingError(texts.FILE_MISSING.format(file=path)) from error
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise TrainingError(texts.FILE_UNREADABLE.format(file=path)) from error


def _question(row: _QuestionRow, where: str, places: dict[int, int], passages: Sequence[Passage]) -> Question:
    place = places.get(row.p)
    if place is None:
        raise TrainingError(texts.PASSAGE_UNKNOWN.format(where=where, number=row.p))
    evidence = row.units if isinstance(row.units, tuple) else ()
    wrong = [unit for unit in evidence if not 0 <= unit < len(passages[place].units)]
    if wrong:
        raise TrainingError(texts.UNIT_UNKNOWN.format(where=where, number=row.p, unit=wrong[0]))
    return Question(
        text=row.q,
        earlier=row.h.strip(),
        passage=place,
        answered=row.units is not None,
        evidence=evidence,
        source=row.src,
        dev=_kept_apart(passages[place].document) if row.dev is None else row.dev,
        within=row.within,
    )


def _kept_apart(document: str) -> bool:
    """Whether a document is measured on when nobody said so: one in twelve, always the same ones."""
    return int.from_bytes(sha256(document.encode()).digest()[:4]) % _ONE_IN == 0


def _check_split(passages: Sequence[Passage], questions: Sequence[Question]) -> None:
    """Raise TrainingError when a document is on both sides, or when a side is empty."""
    sides: dict[str, bool] = {}
    for question in questions:
        document = passages[question.passage].document
        if sides.setdefault(document, question.dev) != question.dev:
            raise TrainingError(texts.SPLIT_LEAKS.format(file=QUESTIONS, document=document))
    filled = {question.dev for question in questions if question.answered}
    if len(passages) < FEWEST_PASSAGES or filled != {True, False}:
        raise TrainingError(texts.TOO_FEW.format(file=QUESTIONS, passages=FEWEST_PASSAGES))
