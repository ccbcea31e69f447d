"""What is written beside the turns of one visitor, in the session of the page."""

from dataclasses import replace

import streamlit as st

from assistant.ui.saved.values import Turn
from assistant.ui.written.desk import desk
from assistant.ui.written.writing import Task, Writing
from index.library import Library

_WRITINGS = "writings"
_BESIDE = ("answered", "partial")
"""Outcomes that there is something to write beside."""


def begin(number: int, task: Task) -> None:
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
        kept[number, task.plain] = Writing(task, here.writer)
    st.session_state[_WRITINGS] = kept


def explain(number: int, turn: Turn, history: tuple[str, ...], library: Library) -> None:
    """Begin to explain the answer of a turn in plain language."""
    known = next(iter(of_turn(number, turn)), None)
    fresh = Task(library=library, question=turn.question, history=history, answer=turn.answer)
    begin(number, replace(known.task if known else fresh, plain=True))


def of_turn(number: int, turn: Turn) -> tuple[Writing, ...]:
    """What is written beside a turn: the answer, then the explanation, as far as there are."""
    found = (_all().get((number, plain)) for plain in (False, True))
    return tuple(one for one in found if one and _is_of(one, turn))


def can_explain(number: int, turn: Turn) -> bool:
    """Whether an explanation in plain language can be asked for: a model is set, and there is none yet."""
    is_open = not any(one.task.plain or one.latest.style == "summary" for one in of_turn(number, turn))
    return turn.answer.status in _BESIDE and is_open and desk() is not None


def with_written(number: int, turn: Turn) -> Turn:
    """The turn with what is written beside it by now."""
    return replace(turn, written=tuple(one.latest for one in of_turn(number, turn) if one.latest.sentences))


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
