"""A conversation in a real browser: after a reload, a restart and by link, and only where it should."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.ui import texts
from assistant.ui.chat import texts as own
from assistant.ui.saved import texts as saved
from assistant.ui.taken import texts as taken
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, TURN, Visit, serving

AMOUNT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"
PLAN = "Wat zijn de plannen voor het Koopmansplein?"

pytestmark = NEEDS_CHROMIUM


@contextmanager
def served(settings: Settings, data: Path) -> Iterator[str]:
    environment = {"BINNENSTAD_CORPUS": str(settings.corpus), "BINNENSTAD_INDEX": str(settings.index)}
    with serving(ROOT / "app.py", BINNENSTAD_APP_DATA=str(data), **environment) as (address, _):
        yield address


@pytest.fixture(scope="module")
def server(shipped_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(shipped_settings, tmp_path_factory.mktemp("data")) as address:
        yield address


def questions(page: Page, *asked: str) -> None:
    for number, question in enumerate(asked):
        expect(page.locator(f".st-key-turn-{number} h2")).to_have_text(question, timeout=60_000)
    expect(page.locator(TURN)).to_have_count(len(asked))


def test_a_conversation_survives_a_reload_and_a_second_device_sees_it_by_link_only(
    server: str, visit: Callable[[str], Visit], browser: Browser
) -> None:
    seen = visit(server)
    seen.ask(AMOUNT)
    seen.ask(PLAN)
    seen.page.wait_for_url("**/?gesprek=*")
    seen.page.reload()
    questions(seen.page, AMOUNT, PLAN)
    own_address = seen.page.url
    seen.page.get_by_role("button", name=saved.CONVERSATIONS).click()
    seen.page.get_by_role("button", name=saved.SHARE).click()
    link = seen.page.locator("code").filter(has_text="deel=").first
    expect(link).to_be_visible(timeout=30_000)
    with browser.new_context() as elsewhere:
        other = elsewhere.new_page()
        other.goto(own_address)
        expect(other.get_by_text(saved.NOT_FOUND)).to_be_visible(timeout=60_000)
        assert other.locator(TURN).count() == 0
        other.goto(link.inner_text())
        questions(other, AMOUNT, PLAN)


def test_a_conversation_is_named_deleted_and_put_back(server: str, visit: Callable[[str], Visit]) -> None:
    seen = visit(server)
    seen.ask(AMOUNT)
    page = seen.page
    page.get_by_role("button", name=saved.CONVERSATIONS).click()
    page.get_by_label(saved.NAMED).fill("Over het geld")
    page.get_by_role("button", name=saved.RENAME).click()
    expect(page.get_by_role("button", name="Over het geld (1)")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name=saved.DELETE).click()
    expect(page.get_by_text(saved.DELETED.format(title="Over het geld"))).to_be_visible(timeout=30_000)
    expect(page.locator(TURN)).to_have_count(0)
    page.get_by_role("button", name=saved.UNDO).click()
    questions(page, AMOUNT)


def test_a_question_is_changed_and_asked_again(server: str, visit: Callable[[str], Visit]) -> None:
    seen = visit(server)
    seen.ask(AMOUNT)
    seen.page.get_by_role("button", name=own.ASK_AGAIN).click()
    seen.page.get_by_label(own.ASK_AGAIN_FIELD).fill(PLAN)
    seen.page.get_by_role("button", name=own.ASK_AGAIN_SEND).click()
    questions(seen.page, PLAN)


def test_an_answer_is_copied_with_its_layout_by_keyboard_and_said_to_be_right(
    server: str, visit: Callable[[str], Visit]
) -> None:
    seen = visit(server)
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen.ask(AMOUNT)
    seen.page.get_by_role("button", name=taken.TAKE).press("Enter")
    seen.page.get_by_role("button", name=taken.COPY).press("Enter")
    expect(seen.page.get_by_text(taken.COPIED)).to_be_visible(timeout=10_000)
    copied = seen.page.evaluate(
        "async () => { const [item] = await navigator.clipboard.read();"
        " return [await (await item.getType('text/html')).text(), await (await item.getType('text/plain')).text()] }"
    )
    assert "<strong>11 miljoen euro</strong>" in copied[0]
    assert "status: status onbekend; geen officiële tekst; geraadpleegd op" in copied[1]
    seen.page.keyboard.press("Escape")
    seen.page.get_by_role("button", name=own.RIGHT, exact=True).click()
    expect(seen.page.get_by_text(own.REACTED)).to_be_visible(timeout=30_000)


def test_a_link_asks_its_question(server: str, visit: Callable[[str], Visit]) -> None:
    seen = visit(f"{server}/?vraag=Hoeveel%20miljoen%20euro%20is%20er%20voor%20het%20uitvoeringsprogramma%3F")
    questions(seen.page, AMOUNT)
    expect(seen.page.locator("blockquote").first).to_contain_text("11 miljoen euro", timeout=60_000)


def test_a_restart_of_the_server_keeps_what_was_said(
    shipped_settings: Settings, tmp_path: Path, browser: Browser
) -> None:
    with browser.new_context() as context, served(shipped_settings, tmp_path) as address:
        page = context.new_page()
        page.goto(f"{address}/?vraag=")
        field = page.get_by_test_id("stChatInput").locator("textarea")
        field.fill(AMOUNT)
        field.press("Enter")
        page.wait_for_url("**/?gesprek=*", timeout=60_000)
        where = page.url.removeprefix(address)
        cookies = context.cookies()
    assert [cookie["httpOnly"] for cookie in cookies if cookie["name"] == "wijzer_sleutel"] == [True]
    with browser.new_context() as context, served(shipped_settings, tmp_path) as address:
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"{address}{where}")
        questions(page, AMOUNT)


def test_a_place_that_cannot_be_written_is_said_and_the_answer_still_comes(
    shipped_settings: Settings, tmp_path: Path, visit: Callable[[str], Visit]
) -> None:
    (tmp_path / "bestand").write_text("geen map")
    with served(shipped_settings, tmp_path / "bestand" / "map") as address:
        seen = visit(address)
        seen.ask(AMOUNT)
        expect(seen.page.locator("blockquote").first).to_contain_text("11 miljoen euro")
        expect(seen.page.get_by_text("kunnen nu niet worden bewaard").first).to_be_visible(timeout=30_000)
        assert texts.NEW_CONVERSATION in seen.page.inner_text("body")


def test_who_asks_for_less_motion_sees_nothing_that_moves_without_end(server: str, browser: Browser) -> None:
    with browser.new_context(reduced_motion="reduce") as calm:
        page = calm.new_page()
        page.goto(server)
        expect(page.get_by_test_id("stChatInput")).to_be_visible(timeout=60_000)
        turns = page.evaluate(
            "() => { const one = document.body.appendChild(document.createElement('div'));"
            " one.style.animation = 'turn 1s linear infinite'; const told = getComputedStyle(one);"
            " return [told.animationIterationCount, told.animationDuration, told.transition]; }"
        )
        assert turns == ["1", "1e-05s", "none"]


def test_below_a_refusal_one_press_leads_to_the_place_that_was_meant(
    server: str, visit: Callable[[str, int], Visit]
) -> None:
    seen = visit(server, 375)
    seen.ask("Wat zijn de plannen voor de Molderstraat?")
    with seen.page.expect_popup() as other:
        seen.page.get_by_role("link", name=own.LOOK_AT.format(name="Rolderstraat")).click()
    expect(other.value.get_by_role("heading", name="Rolderstraat").first).to_be_visible(timeout=60_000)
    expect(other.value.locator("blockquote").first).to_be_visible()
    other.value.close()


def test_below_a_refusal_one_press_asks_without_the_questions_before(
    server: str, visit: Callable[[str, int], Visit]
) -> None:
    seen = visit(server, 1440)
    seen.ask(AMOUNT)
    seen.ask("En hoeveel zwembaden komen er op de maan?")
    seen.page.get_by_role("button", name=own.ALONE).last.click()
    expect(seen.page.locator(TURN)).to_have_count(3, timeout=60_000)
    expect(seen.page.locator("[data-answered]")).to_have_count(1, timeout=60_000)
    assert "vervolg op" not in seen.page.locator(".st-key-turn-2").inner_text()
