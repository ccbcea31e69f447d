"""The page Mijn straat: everything the documents say of one place, ready to print."""

from collections.abc import Sequence
from datetime import datetime
from html import escape
from itertools import groupby
from urllib.parse import urlencode

import streamlit as st

from assistant.texts import dutch_date, place
from assistant.ui.literal import literal
from assistant.ui.places.known import places_of
from assistant.ui.places.named import Place, Told, match, nearest, said_of
from assistant.ui.server import pdf_address
from assistant.ui.shelf import Opened
from assistant.ui.sources.standing import badges
from assistant.ui.start import opened_or_stop
from assistant.ui.street import texts
from index.library import Library

ADDRESS = "straat"
"""The name in the address of the page under which a place is opened."""

_FIELD = "street"
_OFFERED = 8
_MOST = 60


def page() -> None:
    """Show the field, and what the documents say of the place in it or in the address of the page."""
    opened = opened_or_stop()
    places = places_of(opened.library)
    asked = st.query_params.get(ADDRESS, "")
    if asked and st.session_state.get(_FIELD) is None:
        st.session_state[_FIELD] = asked
    st.title(texts.PAGE, anchor=False)
    with st.container(key="no-print-street"):
        st.markdown(texts.INTRO)
        typed = st.text_input(
            texts.FIELD,
            key=_FIELD,
            max_chars=100,
            placeholder=texts.HINT.format(names=", ".join(one.name for one in places[:2])),
        )
        if not typed.strip():
            _offer(texts.CHOOSE, places[:_OFFERED])
    if not typed.strip():
        st.query_params.clear()
        return
    if st.query_params.get(ADDRESS) != typed:
        st.query_params[ADDRESS] = typed
    found = match(places, opened.library, typed)
    if found is None:
        _show_unknown(opened, places, typed)
    else:
        _show(opened.library, typed, found)


def _offer(caption: str, places: Sequence[Place]) -> None:
    if not places:
        return
    st.caption(caption)
    with st.container(horizontal=True, gap="small"):
        for one in places:
            st.button(literal(one.name), key=f"place-{one.name}", on_click=_choose, args=(one.name,), wrap=True)


def _choose(name: str) -> None:
    st.session_state[_FIELD] = name


def _show_unknown(opened: Opened, places: Sequence[Place], typed: str) -> None:
    st.header(texts.NOT_NAMED.format(name=literal(typed)), anchor=False)
    titles = "; ".join(document.title for document in opened.library.documents)
    st.markdown(literal(texts.SEARCHED.format(titles=titles)))
    if any(problem.unread for problem in opened.library.problems):
        st.markdown(texts.NOT_READ)
    _offer(texts.NEAREST, nearest(places, typed))


def _show(library: Library, typed: str, found: Place) -> None:
    named, around = said_of(library, found.name)
    st.header(texts.NAMED.format(name=literal(found.name)), anchor=False)
    if typed.strip().casefold() != found.name.casefold():
        st.caption(texts.READ_AS.format(typed=literal(typed), name=literal(found.name)))
    count = texts.NAMED_ONE if len(named) == 1 else texts.NAMED_COUNT.format(count=len(named))
    st.markdown(count)
    with st.container(horizontal=True, gap="small", key="no-print-actions"):
        st.html(f'<button type="button" class="wijzer-druk-af">{escape(texts.PRINT)}</button>', width="content")
        question = texts.QUESTION.format(name=found.name)
        st.link_button(texts.ASK, f"./?{urlencode({'vraag': question})}", icon=":material/forum:")
    with st.container(key="only-print"):
        st.caption(texts.PRINTED.format(date=dutch_date(datetime.now().date().isoformat())))
    _show_told(named)
    if around:
        st.header(texts.AROUND, anchor=False)
        st.markdown(texts.AROUND_HOW.format(name=literal(found.name)))
        _show_told(around)


def _show_told(told: Sequence[Told]) -> None:
    for _, group in groupby(told[:_MOST], key=lambda one: one.document.id):
        same = list(group)
        document = same[0].document
        known = " · ".join(part for part in (dutch_date(document.date), document.status) if part)
        st.markdown(f"### {literal(document.title)}\n\n{badges(document)} {literal(known)}")
        st.markdown("\n\n".join(_quotation(one) for one in same))
    if len(told) > _MOST:
        st.caption(texts.MORE.format(count=len(told) - _MOST))


def _quotation(one: Told) -> str:
    where = literal(place(one.label, one.page, one.headings))
    return f"> {literal(one.quote)}\n>\n> :small[[{where}]({pdf_address(one.document.file, one.page, one.quote)})]"
