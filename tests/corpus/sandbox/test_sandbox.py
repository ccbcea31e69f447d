"""Hostile and broken files: each ends with one clear sentence, or is read; nothing reaches this process."""

import os
import signal
import socket
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from corpus.reading.extraction.pdf import open_pdf
from corpus.reading.read import ReadingLimits, UnreadableFile, read_pdf
from corpus.reading.render_page import page_image
from corpus.sandbox.parent import _was_killed, _Watch
from tests.corpus.pdfs import PARAGRAPH, Sheet, assemble, make, stream

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>"


def good(path: Path) -> Path:
    return make(path, [Sheet().lines(72, 100, PARAGRAPH)])


def refusal(path: Path, limits: ReadingLimits | None = None) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(path, "a", limits)
    assert "\n" not in str(caught.value) and str(caught.value).endswith(".")
    return str(caught.value)


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_what_is_no_pdf_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert "leeg" in refusal(written(tmp_path / "a.pdf", b""))
    assert "geen PDF" in refusal(written(tmp_path / "b.pdf", b"<html>niet gevonden</html>"))
    assert "beschadigd" in refusal(written(tmp_path / "c.pdf", b"%PDF-1.7\nen dan niets"))
    assert "geen bestand" in refusal(tmp_path)
    assert "niet worden geopend" in refusal(tmp_path / "weg.pdf")


