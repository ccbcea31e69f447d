import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from corpus.catalogue.fetch import fetch, is_address
from corpus.download.download import FetchLimits
from corpus.errors import CorpusError

PDF = b"%PDF-1.7 " + b"x" * 200_000
LIMITS = FetchLimits(silence=2, seconds=5, private=True)


class Website(BaseHTTPRequestHandler):
    """Answers as a municipal website might."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/door"):
            self.send_response(302)
            self.send_header("Location", {"/door": "/plan.pdf", "/door-mail": "ftp://127.0.0.1/x"}.get(path, path))
            self.end_headers()
            return
        body = {"/plan.pdf": PDF, "/Visie%202030.PDF": PDF, "/leeg": b"", "/pagina": b"<!doctype html><HTML>"}.get(path)
        if path in ("/download", "/half", "/eindeloos"):
            body = PDF
        if body is None:
            self.send_error(404)
            return
        self.send_response(200)
        if path == "/download":
            self.send_header("Content-Disposition", 'attachment; filename="../Plan van aanpak.pdf"')
        if path != "/eindeloos":
            self.send_header("Content-Length", str(len(body) + (path == "/half")))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test output clean."""


@pytest.fixture(scope="module")
def website() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Website) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def refused(source: str, folder: Path, limits: FetchLimits = LIMITS) -> str:
    with pytest.raises(CorpusError) as caught:
        fetch(source, folder / "new", limits)
    assert source in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/plan.pdf", "plan.pdf"),
        ("/plan.pdf?versie=2#blad=3", "plan.pdf"),
        ("/Visie 2030.PDF", "Visie 2030.PDF"),
        ("/download", "../Plan van aanpak.pdf"),
        ("/door", "plan.pdf"),
        ("/eindeloos", ""),
    ],
)
def test_an_address_is_fetched_with_its_file_name(website: str, tmp_path: Path, path: str, name: str) -> None:
    fetched = fetch(website + path, tmp_path / "new", LIMITS)
    assert (tmp_path / "new").read_bytes() == PDF
    assert fetched.name == name
    assert fetched.origin == website + path.partition("#")[0].replace(" ", "%20")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/weg.pdf", "404"),
        ("/leeg", "leeg"),
        ("/pagina", "webpagina"),
        ("/half", "voor een deel"),
        ("/door-rond", "blijft doorverwijzen"),
        ("/door-mail", "niet veilig"),
    ],
)
def test_what_is_no_pdf_is_refused(website: str, tmp_path: Path, path: str, says: str) -> None:
    assert says in refused(website + path, tmp_path)


@pytest.mark.parametrize("path", ["/plan.pdf", "/eindeloos"])
def test_what_is_too_large_is_refused(website: str, tmp_path: Path, path: str) -> None:
    limits = FetchLimits(size=150_000, silence=2, seconds=5, private=True)
    assert "groter dan" in refused(website + path, tmp_path, limits)
    assert not (tmp_path / "new").exists() or (tmp_path / "new").stat().st_size <= 150_000 + (1 << 16)


def test_what_takes_too_long_is_refused(website: str, tmp_path: Path) -> None:
    assert "seconden" in refused(website + "/plan.pdf", tmp_path, FetchLimits(silence=2, seconds=0, private=True))


@pytest.mark.parametrize(
    "source",
    [
        "ftp://assen.nl/a.pdf",
        "file:///etc/passwd",
        "http://",
        "https://u:w@assen.nl/a.pdf",
        "http://[::1/a.pdf",
        "http://a..b/",
    ],
)
def test_what_is_no_web_address_is_refused(tmp_path: Path, source: str) -> None:
    assert "geen webadres" in refused(source, tmp_path)


def test_an_address_out_of_reach_is_refused(tmp_path: Path) -> None:
    assert "kan niet worden opgehaald" in refused("http://127.0.0.1:9/plan.pdf", tmp_path)


def test_a_file_is_copied(tmp_path: Path) -> None:
    source = tmp_path / "Visie 2030.pdf"
    source.write_bytes(PDF)
    fetched = fetch(str(source), tmp_path / "new", LIMITS)
    assert (fetched.name, fetched.origin) == ("Visie 2030.pdf", "")
    assert (tmp_path / "new").read_bytes() == PDF


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "bestaat niet"), (b"", "leeg"), (b"Geachte heer,", "geen PDF"), (PDF + b"x" * 10**6, "groter dan")],
)
def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path, content: bytes | None, says: str) -> None:
    source = tmp_path / "nota.pdf"
    if content is not None:
        source.write_bytes(content)
    assert says in refused(str(source), tmp_path, FetchLimits(size=1_000_000))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "map" in refused(str(tmp_path), tmp_path)


@pytest.mark.parametrize(("source", "expected"), [("http://a.nl", True), ("file:///a", True), ("C:\\a.pdf", False)])
def test_addresses_are_told_from_files(source: str, expected: bool) -> None:
    assert is_address(source) is expected
