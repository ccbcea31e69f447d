"""The app in a real browser, on a real server: what people see, and what a browser is made to do."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
import typst
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.ui import texts
from index.settings import Settings

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
MEMORY = 1.5 * 2**30
AMOUNT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: install the package chromium")


@contextmanager
def serving(script: Path, **environment: str) -> Iterator[tuple[str, int]]:
    """Serve a script as ``make run`` does; gives its address and its process."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://localhost:{port}/_stcore/health", process)
        yield f"http://localhost:{port}", process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended by itself"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not start within a minute")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def server(shipped: Settings) -> Iterator[tuple[str, int]]:
    with serving(
        ROOT / "app.py", BINNENSTAD_CORPUS=str(shipped.corpus), BINNENSTAD_INDEX=str(shipped.index)
    ) as started:
        yield started


class Visit:
    """A page that keeps count of what it asks of other computers, of dialogs and of errors in its scripts."""

    def __init__(self, browser: Browser, address: str, width: int) -> None:
        self.page: Page = browser.new_page(viewport={"width": width, "height": 800})
        self.elsewhere: list[str] = []
        self.executed: list[str] = []
        allowed = (address, address.replace("http", "ws"), "data:", "blob:")
        self.page.on(
            "request", lambda request: None if request.url.startswith(allowed) else self.elsewhere.append(request.url)
        )
        self.page.on("websocket", lambda one: None if one.url.startswith(allowed) else self.elsewhere.append(one.url))
        self.page.on("dialog", lambda dialog: (self.executed.append(dialog.message), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.executed.append(str(error)))
        self.page.goto(address)

    def ask(self, question: str) -> None:
        field = self.page.get_by_test_id("stChatInput").locator("textarea")
        field.fill(question)
        before = self.page.get_by_test_id("stChatMessage").count()
        field.press("Enter")
        expect(self.page.get_by_test_id("stChatMessage")).to_have_count(before + 2, timeout=60_000)
        expect(self.page.get_by_text(texts.NEW_CONVERSATION)).to_be_visible(timeout=60_000)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str, int], Visit]]:
    visits: list[Visit] = []

    def start(address: str, width: int = 1280) -> Visit:
        visits.append(Visit(browser, address, width))
        expect(visits[-1].page.get_by_test_id("stChatInput")).to_be_visible(timeout=90_000)
        return visits[-1]

    yield start
    for one in visits:
        one.page.close()
    for one in visits:
        assert one.elsewhere == [], "asked another computer for something"
        assert one.executed == [], "something ran that should not"


def scrolls_sideways(page: Page) -> bool:
    """Whether anything that shows is wider than the screen."""
    return page.evaluate(
        "[...document.querySelectorAll('body *')].some(one => { const box = one.getBoundingClientRect();"
        " return box.width > 0 && box.right > window.innerWidth + 1 && box.left >= 0"
        " && !one.closest('[data-testid=stSidebar]'); })"
    )


def test_ask_and_see_where_it_stands(server: tuple[str, int], visit: Callable[[str], Visit]) -> None:
    page = (seen := visit(server[0])).page
    assert page.locator("html").get_attribute("lang") == "nl"
    seen.ask(AMOUNT)
    expect(page.locator("blockquote").first).to_contain_text("11 miljoen euro")
    source = page.get_by_test_id("stExpander").first
    expect(source).to_contain_text("bladzijde 4 (pdf-pagina 5)")
    source.locator("summary").press("Enter")
    expect(source.locator(".stMarkdownColoredBackground").first).to_contain_text("11 miljoen euro", timeout=30_000)
    image = source.get_by_role("img", name=re.compile("Bladzijde 4 van Uitvoeringsprogramma"))
    expect(image).to_be_visible(timeout=30_000)
    assert image.evaluate("one => one.naturalWidth") > 600
    address = source.get_by_role("link", name="Open de pdf op bladzijde 4").get_attribute("href")
    assert address is not None
    assert address.endswith("uitvoeringsprogramma-binnenstad-2018-2021.pdf#page=5")
    answer = page.request.get(f"{server[0]}/{address.removeprefix('./')}")
    assert answer.body().startswith(b"%PDF")


def test_a_narrow_screen_does_not_scroll_sideways(server: tuple[str, int], visit: Callable[[str, int], Visit]) -> None:
    seen = visit(server[0], 375)
    assert not scrolls_sideways(seen.page)
    seen.ask(AMOUNT)
    seen.page.get_by_test_id("stExpander").first.locator("summary").click()
    expect(seen.page.get_by_test_id("stImage").first).to_be_visible(timeout=30_000)
    seen.ask("w" * 900)
    assert not scrolls_sideways(seen.page)
    seen.page.goto(f"{server[0]}/documenten")
    expect(seen.page.get_by_text("binnenstadsvisie-assen-2030.pdf").first).to_be_visible(timeout=30_000)
    seen.page.get_by_text(texts.CHECK_START).click()
    expect(seen.page.get_by_test_id("stTable")).to_be_visible(timeout=60_000)
    assert not scrolls_sideways(seen.page)


