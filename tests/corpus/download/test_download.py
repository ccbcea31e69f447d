"""Websites that try to hold, fill or lead a download elsewhere: refused within the limit."""

import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from corpus.download.download import FetchLimits, download
from corpus.errors import CorpusError

PDF = b"%PDF-1.7 inhoud"
HOME = "127.0.0.1"
LIMITS = FetchLimits(silence=20, seconds=1, private=True)
ROOT = Path(__file__).parents[3]
Talk = Callable[[socket.socket], None]


@contextmanager
def website(talk: Talk) -> Iterator[int]:
    """A server that says to each visitor, after the question, what ``talk`` says; gives its port."""
    with socket.create_server((HOME, 0)) as server:

        def serve() -> None:
            while True:
                try:
                    visitor, _ = server.accept()
                except OSError:
                    return
                with visitor, suppress(OSError):
                    visitor.recv(65536)
                    talk(visitor)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            with suppress(OSError):
                server.shutdown(socket.SHUT_RDWR)
            server.close()
            thread.join()


def answer(body: bytes = PDF) -> Talk:
    return lambda visitor: visitor.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def drip(start: bytes, drop: bytes) -> Talk:
    """Say something now and then, for ever, so that no wait for a single read is long."""

    def talk(visitor: socket.socket) -> None:
        visitor.sendall(start)
        while True:
            visitor.sendall(drop)
            time.sleep(0.05)

    return talk


def names(**given: str) -> tuple[Callable[[str, int, float], tuple[str, ...]], list[str]]:
    """A look-up of invented names; what is looked up more often than there are answers fails. Keeps the names asked."""
    left = {name.replace("_", "."): answers.split("|") for name, answers in given.items()}
    asked: list[str] = []

    def resolve(host: str, port: int, seconds: float) -> tuple[str, ...]:
        asked.append(host)
        return tuple(left[host].pop(0).split(","))

    return resolve, asked


