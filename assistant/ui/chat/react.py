"""The controls to say whether an answer is right."""

import streamlit as st

from assistant.ui.chat import conversation, keeping, texts
from assistant.ui.saved.reactions import Verdict, add_reaction, reaction
from assistant.ui.saved.values import KeepingProblem, Turn
from assistant.ui.settings import AppSettings

_GIVEN = "reactions-given"


def show_react(number: int, turn: Turn) -> None:
    """Ask whether the answer of a turn is right; what was said is thanked for, and not asked again."""
    name = f"{number}-{hash((turn.question, turn.answer.text))}"
    if name in st.session_state.get(_GIVEN, ()):
        st.caption(texts.REACTED)
        return
    st.button(
        texts.RIGHT, key=f"right-{number}", icon=":material/thumb_up:", type="tertiary",
        on_click=_give, args=(number, turn, name, "right"),
    )  # fmt: skip
    menu = st.popover(texts.WRONG, icon=":material/thumb_down:", type="tertiary", key=f"wrong-{number}")
    with menu, st.form(f"wrong-form-{number}", border=False):
        st.text_area(texts.WHY, key=f"why-{number}", max_chars=1_000)
        st.text_area(texts.EXPECTED, key=f"expected-{number}", max_chars=1_000)
        st.caption(texts.REACT_HINT)
        st.form_submit_button(texts.SEND, on_click=_give, args=(number, turn, name, "wrong"), type="primary")


def _give(number: int, turn: Turn, name: str, verdict: Verdict) -> None:
    why, expected = (str(st.session_state.get(f"{key}-{number}", "")) for key in ("why", "expected"))
    history = tuple(earlier.question for earlier in conversation.turns()[:number])
    try:
        add_reaction(AppSettings.load().data, reaction(turn, history, verdict, why, expected))
    except KeepingProblem as problem:
        keeping.say(str(problem))
        return
    st.session_state[_GIVEN] = (*st.session_state.get(_GIVEN, ()), name)