def test_pages_meet_the_rules_for_accessibility(server: tuple[str, int], visit: Callable[[str], Visit]) -> None:
    """Contrast, names, order of headings: what axe-core finds by itself."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-playwright-python").Axe()
    seen = visit(server[0])
    found = {"empty page": axe.run(seen.page)}
    seen.ask(AMOUNT)
    seen.page.get_by_test_id("stExpander").first.locator("summary").click()
    expect(seen.page.get_by_test_id("stImage").first).to_be_visible(timeout=30_000)
    seen.ask("Wat zijn de plannen voor de Bloemstraat?")
    found["conversation"] = axe.run(seen.page)
    seen.page.goto(f"{server[0]}/documenten")
    expect(seen.page.get_by_text(texts.CHECK_START)).to_be_visible(timeout=30_000)
    found["documents"] = axe.run(seen.page)
    assert {name: one.generate_report() for name, one in found.items() if one.violations_count} == {}


def test_memory_stays_within_bounds(server: tuple[str, int], visit: Callable[[str], Visit]) -> None:
    seen = visit(server[0])
    for question in (AMOUNT, "Wat zijn de plannen voor het Koopmansplein?", "En voor de Rolderstraat?"):
        seen.ask(question)
    assert psutil.Process(server[1]).memory_info().rss < MEMORY


HOSTILE = (
    "De gemeente <script>alert(1)</script> trekt 5 miljoen euro uit voor de fontein.",
    "De kade ![x](http://evil.example/x.png) krijgt $x^2$ bomen en :red[rood] asfalt.",
    "De brug :material/home: :streamlit: :smile: wordt **vet** geschilderd -> in 2027 -- misschien.",
    "De toren krijgt een klok <img src=x onerror=alert(2)> &lt;b&gt; met 12 cijfers.",
)
TITLE = "Nota <img src=x onerror=alert(3)> :smile: **Stadspark**"
TEMPLATE = """
#let given(key) = json(bytes(sys.inputs.at(key)))
#set document(title: given("title"))
#set text(lang: "nl")
#set heading(numbering: "1.1")
= Water :blue[blauw] `<b>` groen
#for line in given("lines") { par(line) }
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a document that tries everything."""
    import json

    folder = tmp_path_factory.mktemp("hostile")
    inputs = {"title": json.dumps(TITLE), "lines": json.dumps(HOSTILE)}
    pdf = typst.compile(TEMPLATE.encode(), sys_inputs=inputs)
    assert isinstance(pdf, bytes)
    (folder / "corpus").mkdir()
    (folder / "corpus" / "nota <b>vet<b> :smile: #1 100%.pdf").write_bytes(pdf)
    with serving(ROOT / "app.py", BINNENSTAD_CORPUS=str(folder / "corpus"), BINNENSTAD_INDEX=str(folder / "index")) as (
        address,
        _,
    ):
        yield address


def plain(text: str) -> str:
    return " ".join(text.replace("\u2060", "").split())


def test_a_document_is_shown_letter_for_letter(hostile: str, visit: Callable[[str], Visit]) -> None:
    seen = visit(hostile)
    assert TITLE in plain(seen.page.inner_text("body"))
    seen.ask("Hoeveel miljoen is er voor de fontein?")
    expect(seen.page.locator("blockquote").first).to_contain_text(HOSTILE[0])
    source = seen.page.get_by_test_id("stExpander").first
    assert TITLE in plain(source.inner_text())
    source.locator("summary").click()
    expect(seen.page.get_by_test_id("stImage")).to_be_visible(timeout=30_000)
    shown = plain(source.inner_text())
    for line in HOSTILE:
        assert line in shown
    for selector in ("script:text('alert')", "[data-testid=stMarkdown] img", ".katex"):
        assert seen.page.locator(selector).count() == 0
    seen.page.goto(f"{hostile}/documenten")
    expect(seen.page.get_by_text("nota <b>vet<b> :smile: #1 100%.pdf").first).to_be_visible(timeout=30_000)


def test_a_question_is_shown_letter_for_letter(hostile: str, visit: Callable[[str], Visit]) -> None:
    seen = visit(hostile)
    question = (
        "Wat kost <img src=x onerror=alert(4)> ![x](http://evil.example/y.png) $x$ :red[x] :smile: -> ‘<script>’?"
    )
    seen.ask(question)
    assert plain(seen.page.get_by_test_id("stChatMessage").first.inner_text()).endswith(question)
    assert seen.page.locator("[data-testid=stMarkdown] img").count() == 0
