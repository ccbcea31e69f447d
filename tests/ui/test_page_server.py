"""What the server adds: Dutch, a policy that keeps a browser at home, and the PDFs of the corpus and nothing else."""

import base64
import hashlib
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.ui.server import DutchFrame, corpus_file, pdf_address, routes

SCRIPT = "window.x = false"
PAGE = (
    f'<html lang="en"><head><title>Streamlit</title><script>{SCRIPT}</script></head>'
    f"<body><noscript>\n<p>Enable {'JavaScript ' * 100}</p></noscript></body></html>"
)


async def page(request: Request) -> HTMLResponse:
    return HTMLResponse(PAGE, headers={"ETag": "old"})


async def other(request: Request) -> PlainTextResponse:
    return PlainTextResponse('<html lang="en">')


@pytest.fixture
def client() -> TestClient:
    app = Starlette(routes=[*routes(), Route("/", page), Route("/other", other)])
    app.add_middleware(GZipMiddleware, minimum_size=1)
    app.add_middleware(DutchFrame)
    return TestClient(app)


def test_the_page_is_dutch_and_its_own_script_may_run(client: TestClient) -> None:
    answer = client.get("/", headers={"Accept": "text/html", "Accept-Encoding": "gzip"})
    assert '<html lang="nl">' in answer.text
    assert "<title>Binnenstadswijzer</title>" in answer.text
    assert "Zet JavaScript aan" in answer.text
    assert "Enable" not in answer.text
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "etag" not in answer.headers
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in answer.headers["content-security-policy"]
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_what_is_no_page_stays_as_it_is(client: TestClient) -> None:
    answer = client.get("/other")
    assert answer.text == '<html lang="en">'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" not in answer.headers


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "corpus"
    (folder / "deel 1").mkdir(parents=True)
    (folder / "deel 1" / "nota #1 100%.pdf").write_bytes(b"%PDF-1.7 inhoud")
    (folder / ".geheim.pdf").write_bytes(b"%PDF")
    (folder / "sources.toml").write_text("geen pdf")
    (tmp_path / "buiten.pdf").write_bytes(b"%PDF")
    monkeypatch.setenv("BINNENSTAD_CORPUS", str(folder))
    return folder


def test_a_pdf_opens_in_the_browser_at_a_page(client: TestClient, corpus: Path) -> None:
    address = pdf_address("deel 1/nota #1 100%.pdf", 7)
    assert address == "pdf/deel%201/nota%20%231%20100%25.pdf#page=7"
    answer = client.get(f"/{address}")
    assert answer.content == b"%PDF-1.7 inhoud"
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("inline")


@pytest.mark.parametrize(
    "file", ["sources.toml", ".geheim.pdf", "../buiten.pdf", "weg.pdf", "", "/etc/passwd", "a\x00.pdf"]
)
def test_nothing_but_a_pdf_of_the_corpus_is_sent(client: TestClient, corpus: Path, file: str) -> None:
    assert corpus_file(corpus, file) is None


def test_a_file_that_is_not_there_is_not_found(client: TestClient, corpus: Path) -> None:
    assert client.get("/pdf/weg.pdf").status_code == 404
    assert client.get("/pdf/%2e%2e/buiten.pdf").status_code == 404
