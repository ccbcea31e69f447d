"""A visitor without a screen: a session in Streamlit's own messages, and what should stand on its page."""

import collections
import re
import time
import urllib.request
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Self, cast

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import ChatInputValue
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from assistant.pipeline import answer_question
from assistant.ui.literal import literal
from assistant.ui.sources.opened import row_of
from assistant.ui.sources.tabled import tabled
from index.library import Library

LONGEST = 60.0
"""Seconds that a page may take to be whole."""

Shown = tuple[str, str]
"""The heading of a question and its answer, as Markdown."""

_PLACE = re.compile(r"-(turn|answer|refusal)-(\d+)$")
_KINDS = {"turn": "question", "answer": "answer", "refusal": "answer"}


class PageSession:
    """One session: a page that is open, and what stands on it."""

    def __init__(self, address: str) -> None:
        """Open the page. Raises OSError or WebSocketException when that is not answered."""
        self._open = ExitStack()
        self._blocks: dict[tuple[int, ...], str] = {}
        self._texts: dict[tuple[int, ...], str] = {}
        self._state = ClientState()
        self._field = ""
        accepted = urllib.request.Request(address, headers={"Accept": "text/html"})
        with urllib.request.urlopen(accepted, timeout=LONGEST) as page:
            cookie = str(page.headers["Set-Cookie"]).partition(";")[0]
        stream = connect(
            f"{address.replace('http', 'ws', 1)}/_stcore/stream",
            origin=Origin(address),
            subprotocols=[Subprotocol("streamlit")],
            additional_headers={"Cookie": cookie},
            proxy=None,
            max_size=None,
            open_timeout=LONGEST,
        )
        self._stream = self._open.enter_context(stream)
        self._run()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *of: object) -> None:
        self._open.close()

    def ask(self, question: str) -> float:
        """Ask, and wait until the page is whole; gives the seconds until the answer stood on it."""
        typed = WidgetState(id=self._field, chat_input_value=ChatInputValue(data=question))
        return self._run(typed)

    def turns(self) -> list[Shown]:
        """Every question with its answer, as they stand on the page."""
        found: dict[int, dict[bool, str]] = collections.defaultdict(dict)
        for path, text in sorted(self._texts.items()):
            kind, number = self._place(path)
            if kind and (kind == "answer" or text.startswith("## ")):
                found[number][kind == "answer"] = text
        return [(both.get(False, ""), both.get(True, "")) for _, both in sorted(found.items())]

    def _place(self, path: tuple[int, ...]) -> tuple[str, int]:
        """What of which turn stands at a place on the page; empty when it is something else."""
        found = _PLACE.search(self._blocks.get(path[:-1], ""))
        return (_KINDS[found[1]], int(found[2])) if found else ("", 0)

    def _run(self, *typed: WidgetState) -> float:
        """Let the page be made anew, and take in what comes until it is whole; gives when a new answer stood there."""
        self._state.widget_states.CopyFrom(WidgetStates(widgets=typed))
        started, answers, answered = time.monotonic(), len(self.turns()), 0.0
        self._stream.send(BackMsg(rerun_script=self._state).SerializeToString())
        while True:
            left = LONGEST - (time.monotonic() - started)
            message = ForwardMsg.FromString(cast(bytes, self._stream.recv(max(0.1, left))))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self._state.page_script_hash = message.new_session.page_script_hash
                self._blocks, self._texts = {}, {}
            elif kind == "page_info_changed":
                self._state.query_string = message.page_info_changed.query_string
            elif kind == "delta":
                path = tuple(message.metadata.delta_path)
                self._change(path, message.delta)
                if not answered and self._place(path) == ("answer", answers):
                    answered = time.monotonic() - started
            elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return answered

    def _change(self, path: tuple[int, ...], delta: Delta) -> None:
        """Put something at a place on the page."""
        if delta.HasField("add_block"):
            self._blocks[path] = delta.add_block.id
            return
        element = delta.new_element
        self._texts.pop(path, None)
        if element.HasField("markdown"):
            self._texts[path] = element.markdown.body
        elif element.HasField("chat_input"):
            self._field = element.chat_input.id


def shown_of(library: Library, asked: Sequence[str]) -> list[Shown]:
    """What should stand on the page after these questions: just what the pipeline answers in such a conversation."""

    def one(number: int, question: str) -> Shown:
        answer = answer_question(library, question, asked[:number])
        return f"## {literal(question)}", tabled(answer, number, lambda cited: row_of(library, cited)).strip()

    return [one(number, question) for number, question in enumerate(asked)]
