"""The conversation of one visitor: what was asked and answered, in the session of the page."""

import logging
import time
import traceback
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from assistant.notation.verbatim import escape
from assistant.pipeline import answer_question
from assistant.question.clean import MAX_CHARS
from assistant.texts import BROKEN, TOO_LONG
from assistant.ui import texts
from assistant.ui.chat import keeping
from assistant.ui.chat import texts as own
from assistant.ui.chat.narrow import chosen_library, narrowed
from assistant.ui.saved.values import Turn
from assistant.ui.settings import AppSettings
from assistant.ui.shelf import Opened
from assistant.ui.start import shelf
from assistant.ui.web import texts as web
from assistant.ui.web.logs import FIELDS
from assistant.ui.web.pace import Pace
from assistant.ui.written.kept import with_written
from assistant.values import Answer
from index.errors import IndexUnreachable

_TURNS = "turns"
_WAITING = "waiting"
_ONCE = "asked-by-link"
_ALONE = "asked-alone"
_LONGEST_SHOWN = 1_500

logger = logging.getLogger(__name__)


def turns() -> tuple[Turn, ...]:
    """The conversation so far, oldest first."""
    found: tuple[Turn, ...] = st.session_state.get(_TURNS, ())
    return found


def add(turn: Turn) -> None:
    """Add a turn to the conversation, and keep it; what was only found on the way is not kept."""
    kept = replace(turn, answer=replace(turn.answer, passages=(), trace=()))
    st.session_state[_TURNS] = (*turns(), kept)
    _ask_nothing()
    if not st.session_state.pop(_ONCE, False):
        keeping.keep([with_written(number, one) for number, one in enumerate(turns())])


def start_anew() -> None:
    """Begin an empty conversation; the one so far stays kept."""
    st.session_state[_TURNS] = ()
    _ask_nothing()
    keeping.leave()


def resume(found: Sequence[Turn]) -> None:
    """Go on with a conversation that was kept."""
    st.session_state[_TURNS] = tuple(found)
    _ask_nothing()


def ask_once(question: str) -> None:
    """Put a question ready in an empty conversation that is not kept until something else is asked in it."""
    start_anew()
    st.session_state[_ONCE] = True
    ask(question)


def ask_changed(number: int, key: str) -> None:
    """Put ready the changed question of a turn; that turn and what came after it make room for it."""
    question = str(st.session_state.get(key) or "").strip()
    if question:
        st.session_state[_TURNS] = turns()[:number]
        ask(question)


def ask(question: str) -> None:
    """Put a question ready, to be answered when the page is shown next."""
    st.session_state.pop(_ALONE, None)
    st.session_state[_WAITING] = question


def ask_alone(question: str) -> None:
    """Put a question ready that is to be understood without what was asked before it."""
    ask(question)
    st.session_state[_ALONE] = True


def ask_typed(key: str) -> None:
    """Put ready what was typed in the field with this key."""
    ask(st.session_state[key] or "")


def is_waiting() -> bool:
    """Whether a question was put ready that is not answered yet."""
    return _WAITING in st.session_state


def next_question() -> str | None:
    """The question that was put ready; it stays so until it is answered, as a visitor may look away meanwhile."""
    waiting: str | None = st.session_state.get(_WAITING)
    return waiting


def _ask_nothing() -> None:
    for name in (_WAITING, _ALONE):
        st.session_state.pop(name, None)


def history() -> tuple[str, ...]:
    """The earlier questions, oldest first, for understanding the next one."""
    return tuple(turn.question for turn in turns() if len(turn.question) <= MAX_CHARS)


def heard() -> tuple[str, ...]:
    """The earlier questions for the one that was put ready: none when it is to be understood alone."""
    return () if st.session_state.get(_ALONE, False) else history()


def answer(opened: Opened, question: str, before: Sequence[str]) -> Answer:
    """Answer a question; when that fails, the answer says so and the log says where, never what was asked."""
    if refusal := _refusal(question):
        return refusal
    begun = time.monotonic()
    given = _found(opened, question, before)
    figures = {"status": given.status, "citations": len(given.citations), "seconds": round(time.monotonic() - begun, 3)}
    logger.info("answered", extra={FIELDS: figures})
    return given


def _refusal(question: str) -> Answer | None:
    """What to say to a visitor who asks too long or too many questions for the settings; None when it may be asked."""
    settings = AppSettings.load()
    if len(question) > settings.question_chars:
        limit, chars = settings.question_chars, len(question)
        return Answer(status="clarify", text=TOO_LONG.format(chars=chars, limit=limit))
    visitor = keeping.visitor() or st.context.ip_address or ""
    if visitor and (seconds := _pace().wait(visitor, settings.questions_per_minute)):
        logger.info("asked too fast")
        return Answer(status="clarify", text=web.TOO_FAST.format(seconds=seconds))
    return None


@st.cache_resource(show_spinner=False)
def _pace() -> Pace:
    return Pace()


def _found(opened: Opened, question: str, before: Sequence[str]) -> Answer:
    if not any(narrowed().takes(document) for document in opened.library.documents):
        return Answer(status="clarify", text=own.NOTHING_LEFT)
    try:
        return answer_question(chosen_library(opened.library), question, before)
    except IndexUnreachable as problem:  # the library itself is whole: the next question may be answered again
        return Answer(status="error", text=escape(str(problem)))
    except Exception as error:  # whatever went wrong, the conversation goes on
        logger.error("a question could not be answered: %s", _place(error))
        shelf().forget(opened)
        return Answer(status="error", text=BROKEN)


def _place(error: Exception) -> str:
    """What went wrong and where, without its message: that may repeat the question."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    return f"{type(error).__name__} at " + " < ".join(f"{one.filename}:{one.lineno} {one.name}" for one in frames)


def short(question: str) -> str:
    """A question as it is shown: whole, unless it is so long that it would hide the answer."""
    if len(question) <= _LONGEST_SHOWN:
        return question
    chars = f"{len(question):,}".replace(",", ".")
    return texts.SHORTENED.format(start=question[:_LONGEST_SHOWN].rstrip(), chars=chars)
