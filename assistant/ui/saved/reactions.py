"""What people say of answers: kept in a file on the machine that serves, one line a reaction."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from assistant.ui.saved import texts
from assistant.ui.saved.values import KeepingProblem, Turn

FILE = "reacties.jsonl"
Verdict = Literal["right", "wrong"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """What somebody said of an answer, with the answer itself.

    ``when`` is ISO, in UTC; ``history`` are the earlier questions, oldest first; ``places`` pairs document ids with
    1-based PDF pages that were cited; ``why`` and ``expected`` are free text, may be empty. Nothing says who it was.
    """

    when: str
    verdict: Verdict
    why: str
    expected: str
    question: str
    history: tuple[str, ...]
    status: str
    text: str
    places: tuple[tuple[str, int], ...]


_REACTION = TypeAdapter(Reaction)


def reaction(turn: Turn, history: Sequence[str], verdict: Verdict, why: str = "", expected: str = "") -> Reaction:
    """A reaction to an answer, given now."""
    return Reaction(
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        verdict=verdict,
        why=why.strip(),
        expected=expected.strip(),
        question=turn.question,
        history=tuple(history),
        status=turn.answer.status,
        text=turn.answer.text,
        places=tuple((one.document.id, one.page) for one in turn.answer.citations if not one.near),
    )


def add_reaction(folder: Path, given: Reaction) -> None:
    """Keep a reaction. Raises KeepingProblem when that cannot be."""
    line = json.dumps(asdict(given), ensure_ascii=False) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / FILE).open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError as error:
        raise KeepingProblem(texts.CANNOT_KEEP.format(reason=error.strerror, folder=folder)) from error


def reactions(folder: Path) -> tuple[Reaction, ...]:
    """All reactions, oldest first; a line that cannot be read is left out, and stays in the file."""
    try:
        lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise KeepingProblem(texts.CANNOT_KEEP.format(reason=error, folder=folder)) from error
    found = []
    for line in lines:
        try:
            found.append(_REACTION.validate_json(line))
        except ValidationError:
            continue
    return tuple(found)
