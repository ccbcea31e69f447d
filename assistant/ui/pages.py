"""Page set-up and navigation."""

from collections import Counter
from pathlib import Path

import streamlit as st

from assistant.ui import texts
from assistant.ui.chat import page as chat
from assistant.ui.documents import page as documents
from assistant.ui.icon import ICON
from assistant.ui.literal import literal
from assistant.ui.quality import page as quality
from assistant.ui.start import shelf

_STYLE = Path(__file__).with_name("style.css")


def _show_brand() -> None:
    """The name and the municipality at the top, that stay there: who published most of what is searched."""
    opened = shelf().opened
    publishers = Counter(one.publisher for one in opened.library.documents if one.publisher) if opened else Counter()
    of = next((name for name, _ in publishers.most_common(1)), "")
    with st.container(key="brand"):
        st.markdown(f"**{texts.TITLE}**" + (f" :small[{literal(of)}]" if of else ""))


def show() -> None:
    """Set up the page and run the one that was chosen."""
    st.set_page_config(page_title=texts.TITLE, page_icon=ICON, layout="wide")
    st.html(_STYLE)
    _show_brand()
    st.navigation(
        [
            st.Page(chat.page, title=texts.PAGE_QUESTIONS, icon=":material/forum:", url_path="vragen", default=True),
            st.Page(documents.page, title=texts.PAGE_DOCUMENTS, icon=":material/description:", url_path="documenten"),
            st.Page(quality.page, title=texts.PAGE_QUALITY, icon=":material/monitoring:", url_path="kwaliteit"),
        ],
        position="top",
    ).run()
