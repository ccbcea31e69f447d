"""The controls to take an answer, or a whole conversation, along."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from assistant.ui.chat import earlier
from assistant.ui.saved.values import Turn
from assistant.ui.sources.opened import row_of
from assistant.ui.taken import texts
from assistant.ui.taken.compose import take
from assistant.ui.taken.pdf import as_pdf
from assistant.ui.taken.plain import as_html, as_markdown
from assistant.ui.taken.values import Taken
from assistant.ui.taken.word import as_word
from index.library import Library

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILES: tuple[tuple[str, str, str, Callable[[Taken], bytes | str]], ...] = (
    (texts.WORD, "docx", _WORD, as_word),
    (texts.PDF, "pdf", "application/pdf", as_pdf),
    (texts.MARKDOWN, "md", "text/markdown", as_markdown),
)


def show_take(name: str, label: str, turns: Sequence[Turn], library: Library) -> None:
    """Show how to take turns along; ``name`` tells these controls from others. Files are made on request."""
    with st.popover(label, icon=":material/ios_share:", type="tertiary", key=f"take-{name}"):
        st.caption(texts.TAKE_HINT)
        taken = take(turns, date.today(), lambda citation: row_of(library, citation))
        _show_copy(taken)
        with st.container(horizontal=True, gap="small"):
            for kind, ending, mime, write in _FILES:
                st.download_button(
                    kind,
                    partial(write, taken),
                    f"{texts.FILE.format(date=date.today().isoformat())}.{ending}",
                    mime,
                    key=f"take-{name}-{ending}",
                    icon=":material/download:",
                    on_click="ignore",
                )
        if len(turns) == 1:
            st.caption(texts.LINK)
            st.code(earlier.address(**{earlier.QUESTION: turns[0].question}), language=None, wrap_lines=True)


def _show_copy(taken: Taken) -> None:
    """A button that copies with layout; the script of the page does it, in the browser, for pointer, touch and keys."""
    said = f'data-gelukt="{escape(texts.COPIED)}" data-mislukt="{escape(texts.NOT_COPIED)}"'
    st.html(
        f'<button type="button" class="wijzer-kopieer" {said}>{escape(texts.COPY)}</button>'
        f'<p class="wijzer-gekopieerd" role="status"></p><div class="wijzer-opmaak" hidden>{as_html(taken)}</div>'
    )
