"""Let many visitors talk to two apps on one Chroma server at once, and look at what each was told and at the memory.

    python tests/benchmarks/sessions.py [--sessions 50] [--questions 5000] [--pause 10] [--seed 1]

One server, one index of the shipped documents and two apps, as in ``docs/beheer.md``. A visitor is a browser without a
screen: a cookie, a websocket, Streamlit's own messages. Each holds one conversation after the other, no two of which
have a question in common, and reads ``--pause`` seconds, more or less, before asking on. What counts: on the page of a
visitor stands every question so far with just the answer that the pipeline gives to it in that conversation, and
nothing else; and the memory of an app is at the end what it was after the first conversations. Exit code 0 when all of
it held. The limit per visitor is off: these may read faster than people.
"""

import argparse
import collections
import contextlib
import random
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import psutil

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT)]

from websockets.exceptions import WebSocketException  # noqa: E402

from eval.sets.cases import read_cases  # noqa: E402
from index.build import open_library, update_index  # noqa: E402
from index.settings import Settings  # noqa: E402
from tests.index.chroma_server import ChromaServer  # noqa: E402
from tests.ui.browsing import serving  # noqa: E402
from tests.ui.web.page_session import LONGEST, PageSession, Shown, shown_of  # noqa: E402

TURNS = 5
GROWN = 1.1
"""How many times the memory after the first conversations an app may take at the end."""

Talk = list[tuple[str, Shown]]
"""The questions of a conversation, each with what should be shown of it."""


def main() -> int:
    """Let all visitors ask; prints what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("sessions", 50), ("questions", 5_000), ("pause", 10), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, contextlib.ExitStack() as running:
        server = running.enter_context(ChromaServer(Path(place) / "server"))
        settings = Settings(index=Path(place) / "index", chroma_url=server.url)
        update_index(settings)
        rounds = max(1, round(given.questions / given.sessions / TURNS))
        talks = conversations(settings, given.sessions * rounds)
        named = {
            "BINNENSTAD_INDEX": str(settings.index),
            "BINNENSTAD_CHROMA_URL": server.url,
            "BINNENSTAD_APP_QUESTIONS_PER_MINUTE": "0",
        }
        apps = [running.enter_context(serving(PROJECT / "app.py", **named)) for _ in range(2)]
        watch = Watch(processes=[psutil.Process(pid) for _, pid in apps], questions=given.questions)

        def visit(number: int) -> None:
            address, chance = apps[number % len(apps)][0], random.Random(f"{given.seed} {number}")
            for turn in range(rounds):
                wait = [chance.uniform(0, 2 * given.pause) for _ in range(TURNS)]
                talk(address, talks[(number + turn * given.sessions) % len(talks)], wait, watch)
                if turn == 0:
                    watch.warm(given.sessions)

        with ThreadPoolExecutor(given.sessions) as visitors:
            list(visitors.map(visit, range(given.sessions)))
        watch.note("the end")
    return watch.report(given.sessions * rounds * TURNS)


def conversations(settings: Settings, most: int) -> list[Talk]:
    """Conversations that have no question in common, with what the pipeline answers in each."""
    questions = list(dict.fromkeys(case.question for case in read_cases([PROJECT / "eval" / "cases"])))
    groups = [questions[start : start + TURNS] for start in range(0, len(questions) - TURNS + 1, TURNS)]
    with open_library(settings) as library:
        return [list(zip(group, shown_of(library, group), strict=True)) for group in groups[:most]]


@dataclass
class Watch:
    """What was seen of all visitors and of the apps; threads share it."""

    processes: list[psutil.Process]
    questions: int
    outcomes: collections.Counter[str] = field(default_factory=collections.Counter)
    seconds: list[float] = field(default_factory=list)
    memory: list[list[int]] = field(default_factory=list)
    _warm: int = 0
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def saw(self, outcome: str, seconds: float, why: str = "") -> None:
        """Count a question; a line for each that was not right, and for every tenth part of all."""
        with self._lock:
            self.outcomes[outcome] += 1
            self.seconds.append(seconds)
            if outcome != "right":
                print(f"  {outcome} after {seconds:.1f} s: {why}", flush=True)
            if len(self.seconds) % max(1, self.questions // 10) == 0:
                self.note(f"{len(self.seconds)} questions")

    def warm(self, sessions: int) -> None:
        """Count a visitor whose first conversation is over; after the last of them the memory is what it stays."""
        with self._lock:
            self._warm += 1
            if self._warm == sessions:
                self.memory.clear()
                self.note("the first conversations")

    def note(self, when: str) -> None:
        """Look at the memory of each app."""
        with self._lock:
            self.memory.append([process.memory_info().rss >> 20 for process in self.processes])
            print(f"after {when}: {' and '.join(map(str, self.memory[-1]))} MiB", flush=True)

    def report(self, asked: int) -> int:
        """Print it all; gives the exit code."""
        ordered = sorted(self.seconds)
        percent = {part: ordered[min(len(ordered) - 1, len(ordered) * part // 100)] for part in (50, 95)}
        print(f"{asked} questions asked: {dict(self.outcomes)}")
        print(f"an answer stood there after {percent[50]:.2f} s (median), {percent[95]:.2f} s (95th percentile)")
        grown = max(last / first for first, last in zip(self.memory[0], self.memory[-1], strict=True))
        print(f"memory at the end: {grown:.2f} times that after the first conversations")
        return 0 if self.outcomes == {"right": asked} and grown <= GROWN else 1


def talk(address: str, planned: Talk, wait: Sequence[float], watch: Watch) -> None:
    """Hold one conversation, and compare the whole page with what should be there after every answer."""
    wanted = [shown for _, shown in planned]
    seen = 0
    try:
        with PageSession(address) as page:
            for question, _ in planned:
                time.sleep(wait[seen])
                seconds = page.ask(question)
                found = page.turns()
                seen += 1
                watch.saw("right" if found == wanted[:seen] else "WRONG", seconds, f"{found} for {wanted[:seen]}")
    except (WebSocketException, OSError) as error:  # one that waited too long is an OSError too
        for _ in planned[seen:]:
            watch.saw("LOST", LONGEST, repr(error))


if __name__ == "__main__":
    sys.exit(main())
