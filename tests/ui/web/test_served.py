"""The app as it is served, under a path and a name of its own: every route, seen from outside."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

from assistant.ui.web import texts
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, Visit, serving, wait_for

BASE = "/de/wijzer"
NAME = "wijzer.gemeente.nl"
STREAMLIT = [Subprotocol("streamlit")]


@pytest.fixture(scope="module")
def served(shipped_settings: Settings) -> Iterator[str]:
    """The app below a path; gives its address."""
    named = {"STREAMLIT_SERVER_BASE_URL_PATH": BASE, "BINNENSTAD_APP_HOSTS": f"localhost,{NAME}"}
    with serving(ROOT / "app.py", BINNENSTAD_INDEX=str(shipped_settings.index), **named) as (address, _):
        yield address


def ask(address: str, path: str, **headers: str) -> tuple[int, str, dict[str, str]]:
    """Ask for a path as a browser that looks at a page does; gives status, text and headers."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    connection.request("GET", path, headers={"Accept": "text/html", **headers})
    answer = connection.getresponse()
    body = answer.read().decode(errors="replace")
    connection.close()
    return answer.status, body, {name.lower(): value for name, value in answer.getheaders()}


def some_pdf() -> str:
    return next(Settings().corpus.glob("*.pdf")).name


@pytest.mark.parametrize(
    "path", ["/", "/vragen", "/documenten", "/kwaliteit", "/uitleg", "/mijn-straat", "/pdf/{pdf}", "/wijzer.js"]
)
def test_every_route_is_below_the_path(served: str, path: str) -> None:
    path = path.format(pdf=some_pdf())
    assert ask(served, BASE + path)[0] == 200
    assert ask(served, path)[0] == 404


@pytest.mark.parametrize("path", ["/", "/vragen", "/pdf/{pdf}", "/wijzer.js", "/_stcore/health", "/gezondheid"])
def test_only_the_names_of_the_operator_are_answered_on_every_route(served: str, path: str) -> None:
    path = BASE + path.format(pdf=some_pdf())
    assert ask(served, path, Host=f"{NAME}:443")[0] == 200
    for host in ("evil.example", "127.0.0.1"):
        status, body, _ = ask(served, path, Host=host)
        assert (status, body.strip()) == (400, texts.HOST_REFUSED)
    assert ask(served, path, Origin="http://evil.example")[0] == 403


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [
        ("", "", 0),
        (NAME, f"https://{NAME}", 0),
        ("", "http://evil.example", 403),
        ("", "http://localhost:1", 403),
        ("evil.example", "http://evil.example", 403),
    ],
)
def test_the_websocket_is_for_the_pages_of_the_app(served: str, host: str, origin: str, status: int) -> None:
    address = urlsplit(served)
    stream = f"ws://{host or address.netloc}{BASE}/_stcore/stream"
    said = origin or f"{address.scheme}://{address.netloc}"
    there = socket.create_connection(("localhost", address.port or 0))
    try:
        with connect(stream, sock=there, proxy=None, origin=Origin(said), subprotocols=STREAMLIT) as websocket:
            assert websocket.subprotocol == "streamlit"
        refused = 0
    except InvalidStatus as problem:
        refused = problem.response.status_code
    assert refused == status


@pytest.mark.parametrize(
    "path", ["/bestaat-niet", "/vragen/dieper", "/a/b/c", "/pdf/weg.pdf", "/pdf/../x", "//evil.example", "/index.html"]
)
def test_an_address_that_does_not_exist_gives_a_dutch_page(served: str, path: str) -> None:
    status, body, headers = ask(served, BASE + path)
    assert status == 404
    assert '<html lang="nl">' in body
    assert texts.NOT_FOUND in body
    assert f'href="{BASE}/"' in body
    assert "default-src 'self'" in headers["content-security-policy"]
    assert int(headers["content-length"]) == len(body.encode())


def test_health_says_how_it_is(served: str) -> None:
    status, body, _ = ask(served, f"{BASE}/gezondheid")
    assert status == 200
    assert json.loads(body)["status"] == "ok"


@NEEDS_CHROMIUM
def test_a_browser_finds_everything_below_the_path(served: str, browser: Browser) -> None:
    page = browser.new_page()
    failed: list[str] = []
    # Streamlit itself looks for its base below each page first.
    page.on("response", lambda one: failed.append(one.url) if one.status >= 400 and "_stcore" not in one.url else None)
    page.goto(f"{served}/vragen")
    expect(page.get_by_test_id("stChatInput")).to_be_visible(timeout=90_000)
    page.goto(f"{served}/documenten")
    link = page.locator(f"a[href*='{BASE}/pdf/'], a[href^='pdf/']").first
    expect(link).to_be_visible(timeout=30_000)
    assert page.request.get(link.evaluate("one => one.href")).status == 200
    assert failed == []
    page.goto(f"{served}/a/b/c")
    page.get_by_text(texts.TO_START).click()
    expect(page.get_by_test_id("stChatInput")).to_be_visible(timeout=90_000)
    page.close()


@NEEDS_CHROMIUM
def test_it_stops_cleanly_with_a_visitor_and_logs_no_question(
    tmp_path: Path, shipped_settings: Settings, browser: Browser
) -> None:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = str(free.getsockname()[1])
    (tmp_path / "temporary").mkdir()
    environment = {
        **os.environ,
        "BINNENSTAD_INDEX": str(shipped_settings.index),
        "BINNENSTAD_APP_DATA": str(tmp_path / "data"),
        "BINNENSTAD_APP_LOG": "true",
        "TMPDIR": str(tmp_path / "temporary"),
    }
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", port]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    wait_for(f"http://localhost:{port}/_stcore/health", process)
    visit = Visit(browser, f"http://localhost:{port}", 1280)
    expect(visit.page.get_by_test_id("stChatInput")).to_be_visible(timeout=90_000)
    visit.ask("Hoeveel woningen komen er?")
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=15)
    visit.page.close()
    told = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert [one["event"] for one in told] == ["started", "answered", "stopped"]
    assert {"status", "citations", "seconds"} < told[1].keys()
    assert "woningen" not in said
    assert "Traceback" not in said
    assert list((tmp_path / "temporary").iterdir()) == []
