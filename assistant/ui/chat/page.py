"""The page with questions: an empty page that invites, and a conversation with its sources beside it."""

from collections.abc import Sequence
from uuid import uuid4

import streamlit as st

from assistant.texts import dutch_date
from assistant.ui import texts
from assistant.ui.chat import conversation, earlier, keeping
from assistant.ui.chat import texts as own
from assistant.ui.chat.narrow import chosen_library, show_narrow
from assistant.ui.chat.take import show_take
from assistant.ui.chat.turn import show_answer, show_question
from assistant.ui.literal import literal
from assistant.ui.saved.values import Turn
from assistant.ui.shelf import Opened
from assistant.ui.sources.chosen import Chosen, choose, chosen, close
from assistant.ui.sources.shown import show_panel
from assistant.ui.start import answering, opened_or_stop, shelf
from assistant.ui.taken import texts as taken
from assistant.ui.written.kept import begin, stop_all, with_written
from assistant.ui.written.writing import Task
from corpus.values import Document

_FIELD = "question"
_SHOWN_ON_EMPTY_PAGE = 5
_WIDTHS = (7, 6)


def page() -> None:
    """Show the conversation so far, and answer the question that was asked now."""
    opened = opened_or_stop()
    earlier.open_address()
    invitation = st.empty()  # left empty it makes an invitation of the run before disappear at once
    if not conversation.turns() and not conversation.is_waiting():
        with invitation.container():
            _invite(opened)
        return
    with st.container(key="hidden-heading"):
        st.markdown(f"# {own.HEADING}")
    bar = st.container(key="bar", horizontal=True, vertical_alignment="center")
    with st.container(key="talk"):
        _talk(opened)
    with bar:  # after the answer, for it says what could not be kept
        st.button(texts.NEW_CONVERSATION, icon=":material/edit_square:", type="tertiary", on_click=_start_anew)
        show_narrow(opened.library.documents)
        earlier.show_bar()
        if len(conversation.turns()) > 1:
            turns = [with_written(number, turn) for number, turn in enumerate(conversation.turns())]
            show_take("all", taken.ALL, turns, opened.library)
    _ask_here()
    earlier.remember_address()


@st.fragment
def _talk(opened: Opened) -> None:
    """The turns, and beside them the source that is open; opening one reruns only this, with what is open by then."""
    opened = shelf().opened or opened
    talk, beside = st.columns(_WIDTHS, gap="medium")
    with talk:
        for number, turn in enumerate(conversation.turns()):
            with st.container(key=f"turn-{number}"):
                show_question(turn.question)
                show_answer(number, turn, opened.library, _of_turn(number))
        asked = conversation.next_question()
        if asked is not None:
            _answer(opened, asked, len(conversation.turns()))
    with beside:
        _show_beside(opened)


def _answer(opened: Opened, question: str, number: int) -> None:
    token = uuid4().hex
    with st.container(key=f"turn-{number}"):
        show_question(question, token)
        before = conversation.heard()
        with st.spinner(texts.SEARCHING), answering().served():
            turn = Turn(question=question, answer=conversation.answer(opened, question, before))
        conversation.add(turn)
        library = chosen_library(opened.library)
        task = Task(library=library, question=question, history=before, answer=turn.answer)
        begin(number, task, keeping.keeper(number, conversation.turns()[number]))
        if turn.answer.citations:
            choose(number, turn.answer.citations[0].number, asked=False)
        else:
            close()
        show_answer(number, turn, opened.library, _of_turn(number), token)


def _of_turn(number: int) -> Chosen | None:
    now = chosen()
    return now if now and now.turn == number else None


def _show_beside(opened: Opened) -> None:
    now, turns = chosen(), conversation.turns()
    if now is None or now.turn >= len(turns):
        return
    cited = {citation.number: citation for citation in turns[now.turn].answer.citations}
    if citation := cited.get(now.number):
        with st.container(key="source-panel", border=True):
            show_panel(citation, opened.library, now)


def _start_anew() -> None:
    conversation.start_anew()
    stop_all()
    close()


def _ask_here() -> None:
    with st.container(key="ask"):
        st.chat_input(texts.ASK_HERE, key=_FIELD, on_submit=conversation.ask_typed, args=(_FIELD,))


def _invite(opened: Opened) -> None:
    """The page before the first question; the field stands in it, so that the page starts at its top."""
    with st.container(key="invitation"):
        st.title(texts.TITLE, anchor=False)
        st.markdown(texts.WELCOME)
        with st.container():
            _ask_here()
        _show_examples(opened)
        with st.container(horizontal=True, vertical_alignment="center"):
            show_narrow(opened.library.documents)
            earlier.show_bar()
        _show_documents(opened.library.documents)
        _show_problems(opened)


def _show_examples(opened: Opened) -> None:
    for user, heading in texts.EXAMPLE_FOR.items():
        questions = [one.question for one in opened.examples if one.user == user]
        if not questions:
            continue
        st.caption(heading)
        with st.container(horizontal=True, gap="small"):
            for question in questions:
                st.button(literal(question), on_click=conversation.ask, args=(question,), wrap=True)


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
