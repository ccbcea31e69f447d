"""Writing in the background: the page stays usable, and whatever is shown of it was checked first."""

import logging
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.values import Answer
from assistant.writer import texts
from assistant.writer.models.choice import ChatProblem
from assistant.writer.values import Written
from index.library import Library

if TYPE_CHECKING:
    from assistant.writer.write import Writer

logger = logging.getLogger(__name__)
Keep = Callable[[Written], None]
"""Keeps what was written beside a turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to write beside: an answer from a library, the question, and the questions before it, oldest first."""

    library: Library
    question: str
    history: tuple[str, ...]
    answer: Answer
    plain: bool = False


class Writing:
    """One text, written in a thread of its own that ends when its time is over. May be shared by threads."""

    def __init__(self, task: Task, writer: "Callable[[], Writer]", keep: Keep) -> None:
        """``writer`` gives the writer, and may take long or raise ChatProblem: only the thread waits for it.

        ``keep`` gets what there is to show at the end, from that thread: nobody may look at the page any more by then.
        """
        self.task = task
        self._writer = writer
        self._keep = keep
        self._stop = threading.Event()
        self._latest = Written(style="plain" if task.plain else "answer", citations=task.answer.citations)
        threading.Thread(target=self._run, daemon=True).start()

    @property
    def latest(self) -> Written:
        """What has been written and checked by now."""
        return self._latest

    def stop(self) -> None:
        """Write no further; what was checked stays."""
        self._stop.set()

    def _run(self) -> None:
        task = self.task
        try:
            for written in self._writer().write(
                task.library, task.question, task.history, task.answer, plain=task.plain, stop=self._stop
            ):
                if written.done and written.sentences:
                    self._keep(written)
                self._latest = written
        except ChatProblem as problem:
            self._end(str(problem))
        except Exception as error:  # the quotations stay, whatever breaks; its message may repeat what was asked
            frame = traceback.extract_tb(error.__traceback__)[-1]
            logger.error("writing broke: %s at %s:%s", type(error).__name__, frame.filename, frame.lineno)
            self._end(texts.DOWN)

    def _end(self, note: str) -> None:
        self._latest = replace(self._latest, note=note, done=True, ending="down")
