"""What is written beside an answer as it is shown: marked as written, each sentence leading to its quotations."""

from itertools import count

import streamlit as st

from assistant.ui.literal import literal
from assistant.ui.saved.values import Turn
from assistant.ui.sources.tabled import anchor
from assistant.ui.written import texts
from assistant.ui.written.kept import of_turn
from assistant.ui.written.writing import Writing
from assistant.writer.command import places
from assistant.writer.texts import HEADINGS
from assistant.writer.values import Claim, Written

_LOOK_EVERY = 0.4
"""Seconds between two looks at what has been written since."""


def show_written(number: int, turn: Turn) -> None:
    """Show what is written beside a turn; what is not finished shows itself again until it is."""
    for beside in of_turn(number, turn):
        written = beside.written
        if written.done and not (written.sentences or written.note):
            continue
        with st.container(key=f"written-{number}-{int(written.style == 'plain')}", border=True):
            if written.done or beside.writing is None:
                _show(number, written)
            else:
                _follow(number, beside.writing)


def _follow(number: int, writing: Writing) -> None:
    looks = count()

    def look() -> None:
        is_again, written = next(looks) > 0, writing.latest
        if is_again and written.done:
            st.rerun()  # the whole page: what can be taken along has changed too
        _show(number, written)
        if not written.done:
            st.caption(texts.WRITING)
            key = f"stop-{number}-{int(writing.task.plain)}"
            st.button(texts.STOP, key=key, icon=":material/stop_circle:", type="tertiary", on_click=writing.stop)

    st.fragment(look, run_every=_LOOK_EVERY)()


def _show(number: int, written: Written) -> None:
    if written.sentences:
        st.caption(HEADINGS[written.style])
        st.markdown(" ".join(f"{literal(one.text)} {_leading(number, one, written)}" for one in written.sentences))
    if written.note:
        st.caption(literal(written.note))


def _leading(number: int, sentence: Claim, written: Written) -> str:
    """The way to the quotations of a sentence; those of a summary stand in no list, so it has their pages."""
    if written.style == "summary":
        return literal(places(sentence, written))
    return "".join(rf"[\[{one}\]](#{anchor(number, one)})" for one in sentence.numbers)
