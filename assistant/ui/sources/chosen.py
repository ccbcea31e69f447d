"""Which source is open: one at a time for a visitor, kept in the session of the page."""

from dataclasses import dataclass, replace

import streamlit as st

_CHOSEN = "chosen-source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A citation of a turn (0-based) and how many pages further is looked at; ``asked`` when the visitor chose it.

    What nobody chose stands beside the answer on a wide screen only.
    """

    turn: int
    number: int
    shift: int = 0
    asked: bool = True


def chosen() -> Chosen | None:
    """The source that is open, if any."""
    found: Chosen | None = st.session_state.get(_CHOSEN)
    return found


def choose(turn: int, number: int, *, asked: bool = True) -> None:
    """Open a source on its own page."""
    st.session_state[_CHOSEN] = Chosen(turn=turn, number=number, asked=asked)


def turn_page(by: int) -> None:
    """Look at another page of the document; 0 goes back to that of the quotation."""
    if now := chosen():
        st.session_state[_CHOSEN] = replace(now, shift=now.shift + by if by else 0)


def close() -> None:
    """Open no source."""
    st.session_state.pop(_CHOSEN, None)
