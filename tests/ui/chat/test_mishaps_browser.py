"""What happens while somebody chats, in a real browser: a reload in mid-answer, a new index, a document that goes."""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assistant.ui import texts
from assistant.ui.documents import texts as documents
from assistant.ui.sources import texts as told
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, TURN, Visit, serving, settled

AMOUNT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"
PILLARS = "Wat zijn de drie pijlers van het plan?"
PANEL = ".st-key-source-panel"

pytestmark = NEEDS_CHROMIUM


@pytest.fixture(scope="module")
def place(shipped_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int, Settings]]:
    """The app on a copy of the shipped documents; gives its address, its process and its settings."""
    folder = tmp_path_factory.mktemp("ongeluk")
    settings = Settings(corpus=folder / "documents", index=folder / "index")
    shutil.copytree(shipped_settings.corpus, settings.corpus, ignore=shutil.ignore_patterns("source"))
    places = {"BINNENSTAD_CORPUS": str(settings.corpus), "BINNENSTAD_INDEX": str(settings.index)}
    with serving(ROOT / "app.py", **places) as (address, process):
        yield address, process, settings


def field(page: Page):
    return page.get_by_test_id("stChatInput").locator("textarea")


def leave_in_mid_answer(page: Page, process: int, question: str, leave: Callable[[], object]) -> None:
    """Ask, and leave before the server, that is held meanwhile, can answer."""
    os.kill(process, signal.SIGSTOP)
    try:
        field(page).fill(question)
        field(page).press("Enter")
        leave()
        page.wait_for_timeout(300)
    finally:
        os.kill(process, signal.SIGCONT)


def test_a_reload_in_mid_answer_loses_neither_the_conversation_nor_the_question(
    place: tuple[str, int, Settings], visit: Callable[[str, int], Visit]
) -> None:
    address, process, _ = place
    page = (seen := visit(address, 1440)).page
    leave_in_mid_answer(page, process, AMOUNT, lambda: page.evaluate("setTimeout(() => location.reload())"))
    expect(field(page)).to_have_value(AMOUNT, timeout=60_000)
    expect(page.get_by_text(texts.BROWSER["unanswered"])).to_be_visible()
    field(page).press("Enter")
    expect(page.locator("blockquote").first).to_contain_text("11 miljoen euro", timeout=60_000)
    page.wait_for_url("**/?gesprek=*")
    expect(field(page)).to_have_value("")
    leave_in_mid_answer(page, process, PILLARS, lambda: page.evaluate("setTimeout(() => location.reload())"))
    expect(page.locator(f"{TURN} h2").first).to_have_text(AMOUNT, timeout=60_000)
    expect(field(page)).to_be_visible()
    page.wait_for_timeout(1_000)
    if page.locator(TURN).count() == 1:  # else the server was so quick that the answer was kept
        expect(field(page)).to_have_value(PILLARS, timeout=60_000)
        seen.ask(PILLARS)
    page.reload()
    expect(page.locator(f"{TURN} h2")).to_have_text([AMOUNT, PILLARS], timeout=60_000)
    expect(field(page)).to_have_value("")


def test_who_looks_at_another_page_in_mid_answer_finds_the_answer_on_coming_back(
    place: tuple[str, int, Settings], visit: Callable[[str, int], Visit]
) -> None:
    address, _, _ = place
    page = visit(address, 1440).page
    field(page).fill(AMOUNT)
    field(page).press("Enter")
    expect(page.locator("[data-asked]")).to_be_attached(timeout=60_000)
    page.get_by_role("link", name=texts.PAGE_DOCUMENTS).click()
    expect(page.get_by_text(texts.CHECK_START)).to_be_visible(timeout=60_000)
    page.get_by_role("link", name=texts.PAGE_QUESTIONS).click()
    expect(page.locator(f"{TURN} h2")).to_have_text([AMOUNT], timeout=60_000)
    expect(page.locator("blockquote").first).to_contain_text("11 miljoen euro", timeout=60_000)
    expect(field(page)).to_have_value("")


def test_a_question_sent_in_the_same_moment_as_another_page_is_chosen_is_answered_or_put_back(
    place: tuple[str, int, Settings], visit: Callable[[str, int], Visit]
) -> None:
    address, process, _ = place
    page = visit(address, 1440).page
    for number, question in enumerate((AMOUNT, PILLARS)):
        settled(page)
        leave_in_mid_answer(page, process, question, page.get_by_role("link", name=texts.PAGE_DOCUMENTS).click)
        expect(page.get_by_text(texts.CHECK_START)).to_be_visible(timeout=60_000)
        page.get_by_role("link", name=texts.PAGE_QUESTIONS).click()
        answered = page.locator(f".st-key-turn-{number} blockquote").first
        put_back = page.get_by_text(texts.BROWSER["unanswered"])
        expect(answered.or_(put_back).first).to_be_visible(timeout=60_000)
        if put_back.is_visible():
            expect(field(page)).to_have_value(question)
            field(page).press("Enter")
        expect(answered).to_be_visible(timeout=60_000)
    expect(page.locator(f"{TURN} h2")).to_have_text([AMOUNT, PILLARS])


