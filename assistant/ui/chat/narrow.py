"""Which documents a visitor wants to be searched: only adopted, only these, of these years; all unless chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from assistant.ui.chat import texts
from assistant.ui.chat.selection import Selection
from assistant.ui.literal import literal
from assistant.ui.sources.standing import ADOPTED_RANK
from corpus.values import Document
from index.library import Library

_CHOSEN = "narrowed"
_ADOPTED, _IDS, _YEARS = "narrow-adopted", "narrow-ids", "narrow-years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """What is searched; ``ids`` and ``years`` (as "2021") are empty for all."""

    adopted: bool = False
    ids: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    def takes(self, document: Document) -> bool:
        """Whether a document is searched."""
        return (
            (not self.adopted or document.precedence[0] == ADOPTED_RANK)
            and (not self.ids or document.id in self.ids)
            and (not self.years or document.date[:4] in self.years)
        )


def narrowed() -> Narrowed:
    """What this visitor chose."""
    found: Narrowed = st.session_state.get(_CHOSEN, Narrowed())
    return found


def chosen_library(library: Library) -> Library:
    """The library that is searched for this visitor: the whole, or a part of it."""
    wanted = narrowed()
    ids = frozenset(document.id for document in library.documents if wanted.takes(document))
    return library if len(ids) == len(library.documents) else Selection(library, ids)


def show_narrow(documents: Sequence[Document]) -> None:
    """Show the choice, and what it leaves."""
    wanted = narrowed()
    left = [document for document in documents if wanted.takes(document)]
    part = len(left) < len(documents)
    label = texts.NARROWED.format(count=len(left), of=len(documents)) if part else texts.NARROW
    with st.popover(label, icon=":material/filter_alt:", type="tertiary", key="narrow"):
        titles = {document.id: document.title for document in documents}
        years = sorted({document.date[:4] for document in documents if document.date}, reverse=True)
        st.checkbox(texts.ONLY_ADOPTED, value=wanted.adopted, key=_ADOPTED, on_change=_keep)
        st.multiselect(
            texts.ONLY_THESE,
            list(titles),
            default=[id for id in wanted.ids if id in titles],
            key=_IDS,
            format_func=lambda id: titles[id],
            placeholder=texts.ALL_DOCUMENTS,
            on_change=_keep,
        )
        st.multiselect(
            texts.ONLY_YEARS,
            years,
            default=[year for year in wanted.years if year in years],
            key=_YEARS,
            placeholder=texts.ALL_YEARS,
            on_change=_keep,
        )
        if not left:
            st.warning(texts.NOTHING_LEFT)
        elif part:
            st.caption(texts.SEARCHED.format(titles=literal("; ".join(document.title for document in left))))


def _keep() -> None:
    """Keep the choice where a look at another page does not undo it."""
    state = st.session_state
    st.session_state[_CHOSEN] = Narrowed(
        adopted=bool(state.get(_ADOPTED)), ids=tuple(state.get(_IDS, ())), years=tuple(state.get(_YEARS, ()))
    )
