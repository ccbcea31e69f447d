"""What is written beside the turns of one visitor, in the session of the page."""

from dataclasses import dataclass, replace

import streamlit as st

from assistant.ui.saved.values import Turn
from assistant.ui.written.desk import desk
from assistant.ui.written.writing import Keep, Task, Writing
from assistant.writer.values import Written
from index.library import Library

_WRITINGS = "writings"
_BESIDE = ("answered", "partial")
"""Outcomes that there is something to write beside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is written beside a turn: as it is now, and by what when it is written in this session."""

    written: Written
    writing: Writing | None = None


def begin(number: int, task: Task, keep: Keep) -> None:
    """Begin to write beside turn ``number`` when a model is set; what another question got there is let go."""
    here = desk()
    if here is None:
        return
    kept = {}
    for (turn, plain), one in _all().items():
        if turn == number and (plain == task.plain or not _is_of(one, task)):
            one.stop()
        else:
            kept[turn, plain] = one
    if task.answer.status in _BESIDE:
        kept[number, task.plain] = Writing(task, here.writer, keep)
    st.session_state[_WRITINGS] = kept


def explain(number: int, turn: Turn, history: tuple[str, ...], library: Library, keep: Keep) -> None:
    """Begin to explain the answer of a turn in plain language."""
    known = _all().get((number, False))
    fresh = Task(library=library, question=turn.question, history=history, answer=turn.answer)
    begin(number, replace(known.task if known and _is_of(known, turn) else fresh, plain=True), keep)


def of_turn(number: int, turn: Turn) -> tuple[Beside, ...]:
    """What is written beside a turn, in this session or before: the answer, then the explanation, as far as known."""
    found = []
    for plain in (False, True):
        writing = _all().get((number, plain))
        if writing and _is_of(writing, turn):
            found.append(Beside(written=writing.latest, writing=writing))
        else:
            found += [Beside(written=one) for one in turn.written if (one.style == "plain") is plain]
    return tuple(found)


def can_explain(number: int, turn: Turn) -> bool:
    """Whether an explanation in plain language can be asked for: a model is set, and there is none yet."""
    is_open = not any(one.written.style in ("plain", "summary") for one in of_turn(number, turn))
    return turn.answer.status in _BESIDE and is_open and desk() is not None


def with_written(number: int, turn: Turn) -> Turn:
    """The turn with what is written beside it by now."""
    return replace(turn, written=tuple(one.written for one in of_turn(number, turn) if one.written.sentences))


def stop_all() -> None:
    """Let go of everything that is being written."""
    for one in st.session_state.pop(_WRITINGS, {}).values():
        one.stop()


def _all() -> dict[tuple[int, bool], Writing]:
    found: dict[tuple[int, bool], Writing] = st.session_state.get(_WRITINGS, {})
    return found


def _is_of(one: Writing, other: Turn | Task) -> bool:
    """Whether this is written beside that question and answer."""
    return (one.task.question, one.task.answer.text) == (other.question, other.answer.text)
