"""One question and its answer as they are shown."""

import zlib
from typing import Literal
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.question.clean import MAX_CHARS
from assistant.ui import texts as shared
from assistant.ui.chat import conversation, keeping, texts
from assistant.ui.chat.instead import Offer, offers
from assistant.ui.chat.narrow import chosen_library
from assistant.ui.chat.react import show_react
from assistant.ui.chat.take import show_take
from assistant.ui.literal import literal
from assistant.ui.saved.values import Turn
from assistant.ui.sources.chosen import Chosen
from assistant.ui.sources.opened import row_of
from assistant.ui.sources.shown import list_sources
from assistant.ui.sources.tabled import tabled
from assistant.ui.start import answering
from assistant.ui.taken import texts as taken
from assistant.ui.written import texts as written
from assistant.ui.written.kept import can_explain, explain, with_written
from assistant.ui.written.shown import show_written
from assistant.values import Answer, Status
from index.library import Library

Colour = Literal["green", "orange", "blue", "gray", "red"]

_MOST_SECONDS_AFTER_OTHERS = 3.0

_BADGES: dict[Status, tuple[Colour, str]] = {
    "answered": ("green", ":material/check_circle:"),
    "partial": ("orange", ":material/contrast:"),
    "clarify": ("blue", ":material/help:"),
    "not_found": ("gray", ":material/search_off:"),
    "out_of_scope": ("gray", ":material/block:"),
    "error": ("red", ":material/error:"),
}


def show_change(number: int, question: str) -> None:
    """Offer to change a question and ask it again."""
    key = f"{number}-{zlib.crc32(question.encode())}"  # another question has a form of its own, that is closed
    menu = st.popover(texts.ASK_AGAIN, icon=":material/edit:", type="tertiary", key=f"change-{key}")
    with menu, st.form(f"form-{key}", border=False):
        st.caption(texts.ASK_AGAIN_HINT)
        st.text_area(texts.ASK_AGAIN_FIELD, value=question[:MAX_CHARS], key=f"changed-{key}", max_chars=MAX_CHARS)
        st.form_submit_button(
            texts.ASK_AGAIN_SEND, on_click=conversation.ask_changed, args=(number, f"changed-{key}"), type="primary"
        )


def show_question(question: str, fresh: str = "") -> None:
    """Show a question as the heading of its turn; ``fresh`` names one that was asked just now."""
    st.html(f'<span data-asked="{fresh}"></span>' if fresh else "<span></span>")
    st.markdown(f"## {literal(conversation.short(question))}")


def show_answer(number: int, turn: Turn, library: Library, now: Chosen | None, fresh: str = "") -> None:
    """Show an answer with its sources and what can be done with it; ``now`` is the source of it that is open."""
    answer = turn.answer
    colour, icon = _BADGES[answer.status]
    st.badge(shared.STATUS[answer.status], icon=icon, color=colour)
    with _frame(number, answer):
        st.markdown(tabled(answer, number, lambda citation: row_of(library, citation)))
    told = texts.ANSWER_READY.format(status=shared.STATUS[answer.status], count=len(answer.citations))
    st.html(f'<span data-answered="{fresh}" data-said="{told}"></span>' if fresh else "<span></span>")
    if fresh:  # it can be read: before what goes with it is made, others get their answer
        answering().let_pass(_MOST_SECONDS_AFTER_OTHERS)
    if answer.citations:
        list_sources(number, answer, library, now)
    show_written(number, turn)
    _show_offers(number, turn, library)
    with st.container(horizontal=True, gap="small", key=f"do-{number}"):
        show_react(number, turn)
        show_take(str(number), taken.TAKE, [with_written(number, turn)], library)
        show_change(number, turn.question)
        _show_explain(number, turn, library)


def _show_explain(number: int, turn: Turn, library: Library) -> None:
    """Offer an explanation in plain language, when a language model is there to write it."""
    if can_explain(number, turn):
        history = tuple(earlier.question for earlier in conversation.turns()[:number])
        given = (number, turn, history, chosen_library(library), keeping.keeper(number, turn))
        st.button(
            written.EXPLAIN, key=f"explain-{number}", icon=":material/lightbulb:", type="tertiary",
            on_click=explain, args=given,
        )  # fmt: skip


def _show_offers(number: int, turn: Turn, library: Library) -> None:
    """Offer what else can be asked; looked up once for every answer, as each offer is tried out first."""
    key = f"offers-{number}-{zlib.crc32(turn.question.encode())}"
    if key not in st.session_state:
        history = [earlier.question for earlier in conversation.turns()[:number]]
        st.session_state[key] = offers(chosen_library(library), turn, history)
    found: tuple[Offer, ...] = st.session_state[key]
    if not found:
        return
    st.caption(texts.INSTEAD)
    with st.container(horizontal=True, gap="small"):
        for place, offer in enumerate(found):
            if offer.place:
                st.link_button(literal(offer.label), f"./mijn-straat?{urlencode({'straat': offer.place})}")
                continue
            ask = conversation.ask_alone if offer.alone else conversation.ask
            key = f"offer-{number}-{place}"
            st.button(literal(offer.label), key=key, on_click=ask, args=(offer.question,), wrap=True)


def _frame(number: int, answer: Answer) -> DeltaGenerator:
    """What the text of an answer stands in; that of a refusal looks different, for its quotation is no answer."""
    return st.container(key=f"{'refusal' if answer.status == 'not_found' else 'answer'}-{number}")
