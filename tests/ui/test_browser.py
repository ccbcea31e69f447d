"""The app in a real browser, on a real server: what people see, and what a browser is made to do."""

import re
from collections.abc import Callable, Iterator

import psutil
import pytest
from playwright.sync_api import expect

from assistant.ui import texts
from assistant.ui.sources import texts as told
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, TURN, Visit, scrolls_sideways, serving, settled, tab_to

MEMORY = 1.5 * 2**30
PANEL = ".st-key-source-panel"
AMOUNT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def server(shipped_settings: Settings) -> Iterator[tuple[str, int]]:
    with serving(
        ROOT / "app.py", BINNENSTAD_CORPUS=str(shipped_settings.corpus), BINNENSTAD_INDEX=str(shipped_settings.index)
    ) as started:
        yield started


def test_ask_and_see_where_it_stands(server: tuple[str, int], visit: Callable[[str], Visit]) -> None:
    page = (seen := visit(server[0], 1440)).page
    assert page.locator("html").get_attribute("lang") == "nl"
    seen.ask(AMOUNT)
    expect(page.locator("blockquote").first).to_contain_text("11 miljoen euro")
    panel = page.locator(PANEL)
    image = panel.get_by_role("img", name=re.compile("Bladzijde 4 van Uitvoeringsprogramma"))
    expect(image).to_be_visible(timeout=30_000)
    assert image.evaluate("one => one.naturalWidth") > 600
    address = panel.get_by_role("link", name="Open de pdf op bladzijde 4").get_attribute("href")
    assert address is not None
    assert "uitvoeringsprogramma-binnenstad-2018-2021.pdf#page=5&search=Voor%20het%20uitvoeringsprogramma" in address
    answer = page.request.get(f"{server[0]}/{address.removeprefix('./')}")
    assert answer.body().startswith(b"%PDF")
    expect(page.locator("#wijzer-zegt")).to_contain_text("Bronnen: ")


