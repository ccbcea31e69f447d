"""What was read of a page, on request."""

import streamlit as st

from assistant.ui.documents import texts
from assistant.ui.literal import literal
from corpus.values import Document
from index.library import Library


def show_pages_read(document: Document, pages: int, library: Library) -> None:
    """Show, for a page that is chosen, the text that was read and how well."""
    opened = st.expander(
        texts.WHAT_WAS_READ, icon=":material/plagiarism:", key=f"read-{document.id}", on_change="rerun"
    )
    if not opened.open or pages == 0:
        return
    with opened:
        number = st.number_input(
            texts.WHICH_PAGE.format(last=pages), min_value=1, max_value=pages, key=f"page-{document.id}"
        )
        page = library.page(document.id, int(number))
        quality = texts.RECOGNISED if page.ocr else texts.QUALITY[page.quality]
        st.markdown(texts.PAGE_READ.format(number=page.number, label=literal(page.label), quality=quality))
        if page.text.strip():
            st.code(page.text, language=None, wrap_lines=True)
        else:
            st.markdown(texts.PAGE_EMPTY)
