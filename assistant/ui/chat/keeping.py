"""Keeping the conversation of a visitor: which one it is, and what to say when it cannot be kept."""

from collections.abc import Sequence

import streamlit as st

from assistant.ui.saved.store import Conversations
from assistant.ui.saved.values import KeepingProblem, Turn
from assistant.ui.server import KEY_COOKIE
from assistant.ui.settings import AppSettings

ADDRESS = "gesprek"
"""The name in the address of the page under which a conversation is found again after a reload."""

_ID = "conversation"
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


@st.cache_resource(show_spinner=False)
def _store(folder: str) -> Conversations:
    return Conversations(AppSettings.load().data)


def current() -> str:
    """The id of the conversation that is open; empty when it is not kept (yet)."""
    return str(st.session_state.get(_ID, ""))


def keep(turns: Sequence[Turn]) -> None:
    """Keep the conversation as it is now; when that cannot be, the page says so and goes on."""
    try:
        if where := store():
            st.session_state[_ID] = where.keep(visitor(), current(), turns)
            where.forget_old(AppSettings.load().keep_days)
    except KeepingProblem as problem:
        say(str(problem))


def become(conversation: str) -> None:
    """The conversation with this id is the one that is open."""
    st.session_state[_ID] = conversation


def leave() -> None:
    """No conversation is open."""
    st.session_state.pop(_ID, None)
    st.query_params.clear()


def say(problem: str) -> None:
    """Let the page say what went wrong with keeping, once."""
    st.session_state[_PROBLEM] = problem


def show_problem() -> None:
    """Say what went wrong with keeping since the last look, if anything."""
    if problem := st.session_state.pop(_PROBLEM, ""):
        st.warning(problem, icon=":material/save:")
