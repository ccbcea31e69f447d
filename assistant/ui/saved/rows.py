"""An answer, and what is written beside it, as text in a file, and back."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from assistant.values import Answer
from assistant.writer.values import Written


@cache
def _answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


@cache
def _texts() -> TypeAdapter[Written]:
    return TypeAdapter(Written)


def of_answer(answer: Answer) -> str:
    """An answer as text."""
    return _answers().dump_json(answer).decode()


def to_answer(text: str) -> Answer:
    """The answer of a text. Raises ValidationError when it is of another version."""
    return _answers().validate_json(text)


def of_written(written: Written) -> str:
    """What is written as text: with the citations that it uses, and without the trace."""
    used = {number for sentence in written.sentences for number in sentence.numbers}
    cited = tuple(one for one in written.citations if one.number in used)
    return _texts().dump_json(replace(written, citations=cited, done=True, trace=())).decode()


def to_written(rows: Iterable[str]) -> tuple[Written, ...]:
    """What was written, as far as it is of this version: without the rest the quotations are whole."""
    found = []
    for text in rows:
        with suppress(ValidationError):
            found.append(_texts().validate_json(text))
    return tuple(found)
