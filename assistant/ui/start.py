"""Getting the documents ready, with visible progress, before a page shows anything of them."""

from collections.abc import Collection

import streamlit as st

from assistant.ui import texts
from assistant.ui.literal import literal
from assistant.ui.shelf import Opened, Shelf
from assistant.ui.web.first import GoingFirst
from corpus.catalogue.folder import CorpusError
from index.errors import IndexProblem
from index.settings import Settings
from index.values import Step


@st.cache_resource(show_spinner=False)
def shelf() -> Shelf:
    """The shelf of this process."""
    return Shelf()


@st.cache_resource(show_spinner=False)
def visitors() -> GoingFirst:
    """Who of all visitors of this process is being answered."""
    return GoingFirst()


@st.cache_resource(show_spinner=False)
def answering() -> GoingFirst:
    """Whose question is being answered, of all visitors of this process."""
    return GoingFirst()


def opened_or_stop() -> Opened:
    """What is open, brought up to date with the corpus; when that cannot be, say why and end the page here."""
    try:
        settings = Settings.load()
        opened = shelf().current(settings) or _renew(settings)
    except (CorpusError, IndexProblem) as problem:
        st.error(f"**{texts.CANNOT_START}**\n\n{literal(str(problem))}", icon=":material/error:")
        st.button(texts.TRY_AGAIN, icon=":material/refresh:")
        st.stop()
    if opened.notice:
        st.warning(literal(opened.notice), icon=":material/info:")
    return opened


def read_again(document: str = "") -> None:
    """Read a document anew, or all of them, with visible progress; when that cannot be, say why and end the page."""
    try:
        _renew(Settings.load(), rebuild=not document, anew=[document] if document else [])
    except (CorpusError, IndexProblem) as problem:
        st.error(f"**{texts.CANNOT_START}**\n\n{literal(str(problem))}", icon=":material/error:")
        st.stop()


def _renew(settings: Settings, *, rebuild: bool = False, anew: Collection[str] = ()) -> Opened:
    place = st.empty()
    with place.container(), st.status(texts.STARTING, expanded=True):
        st.caption(texts.STARTING_WAIT)
        bar = st.progress(0.0, text=texts.STARTING)

        def show(step: Step) -> None:
            counted = texts.STARTING_STEP.format(stage=step.stage, done=step.done, total=step.total)
            part = step.done / step.total if step.total else 0.0
            bar.progress(min(1.0, part), text=counted if step.total else step.stage)

        opened = shelf().renew(settings, show, rebuild=rebuild, anew=anew)
    place.empty()
    return opened
