"""Measuring in the background: one at a time, whatever page, tab or browser is looked at meanwhile."""

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.ui.quality import texts
from assistant.ui.quality.names import give_name
from assistant.ui.web.first import GoingFirst
from eval.running.measure import keep, measure
from eval.running.runs import RunError
from eval.running.session import Session
from eval.values import Case

_BREATH = 0.01
_LONGEST = 5.0
"""Seconds: a pause between two questions, and how long a measurement waits there for who is being answered."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far a measurement is, or how the last one ended: ``folder`` when it was kept, ``problem`` when it was not."""

    busy: bool = False
    done: int = 0
    total: int = 0
    name: str = ""
    folder: Path | None = None
    problem: str = ""


class _Stopped(Exception):
    """Somebody stopped the measurement."""


class Measuring:
    """Runs one measurement at a time in a thread of its own, that lets visitors go first. May be shared by threads."""

    def __init__(self, visitors: GoingFirst) -> None:
        self._visitors = visitors
        self._lock = threading.Lock()
        self._state = State()
        self._stop = threading.Event()

    @property
    def state(self) -> State:
        """How far it is now."""
        return self._state

    def start(self, cases: Sequence[Case], split: str, session: Session, runs: Path, name: str) -> bool:
        """Begin a measurement; False when one is going on, which goes on."""
        with self._lock:
            if self._state.busy:
                return False
            self._stop.clear()
            self._state = State(busy=True, total=len(cases), name=name)
        work = threading.Thread(target=self._run, args=(cases, split, session, runs, name), daemon=True)
        work.start()
        return True

    def stop(self) -> None:
        """End the measurement after the question it is at; nothing of it is kept."""
        self._stop.set()

    def _run(self, cases: Sequence[Case], split: str, session: Session, runs: Path, name: str) -> None:
        try:
            run = measure(cases, split, session, self._counted)
            folder = runs / run.name
            keep(run, folder)
            give_name(folder, name)
            self._state = replace(self._state, busy=False, folder=folder)
        except _Stopped:
            self._state = State(problem=texts.QUALITY_STOPPED)
        except RunError as problem:
            self._state = State(problem=str(problem))
        except Exception as error:  # a thread that dies silently would stay busy for ever
            logger.error("a measurement broke: %s", type(error).__name__)
            self._state = State(problem=texts.QUALITY_BROKE)

    def _counted(self, cases: Sequence[Case]) -> Iterator[Case]:
        for done, case in enumerate(cases):
            if self._stop.is_set():
                raise _Stopped
            self._state = replace(self._state, done=done, total=len(cases))
            yield case
            time.sleep(_BREATH)
            self._visitors.let_pass(_LONGEST)
        self._state = replace(self._state, done=len(cases))
