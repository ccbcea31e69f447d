"""Measuring on the page Kwaliteit while somebody asks in another tab: is it done, kept and right, and who waits?

    python -m tests.benchmarks.browser.beside [--corpus MAP] [--index MAP] [--cases FILE] [--pause 2]

The visitor asks one question after another, with a pause to read, until the measurement is done. What was kept is then
compared with what the same questions give in this process, one after another and with nobody else there. Exit code 0
when all cases were measured with the same outcome and the visitor never waited too long.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from assistant.pipeline import answer_question
from assistant.ui.quality import texts
from eval.running.runs import list_runs, load_run
from eval.sets.cases import read_cases
from index.build import open_library, update_index
from index.settings import Settings
from tests.benchmarks.browser.timing import Visitor, figures, launched
from tests.ui.browsing import ROOT, serving

_ANSWER = 2.0
_DONE = 3_600


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--cases", type=Path, default=ROOT / "eval" / "cases")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds that the visitor reads")
    given = parser.parse_args()
    settings = Settings.load(corpus=given.corpus, index=given.index)
    update_index(settings)
    with tempfile.TemporaryDirectory() as runs:
        waited = asked_beside(settings, given.cases, Path(runs), given.pause)
        folders = list_runs(Path(runs))
        wrong = differing(settings, given.cases, folders[0]) if len(folders) == 1 else ["no measurement was kept"]
    print(figures("answers while it was measured", waited, _ANSWER))
    print("\n".join(wrong) or "every case was measured, and as without anybody beside it")
    return 1 if wrong or max(waited) > _ANSWER else 0


def asked_beside(settings: Settings, cases: Path, runs: Path, pause: float) -> list[float]:
    """The seconds that each answer took, until the measurement was done."""
    places = {
        "BINNENSTAD_CORPUS": str(settings.corpus.resolve()),
        "BINNENSTAD_INDEX": str(settings.index.resolve()),
        "BINNENSTAD_EVAL_CASES": str(cases.resolve()),
        "BINNENSTAD_EVAL_RUNS": str(runs),
        "BINNENSTAD_APP_QUESTIONS_PER_MINUTE": "0",
    }
    asked = [case.question for case in read_cases([cases])]
    waited: list[float] = []
    with serving(ROOT / "app.py", **places) as (address, _), sync_playwright() as playwright:
        browser = launched(playwright)
        visitor = Visitor(browser, address)
        visitor.ask(asked[0])
        tester = browser.new_page()
        tester.goto(f"{address}/kwaliteit")
        tester.get_by_role("button", name=texts.QUALITY_START).click(timeout=120_000)
        stop = tester.get_by_role("button", name=texts.QUALITY_STOP)
        stop.wait_for(timeout=120_000)
        while stop.count() and sum(waited) + len(waited) * pause < _DONE:
            waited.append(visitor.ask(asked[len(waited) % len(asked)]))
            tester.wait_for_timeout(1_000 * pause)
            if len(waited) % 5 == 0:
                visitor.leave()
                visitor = Visitor(browser, address)
        browser.close()
    return waited


def differing(settings: Settings, cases: Path, folder: Path) -> list[str]:
    """What the kept measurement has otherwise than the same questions asked here."""
    kept = {result.case.id: result for result in load_run(folder).results}
    found = []
    with open_library(settings) as library:
        for case in read_cases([cases]):
            answer = answer_question(library, case.question, case.history)
            result = kept.get(case.id)
            if result is None:
                found.append(f"{case.id}: not measured")
            elif (result.status, result.text) != (answer.status, answer.text):
                found.append(f"{case.id}: {result.status} instead of {answer.status}, or another text")
    return found


if __name__ == "__main__":
    sys.exit(main())