def test_a_marker_opens_its_source_and_the_reader_stays(
    server: tuple[str, int], visit: Callable[[str, int], Visit]
) -> None:
    page = (seen := visit(server[0], 1440)).page
    seen.ask("Wat zijn de plannen voor het Koopmansplein?")
    heading = page.locator(TURN).last.locator("h2")
    page.wait_for_timeout(1_000)
    top = heading.bounding_box()["y"]
    assert 0 < top < 300, "reading starts at the question"
    page.locator("a[href*='#bron-0-2']").first.click()
    expect(page.locator(PANEL).get_by_role("heading", name="Bron [2]")).to_be_visible(timeout=30_000)
    expect(page.locator(f"{PANEL} [data-testid=stImage] img")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(800)
    assert heading.bounding_box()["y"] == top
    place = page.evaluate(
        "() => { const box = name => document.querySelector(`.st-key-source-panel${name}`).getBoundingClientRect();"
        " const mark = document.querySelector('.st-key-source-panel [data-mark]').dataset.mark;"
        " const image = box(' [data-testid=stImage] img'), panel = box('');"
        " return (image.top + mark * image.height - panel.top) / panel.height }"
    )
    assert 0 < place < 0.8, "the mark is in sight"


def test_an_answer_does_not_move_who_reads_on(server: tuple[str, int], visit: Callable[[str, int], Visit]) -> None:
    page = (seen := visit(server[0], 768)).page
    seen.ask(AMOUNT)
    seen.ask("Wat zijn de plannen voor het Koopmansplein?")
    page.wait_for_timeout(1_500)
    heading = page.locator(TURN).last.locator("h2").bounding_box()
    assert heading is not None
    assert 40 < heading["y"] < 300


def test_on_a_phone_a_source_is_a_crop_that_opens_to_the_page(
    server: tuple[str, int], visit: Callable[[str, int], Visit]
) -> None:
    seen = visit(server[0], 375)
    assert not scrolls_sideways(seen.page)
    seen.ask(AMOUNT)
    expect(seen.page.locator(PANEL)).to_be_hidden()
    seen.page.locator("a[href*='#bron-0-1']").first.click()
    small = seen.page.locator("[class*=st-key-inline-source]")
    crop = small.get_by_test_id("stImage").locator("img").first
    expect(crop).to_be_visible(timeout=30_000)
    expect(crop).to_be_in_viewport(timeout=5_000)
    small.get_by_text(told.WHOLE_PAGE).click()
    expect(small.get_by_role("img", name=re.compile("^Bladzijde 4 van"))).to_be_visible()
    seen.ask("w" * 900)
    assert not scrolls_sideways(seen.page)


def test_on_a_phone_the_menu_closes_when_a_page_is_chosen_and_the_name_stays(
    server: tuple[str, int], visit: Callable[[str, int], Visit]
) -> None:
    page = visit(server[0], 375).page
    page.get_by_role("button", name="Open het menu").click()
    menu = page.get_by_test_id("stSidebar")
    chosen = menu.get_by_role("link", name=texts.PAGE_DOCUMENTS)
    expect(chosen).to_be_in_viewport()
    chosen.click()
    expect(page.get_by_text(texts.CHECK_START)).to_be_visible(timeout=30_000)
    expect(chosen).not_to_be_in_viewport(timeout=10_000)
    page.mouse.wheel(0, 3_000)
    expect(page.locator(".st-key-brand").get_by_text(texts.TITLE)).to_be_in_viewport()


@pytest.mark.parametrize("width", [768, 1440])
def test_the_names_of_the_pages_and_of_the_wijzer_do_not_touch(
    server: tuple[str, int], visit: Callable[[str, int], Visit], width: int
) -> None:
    page = visit(server[0], width).page
    name = page.locator(".st-key-brand p").bounding_box()
    last = page.get_by_test_id("stTopNavLink").last.bounding_box()
    assert name is not None
    assert last is not None
    assert last["x"] + last["width"] < name["x"]


def test_a_narrow_screen_does_not_scroll_sideways(server: tuple[str, int], visit: Callable[[str, int], Visit]) -> None:
    seen = visit(server[0], 375)
    seen.page.goto(f"{server[0]}/documenten")
    expect(seen.page.get_by_text("binnenstadsvisie-assen-2030.pdf").first).to_be_visible(timeout=30_000)
    seen.page.get_by_text(texts.CHECK_START).click()
    expect(seen.page.get_by_test_id("stTable")).to_be_visible(timeout=60_000)
    assert not scrolls_sideways(seen.page)


def test_a_half_typed_question_survives_another_page_and_too_long_is_said_before_it_is_sent(
    server: tuple[str, int], visit: Callable[[str], Visit]
) -> None:
    page = visit(server[0]).page
    field = page.get_by_test_id("stChatInput").locator("textarea")
    field.fill("Wat is er met de ")
    page.get_by_role("link", name=texts.PAGE_DOCUMENTS).click()
    expect(page.get_by_text(texts.CHECK_START)).to_be_visible(timeout=30_000)
    page.get_by_role("link", name=texts.PAGE_QUESTIONS).click()
    expect(page.get_by_test_id("stChatInput").locator("textarea")).to_have_value("Wat is er met de ")
    page.reload()
    field = page.get_by_test_id("stChatInput").locator("textarea")
    expect(field).to_have_value("Wat is er met de ", timeout=30_000)
    field.fill("a" * 1_100)
    expect(page.locator("#wijzer-teller")).to_contain_text("100 tekens korter")
    field.press("Enter")
    page.wait_for_timeout(500)
    assert page.locator(TURN).count() == 0
    expect(field).to_have_value("a" * 1_100)
    expect(page.get_by_role("button", name="Verstuur uw vraag")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_meet_the_rules_for_accessibility(
    server: tuple[str, int], visit: Callable[[str, int], Visit], scheme: str
) -> None:
    """Contrast, names, order of headings: what axe-core finds by itself."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-playwright-python").Axe()
    seen = visit(server[0], 1440)
    seen.page.emulate_media(color_scheme=scheme)
    seen.page.reload()
    expect(seen.page.get_by_test_id("stChatInput")).to_be_visible(timeout=60_000)
    found = {"empty page": axe.run(seen.page)}
    seen.ask(AMOUNT)
    expect(seen.page.locator(f"{PANEL} [data-testid=stImage]")).to_be_visible(timeout=30_000)
    seen.ask("Wat zijn de plannen voor de Bloemstraat?")
    settled(seen.page)
    found["conversation"] = axe.run(seen.page)
    for path, ready in (
        ("documenten", texts.CHECK_START),
        ("mijn-straat?straat=Rolderstraat", "Rolderstraat verandert"),
        ("uitleg", "Zoeken."),
    ):
        seen.page.goto(f"{server[0]}/{path}")
        expect(seen.page.get_by_text(ready).first).to_be_visible(timeout=30_000)
        settled(seen.page)
        found[path] = axe.run(seen.page)
    grave = [
        (name, one["id"], [(node["html"], node["failureSummary"]) for node in one["nodes"]])
        for name, result in found.items()
        for one in result.response["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert grave == []


def test_vraag_and_documenten_can_be_used_by_keyboard_alone(
    server: tuple[str, int], visit: Callable[[str, int], Visit]
) -> None:
    """Ask, open a source, turn the page, take the answer along, go to the documents and read a page: keys only."""
    page = visit(server[0], 1440).page
    tab_to(page, "one => one.dataset.testid === 'stChatInputTextArea'")
    page.keyboard.type(AMOUNT)
    page.keyboard.press("Enter")
    expect(page.locator("[data-answered]")).to_have_count(1, timeout=60_000)
    tab_to(page, "one => one.getAttribute('href')?.includes('#bron-0-2')")
    page.keyboard.press("Enter")
    expect(page.locator(PANEL).get_by_role("heading", name="Bron [2]")).to_be_visible(timeout=30_000)
    tab_to(page, f"one => one.textContent.includes('{told.PREVIOUS}')")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bladzijde 9 van het bestand")).to_be_visible(timeout=30_000)
    tab_to(page, f"one => one.textContent.trim().endsWith('{texts.PAGE_DOCUMENTS}')")
    page.keyboard.press("Enter")
    expect(page.get_by_text(texts.CHECK_START)).to_be_visible(timeout=30_000)
    tab_to(page, "one => one.matches('summary') && one.closest('[class*=st-key-read-]')")
    page.keyboard.press("Enter")
    expect(page.locator("code").first).to_be_visible(timeout=30_000)
    tab_to(page, "one => one.matches('input') && one.closest('[class*=st-key-page-]')")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Bladzijde 2 (gedrukt nummer")).to_be_visible(timeout=30_000)


def test_memory_stays_within_bounds(server: tuple[str, int], visit: Callable[[str], Visit]) -> None:
    seen = visit(server[0])
    for question in (AMOUNT, "Wat zijn de plannen voor het Koopmansplein?", "En voor de Rolderstraat?"):
        seen.ask(question)
    assert psutil.Process(server[1]).memory_info().rss < MEMORY
