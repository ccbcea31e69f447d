"""Page set-up and navigation."""

from pathlib import Path

import streamlit as st

from assistant.ui import texts
from assistant.ui.chat import page as chat
from assistant.ui.documents import page as documents
from assistant.ui.icon import ICON
from assistant.ui.quality import page as quality

_STYLE = Path(__file__).with_name("style.css")


def show() -> None:
    """Set up the page and run the one that was chosen."""
    st.set_page_config(page_title=texts.TITLE, page_icon=ICON, layout="centered")
    st.html(_STYLE)
    st.navigation(
        [
            st.Page(chat.page, title=texts.PAGE_QUESTIONS, icon=":material/forum:", url_path="vragen", default=True),
            st.Page(documents.page, title=texts.PAGE_DOCUMENTS, icon=":material/description:", url_path="documenten"),
            st.Page(quality.page, title=texts.PAGE_QUALITY, icon=":material/monitoring:", url_path="kwaliteit"),
        ],
        position="top",
    ).run()
