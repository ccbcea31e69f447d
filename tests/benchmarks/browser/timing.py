"""A visitor whose browser itself keeps the time, from the Enter key to the frame in which the answer can be read."""

import json
import statistics
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, ViewportSize

from eval.sets.cases import read_cases
from tests.ui.browsing import CHROMIUM, QUIET, ROOT

_PATIENCE = 120_000
_LOOK = 100
"""Milliseconds between two looks: looking at every frame would cost ten browsers what the server needs."""
_CLOCK = """
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.closest?.("[data-testid=stChatInput]")) return;
  window.wijzerAsked = performance.now();
  window.wijzerBefore = document.querySelector("[data-answered]")?.dataset.answered;
  window.wijzerTook = null;
}, true);
new MutationObserver(() => {
  const now = document.querySelector("[data-answered]")?.dataset.answered;
  if (!window.wijzerAsked || window.wijzerTook !== null || !now || now === window.wijzerBefore) return;
  window.wijzerTook = 0;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    window.wijzerTook = performance.now() - window.wijzerAsked;
  }));
}).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-answered"] });
"""


def launched(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


def questions(file: Path | None, count: int) -> list[str]:
    """The first questions of a file (YAML, or JSON Lines with a ``question``), or of the cases of the project."""
    if file and file.suffix == ".jsonl":
        return [json.loads(line)["question"] for line in file.read_text("utf-8").splitlines()[:count]]
    return [case.question for case in read_cases([file or ROOT / "eval" / "cases"])[:count]]


class Visitor:
    """Somebody in a browser of his own, with nothing kept from an earlier visit.

    It asks for reduced motion: ten signs that turn, drawn without a graphics card, would cost more than the answers.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        size: ViewportSize = {"width": 1440, "height": 900}
        self._context = browser.new_context(viewport=size, reduced_motion="reduce")
        self._context.add_init_script(_CLOCK)
        self.page: Page = self._context.new_page()
        self._address = address
        self.opened = self._open()

    def _open(self) -> float:
        """Open the first page; returns the seconds until a question can be typed."""
        self.page.goto(self._address, wait_until="commit")
        field = "document.querySelector('[data-testid=stChatInput] textarea:not(:disabled)')"
        self.page.wait_for_function(f"() => {field}?.offsetParent && performance.now()", timeout=_PATIENCE)
        return float(self.page.evaluate("() => performance.now()")) / 1000

    def send(self, question: str) -> None:
        """Ask, and do not wait for the answer."""
        field = self.page.get_by_test_id("stChatInput").locator("textarea")
        field.fill(question)
        field.press("Enter")

    def answered(self) -> float:
        """The seconds between the Enter key and the answer to what was sent last."""
        took = self.page.wait_for_function("() => window.wijzerTook", polling=_LOOK, timeout=_PATIENCE)
        return float(took.json_value()) / 1000

    def ask(self, question: str) -> float:
        self.send(question)
        return self.answered()

    def leave(self) -> None:
        self._context.close()


def figures(name: str, seconds: Sequence[float], most: float) -> str:
    """A line with the median, the 95th percentile and the slowest, and whether it stays within what was promised."""
    ordered = sorted(seconds)
    slow = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    held = "held" if slow <= most else "NOT HELD"
    return (
        f"{name}: median {statistics.median(ordered):.2f} s, 95th percentile {slow:.2f} s, slowest {ordered[-1]:.2f} s "
        f"({len(ordered)} times); at most {most} s at the 95th percentile: {held}"
    )
