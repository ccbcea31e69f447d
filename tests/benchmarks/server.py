"""Take a Chroma server down, let it hang, restart it and rob it of its data, while visitors ask.

    python tests/benchmarks/server.py [--questions 50] [--visitors 8]

Two processes, each with a shelf of its own as the app has, answer from one index on one server. For each mishap the
visitors ask so many questions, and again until it is over; it begins in the middle, and the server is well again after
a while. What counts: every visitor is answered, right, or told in one line, or sees that the documents are being
prepared while what was lost is made again, all within 6 seconds; and afterwards all are answered without a hand. Exit
code 0 when all of it held.
"""

import argparse
import collections
import multiprocessing
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests" / "index"), str(PROJECT / "tests" / "benchmarks")]

from chroma_server import ChromaServer  # noqa: E402
from damage import write_corpus  # noqa: E402

from assistant.pipeline import answer_question  # noqa: E402
from assistant.ui.shelf import Shelf  # noqa: E402
from index.build import update_index  # noqa: E402
from index.errors import IndexProblem, IndexUnreachable  # noqa: E402
from index.settings import Settings  # noqa: E402

LONGEST = 6.0
ILL_FOR = 8.0
PREPARED = "prepared"
APPS = 2
Told = tuple[str, float]
Mishap = tuple[Callable[[ChromaServer], object], Callable[[ChromaServer], object]]

MISHAPS: dict[str, Mishap] = {
    "down": (ChromaServer.stop, ChromaServer.start),
    "hangs": (ChromaServer.hang, ChromaServer.go_on),
    "restart": (ChromaServer.restart, lambda server: None),
    "lost data": (ChromaServer.lose_everything, lambda server: None),
}


def main() -> int:
    """Run every mishap; prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("questions", 50), ("visitors", 8)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place, ChromaServer(Path(place) / "server") as server:
        settings = Settings(corpus=Path(place) / "corpus", index=Path(place) / "index", chroma_url=server.url)
        questions = write_corpus(settings.corpus, 3, 20)
        update_index(settings)
        apps = [App(settings, questions, given.visitors // APPS or 1) for _ in range(APPS)]
        for app in apps:
            app.ask(1)  # opens the index
        right = {answer for app in apps for answer, _ in app.ask(2 * len(questions))}
        held = [run(server, apps, given.questions // APPS, right, mishap) for mishap in MISHAPS]
        for app in apps:
            app.stop()
    return 0 if all(held) else 1


def run(server: ChromaServer, apps: "list[App]", questions: int, right: set[str], mishap: str) -> bool:
    """Let one mishap come in the middle of the questions; says whether all that counts held."""
    begin, end = MISHAPS[mishap]

    def happen() -> None:
        time.sleep(1.5)
        begin(server)
        time.sleep(ILL_FOR)
        end(server)

    ill = threading.Thread(target=happen)
    ill.start()
    told: list[Told] = []
    with ThreadPoolExecutor(APPS) as pool:
        while ill.is_alive():
            told += [one for found in pool.map(lambda app: app.ask(questions), apps) for one in found]
    ill.join()
    deadline = time.monotonic() + 30
    while any(answer not in right for app in apps for answer, _ in app.ask(3)) and time.monotonic() < deadline:
        time.sleep(1)
    after = {answer for app in apps for answer, _ in app.ask(3)}
    slowest: dict[str, float] = collections.defaultdict(float)
    for answer, seconds in told:
        slowest[kind(answer, right)] = max(seconds, slowest[kind(answer, right)])
    counts = collections.Counter(kind(answer, right) for answer, _ in told)
    held = counts.keys() <= {"answered", "told", "prepared"} and max(slowest.values()) < LONGEST and after <= right
    kinds = ", ".join(f"{count} {one} in at most {slowest[one]:.1f} s" for one, count in counts.items())
    print(f"{mishap:10} {kinds}; afterwards {'right' if after <= right else after}")
    for answer in sorted({answer for answer, _ in told} - right - {PREPARED}):
        print(f"           {answer}", flush=True)
    return held


def kind(answer: str, right: set[str]) -> str:
    """Name what a visitor got."""
    if answer in right:
        return "answered"
    if answer == PREPARED:
        return "prepared"
    return "told" if answer.startswith("said: ") else "WRONG"


class App:
    """A process that answers as the app does."""

    def __init__(self, settings: Settings, questions: tuple[str, ...], visitors: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._end, other = context.Pipe()
        arguments = (settings, questions, visitors, other)
        self._process = context.Process(target=serve, args=arguments, daemon=True)
        self._process.start()

    def ask(self, count: int) -> list[Told]:
        """Let the visitors ask so many questions; returns what each was told, and after how many seconds."""
        self._end.send(count)
        found: list[Told] = self._end.recv()
        return found

    def stop(self) -> None:
        """End the process."""
        self._end.send(0)
        self._process.join(20)


def serve(settings: Settings, questions: tuple[str, ...], visitors: int, end: Connection) -> None:
    """Answer until told to stop."""
    shelf = Shelf()

    def ask(number: int) -> Told:
        time.sleep(0.2 * (number % 5))  # a visitor reads what was answered
        return visit(shelf, settings, questions[number % len(questions)])

    with ThreadPoolExecutor(visitors) as pool:
        while count := end.recv():
            end.send(list(pool.map(ask, range(count))))
    shelf.close()


def visit(shelf: Shelf, settings: Settings, question: str) -> Told:
    """What a visitor is told, and when, as the pages do it (``assistant.ui.start`` and ``.chat.conversation``)."""
    started = time.monotonic()

    def told(what: str) -> Told:
        return what, time.monotonic() - started

    try:
        opened = shelf.current(settings)
    except IndexProblem as problem:
        return told(f"said: {problem}")
    if opened is None:
        shown = told(PREPARED)  # the page shows so before it begins, for as long as it takes
        try:
            shelf.renew(settings, lambda _: None)
        except IndexProblem as problem:
            return f"said: {problem}", shown[1]
        return shown
    try:
        return told(answer_question(opened.library, question).text)
    except IndexUnreachable as problem:
        return told(f"said: {problem}")
    except IndexProblem as problem:
        shelf.forget(opened)
        return told(f"said: {problem}")


if __name__ == "__main__":
    sys.exit(main())
