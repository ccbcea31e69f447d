"""Keeping the conversation of a visitor: which one it is, and what to say when it cannot be kept."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from assistant.ui.saved.store import Conversations
from assistant.ui.saved.values import KeepingProblem, Turn
from assistant.ui.server import KEY_COOKIE
from assistant.ui.settings import AppSettings
from assistant.writer.values import Written

logger = logging.getLogger(__name__)

ADDRESS = "gesprek"
"""The name in the address of the page under which a conversation is found again after a reload."""

_HERE = "conversation"
_PROBLEM = "keeping-problem"


def visitor() -> str:
    """The random key of this browser; empty when it keeps no cookies."""
    return str(st.context.cookies.get(KEY_COOKIE, ""))


def store() -> Conversations | None:
    """Where conversations are kept, or None when none are: by setting, or because the browser keeps no key."""
    settings = AppSettings.load()
    if settings.keep_days == 0 or not visitor():
        return None
    opened = _store(str(settings.data))
    if opened.notice:
        st.session_state[_PROBLEM], opened.notice = opened.notice, ""
    return opened


@dataclass(slots=True)
class _Here:
    """The conversation that is open; its id is empty until it is kept."""

    id: str = ""


@st.cache_resource(show_spinner=False)
def _store(folder: str) -> Conversations:
    return Conversations(AppSettings.load().data)


def current() -> str:
    """The id of the conversation that is open; empty when it is not kept (yet)."""
    return _here().id


def keep(turns: Sequence[Turn]) -> None:
    """Keep the conversation as it is now; when that cannot be, the page says so and goes on."""
    try:
        if where := store():
            here = _here()
            here.id = where.keep(visitor(), here.id, turns)
            where.forget_old(AppSettings.load().keep_days)
    except KeepingProblem as problem:
        say(str(problem))


def keeper(number: int, turn: Turn) -> Callable[[Written], None]:
    """What keeps the text beside a turn of the conversation that is open, from a thread that knows no page."""
    where, owner, here = store(), visitor(), _here()

    def kept(written: Written) -> None:
        try:
            if where and here.id:
                where.add_written(owner, here.id, number, turn, written)
        except KeepingProblem:
            logger.warning("what was written could not be kept")

    return kept


def become(conversation: str) -> None:
    """The conversation with this id is the one that is open."""
    st.session_state[_HERE] = _Here(conversation)


def leave() -> None:
    """No conversation is open."""
    st.session_state.pop(_HERE, None)
    st.query_params.clear()


def _here() -> _Here:
    here: _Here = st.session_state.setdefault(_HERE, _Here())
    return here


def say(problem: str) -> None:
    """Let the page say what went wrong with keeping, once."""
    st.session_state[_PROBLEM] = problem


def show_problem() -> None:
    """Say what went wrong with keeping since the last look, if anything."""
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.warning(problem, icon=":material/save:")
