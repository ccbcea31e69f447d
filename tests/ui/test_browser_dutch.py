"""What Streamlit says by itself, in a real browser: in Dutch, also when the server is gone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from assistant.ui import texts
from assistant.ui.documents import texts as documents
from assistant.ui.quality import texts as quality
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, Visit, serving

ENGLISH = [told for told, ours in texts.BROWSER["names"].items() if told != ours]
SAID = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (!one.checkVisibility() || one.closest("svg, [data-testid=stIconMaterial]")) continue;
    found.push(texts.currentNode.data.trim());
  }
  for (const one of document.querySelectorAll("[aria-label], [title]:not(svg *)"))
    if (!one.closest("[aria-hidden=true]")) found.push(one.getAttribute("aria-label") ?? one.getAttribute("title"));
  return found.filter(Boolean).map((one) => one.split(": ")[0]);
}"""

pytestmark = NEEDS_CHROMIUM


def english(page: Page) -> set[str]:
    page.wait_for_timeout(300)
    said = page.evaluate(SAID)
    return {one for one in said if one in ENGLISH or one.endswith(("per file", " icon")) or one.startswith("Page ")}


def test_what_streamlit_says_is_dutch_on_every_page_and_when_the_server_is_gone(
    shipped_settings: Settings, visit: Callable[[str, int], Visit]
) -> None:
    places = {"BINNENSTAD_CORPUS": str(shipped_settings.corpus), "BINNENSTAD_INDEX": str(shipped_settings.index)}
    found = {}
    with serving(ROOT / "app.py", **places) as (address, _):
        page = visit(address, 1440).page
        found["vraag"] = english(page)
        page.get_by_role("link", name=texts.PAGE_DOCUMENTS).click()
        page.locator("[class*=st-key-read-] summary").first.click(timeout=60_000)
        expect(page.get_by_role("button", name="Eén meer")).to_be_visible(timeout=30_000)
        expect(page.get_by_role("button", name="Kies een bestand").first).to_be_visible()
        found["documenten"] = english(page)
        page.locator("input[type=file]").set_input_files(
            {"name": "nota.docx", "mimeType": "application/x", "buffer": b"PK\x03\x04"}
        )
        expect(page.get_by_text(documents.NOT_ADDED)).to_be_visible(timeout=30_000)
        expect(page.get_by_role("button", name="Verwijder nota.docx")).to_be_visible()
        found["een bestand"] = english(page)
        page.get_by_role("link", name=texts.PAGE_QUALITY).click()
        field = page.get_by_label(quality.QUALITY_NAME)
        field.fill("een naam", timeout=60_000)
        expect(page.get_by_text(texts.BROWSER["names"]["Press Enter to apply"])).to_be_visible()
        found["kwaliteit"] = english(page)
    gone = page.get_by_role("dialog")
    expect(gone.get_by_text("Geen verbinding")).to_be_visible(timeout=60_000)
    expect(gone).to_contain_text("De wijzer geeft geen antwoord")
    found["weg"] = english(page)
    assert {name: told for name, told in found.items() if told} == {}
