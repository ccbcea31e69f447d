"""The language model of this process: one for everybody, opened behind the first quotations."""

import threading
from typing import TYPE_CHECKING

import streamlit as st

from assistant.writer.settings import ChatSettings

if TYPE_CHECKING:
    from assistant.writer.write import Writer


class Desk:
    """Where the writer is found. May be shared by threads."""

    def __init__(self, settings: ChatSettings) -> None:
        self._settings = settings
        self._opening = threading.Lock()
        self._writer: Writer | None = None

    def writer(self) -> "Writer":
        """The writer, opened when it is first asked for: loading a model may take a minute.

        Raises ChatProblem when it cannot be opened; the next time it is tried again.
        """
        from assistant.writer.write import open_writer  # LangChain takes a second: who has no model does not wait

        with self._opening:
            if self._writer is None:
                self._writer = open_writer(self._settings)
            assert self._writer is not None
            return self._writer

    def close(self) -> None:
        """Let go of the model; what is being written stops, and who asks for the writer later gets a new one."""
        with self._opening:
            if self._writer:
                self._writer.close()
                self._writer = None


def desk() -> Desk | None:
    """The desk of this process; None when no model is set. Raises SettingsProblem for a setting that cannot be."""
    settings = ChatSettings.load()
    return _desk(settings.model_dump_json(), settings) if settings.chat_model.strip() else None


@st.cache_resource(show_spinner=False, max_entries=1, on_release=Desk.close)
def _desk(known: str, _settings: ChatSettings) -> Desk:
    return Desk(_settings)
