"""Other people's questions: any JSON Lines file with facts and gold pages becomes cases.

A line is ``{"question", "facts", "pages"}`` with optional ``id``, ``history``, ``expect`` ("answer" or "refuse"),
``type``, ``user``, ``difficulty``, ``wording`` and ``split``. ``facts`` is a list of facts, each a text or a list of
accepted forms; ``pages`` gives for each document (its id or its file) the PDF pages where the answer stands, or is a
list of such objects when more places must be cited. A line without facts must be refused. A line with ``gold`` is one
with gold sentences: see ``eval.sets.gold``.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from corpus.values import Document
from eval import texts
from eval.sets.cases import CaseError, describe, follows, read_text
from eval.sets.gold import GoldRow, gold_case
from eval.sets.schema import PageNumber, Text
from eval.values import Case, Place

_AS_WRITTEN: Mapping[str, str] = MappingProxyType({})


def _listed(value: object) -> object:
    """Return a single text or object as a list of one."""
    return [value] if isinstance(value, (str, dict)) else value


Forms = Annotated[tuple[Text, ...], BeforeValidator(_listed), Field(min_length=1)]
Pages = dict[Text, Annotated[tuple[PageNumber, ...], Field(min_length=1)]]


class LineRow(BaseModel):
    """One line of a JSON Lines file of questions."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str = ""
    question: Text
    history: tuple[Text, ...] = ()
    facts: tuple[Forms, ...] = ()
    pages: Annotated[tuple[Pages, ...], BeforeValidator(_listed)] = ()
    expect: Literal["answer", "refuse", ""] = ""
    type: str = ""
    user: str = ""
    difficulty: str = ""
    wording: str = ""
    split: Literal["dev", "test"] = "test"


def read_jsonl(path: Path, documents: Sequence[Document]) -> tuple[Case, ...]:
    """Return the cases of a JSON Lines file; ``documents`` are those of the corpus, to know them by file name.

    Raises:
        CaseError: the file is missing or a line is wrong; the message names every mistake with its line.

    """
    lines = enumerate(read_text(path).splitlines(), start=1)
    return cases_from(((number, line) for number, line in lines if line.strip()), path.name, documents)


def cases_from(
    rows: Iterable[tuple[int, Any]], file: str, documents: Sequence[Document], columns: Mapping[str, str] = _AS_WRITTEN
) -> tuple[Case, ...]:
    """Return the cases of rows, each with its line: JSON as text, or what it says.

    ``columns`` are the names that the fields have in the file, to tell of mistakes, where they have others.

    Raises:
        CaseError: a row is wrong or there is none; the message names every mistake with its line.

    """
    known = _names(documents)
    cases: list[Case] = []
    problems: list[str] = []
    for number, row in rows:
        try:
            cases.append(_read(json.loads(row) if isinstance(row, str) else row, known, file, number))
        except json.JSONDecodeError as error:
            problems.append(texts.CASES_NO_JSON.format(file=file, line=number, problem=error.msg))
        except ValidationError as error:
            found = error.errors()
            told = [_as_in_file(describe(entry), columns) for entry in found if not follows(entry, found)]
            problems += [texts.CASE_ERROR.format(file=file, line=number, problem=one) for one in told]
        except ValueError as error:
            problems.append(texts.CASE_ERROR.format(file=file, line=number, problem=error))
    problems += _doubles(cases)
    if problems:
        raise CaseError(texts.CASES_WRONG.format(count=len(problems), problems="\n".join(problems)))
    if not cases:
        raise CaseError(texts.CASES_EMPTY.format(file=file))
    return tuple(cases)


def _as_in_file(told: str, columns: Mapping[str, str]) -> str:
    for field, column in columns.items():
        told = told.replace(f"'{field}'", f"'{column}'")
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The documents of a corpus by every name a line may call them; ``files`` gives all with that file name."""

    ids: Mapping[str, str]
    files: Mapping[str, Sequence[str]]


def _names(documents: Sequence[Document]) -> Names:
    ids: dict[str, str] = {}
    files: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        name = Path(document.file).name
        ids |= dict.fromkeys((document.file, name, document.id), document.id)
        files[name].append(document.id)
    return Names(ids=ids, files=files)


def _read(data: Any, known: Names, file: str, line: int) -> Case:  # noqa: ANN401  # whatever the line holds
    """Return the case of a line, in either form."""
    if isinstance(data, dict) and "gold" in data:
        return gold_case(GoldRow.model_validate(data), known.files, file, line)
    return _case(LineRow.model_validate(data), known.ids, file, line)


def _doubles(cases: Sequence[Case]) -> Iterator[str]:
    """Yield a complaint for every id that stands in the file twice: results are told apart by it."""
    first: dict[str, Case] = {}
    for case in cases:
        known = first.setdefault(case.id, case)
        if known is not case:
            told = texts.ID_DOUBLE.format(id=known.id, file=known.file, line=known.line)
            yield texts.CASE_ERROR.format(file=case.file, line=case.line, problem=told)


def _case(row: LineRow, ids: Mapping[str, str], file: str, line: int) -> Case:
    """Return the case of a line; a document is known by its id, its path or its file name."""
    places: list[Place] = [{ids.get(name, name): pages for name, pages in place.items()} for place in row.pages]
    return Case(
        id=row.id or f"{Path(file).stem}-{line}",
        question=row.question,
        history=row.history,
        expect=row.expect or ("answer" if row.facts else "refuse"),
        type=row.type,
        user=row.user,
        difficulty=row.difficulty,
        wording=row.wording,
        split=row.split,
        facts=row.facts,
        places=tuple(places),
        file=file,
        line=line,
    )
