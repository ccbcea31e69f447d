"""Calling a model: its words as they come, within a time, tried again when that may help, and stopped when asked."""

import queue
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage
from langsmith.run_helpers import tracing_context

Failure = Literal["down", "slow", "stopped", "refused", "form"]
"""It may come back; too slow; stopped here; it says no for good; it does not know the form that was asked for."""

ATTEMPTS = 3
_FIRST_WAIT, _LONGEST_WAIT = 0.5, 8.0
_LOOK = 0.05
_CHARS_A_TOKEN = 12
_LATER, _BROKEN = (408, 409, 425, 429), 500
_FORM = (400, 415, 422, 501)


class CallFailed(Exception):
    """A model gave no (more) words; ``failure`` says in what way, and nothing says what was asked."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(failure)
        self.failure: Failure = failure
        self.detail = detail


@dataclass(slots=True)
class Limits:
    """What one answer may take: ``until`` on the clock of ``time.monotonic``, and the signal that it is to stop."""

    until: float
    most_tokens: int
    stop: threading.Event = field(default_factory=threading.Event)

    @property
    def left(self) -> float:
        """The seconds that are left, never below 0."""
        return max(0.0, self.until - time.monotonic())


@dataclass(slots=True)
class Call:
    """One call: read its words with ``pieces``; behind them, ``tokens`` are those in and out, if the model said."""

    model: BaseChatModel
    messages: Sequence[BaseMessage]
    limits: Limits
    options: dict[str, Any] = field(default_factory=dict)
    tokens: tuple[int, int] | None = None
    attempts: int = 0

    def pieces(self) -> Iterator[str]:
        """The words as they come. Raises CallFailed.

        A call that failed before its first word is made again, after a wait that doubles, when that may help.
        """
        wait = _FIRST_WAIT
        while True:
            self.attempts += 1
            started = False
            try:
                for piece in self._once():
                    started = True
                    yield piece
                return
            except CallFailed as failed:
                if started or failed.failure != "down" or self.attempts == ATTEMPTS:
                    raise
                self._pause(wait)
                wait = min(2 * wait, _LONGEST_WAIT)

    def _once(self) -> Iterator[str]:
        """One try. The model is called in a thread of its own: whatever it hangs on, the answer does not."""
        told: queue.Queue[Any] = queue.Queue()
        over = threading.Event()
        threading.Thread(target=self._work, args=(told, over), daemon=True).start()
        length = 0
        try:
            while (piece := self._next(told)) is not None:
                if isinstance(piece, Exception):
                    raise _failed(piece)
                length += len(piece)
                if length > self.limits.most_tokens * _CHARS_A_TOKEN:
                    return  # it does not stop by itself
                if piece:
                    yield piece
        finally:
            over.set()

    def _work(self, told: "queue.Queue[Any]", over: threading.Event) -> None:
        try:
            with tracing_context(enabled=False):  # a variable set for another program must not send this elsewhere
                stream = self.model.stream(list(self.messages), **self.options)
                for chunk in stream:
                    if over.is_set():
                        break
                    if usage := getattr(chunk, "usage_metadata", None):
                        before = self.tokens or (0, 0)
                        self.tokens = before[0] + usage["input_tokens"], before[1] + usage["output_tokens"]
                    told.put(str(chunk.text))
                getattr(stream, "close", lambda: None)()
            told.put(None)
        except Exception as error:  # every provider has its own errors
            told.put(error)

    def _next(self, told: "queue.Queue[Any]") -> Any:  # noqa: ANN401 - a text, None at the end, or what went wrong
        while True:
            if self.limits.stop.is_set():
                raise CallFailed("stopped")
            if not self.limits.left:
                raise CallFailed("slow")
            try:
                return told.get(timeout=min(_LOOK, self.limits.left))
            except queue.Empty:
                continue

    def _pause(self, seconds: float) -> None:
        if self.limits.stop.wait(min(seconds, self.limits.left)):
            raise CallFailed("stopped")
        if not self.limits.left:
            raise CallFailed("slow")


def _failed(error: Exception) -> CallFailed:
    """What an error of a provider comes to. Its message is left out: it may repeat a key or what was asked."""
    status = _status(error)
    detail = type(error).__name__ + (f" {status}" if status else "")
    if status in _FORM:
        return CallFailed("form", detail)
    if status and status not in _LATER and status < _BROKEN:
        return CallFailed("refused", detail)
    return CallFailed("down", detail)


def _status(error: Exception) -> int | None:
    """The HTTP status behind an error, where there is one."""
    for holder in (error, getattr(error, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int) and status > 0:
            return status
    return None
