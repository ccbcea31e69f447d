"""A file of questions in, a file of answers out: one JSON object a line."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant import texts
from corpus.files import reason_of, try_writing, written_whole


class BatchProblem(Exception):
    """A batch cannot be read or written; the message is one Dutch sentence for the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A question of a batch: its id, the question, and the earlier questions, oldest first."""

    id: str
    question: str
    history: tuple[str, ...]


def read_batch(file: Path) -> tuple[BatchLine, ...]:
    """All questions of a file; nothing is answered when one line is wrong. Raises BatchProblem."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = texts.NOT_UTF8 if isinstance(error, UnicodeDecodeError) else reason_of(error)
        raise BatchProblem(texts.BATCH_MISSING.format(file=file, reason=reason)) from error
    return tuple(_line(file, number, line) for number, line in enumerate(lines, start=1) if line.strip())


def write_batch(
    lines: Sequence[BatchLine],
    answer: Callable[[BatchLine], str],
    output: Path,
    track: Callable[[Iterable[BatchLine]], Iterable[BatchLine]],
) -> None:
    """Answer every line as a line of JSON into ``output``, which only appears when complete. Raises BatchProblem."""
    with _refused(output), written_whole(output) as stream:
        for line in track(lines):
            stream.write(answer(line) + "\n")


def check_output(output: Path) -> None:
    """Raise BatchProblem when the answers could surely not be written, before any work is done."""
    with _refused(output):
        try_writing(output)


@contextmanager
def _refused(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BatchProblem(texts.BATCH_OUTPUT.format(file=output, reason=reason_of(error))) from error


def _line(file: Path, number: int, line: str) -> BatchLine:
    try:
        given = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise _wrong(file, number, texts.NOT_JSON) from error
    if not isinstance(given, dict) or not isinstance(given.get("question"), str):
        raise _wrong(file, number, texts.NO_QUESTION_FIELD)
    history = given.get("history") or []
    if not isinstance(history, list) or not all(isinstance(turn, str) for turn in history):
        raise _wrong(file, number, texts.HISTORY_NO_LIST)
    return BatchLine(id=str(given.get("id", number)), question=given["question"], history=tuple(history))


def _wrong(file: Path, number: int, reason: str) -> BatchProblem:
    return BatchProblem(texts.BATCH_LINE.format(line=number, file=file, reason=reason))
