"""How much later the quotations come when a slow language model writes beside them: on the terminal, and on the page.

``python -m tests.benchmarks.first_words --questions 10``
"""

import argparse
import io
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any

from streamlit.testing.v1 import AppTest

from assistant.ui import texts
from assistant.ui.written.desk import desk
from assistant.writer.command import pen_of
from assistant.writer.settings import ChatSettings
from eval.running.measure import CASES
from eval.sets.cases import read_cases
from index.build import open_library, update_index
from index.library import Library
from tests.assistant.writer.serving import Reply, serving
from tests.ui.browsing import ROOT
from tests.ui.steps import ask, button

_MOST = 0.3
_PAUSE = 1.0


class _Seen(io.StringIO):
    """A terminal that remembers when something was first printed on it."""

    first = 0.0

    def write(self, text: str) -> int:
        """Take a text, and the time of the first."""
        self.first = self.first or time.perf_counter()
        return super().write(text)


def slow(body: dict[str, Any]) -> Reply:
    """A model that says one word a second, and nothing that may be shown."""
    return Reply(pieces=["traag "] * 4, pause=_PAUSE)


def main() -> int:
    """Ask both ways, in turn, so that what else the machine does counts for both; returns 1 when it is too late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=10)
    wanted = parser.parse_args().questions
    settings = ChatSettings.load()
    update_index(settings)
    cases = read_cases([CASES])
    asked = [case.question for case in cases if not case.history and case.expect == "answer"][:wanted]
    with serving(slow) as server:
        chat = {"BINNENSTAD_CHAT_MODEL": "traag", "BINNENSTAD_CHAT_URL": server.url}
        with open_library(settings) as library:
            terminal = [(_printed(library, one, {}), _printed(library, one, chat)) for one in asked]
        page = list(_shown(asked, chat))
        calls = len(server.calls)
    late = [_told("terminal", terminal), _told("page", page)]
    print(f"calls of the model: {calls}")
    return int(max(late) > _MOST or not calls)


def _told(where: str, pairs: list[tuple[float, float]]) -> float:
    without, beside = (statistics.median(column) for column in zip(*pairs, strict=True))
    late = statistics.median(other - one for one, other in pairs)
    print(
        f"{where}: quotations alone {without:.3f} s, with a slow model {beside:.3f} s, later by {late:.3f} s (medians)"
    )
    return late


def _printed(library: Library, question: str, chat: dict[str, str]) -> float:
    """Seconds until something is printed."""
    with _environment(chat), redirect_stdout(_Seen()) as seen, pen_of(ChatSettings.load(), plain=False) as pen:
        started = time.perf_counter()
        pen.show(library, question, ())
    return seen.first - started


def _shown(asked: list[str], chat: dict[str, str]) -> Iterator[tuple[float, float]]:
    """Seconds until the page with an answer is whole, without a model and with one, question by question."""
    without = AppTest.from_file(ROOT / "app.py", default_timeout=120).run()
    with _environment(chat):
        beside = AppTest.from_file(ROOT / "app.py", default_timeout=120).run()
        button(ask(beside, asked[0]), texts.NEW_CONVERSATION).click().run()  # the first opens the model, once
    button(ask(without, asked[0]), texts.NEW_CONVERSATION).click().run()
    for question in asked:
        times = []
        for app, given in ((without, {}), (beside, chat)):
            with _environment(given):
                started = time.perf_counter()
                ask(app, question)
                times.append(time.perf_counter() - started)
                button(app, texts.NEW_CONVERSATION).click().run()
        yield times[0], times[1]
    with _environment(chat):
        if here := desk():
            here.close()


@contextmanager
def _environment(given: dict[str, str]) -> Iterator[None]:
    """These variables for the while of a block."""
    os.environ.update(given)
    try:
        yield
    finally:
        for name in given:
            del os.environ[name]


if __name__ == "__main__":
    raise SystemExit(main())
