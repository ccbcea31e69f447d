"""Conversations that were kept: found by the address of the page, listed, reopened, named, shared, deleted, undone."""

from urllib.parse import urlencode, urlsplit

import streamlit as st

from assistant.ui.chat import conversation, keeping
from assistant.ui.literal import literal
from assistant.ui.saved import texts
from assistant.ui.saved.values import KeepingProblem, Kept
from assistant.ui.settings import AppSettings
from assistant.ui.sources.chosen import close

QUESTION, LINK = "vraag", "deel"
"""Names in the address of the page: a question to ask, and the token of a conversation that somebody shared."""

_READ = "address-read"
_DELETED = "deleted-conversation"
_NAME = "conversation-name"
_SHOWN_LINK = "conversation-link"


def open_address() -> None:
    """Do what the address of the page asks, once: ask a question, or open a conversation, own or shared."""
    asked = tuple(st.query_params.get(name, "") for name in (QUESTION, LINK, keeping.ADDRESS))
    if st.session_state.get(_READ) == asked:
        return
    st.session_state[_READ] = asked
    question, token, own = asked
    if question.strip():
        conversation.ask_once(question)
        st.query_params[QUESTION] = question
    elif token or (own and own != keeping.current()):
        _resume(token, own)


def _resume(token: str, own: str) -> None:
    try:
        where = keeping.store()
        if where is None:
            return
        conversation.resume(where.shared(token) if token else where.load(keeping.visitor(), own))
        keeping.become("" if token else own)
        close()
    except KeepingProblem as problem:
        keeping.say(str(problem))


def remember_address() -> None:
    """Put the conversation that is open in the address, so that a reload finds it."""
    if keeping.current() and st.query_params.get(keeping.ADDRESS) != keeping.current():
        st.query_params.from_dict({keeping.ADDRESS: keeping.current()})
        st.session_state[_READ] = ("", "", keeping.current())


def show_bar() -> None:
    """Show what was deleted and can be put back, and the conversations of this browser."""
    keeping.show_problem()
    if deleted := st.session_state.get(_DELETED):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(texts.DELETED.format(title=literal(deleted.title)))
            st.button(texts.UNDO, icon=":material/undo:", on_click=_put_back, args=(deleted,))
    with st.popover(texts.CONVERSATIONS, icon=":material/history:", type="tertiary", key="conversations"):
        _show_kept()


def _show_kept() -> None:
    try:
        where = keeping.store()
        kept = where.of(keeping.visitor()) if where else ()
    except KeepingProblem as problem:
        st.warning(str(problem))
        return
    days = AppSettings.load().keep_days
    st.caption(texts.KEPT_HOW.format(days=days) if where else texts.NOT_KEPT)
    if where and not kept:
        st.markdown(texts.NONE_KEPT)
    here = next((one for one in kept if one.id == keeping.current()), None)
    if here:
        _show_current(here)
    for one in kept:
        label = literal(texts.OPEN.format(title=one.title, turns=one.turns))
        st.button(
            label, key=f"kept-{one.id}", type="tertiary", on_click=_open, args=(one,), disabled=one == here, wrap=True
        )


def _show_current(here: Kept) -> None:
    with st.container(border=True):
        st.text_input(texts.NAMED, value=here.title, key=f"{_NAME}-{here.id}", max_chars=80)
        with st.container(horizontal=True):
            st.button(texts.RENAME, icon=":material/edit:", on_click=_rename, args=(here,))
            st.button(texts.SHARE, icon=":material/link:", on_click=_share, args=(here,))
            st.button(texts.DELETE, icon=":material/delete:", on_click=_delete, args=(here,))
        if link := st.session_state.get(f"{_SHOWN_LINK}-{here.id}"):
            st.caption(texts.SHARED)
            st.code(link, language=None, wrap_lines=True)


def address(**query: str) -> str:
    """The whole address of the page with questions, with this in its query."""
    found = urlsplit(st.context.url or "")
    return f"{found.scheme}://{found.netloc}/?{urlencode(query)}" if found.netloc else f"/?{urlencode(query)}"


def _open(one: Kept) -> None:
    _resume("", one.id)
    st.session_state.pop(_DELETED, None)


def _rename(here: Kept) -> None:
    try:
        if where := keeping.store():
            where.rename(keeping.visitor(), here.id, st.session_state[f"{_NAME}-{here.id}"])
    except KeepingProblem as problem:
        keeping.say(str(problem))


def _share(here: Kept) -> None:
    try:
        if where := keeping.store():
            token = where.share(keeping.visitor(), here.id)
            st.session_state[f"{_SHOWN_LINK}-{here.id}"] = address(**{LINK: token})
    except KeepingProblem as problem:
        keeping.say(str(problem))


def _delete(here: Kept) -> None:
    try:
        if where := keeping.store():
            where.delete(keeping.visitor(), here.id)
            st.session_state[_DELETED] = here
            conversation.start_anew()
            close()
    except KeepingProblem as problem:
        keeping.say(str(problem))


def _put_back(deleted: Kept) -> None:
    try:
        if where := keeping.store():
            where.put_back(keeping.visitor(), deleted.id)
            _open(deleted)
    except KeepingProblem as problem:
        keeping.say(str(problem))
