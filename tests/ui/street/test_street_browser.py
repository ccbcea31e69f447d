"""Mijn straat in a real browser: by its address, with a slip, not named, by keyboard alone, on a phone."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from assistant.ui.street import texts
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, Visit, scrolls_sideways, serving

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def server(shipped_settings: Settings) -> Iterator[str]:
    places = {"BINNENSTAD_CORPUS": str(shipped_settings.corpus), "BINNENSTAD_INDEX": str(shipped_settings.index)}
    with serving(ROOT / "app.py", **places) as (address, _):
        yield address


def test_an_address_opens_a_street_with_a_slip_repaired(server: str, visit: Callable[[str, int], Visit]) -> None:
    page = (seen := visit(server, 375)).page
    for address in ("mijn-straat?straat=Rolderstrat", "?straat=Rolderstrat"):
        page.goto(f"{server}/{address}")
        expect(page.get_by_role("heading", name=texts.NAMED.format(name="Rolderstraat"))).to_be_visible(timeout=60_000)
        expect(page.locator("blockquote").first).to_contain_text("Rolderstraat")
        assert "mijn-straat?straat=Rolderstrat" in page.url
    assert not scrolls_sideways(seen.page)


def test_a_street_that_is_not_named_is_said_so_and_found_by_keyboard(
    server: str, visit: Callable[[str, int], Visit]
) -> None:
    page = visit(server, 1440).page
    page.goto(f"{server}/mijn-straat")
    field = page.get_by_label(texts.FIELD)
    expect(field).to_be_visible(timeout=60_000)
    field.focus()
    page.keyboard.type("Molderstraat")
    page.keyboard.press("Enter")
    expect(page.get_by_text(texts.NOT_NAMED.format(name="Molderstraat"))).to_be_visible(timeout=30_000)
    near = page.get_by_role("button", name="Rolderstraat", exact=True)
    for _ in range(12):
        page.keyboard.press("Tab")
        if near.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=texts.NAMED.format(name="Rolderstraat"))).to_be_visible(timeout=30_000)
    page.emulate_media(media="print")
    expect(field).to_be_hidden()
    expect(page.locator("blockquote").first).to_be_visible()
    expect(page.get_by_text(texts.PRINTED.split("{")[0])).to_be_visible()


def test_a_street_is_printed_black_on_white_in_the_dark_theme_too(
    server: str, visit: Callable[[str, int], Visit]
) -> None:
    page = visit(server, 1440).page
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server}/mijn-straat?straat=Rolderstraat")
    quotation = page.locator("blockquote").first
    expect(quotation).to_be_visible(timeout=60_000)
    expect(page.get_by_text(texts.PRINTED.split("{")[0])).to_be_hidden()
    page.emulate_media(media="print")
    expect(quotation.locator("p").first).to_have_css("color", "rgb(16, 22, 20)")
    expect(page.locator(".stApp")).to_have_css("background-color", "rgba(0, 0, 0, 0)")
