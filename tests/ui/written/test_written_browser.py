"""Writing beside the quotations in a real browser: it comes by itself, leads to its sources, and can be stopped."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant.ui.sources import texts as sources
from assistant.ui.written import texts
from assistant.writer import texts as told
from index.settings import Settings
from tests.assistant.writer.serving import Reply
from tests.assistant.writer.serving import serving as model
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, Visit, serving
from tests.ui.written.test_written_beside import INVENTED, PASSAGE, QUESTION

pytestmark = NEEDS_CHROMIUM


def slowly(body: dict[str, Any]) -> Reply:
    """A model that says what the first passage says, then something of its own, and then goes on saying nothing."""
    number, text = PASSAGE.findall(body["messages"][-1]["content"])[0]
    return Reply(pieces=[f"{text.rstrip('.')}. [{number}] ", f"{INVENTED} [{number}] ", *[" "] * 300], pause=0.2)


@pytest.fixture(scope="module")
def server(shipped_settings: Settings) -> Iterator[str]:
    here = {"BINNENSTAD_CORPUS": str(shipped_settings.corpus), "BINNENSTAD_INDEX": str(shipped_settings.index)}
    with model(slowly) as found:
        chat = {"BINNENSTAD_CHAT_MODEL": "proef", "BINNENSTAD_CHAT_URL": found.url}
        with serving(ROOT / "app.py", **here, **chat) as (address, _):
            yield address


def test_a_sentence_joins_the_quotations_by_itself_and_writing_stops_when_it_is_told_to(
    server: str, visit: Callable[[str, int], Visit]
) -> None:
    page = (seen := visit(server, 1440)).page
    seen.ask(QUESTION)
    expect(page.locator("blockquote").first).to_contain_text("11 miljoen euro")
    written = page.locator(".st-key-written-0-0")
    expect(written).to_contain_text(told.HEADINGS["answer"], timeout=60_000)
    expect(written).to_contain_text("11 miljoen euro")
    stop = page.get_by_role("button", name=texts.STOP)
    expect(stop).to_be_visible()
    page.locator("[class*=st-key-bron-0-2] button").click()
    expect(page.get_by_role("heading", name=sources.PANEL_QUOTE.format(number=2)).first).to_be_visible(timeout=30_000)
    written.get_by_role("link", name="[1]").first.click()
    expect(page.get_by_role("heading", name=sources.PANEL_QUOTE.format(number=1)).first).to_be_visible(timeout=30_000)
    stop.click()
    expect(written).to_contain_text(told.STOPPED, timeout=30_000)
    expect(stop).to_have_count(0, timeout=30_000)
    expect(written).to_contain_text("11 miljoen euro")
    expect(page.get_by_text("47 miljoen")).to_have_count(0)
    expect(page.locator("#wijzer-zegt")).to_contain_text(told.STOPPED, timeout=30_000)
    expect(page.get_by_role("button", name=texts.EXPLAIN)).to_have_count(1, timeout=30_000)