def test_everything_is_read_again_while_somebody_chats(
    place: tuple[str, int, Settings], visit: Callable[[str, int], Visit]
) -> None:
    address, _, settings = place
    seen, manager = visit(address, 1440), visit(address, 1440)
    seen.ask(AMOUNT)
    manager.page.goto(f"{address}/documenten")
    before = (settings.index / "current.json").read_text()
    manager.page.get_by_role("button", name=documents.READ_AGAIN, exact=True).click(timeout=60_000)
    expect(manager.page.get_by_text(texts.STARTING).first).to_be_visible(timeout=30_000)
    seen.ask(PILLARS)
    assert manager.page.get_by_text(documents.READ_AGAIN_DONE).count() == 0, "the question came while all was read"
    expect(seen.page.locator(".st-key-turn-1 blockquote").first).to_be_visible()
    expect(manager.page.get_by_text(documents.READ_AGAIN_DONE)).to_be_visible(timeout=120_000)
    assert (settings.index / "current.json").read_text() != before
    seen.page.locator("a[href*='#bron-0-1']").first.click()
    expect(seen.page.locator(PANEL).get_by_test_id("stImage")).to_be_visible(timeout=30_000)
    seen.ask("Wat zijn de plannen voor het Koopmansplein?")
    expect(seen.page.locator(f"{TURN} h2").first).to_have_text(AMOUNT)


def test_one_document_is_read_again(place: tuple[str, int, Settings], visit: Callable[[str, int], Visit]) -> None:
    address, _, settings = place
    page = visit(address, 1440).page
    page.goto(f"{address}/documenten")
    before = {path: path.stat().st_ino for path in (settings.index / "documents").iterdir()}
    button = page.get_by_role("button", name=documents.READ_ONE_AGAIN, exact=True).first
    button.click(timeout=60_000)
    expect(page.get_by_text(documents.READ_ONE_AGAIN_DONE.split("{")[0])).to_be_visible(timeout=60_000)
    after = {path: path.stat().st_ino for path in (settings.index / "documents").iterdir()}
    assert before.keys() == after.keys()
    assert sum(before[path] != after[path] for path in before) == 1


def test_a_document_is_removed_while_its_source_is_open(
    place: tuple[str, int, Settings], visit: Callable[[str, int], Visit]
) -> None:
    address, _, settings = place
    seen = visit(address, 1440)
    seen.ask(AMOUNT)
    expect(seen.page.locator(PANEL).get_by_test_id("stImage")).to_be_visible(timeout=30_000)
    phone = visit(address, 375)
    phone.ask(AMOUNT)
    phone.page.locator("a[href*='#bron-0-1']").first.click()
    small = phone.page.locator("[class*=st-key-inline-source]")
    expect(small.get_by_test_id("stImage").first).to_be_visible(timeout=30_000)
    manager = visit(address, 1440).page
    manager.goto(f"{address}/documenten")
    file = next(Path(settings.corpus).glob("uitvoeringsprogramma*.pdf"))
    removing = manager.locator("[class*=st-key-remove-programma] button, [class*=st-key-remove-uitvoering] button")
    removing.first.click(timeout=60_000)
    manager.get_by_role("button", name=documents.REMOVE_NOW).click()
    expect(manager.get_by_text(documents.REMOVED.split("{")[0])).to_be_visible(timeout=60_000)
    assert not file.exists()
    seen.page.locator(PANEL).get_by_role("button", name=told.NEXT).click()
    expect(seen.page.locator(PANEL).get_by_text(told.GONE)).to_be_visible(timeout=60_000)
    expect(seen.page.locator("blockquote").first).to_contain_text("11 miljoen euro")
    small.get_by_role("button", name=told.CLOSE).click()
    phone.page.locator("a[href*='#bron-0-1']").first.click()
    expect(small.get_by_text(told.GONE)).to_be_visible(timeout=30_000)
    seen.ask(PILLARS)
    expect(seen.page.locator(".st-key-turn-1 blockquote").first).to_be_visible()
    seen.page.reload()
    expect(seen.page.locator("blockquote").first).to_contain_text("11 miljoen euro", timeout=60_000)
