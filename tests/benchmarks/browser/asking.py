"""How long a visitor waits: until the first page can be used, until an answer can be read, and with ten at once.

    python -m tests.benchmarks.browser.asking --corpus MAP --index MAP [--questions FILE] [--count 40] [--visitors 10]

The index is brought up to date first and the server warmed with two questions. Every opening and every visitor has a
browser of its own, with nothing in its cache. Nothing else may run on the machine: browser and server share it.
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from index.build import update_index
from index.settings import Settings
from tests.benchmarks.browser.timing import Visitor, figures, launched, questions
from tests.ui.browsing import ROOT, serving

_OPEN, _READABLE, _TOGETHER = 2.0, 0.7, 3.0


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--questions", type=Path, help="YAML or JSON Lines; without it the cases of the project")
    for name, default in (("count", 40), ("openings", 20), ("visitors", 10), ("rounds", 5)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    settings = Settings.load(corpus=given.corpus.resolve(), index=given.index.resolve())
    report = update_index(settings)
    print(f"{report.pages} pages, {report.chunks} chunks", flush=True)
    asked = questions(given.questions, given.count)
    places = {"BINNENSTAD_CORPUS": str(settings.corpus), "BINNENSTAD_INDEX": str(settings.index)}
    free = {"BINNENSTAD_APP_QUESTIONS_PER_MINUTE": "0"}
    with serving(ROOT / "app.py", **places, **free) as (address, server), sync_playwright() as playwright:
        browser = launched(playwright)
        warm(browser, address, asked)
        print(f"memory of the app after two answers: {memory(server)}", flush=True)
        print(figures("first page usable", opened(browser, address, given.openings), _OPEN), flush=True)
        print(figures("answer readable after Enter", alone(browser, address, asked), _READABLE), flush=True)
        waited = together(browser, address, asked, given.visitors, given.rounds)
        print(figures(f"{given.visitors} browsers at once", waited, _TOGETHER), flush=True)
        print(f"memory of the app after all of it: {memory(server)}")
        browser.close()
    return 0


def memory(process: int) -> str:
    """What a process holds in memory, as Linux tells it."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return "not known on this system"
    kilobytes = next(line.split()[1] for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS:"))
    return f"{int(kilobytes) / 1024:.0f} MiB"


def warm(browser: Browser, address: str, asked: list[str]) -> None:
    """Let the server open its documents and answer twice."""
    visitor = Visitor(browser, address)
    for question in asked[:2]:
        visitor.ask(question)
    visitor.leave()


def opened(browser: Browser, address: str, times: int) -> list[float]:
    """The seconds until the first page can be used, each time in another browser."""
    found = []
    for _ in range(times):
        visitor = Visitor(browser, address)
        found.append(visitor.opened)
        visitor.leave()
    return found


def alone(browser: Browser, address: str, asked: list[str]) -> list[float]:
    """The seconds until each answer can be read, each question the first of a conversation."""
    found = []
    for question in asked:
        visitor = Visitor(browser, address)
        found.append(visitor.ask(question))
        visitor.leave()
    return found


def together(browser: Browser, address: str, asked: list[str], visitors: int, rounds: int) -> list[float]:
    """The seconds until each answer when all visitors press Enter right after each other, round after round."""
    everybody = [Visitor(browser, address) for _ in range(visitors)]
    found: list[float] = []
    for number in range(rounds):
        for place, visitor in enumerate(everybody):
            visitor.send(asked[(number * visitors + place) % len(asked)])
        found += [visitor.answered() for visitor in everybody]
    for visitor in everybody:
        visitor.leave()
    return found


if __name__ == "__main__":
    sys.exit(main())
