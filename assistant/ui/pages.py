"""Page set-up and navigation."""

import logging
import traceback
from collections import Counter
from pathlib import Path

import streamlit as st

from assistant.ui import texts
from assistant.ui.about import page as about
from assistant.ui.about import texts as about_texts
from assistant.ui.access import logged_in_or_stop, show_logout
from assistant.ui.chat import page as chat
from assistant.ui.documents import page as documents
from assistant.ui.icon import ICON
from assistant.ui.literal import literal
from assistant.ui.quality import page as quality
from assistant.ui.settings import AppSettings
from assistant.ui.start import shelf, visitors
from assistant.ui.street import page as street
from assistant.ui.street import texts as street_texts
from assistant.ui.web import addresses
from index.errors import SettingsProblem

_STYLE = Path(__file__).with_name("style.css")

logger = logging.getLogger(__name__)


def _show_brand() -> None:
    """The name and the municipality at the top, that stay there: who published most of what is searched."""
    opened = shelf().opened
    publishers = Counter(one.publisher for one in opened.library.documents if one.publisher) if opened else Counter()
    of = next((name for name, _ in publishers.most_common(1)), "")
    st.markdown(f"**{texts.TITLE}**" + (f" :small[{literal(of)}]" if of else ""))


def show() -> None:
    """Set up the page and run the one that was chosen; when that breaks, say so in Dutch and log where."""
    st.set_page_config(page_title=texts.TITLE, page_icon=ICON, layout="wide")
    st.html(_STYLE)
    brand = st.container(key="brand").empty()
    with brand:
        _show_brand()
    questions = st.Page(
        chat.page, title=texts.PAGE_QUESTIONS, icon=":material/forum:", url_path=addresses.QUESTIONS, default=True
    )
    streets = st.Page(street.page, title=street_texts.PAGE, icon=":material/signpost:", url_path=addresses.STREET)
    chosen = st.navigation(
        [
            questions,
            streets,
            st.Page(
                documents.page, title=texts.PAGE_DOCUMENTS, icon=":material/description:", url_path=addresses.DOCUMENTS
            ),
            st.Page(quality.page, title=texts.PAGE_QUALITY, icon=":material/monitoring:", url_path=addresses.QUALITY),
            st.Page(about.page, title=about_texts.PAGE, icon=":material/info:", url_path=addresses.ABOUT),
        ],
        position="top",
    )
    if chosen == questions and (asked := st.query_params.get(street.ADDRESS)):
        st.switch_page(streets, query_params={street.ADDRESS: asked})
    try:
        settings = AppSettings.load()
        logged_in_or_stop(settings)
        with visitors().served():
            chosen.run()
        show_logout(settings)
        with brand:  # once more: the first look opens the documents, that say whose they are
            _show_brand()
    except SettingsProblem as problem:
        st.error(f"**{texts.CANNOT_START}**\n\n{literal(str(problem))}", icon=":material/error:")
    except Exception as error:  # whatever broke, people read Dutch, and the log repeats nothing of what they typed
        frame = traceback.extract_tb(error.__traceback__)[-1]
        logger.error("a page broke: %s at %s:%s", type(error).__name__, frame.filename, frame.lineno)
        st.error(texts.PAGE_BROKE, icon=":material/error:")
