"""Serving the app and visiting it in a real browser."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.ui import texts

ROOT = Path(__file__).parents[2]
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

TURN = "[class*=st-key-turn-]"
NEEDS_CHROMIUM = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: install the package chromium")


@contextmanager
def serving(script: Path, *, port: int = 0, **environment: str) -> Iterator[tuple[str, int]]:
    """Serve a script as ``make run`` does, on a free port when none is given; gives its address and its process."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with tempfile.TemporaryDirectory() as data:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={"BINNENSTAD_APP_DATA": data, **os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            address = f"http://localhost:{port}{environment.get('STREAMLIT_SERVER_BASE_URL_PATH', '')}"
            wait_for(f"{address}/_stcore/health", process)
            yield address, process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=20)


def free_port() -> int:
    """A port that nothing listens on now."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended by itself"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start within a minute")


def settled(page: Page) -> None:
    """Wait until nothing on the page is being shown anew: the server is ready, and nothing is faint any more."""
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached(timeout=60_000)
    expect(page.locator("[data-stale=true]")).to_have_count(0, timeout=30_000)
    page.wait_for_timeout(500)


class Visit:
    """A page that keeps count of what it asks of other computers, of dialogs and of errors in its scripts."""

    def __init__(self, browser: Browser, address: str, width: int) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 800})
        self.elsewhere: list[str] = []
        self.executed: list[str] = []
        server = "/".join(address.split("/")[:3])
        allowed = (server, server.replace("http", "ws"), "data:", "blob:")
        self.page.on(
            "request", lambda request: None if request.url.startswith(allowed) else self.elsewhere.append(request.url)
        )
        self.page.on("websocket", lambda one: None if one.url.startswith(allowed) else self.elsewhere.append(one.url))
        self.page.on("dialog", lambda dialog: (self.executed.append(dialog.message), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.executed.append(str(error)))
        self.page.goto(address)

    def ask(self, question: str) -> None:
        field = self.page.get_by_test_id("stChatInput").locator("textarea")
        before = self.page.locator(TURN).count()
        field.fill(question)
        field.press("Enter")
        expect(self.page.locator(TURN)).to_have_count(before + 1, timeout=60_000)
        expect(self.page.locator("[data-answered]")).to_have_count(1, timeout=60_000)
        expect(self.page.get_by_text(texts.NEW_CONVERSATION)).to_be_visible(timeout=60_000)


def scrolls_sideways(page: Page) -> bool:
    """Whether anything that shows is wider than the screen."""
    return page.evaluate(
        "[...document.querySelectorAll('body *')].some(one => { const box = one.getBoundingClientRect();"
        " return box.width > 0 && box.right > window.innerWidth + 1 && box.left >= 0"
        " && !one.closest('[data-testid=stSidebar]'); })"
    )


def tab_to(page: Page, wanted: str, most: int = 120) -> None:
    """Press Tab until what is wanted has the focus: on a page that is ready, for what is shown anew loses the focus."""
    settled(page)
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"() => !!({wanted})(document.activeElement)"):
            return
    raise AssertionError(f"not reached by Tab: {wanted}")
