"""A document and a question that try everything: a real browser shows them letter for letter and runs nothing."""

import json
from collections.abc import Callable, Iterator

import pytest
import typst
from playwright.sync_api import expect

from assistant.ui.sources import texts as told
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, TURN, Visit, serving

HOSTILE = (
    "De gemeente <script>alert(1)</script> met www.evil.example, HTTPS://evil.example/a?b=1 en x@evil.example trekt "
    "5 miljoen euro uit voor de fontein.",
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
#text(size: 26pt, weight: "bold", given("title"))
#pagebreak()
= Water :blue[blauw] `<b>` groen
#for line in given("lines") { par(line) }
"""

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on a document that tries everything."""
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
    expect(seen.page.locator("blockquote").first).to_contain_text("De gemeente")
    assert HOSTILE[0] in plain(seen.page.locator("blockquote").first.inner_text())
    panel = seen.page.locator(".st-key-source-panel")
    expect(panel.get_by_test_id("stImage")).to_be_visible(timeout=30_000)
    assert TITLE in plain(panel.inner_text())
    panel.get_by_text(told.AROUND).click()
    expect(panel.locator(".stMarkdownColoredBackground").first).to_be_visible()
    shown = plain(panel.inner_text())
    for line in HOSTILE:
        assert line in shown
    for selector in (
        "a[href*='//evil' i], a[href*='//www.evil' i]",
        "a[href^=mailto]",
        "script:text('alert')",
        "[data-testid=stMarkdown] img",
        ".katex",
    ):
        assert seen.page.locator(selector).count() == 0
    seen.page.goto(f"{hostile}/documenten")
    expect(seen.page.get_by_text("nota <b>vet<b> :smile: #1 100%.pdf").first).to_be_visible(timeout=30_000)


def test_a_question_is_shown_letter_for_letter(hostile: str, visit: Callable[[str], Visit]) -> None:
    seen = visit(hostile)
    question = (
        "Wat kost <img src=x onerror=alert(4)> ![x](http://evil.example/y.png) www.evil.example $x$ "
        ":red[x] :smile: -> ‘<script>’?"
    )
    seen.ask(question)
    assert plain(seen.page.locator(f"{TURN} h2").first.inner_text()) == question
    assert seen.page.locator("[data-testid=stMarkdown] img").count() == 0
    assert seen.page.locator("a[href*='//evil' i], a[href*='//www.evil' i], a[href^=mailto]").count() == 0
