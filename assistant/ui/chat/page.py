"""The page with questions: an empty page that invites, and a conversation with sources."""

import time
from collections.abc import Iterator, Sequence
from typing import Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.texts import dutch_date
from assistant.ui import texts
from assistant.ui.chat import conversation
from assistant.ui.chat.conversation import Turn
from assistant.ui.chat.memo import memo
from assistant.ui.literal import literal, shown
from assistant.ui.shelf import Opened
from assistant.ui.sources.shown import show_sources
from assistant.ui.start import opened_or_stop
from assistant.values import Answer, Status
from corpus.values import Document

Colour = Literal["green", "orange", "blue", "gray", "red"]

USER = ":material/person:"
ASSISTANT = ":material/menu_book:"

_BADGES: dict[Status, tuple[Colour, str]] = {
    "answered": ("green", ":material/check_circle:"),
    "partial": ("orange", ":material/contrast:"),
    "clarify": ("blue", ":material/help:"),
    "not_found": ("gray", ":material/search_off:"),
    "out_of_scope": ("gray", ":material/block:"),
    "error": ("red", ":material/error:"),
}
_FIELD = "question"
_SHOWN_ON_EMPTY_PAGE = 5
_SECONDS_A_STREAM = 1.2
_SECONDS_A_WORD = 0.02


def page() -> None:
    """Show the conversation so far, and answer the question that was asked now."""
    opened = opened_or_stop()
    invitation = st.empty()  # left empty it makes an invitation of the run before disappear at once
    asked = conversation.next_question()
    earlier = conversation.turns()
    if not earlier and asked is None:
        with invitation.container():
            _invite(opened)
        return
    for number, turn in enumerate(earlier):
        _show_question(turn.question)
        with st.chat_message("assistant", avatar=ASSISTANT):
            _show_status(turn.answer)
            with _frame(number, turn.answer):
                st.markdown(shown(turn.answer.text))
            _show_more(number, turn)
    if asked is not None:
        _answer(opened, asked, len(earlier))
    st.button(texts.NEW_CONVERSATION, icon=":material/edit_square:", type="tertiary", on_click=conversation.start_anew)
    _ask_here()


def _ask_here() -> None:
    st.chat_input(texts.ASK_HERE, key=_FIELD, on_submit=conversation.ask_typed, args=(_FIELD,))


def _invite(opened: Opened) -> None:
    """The page before the first question; the field stands in it, so that the page starts at its top."""
    st.title(texts.TITLE, anchor=False)
    st.markdown(texts.WELCOME)
    with st.container():
        _ask_here()
    if opened.examples:
        st.caption(texts.TRY_ONE)
        with st.container(horizontal=True, gap="small"):
            for example in opened.examples:
                st.button(literal(example), on_click=conversation.ask, args=(example,), wrap=True)
    _show_documents(opened.library.documents)
    _show_problems(opened)


def _show_documents(documents: Sequence[Document]) -> None:
    st.header(texts.ANSWERS_FROM_ONE if len(documents) == 1 else texts.ANSWERS_FROM, anchor=False)
    lines = [f"- {_described(document)}" for document in documents[:_SHOWN_ON_EMPTY_PAGE]]
    rest = len(documents) - _SHOWN_ON_EMPTY_PAGE
    if rest > 0:
        lines.append(f"- {texts.AND_MORE_ONE if rest == 1 else texts.AND_MORE.format(count=rest)}")
    st.markdown("\n".join(lines))


def _described(document: Document) -> str:
    details = [dutch_date(document.date), document.status, texts.SUMMARY_MARK if document.summary else ""]
    return f"**{literal(document.title)}**  \n{literal(' · '.join(detail for detail in details if detail))}"


def _show_problems(opened: Opened) -> None:
    told = [
        one if len(files) == 1 else more.format(count=len(files))
        for files, one, more in (
            (opened.unread, texts.UNREADABLE_ONE, texts.UNREADABLE_MORE),
            (opened.partly_read, texts.PARTLY_READ_ONE, texts.PARTLY_READ_MORE),
        )
        if files
    ]
    if told:
        st.info(" ".join([*told, texts.SEE_DOCUMENTS]), icon=":material/info:")


def _answer(opened: Opened, question: str, number: int) -> None:
    _show_question(question)
    with st.chat_message("assistant", avatar=ASSISTANT):
        with st.spinner(texts.SEARCHING):
            turn = Turn(question=question, answer=conversation.answer(opened, question))
        conversation.add(turn)
        _show_status(turn.answer)
        with _frame(number, turn.answer):
            st.write_stream(_words(shown(turn.answer.text)))
        _show_more(number, turn)


def _show_question(question: str) -> None:
    with st.chat_message("user", avatar=USER):
        st.text(conversation.short(question))


def _show_status(answer: Answer) -> None:
    colour, icon = _BADGES[answer.status]
    st.badge(texts.STATUS[answer.status], icon=icon, color=colour)


def _frame(number: int, answer: Answer) -> DeltaGenerator:
    """What the text of an answer stands in; that of a refusal looks different, for its quotation is no answer."""
    return st.container(key=f"{'refusal' if answer.status == 'not_found' else 'answer'}-{number}")


def _show_more(number: int, turn: Turn) -> None:
    if not turn.answer.citations:
        return
    show_sources(number, turn.answer)
    with st.expander(texts.MEMO, icon=":material/content_copy:"):
        text = memo(turn.question, turn.answer)
        st.caption(texts.MEMO_HINT)
        st.code(text, language=None, wrap_lines=True)
        st.download_button(
            texts.MEMO_DOWNLOAD, text, texts.MEMO_FILE, "text/plain", key=f"memo-{number}", on_click="ignore"
        )


def _words(markdown: str) -> Iterator[str]:
    """The text word by word, at the pace of a quick reader, and never longer than about a second in all."""
    words = markdown.split(" ")
    pause = min(_SECONDS_A_WORD, _SECONDS_A_STREAM / len(words))
    for place, word in enumerate(words):
        yield word if place == 0 else f" {word}"
        time.sleep(pause)