@pytest.mark.parametrize(
    "talk",
    [
        drip(b"", b"H"),
        drip(b"HTTP/1.1 200 OK\r\n", b"X-Traag: ja\r\n"),
        drip(b"HTTP/1.1 ", b"100 Continue\r\n\r\nHTTP/1.1 "),
        drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n%PDF-", b"x"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
    ids=["status", "headers", "continue", "body", "chunks"],
)
def test_one_deadline_holds_for_all_that_comes_slowly(tmp_path: Path, talk: Talk) -> None:
    with website(talk) as port:
        refuses(f"http://{HOME}:{port}/a.pdf", tmp_path, "na 1 seconden")


def test_the_deadline_holds_for_a_tls_handshake_too(tmp_path: Path) -> None:
    with website(lambda visitor: threading.Event().wait(3) and None) as port:
        refuses(f"https://{HOME}:{port}/a.pdf", tmp_path, "na 1 seconden")


def test_the_deadline_holds_for_redirects_together(tmp_path: Path) -> None:
    def onwards(visitor: socket.socket) -> None:
        time.sleep(0.4)
        visitor.sendall(b"HTTP/1.1 302 Found\r\nLocation: /verder\r\n\r\n")

    with website(onwards) as port:
        refuses(f"http://{HOME}:{port}/a.pdf", tmp_path, "na 1 seconden")


def refuses(source: str, folder: Path, says: str, limits: FetchLimits = LIMITS, **named: str) -> None:
    resolver, _ = names(**(named or {HOME.replace(".", "_"): "|".join([HOME] * 9)}))
    begun = time.monotonic()
    with pytest.raises(CorpusError, match=says):
        download(source, folder / "new", limits, resolver)
    assert time.monotonic() - begun < limits.seconds + 1


def test_the_body_of_a_redirect_is_not_read(tmp_path: Path) -> None:
    sent = [0]

    def talk(visitor: socket.socket) -> None:
        visitor.settimeout(1)
        if sent[0]:
            answer()(visitor)
            return
        visitor.sendall(b"HTTP/1.1 302 Found\r\nLocation: /b.pdf\r\nContent-Length: 9999999999\r\n\r\n")
        with suppress(OSError):
            while True:
                sent[0] += visitor.send(b"x" * 65536)
        sent[0] += 1

    with website(talk) as port:
        resolver, _ = names(**{HOME.replace(".", "_"): f"{HOME}|{HOME}"})
        limits = FetchLimits(silence=3, seconds=6, private=True)
        fetched = download(f"http://{HOME}:{port}/a.pdf", tmp_path / "new", limits, resolver)
    assert fetched.name == "a.pdf"
    assert (tmp_path / "new").read_bytes() == PDF
    assert sent[0] < 16 * 1024 * 1024  # what the system itself holds, and no more


def test_a_name_is_looked_up_once_and_asked_where_it_was_looked_at(tmp_path: Path) -> None:
    with website(answer()) as port:
        resolver, asked = names(wisselt_nl=f"{HOME}|10.0.0.8")
        download(f"http://wisselt.nl:{port}/a.pdf", tmp_path / "new", LIMITS, resolver)
    assert asked == ["wisselt.nl"]


@pytest.mark.parametrize("private", [False, True])
def test_mixed_answers_are_refused(tmp_path: Path, private: bool) -> None:
    limits = FetchLimits(silence=1, seconds=1, private=private)
    refuses("http://beide.nl/a.pdf", tmp_path, "zowel naar internet als", limits, beide_nl=f"93.184.216.34,{HOME}")


@pytest.mark.parametrize("address", [HOME, "10.0.0.8", "::ffff:127.0.0.1", "169.254.169.254"])
def test_private_answers_are_refused(tmp_path: Path, address: str) -> None:
    limits = FetchLimits(silence=1, seconds=1)
    refuses("http://binnen.nl/a.pdf", tmp_path, "besloten netwerk", limits, binnen_nl=address)


def test_a_redirect_to_a_name_for_both_kinds_is_refused(tmp_path: Path) -> None:
    with website(lambda visitor: visitor.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://beide.nl/b\r\n\r\n")) as port:
        named = {"hier_nl": HOME, "beide_nl": f"93.184.216.34,{HOME}"}
        refuses(f"http://hier.nl:{port}/a.pdf", tmp_path, "zowel naar internet als", **named)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc: this system does not tell the peak")
def test_many_large_redirects_and_headers_take_little_memory(tmp_path: Path) -> None:
    """In a process of its own, whose peak is that of the download."""
    header = b"".join(b"X-%d: " % number + b"x" * 60_000 + b"\r\n" for number in range(90))

    def talk(visitor: socket.socket) -> None:
        visitor.settimeout(1)
        visitor.sendall(b"HTTP/1.1 302 Found\r\nLocation: /verder\r\n" + header + b"\r\n")
        with suppress(OSError):
            while True:
                visitor.sendall(b"x" * 1_000_000)

    code = (
        "import sys\nfrom pathlib import Path\n"
        "from corpus.download.download import CorpusError, FetchLimits, download\n"
        "try:\n    download(sys.argv[1], Path(sys.argv[2]), FetchLimits(seconds=20, private=True))\n"
        "except CorpusError as error:\n    print(error)\n"
        "peak = next(l for l in Path('/proc/self/status').read_text().splitlines() if l.startswith('VmHWM'))\n"
        "print(int(peak.split()[1]) // 1024)"
    )
    with website(talk) as port:
        command = [sys.executable, "-c", code, f"http://{HOME}:{port}/a.pdf", str(tmp_path / "new")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    said, peak = done.stdout.splitlines()
    assert "doorverwijzen" in said
    assert int(peak) < 150


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for voorbeeld.nl and its key, in one file."""
    file = tmp_path / "both.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=voorbeeld.nl"]
    named = ["-addext", "subjectAltName=DNS:voorbeeld.nl", "-keyout", str(tmp_path / "key"), "-out", str(file)]
    subprocess.run([*made, *named], check=True, capture_output=True)
    file.write_bytes((tmp_path / "key").read_bytes() + file.read_bytes())
    return file


@pytest.mark.parametrize(("host", "right"), [("voorbeeld.nl", True), ("anders.nl", False)])
def test_the_name_on_the_certificate_is_that_of_the_address(
    tmp_path: Path, certificate: Path, monkeypatch: pytest.MonkeyPatch, host: str, right: bool
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with socket.create_server((HOME, 0)) as server:

        def serve() -> None:
            visitor, _ = server.accept()
            with suppress(OSError), context.wrap_socket(visitor, server_side=True) as secure:
                secure.recv(65536)
                answer()(secure)

        thread = threading.Thread(target=serve)
        thread.start()
        resolver, _ = names(voorbeeld_nl=HOME, anders_nl=HOME)
        source = f"https://{host}:{server.getsockname()[1]}/a.pdf"
        limits = FetchLimits(silence=5, seconds=10, private=True)
        if right:
            download(source, tmp_path / "new", limits, resolver)
            assert (tmp_path / "new").read_bytes() == PDF
        else:
            with pytest.raises(CorpusError, match="kan niet worden opgehaald"):
                download(source, tmp_path / "new", limits, resolver)
        thread.join()
