"""Logging in with OpenID Connect in a real browser: who comes in, who may manage, and what stays closed without."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.ui import texts as shared
from assistant.ui.documents import texts
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, free_port, serving, settled
from tests.ui.login.provider import CLIENT, SECRET, provider

pytestmark = NEEDS_CHROMIUM

Open = Callable[[dict[str, object]], Page]


@pytest.fixture
def opened(shipped_settings: Settings, tmp_path: Path, browser: Browser) -> Iterator[Open]:
    """Open the page Documenten of an app with a login, whose provider says this of who logs in."""
    ends = ExitStack()

    def start(claims: dict[str, object]) -> Page:
        origin = ends.enter_context(provider(claims))
        port = free_port()
        secrets = tmp_path / "secrets.toml"
        secrets.write_text(
            f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "{"k" * 40}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
            f'server_metadata_url = "{origin}/.well-known/openid-configuration"\n',
            encoding="utf-8",
        )
        app = serving(
            ROOT / "app.py",
            port=port,
            BINNENSTAD_CORPUS=str(shipped_settings.corpus),
            BINNENSTAD_INDEX=str(shipped_settings.index),
            BINNENSTAD_APP_LOGIN="true",
            BINNENSTAD_APP_MANAGE="roles",
            BINNENSTAD_APP_MANAGERS="beheer@gemeente.example",
            STREAMLIT_SECRETS_FILES=str(secrets),
        )
        address, _ = ends.enter_context(app)
        page = browser.new_page()
        ends.callback(page.close)
        page.goto(f"{address}/documenten")
        expect(page.get_by_text(shared.LOGIN_NEEDED)).to_be_visible(timeout=60_000)
        expect(page.get_by_role("heading", name=shared.PAGE_DOCUMENTS)).to_have_count(0)
        page.get_by_role("button", name=shared.LOGIN).click()
        expect(page.get_by_role("button", name=shared.LOGOUT)).to_be_visible(timeout=60_000)
        page.goto(f"{address}/documenten")
        expect(page.get_by_text("Plan").first).to_be_visible(timeout=60_000)
        settled(page)
        return page

    with ends:
        yield start


def test_who_has_a_role_may_manage_and_after_logging_out_sees_nothing(opened: Open) -> None:
    page = opened({"email": "Beheer@gemeente.example", "email_verified": True})
    expect(page.get_by_role("heading", name=texts.ADD)).to_be_visible(timeout=30_000)
    page.get_by_role("button", name=shared.LOGOUT).click()
    expect(page.get_by_text(shared.LOGIN_NEEDED)).to_be_visible(timeout=60_000)


def test_an_address_that_nobody_proved_gives_no_role(opened: Open) -> None:
    page = opened({"email": "beheer@gemeente.example", "email_verified": False})
    expect(page.get_by_role("heading", name=texts.ADD)).to_have_count(0)
