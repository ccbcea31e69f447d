"""The controls to add a document, to remove one, and to read all again."""

import shutil
import tempfile
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.ui import texts as shared
from assistant.ui.documents import texts
from assistant.ui.documents.taking import NotTaken, Progress, Proposal, accept, propose
from assistant.ui.literal import literal
from assistant.ui.settings import AppSettings
from assistant.ui.shelf import Opened
from assistant.ui.start import read_again
from corpus.catalogue.change import Details, remove
from corpus.errors import CorpusError
from corpus.values import Document

_PROPOSAL, _SEEN, _ROUND, _SAID = "proposal", "proposed-file", "upload-round", "documents-said"
_AGAIN = "read-again"


def show_said() -> None:
    """Say once what came of the last change."""
    if said := st.session_state.pop(_SAID, ""):
        st.success(literal(said), icon=":material/check_circle:")


def show_add(opened: Opened, settings: AppSettings) -> None:
    """Show the form to add a document: choose a file, correct what it says of itself, add it."""
    st.header(texts.ADD, anchor=False)
    most = f"{settings.upload_pages:,}".replace(",", ".")
    st.caption(texts.ADD_HINT.format(mb=settings.upload_mb, pages=most))
    chosen = st.file_uploader(
        texts.CHOOSE_FILE, key=f"upload-{st.session_state.get(_ROUND, 0)}", max_upload_size=settings.upload_mb + 1
    )
    if chosen is None:
        st.session_state.pop(_SEEN, None)
        _discard(st.session_state.pop(_PROPOSAL, None))
        return
    if st.session_state.get(_SEEN) != chosen.file_id:
        _discard(st.session_state.get(_PROPOSAL))
        st.session_state[_SEEN] = chosen.file_id
        st.session_state[_PROPOSAL] = _propose(chosen.name, chosen.getvalue(), settings)
    found = st.session_state[_PROPOSAL]
    if isinstance(found, Proposal):
        _show_proposal(found, opened, settings)
    else:
        _refuse(str(found))


def _propose(name: str, data: bytes, settings: AppSettings) -> Proposal | str:
    """What is proposed, or in Dutch why the file is not taken."""
    bar = st.progress(0.0)
    folder = Path(tempfile.mkdtemp(prefix="binnenstadswijzer-"))
    try:
        return propose(name, data, folder, settings, _telling(bar))
    except NotTaken as problem:
        shutil.rmtree(folder, ignore_errors=True)
        return str(problem)
    finally:
        bar.empty()


def _discard(found: Proposal | str | None) -> None:
    """Remove what was uploaded and is not needed any more."""
    if isinstance(found, Proposal):
        shutil.rmtree(found.path.parent, ignore_errors=True)


def _telling(bar: DeltaGenerator) -> Progress:
    def tell(done: int, total: int) -> None:
        bar.progress(min(1.0, done / max(1, total)), text=texts.READING.format(done=done, total=total))

    return tell


def _show_proposal(found: Proposal, opened: Opened, settings: AppSettings) -> None:
    verdict = shared.VERDICT.get(found.verdict, found.verdict)
    pages = shared.PAGES_ONE if found.pages == 1 else shared.PAGES.format(count=found.pages)
    st.markdown(texts.CHECKED.format(file=literal(found.path.name), pages=pages, verdict=verdict))
    with st.form("add-document"):
        st.caption(texts.PROPOSED)
        title = st.text_input(texts.TITLE, value=found.document.title, max_chars=200)
        date = st.text_input(texts.DATE, value=found.document.date, help=texts.DATE_HELP, max_chars=10)
        status = st.text_input(texts.STATUS, value=found.document.status, help=texts.STATUS_HELP, max_chars=200)
        kind = st.text_input(texts.KIND, value=found.document.kind, help=texts.KIND_HELP, max_chars=60)
        sent = st.form_submit_button(texts.ADD_NOW, icon=":material/add:", type="primary")
    if not sent:
        return
    details = Details(title=title.strip(), kind=kind.strip(), date=date.strip(), status=status.strip())
    bar = st.progress(0.0)
    try:
        added = accept(found, details, opened.settings.corpus, settings, _telling(bar))
    except NotTaken as problem:
        bar.empty()
        _refuse(str(problem))
        return
    _discard(found)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1  # an empty field for the next document
    st.session_state[_SAID] = texts.ADDED.format(title=added.title or added.file)
    st.rerun()


def _refuse(reason: str) -> None:
    st.error(f"**{texts.NOT_ADDED}**\n\n{literal(reason)}", icon=":material/error:")


def show_remove(document: Document, corpus: Path) -> None:
    """Show how to remove a document, after asking whether that is really wanted."""
    with st.popover(texts.REMOVE, icon=":material/delete:", type="tertiary", key=f"remove-{document.id}"):
        sure = texts.REMOVE_SURE.format(title=document.title, file=document.file)
        st.markdown(literal(sure))
        if st.button(texts.REMOVE_NOW, key=f"remove-now-{document.id}", type="primary"):
            try:
                remove(document.id, corpus)
            except CorpusError as problem:
                st.error(f"**{texts.NOT_REMOVED}**\n\n{literal(str(problem))}", icon=":material/error:")
                return
            st.session_state[_SAID] = texts.REMOVED.format(title=document.title)
            st.rerun()


def show_read_again() -> None:
    """Show how to have everything read again."""
    st.caption(texts.READ_AGAIN_HINT)
    st.button(texts.READ_AGAIN, icon=":material/refresh:", on_click=_ask_to_read, args=("", texts.READ_AGAIN_DONE))


def show_read_one_again(document: Document) -> None:
    """Show how to have one document read again."""
    done = texts.READ_ONE_AGAIN_DONE.format(title=document.title)
    st.button(
        texts.READ_ONE_AGAIN,
        key=f"again-{document.id}",
        icon=":material/refresh:",
        type="tertiary",
        help=texts.READ_ONE_AGAIN_HELP,
        on_click=_ask_to_read,
        args=(document.id, done),
    )


def _ask_to_read(document: str, done: str) -> None:
    st.session_state[_AGAIN] = (document, done)


def do_read_again() -> None:
    """Read again what was asked, here at the top of the page, where its progress is in sight."""
    if asked := st.session_state.pop(_AGAIN, None):
        document, done = asked
        read_again(document)
        st.session_state[_SAID] = done
        st.rerun()
