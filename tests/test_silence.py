"""Nothing leaves the machine: index, questions, the app with a browser, and an evaluation, watched from outside."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.assistant.writer.serving import serving
from tests.assistant.writer.test_in_process import folder as small_model  # noqa: F401  # made there
from tests.assistant.writer.test_writer_command import telling
from tests.ui.browsing import CHROMIUM, NEEDS_CHROMIUM, QUIET, ROOT, wait_for
from tests.ui.quality.measuring import CASES, REFUSED, RIGHT
from tests.witness import missing, plain_environment, reached, watched

NEEDS_STRACE = pytest.mark.skipif(bool(missing()), reason=missing() or "strace is there")
QUESTIONS = 50
WATCH_IMPORTS = """
import os, sys
seen = []
def hook(event, arguments):
    if event == "import" and arguments[0] == "onnxruntime":
        seen.append(os.environ.get("ORT_DISABLE_TELEMETRY"))
sys.addaudithook(hook)
import {module}
import onnxruntime
assert seen and set(seen) == {{"1"}}, seen
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped documents, made while it was watched."""
    folder = tmp_path_factory.mktemp("silence")
    run(folder / "index.trace", "-m", "index", "--index", str(folder / "index"))
    return folder


def run(record: Path, *arguments: str, **environment: str) -> None:
    done = subprocess.run(
        watched(record, *arguments), cwd=ROOT, env=plain_environment(**environment), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("module", ["eval.training.models.pack", "index.model.session", "index.store.server"])
@pytest.mark.parametrize("before", ["0", ""])
def test_onnxruntime_is_silent_before_its_first_import(module: str, before: str) -> None:
    code = WATCH_IMPORTS.format(module=module)
    environment = plain_environment(ORT_DISABLE_TELEMETRY=before)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


@NEEDS_STRACE
def test_the_witness_sees_a_look_up_and_a_connection(tmp_path: Path) -> None:
    code = "import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.connect(('192.0.2.1', {port}))"
    run(tmp_path / "elsewhere", "-c", code.format(port=9))
    assert len(reached(tmp_path / "elsewhere")) == 1
    run(tmp_path / "look-up", "-c", code.format(port=53).replace("192.0.2.1", "127.0.0.1"))
    assert len(reached(tmp_path / "look-up")) == 1
    run(tmp_path / "here", "-c", code.format(port=9).replace("192.0.2.1", "127.0.0.1"))
    assert reached(tmp_path / "here") == []


@NEEDS_STRACE
def test_making_an_index_is_silent(place: Path) -> None:
    assert reached(place / "index.trace") == []


@NEEDS_STRACE
def test_questions_are_silent(place: Path) -> None:
    lines = [{"id": str(n), "question": (RIGHT, REFUSED)[n % 2]} for n in range(QUESTIONS)]
    asked, answered = place / "asked.jsonl", place / "answered.jsonl"
    asked.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    batch = ("--batch", str(asked), "--output", str(answered), "--index", str(place / "index"))
    run(place / "questions.trace", "-m", "assistant", *batch)
    assert len(answered.read_text(encoding="utf-8").splitlines()) == QUESTIONS
    assert reached(place / "questions.trace") == []


@NEEDS_STRACE
def test_a_language_model_on_this_machine_is_silent(
    place: Path,
    small_model: Path,  # noqa: F811
) -> None:
    asked = ("-m", "assistant", RIGHT, "--json", "--index", str(place / "index"))
    with serving(telling) as server:
        behind = {"BINNENSTAD_CHAT_MODEL": "proef", "BINNENSTAD_CHAT_URL": server.url}
        run(place / "served.trace", *asked, **behind)
        assert server.calls
    within = {"BINNENSTAD_CHAT_MODEL": str(small_model), "BINNENSTAD_CHAT_ANSWER_TOKENS": "20"}
    run(place / "within.trace", *asked, **within)
    assert [reached(place / name) for name in ("served.trace", "within.trace")] == [[], []]


@NEEDS_STRACE
def test_an_evaluation_is_silent(place: Path) -> None:
    (place / "cases.yaml").write_text(CASES, encoding="utf-8")
    where = ("--cases", str(place / "cases.yaml"), "--report", str(place / "report"), "--index", str(place / "index"))
    run(place / "eval.trace", "-m", "eval", *where)
    assert (place / "report").is_dir()
    assert reached(place / "eval.trace") == []


@contextmanager
def served(place: Path, *given: str) -> Iterator[tuple[str, Path]]:
    """The app, watched; gives its address and the record."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    record = place / f"app-{port}.trace"
    environment = plain_environment(BINNENSTAD_INDEX=str(place / "index"), BINNENSTAD_APP_DATA=str(place / "data"))
    command = watched(record, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *given)
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        wait_for(f"http://localhost:{port}/_stcore/health", process)
        yield f"http://localhost:{port}", record
    finally:
        for one in psutil.Process(process.pid).children():
            one.terminate()
        process.communicate(timeout=30)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser without a screen; what it does itself is not watched."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


@NEEDS_STRACE
@NEEDS_CHROMIUM
@pytest.mark.parametrize("given", [(), ("--server.address", "0.0.0.0")])
def test_the_app_is_silent(place: Path, chromium: Browser, given: tuple[str, ...]) -> None:
    with served(place, *given) as (address, record):
        page = chromium.new_page()
        page.goto(address)
        field = page.get_by_test_id("stChatInput").locator("textarea")
        expect(field).to_be_visible(timeout=90_000)
        field.fill(RIGHT)
        field.press("Enter")
        expect(page.locator("blockquote").first).to_be_visible(timeout=60_000)
        page.close()
        # Streamlit looks up this machine's own address to judge a page of another website, if that gets so far.
        with pytest.raises(InvalidStatus):
            connect(f"{address.replace('http', 'ws')}/_stcore/stream", proxy=None, origin=Origin("http://evil.example"))
    assert record.stat().st_size > 0
    assert reached(record) == []
