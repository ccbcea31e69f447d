"""The page with documents: what is searched, and what could not be read."""

from collections.abc import Sequence
from dataclasses import asdict

import streamlit as st

from assistant.texts import dutch_date
from assistant.ui import texts
from assistant.ui.access import may_manage
from assistant.ui.documents import texts as own
from assistant.ui.documents.adding import (
    do_read_again,
    show_add,
    show_read_again,
    show_read_one_again,
    show_remove,
    show_said,
)
from assistant.ui.documents.pages_read import show_pages_read
from assistant.ui.literal import literal
from assistant.ui.server import pdf_address
from assistant.ui.settings import AppSettings
from assistant.ui.shelf import Opened
from assistant.ui.sources.opened import page_count
from assistant.ui.sources.standing import badges, linked
from assistant.ui.start import opened_or_stop
from corpus.catalogue.check import FileReport, advice, check_document
from corpus.reading.read import ReadingLimits
from corpus.values import Document

_A_SCREEN = 20
_REPORTS = "reports"


def page() -> None:
    """Show the documents, the problems, and on request how well each file can be read."""
    opened = opened_or_stop()
    st.title(texts.PAGE_DOCUMENTS, anchor=False)
    do_read_again()
    documents = opened.library.documents
    show_said()
    count = len(documents)
    st.markdown(texts.DOCUMENTS_INTRO_ONE if count == 1 else texts.DOCUMENTS_INTRO.format(count=count))
    settings = AppSettings.load()
    manages = may_manage(settings)
    for document in _choose(documents):
        _show(document, opened, manages)
    if manages:
        show_add(opened, settings)
        st.caption(texts.ADD_DOCUMENTS.format(folder=literal(str(opened.settings.corpus))))
        show_read_again()
    else:
        st.caption(own.NOBODY)
    _show_problems(opened)
    _show_check(opened)


def _choose(documents: Sequence[Document]) -> Sequence[Document]:
    """The documents of this screen: all of a few, else those with the words typed, a screen at a time."""
    if len(documents) <= _A_SCREEN:
        return documents
    words = st.text_input(texts.FILTER)
    found = [one for one in documents if words.casefold() in f"{one.title} {one.file}".casefold()]
    if not found:
        st.markdown(texts.NO_MATCH.format(words=literal(words)))
        return ()
    screen = st.pagination(-(-len(found) // _A_SCREEN)) - 1 if len(found) > _A_SCREEN else 0
    first, last = screen * _A_SCREEN, min((screen + 1) * _A_SCREEN, len(found))
    st.caption(texts.SHOWING.format(first=first + 1, last=last, count=len(found)))
    return found[first:last]


def _show(document: Document, opened: Opened, manages: bool) -> None:
    """Show a document: what it is, what was read of it and what could not be, and how to remove it."""
    pages = page_count(opened.library, document.id)
    unread = opened.partly_read.get(document.file, "")
    with st.container(border=True):
        st.markdown(f"**{literal(document.title)}** {badges(document)}")
        known = (
            document.kind,
            dutch_date(document.date),
            document.status,
            texts.PAGES_ONE if pages == 1 else texts.PAGES.format(count=pages),
        )
        st.markdown(" · ".join(literal(part) for part in known if part))
        if unread:
            st.markdown(f":material/warning: {texts.PARTLY_READ} {literal(unread)}")
        lines = [texts.SUMMARY_NOTE] if document.summary else []
        lines += [texts.PUBLISHER.format(publisher=literal(document.publisher))] if document.publisher else []
        lines += [texts.ORIGIN.format(origin=linked(document.origin))] if document.origin else []
        lines.append(texts.FILE.format(file=literal(document.file)))
        lines += [texts.ALSO.format(files=literal(", ".join(document.also)))] if document.also else []
        st.caption("  \n".join(lines))
        with st.container(horizontal=True, gap="small"):
            st.link_button(texts.OPEN, pdf_address(document.file, 1), icon=":material/open_in_new:", type="tertiary")
            if manages:
                show_read_one_again(document)
                show_remove(document, opened.settings.corpus)
        show_pages_read(document, pages, opened.library)


def _show_problems(opened: Opened) -> None:
    st.header(texts.PROBLEMS, anchor=False)
    problems = opened.library.problems
    if not problems:
        st.markdown(texts.NO_PROBLEMS)
        return
    for problem in problems:
        name = f"**{literal(problem.file)}**: " if problem.file else ""
        st.markdown(f"- {name}{literal(problem.message)}")


def _show_check(opened: Opened) -> None:
    st.header(texts.CHECK, anchor=False)
    st.markdown(texts.CHECK_HINT)
    if st.button(texts.CHECK_START, icon=":material/fact_check:"):
        st.session_state[_REPORTS] = _check(opened)
    reports: tuple[FileReport, ...] = st.session_state.get(_REPORTS, ())
    if reports:
        st.table([_row(report) for report in reports])


def _check(opened: Opened) -> tuple[FileReport, ...]:
    documents = opened.listing.documents
    bar = st.progress(0.0)
    reports: list[FileReport] = []
    for done, document in enumerate(documents):
        text = texts.CHECK_BUSY.format(file=literal(document.file), done=done + 1, total=len(documents))
        bar.progress(done / len(documents), text=text)
        reports += check_document(opened.settings.corpus, document, ReadingLimits())
    bar.empty()
    return tuple(reports)


def _row(report: FileReport) -> dict[str, str]:
    counts = asdict(report)
    pages = [text.format(count=counts[name]) for name, text in texts.CHECK_COUNTS.items() if counts[name]]
    return {
        texts.CHECK_FILE: literal(report.file),
        texts.CHECK_VERDICT: texts.VERDICT[report.verdict],
        texts.CHECK_PAGES: ", ".join(pages) or texts.CHECK_NO_PAGES,
        texts.CHECK_ADVICE: literal(advice(report)),
    }
