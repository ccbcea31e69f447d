"""The app in a real browser, on a real server: what people see, and what a browser is made to do."""

import re
from collections.abc import Callable, Iterator

import psutil
import pytest
from playwright.sync_api import expect

from assistant.ui import texts
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, Visit, scrolls_sideways, serving

MEMORY = 1.5 * 2**30
AMOUNT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def server(shipped_settings: Settings) -> Iterator[tuple[str, int]]:
    with serving(
        ROOT / "app.py", BINNENSTAD_CORPUS=str(shipped_settings.corpus), BINNENSTAD_INDEX=str(shipped_settings.index)
    ) as started:
        yield started


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
