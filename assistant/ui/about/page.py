"""The page Uitleg."""

from collections.abc import Sequence

import streamlit as st

from assistant.ui.about import texts
from assistant.ui.about.card import card_sections
from assistant.ui.literal import literal
from assistant.ui.settings import AppSettings
from assistant.writer.settings import ChatSettings


def page() -> None:
    """Show what people should know of the wijzer, in tabs."""
    settings, chat = AppSettings.load(), ChatSettings.load()
    has_model = bool(chat.chat_model.strip())
    st.title(texts.PAGE, anchor=False)
    how, privacy, figures, register, accessible, contact = st.tabs(texts.TABS)
    with how:
        st.markdown(texts.HOW.format(writes=texts.WRITES if has_model else texts.WRITES_NOT))
        st.markdown(texts.CANNOT.format(cannot=texts.CANNOT_REASON if has_model else texts.CANNOT_SUM_UP))
    with privacy:
        kept = texts.KEPT.format(days=settings.keep_days) if settings.keep_days else texts.NOT_KEPT
        may_leave = has_model and not chat.chat_only_local
        stays = texts.LEAVES.format(name=literal(chat.chat_model)) if may_leave else texts.STAYS
        st.markdown(texts.PRIVACY.format(kept=kept, stays=stays))
    with figures:
        st.markdown(texts.FIGURES)
        _show_card(texts.FIGURE_SECTIONS)
    with register:
        st.markdown(texts.REGISTER)
        _show_card(texts.REGISTER_SECTIONS)
    with accessible:
        st.markdown(texts.ACCESSIBLE)
    with contact:
        said = texts.CONTACT.format(contact=literal(settings.contact)) if settings.contact else texts.NO_CONTACT
        st.markdown(said)


def _show_card(names: Sequence[str]) -> None:
    found = card_sections()
    if not found:
        st.info(texts.NO_CARD)
    for name in names:
        if name in found:
            st.markdown(f"## {name}\n\n{found[name]}")