def test_a_truncated_file_is_refused_or_read_in_part(tmp_path: Path) -> None:
    whole = good(tmp_path / "a.pdf").read_bytes()
    assert "beschadigd" in refusal(written(tmp_path / "b.pdf", whole[: len(whole) // 3]))


def test_an_encrypted_file_is_refused_by_its_name(tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(clone_from=good(tmp_path / "a.pdf"))
    writer.encrypt("geheim", algorithm="RC4-128")
    writer.write(tmp_path / "b.pdf")
    assert "wachtwoord" in refusal(tmp_path / "b.pdf")


def test_a_file_or_a_document_can_be_too_large(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", [Sheet().lines(72, 100, PARAGRAPH)] * 3)
    assert "te groot" in refusal(path, ReadingLimits(file_bytes=100))
    assert "te veel pagina's (3; hoogstens 2)" in refusal(path, ReadingLimits(pages=2))


def test_a_loop_in_the_page_tree_ends(tmp_path: Path) -> None:
    loop = b"<< /Type /Pages /Count 2 /Kids [2 0 R 3 0 R] >>"
    content = stream(b"BT /F1 10 Tf 72 700 Td (De gemeente) Tj ET")
    resources = b"/Font << /F1 5 0 R >>"
    path = written(tmp_path / "a.pdf", assemble([CATALOG, loop, PAGE % resources, content, FONT]))
    start = time.monotonic()
    try:
        read_pdf(path, "a", ocr=False)
    except UnreadableFile as error:
        assert str(error)
    assert time.monotonic() - start < 20


def test_a_nested_compression_bomb_is_survived(tmp_path: Path) -> None:
    bomb = zlib.compress(zlib.compress(zlib.compress(b" " * 10**6 * 400, 9), 9), 9)
    filters = "/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    path = written(tmp_path / "a.pdf", assemble([CATALOG, pages, PAGE % b"", stream(bomb, filters)]))
    start = time.monotonic()
    try:
        assert read_pdf(path, "a", ocr=False).verdict == "unreadable"
    except UnreadableFile as error:
        assert str(error)
    assert time.monotonic() - start < 20


def test_a_page_with_far_too_many_words_is_read_in_part(tmp_path: Path) -> None:
    many = b"BT /F1 1 Tf 1 0 0 1 20 800 Tm 2 TL " + b"(de stad is van de stad ) Tj T* " * 30_000 + b"ET"
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    data = assemble([CATALOG, pages, PAGE % b"/Font << /F1 5 0 R >>", stream(many), FONT])
    start = time.monotonic()
    reading = read_pdf(written(tmp_path / "a.pdf", data), "a", ocr=False)
    assert len(reading.pages[0].text.split()) <= 20_000
    assert time.monotonic() - start < 20


def test_a_huge_image_is_survived(tmp_path: Path) -> None:
    entries = (
        "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 "
        "/Filter /FlateDecode"
    )
    image = stream(zlib.compress(b"\0" * 10**6, 9), entries)
    pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    content = stream(b"q 595 0 0 842 0 0 cm /Im1 Do Q")
    data = assemble([CATALOG, pages, PAGE % b"/XObject << /Im1 5 0 R >>", content, image])
    path = written(tmp_path / "a.pdf", data)
    reading = read_pdf(path, "a", ocr=False)
    assert [page.quality for page in reading.pages] == ["image_only"]
    try:
        assert page_image(path, 1, 1.0).startswith(b"\x89PNG")
    except UnreadableFile as error:
        assert str(error)


def test_javascript_and_embedded_files_are_left_alone(tmp_path: Path) -> None:
    script = "/OpenAction << /S /JavaScript /JS (while\\(true\\){}) >>"
    path = make(tmp_path / "a.pdf", [Sheet().lines(72, 100, PARAGRAPH)], catalog=script)
    writer = pypdf.PdfWriter(clone_from=path)
    writer.add_attachment("rekening.exe", b"MZ" * 1000)
    writer.write(tmp_path / "b.pdf")
    for name in ("a.pdf", "b.pdf"):
        assert read_pdf(tmp_path / name, "a").pages[0].text.startswith("De gemeente wil")


def test_memory_and_time_have_limits(tmp_path: Path) -> None:
    assert "te lang" in refusal(good(tmp_path / "a.pdf"), ReadingLimits(seconds=0.001))
    sheet = Sheet()
    sheet.parts = ["BT /F1 10 Tf 72 700 Td (woord) Tj ET"] * 200_000
    large = make(tmp_path / "b.pdf", [sheet])
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(large, "b", ReadingLimits(memory_bytes=60 * 2**20))
    assert not caught.value.passing


def test_only_a_reason_that_may_pass_is_worth_another_try(tmp_path: Path) -> None:
    path = good(tmp_path / "a.pdf")
    for limits, passing in (
        (ReadingLimits(seconds=0.001), True),
        (ReadingLimits(pages=0), False),
        (ReadingLimits(file_bytes=1), False),
    ):
        with pytest.raises(UnreadableFile) as caught:
            read_pdf(path, "a", limits)
        assert caught.value.passing is passing
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(written(tmp_path / "b.pdf", b"%PDF-1.7\nen dan niets"), "b")
    assert not caught.value.passing


def test_a_page_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="pagina 7 bestaat niet"):
        page_image(good(tmp_path / "a.pdf"), 7)


def test_a_process_that_works_without_end_is_told_from_one_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, worked = [100.0], [0.0]
    monkeypatch.setattr("corpus.sandbox.parent.time.monotonic", lambda: clock[0])
    monkeypatch.setattr(_Watch, "_processor_seconds", lambda self: worked[0])
    watch = _Watch(os.getpid())
    clock[0], worked[0] = 107.0, 0.5
    assert not watch.was_busy()
    worked[0] = 6.5
    assert watch.was_busy()
    watch.heard()
    clock[0] = 107.5
    assert not watch.was_busy()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says how long another process worked")
def test_how_long_a_process_worked_is_known() -> None:
    assert 0 < _Watch(os.getpid())._processor_seconds() < 10_000


def test_a_crash_is_the_files_doing_and_a_kill_is_not() -> None:
    for ending, passing in ((signal.SIGSEGV, False), (signal.SIGKILL, True)):
        code = f"import os; os.kill(os.getpid(), {int(ending)})"
        with subprocess.Popen([sys.executable, "-c", code]) as process:
            assert _was_killed(process) is passing


def test_a_file_that_pdfium_refuses_is_put_right(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", [Sheet().lines(72, 100, PARAGRAPH), Sheet().put(72, 300, "Bladzijde twee.")])
    path.write_bytes(path.read_bytes().replace(b"/Root 1 0 R", b"/Root 9 0 R"))
    with pytest.raises(pypdfium2.PdfiumError):
        open_pdf(path)
    reading = read_pdf(path, "a", ocr=False)
    assert [page.text for page in reading.pages] == ["\n".join(PARAGRAPH), "Bladzijde twee."]
    assert reading.problems[0].startswith("Dit bestand is beschadigd.")
    assert page_image(path, 2).startswith(b"\x89PNG")


def test_the_process_that_reads_has_no_network() -> None:
    code = (
        "import socket; from corpus.sandbox.confined import leave_network; isolated = leave_network()\n"
        "try: socket.create_connection(('127.0.0.1', {port}), 5); print(isolated, 'open')\n"
        "except OSError: print(isolated, 'closed')"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        command = [sys.executable, "-c", code.format(port=server.getsockname()[1])]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    if told == ["False", "open"]:
        pytest.skip("this system does not let a process leave the network")
    assert told == ["True", "closed"]
