"""Do something with a PDF in a process of its own, with limits on time, memory, pages and size.

A hostile or broken file can crash, starve or hang what reads it. Here that ends one small process and one file, with a
reason; the program and the other files go on.
"""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from corpus import texts

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from corpus.sandbox.child import main; main()"
_PASSED_ON = ("PATH", "TESSDATA_PREFIX", "LANG", "LC_ALL", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_LONGEST_ANSWER = 400_000_000
_KILL = 9
_LAST_BREATH = 2.0
_NOTICEABLE = 1.0
_BUSY = 0.3
"""A process gets no more of a processor than this when the machine is crowded, and still works without end."""


class UnreadableFile(Exception):
    """A file that cannot be read; the message says in Dutch, for a user, what is wrong and what to do.

    ``passing`` says that the reason may be gone another time: the machine was busy, or short of memory. Without it the
    same file need not be read again: what it contains makes reading crash, or go on without end.
    """

    def __init__(self, message: str, *, passing: bool = False) -> None:
        super().__init__(message)
        self.passing = passing


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLimits:
    """What one file may cost.

    ``seconds`` is the longest silence: time without a page being finished. The whole file may take that plus
    ``seconds_per_page`` for each page, and ``ocr_seconds_per_page`` for each page that is recognised. ``memory_bytes``
    limits the reading process, ``pages`` and ``file_bytes`` what is read at all.
    """

    seconds: float = 7.0
    seconds_per_page: float = 0.4
    ocr_seconds_per_page: float = 40.0
    memory_bytes: int = 480 * 2**20
    pages: int = 5_000
    file_bytes: int = 300 * 2**20


def in_sandbox(
    task: str,
    path: Path,
    limits: ReadingLimits,
    options: dict[str, Any],
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """Run a task of ``corpus.sandbox.child`` on a file and return its answer.

    ``progress`` is told the pages done and the pages there are. Raises UnreadableFile when the file or the task fails.
    """
    _check(path, limits)
    request = {"task": task, "path": str(path.resolve()), "limits": asdict(limits), **options}
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, str(_ROOT)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"OMP_THREAD_LIMIT": "1"},
        start_new_session=os.name == "posix",
    ) as process:
        try:
            return _talk(process, request, limits, progress)
        finally:
            _kill(process)


def _check(path: Path, limits: ReadingLimits) -> None:
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableFile(texts.READ_NOT_A_FILE)
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise UnreadableFile(texts.READ_NOT_OPENED, passing=True) from error
    if size == 0:
        raise UnreadableFile(texts.READ_EMPTY)
    if size > limits.file_bytes:
        megabytes = -(-size // 2**20)
        raise UnreadableFile(texts.READ_TOO_LARGE.format(size=megabytes, most=limits.file_bytes // 2**20))
    if b"%PDF-" not in head:
        raise UnreadableFile(texts.READ_NOT_A_PDF)


def _talk(
    process: subprocess.Popen[bytes],
    request: dict[str, Any],
    limits: ReadingLimits,
    progress: Callable[[int, int], None] | None,
) -> dict[str, Any]:
    """Send the request and listen until the answer, a silence that is too long, or the end of the process."""
    assert process.stdin is not None and process.stdout is not None
    silence = limits.seconds
    watch = _Watch(process.pid)
    deadline = time.monotonic() + silence
    try:
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.close()
    except OSError as error:
        raise UnreadableFile(texts.READ_CRASHED, passing=True) from error
    messages = _listen(process.stdout)
    while True:
        try:
            message = messages.get(timeout=max(0.001, min(silence, deadline - time.monotonic())))
        except queue.Empty:
            message = {}
        if not isinstance(message, dict):
            raise UnreadableFile(texts.READ_CRASHED, passing=_was_killed(process))
        if "answer" in message:
            return dict(message["answer"])
        if "error" in message:
            raise UnreadableFile(str(message["error"]), passing=bool(message.get("passing")))
        if not message or time.monotonic() > deadline:
            raise UnreadableFile(texts.READ_TIMED_OUT, passing=not watch.was_busy())
        watch.heard()
        deadline += float(message.get("more", 0.0))
        silence = float(message.get("silence", silence))
        if progress is not None and "done" in message:
            progress(int(message["done"]), int(message["pages"]))


def _was_killed(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether something else ended the process, such as a system short of memory; a crash is the file's doing."""
    try:
        return process.wait(timeout=_LAST_BREATH) == -_KILL
    except subprocess.TimeoutExpired:
        return False


class _Watch:
    """Tells a process that works without end, which it will do the next time too, from one that had to wait."""

    def __init__(self, pid: int) -> None:
        self._stat = Path(f"/proc/{pid}/stat")
        self._since, self._worked = time.monotonic(), 0.0  # it has only just begun

    def heard(self) -> None:
        """Start counting again: the process said something."""
        self._since, self._worked = time.monotonic(), self._processor_seconds()

    def was_busy(self) -> bool:
        """Tell whether the process worked most of the time since it said something; False where that is unknown."""
        passed = time.monotonic() - self._since
        return passed > _NOTICEABLE and self._processor_seconds() - self._worked > _BUSY * passed

    def _processor_seconds(self) -> float:
        try:
            fields = self._stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, ValueError, IndexError):
            return 0.0


def _listen(stream: IO[bytes]) -> "queue.Queue[Any]":
    """Read messages in a thread of its own, because not every system can wait for a pipe; None is the end."""
    messages: queue.Queue[Any] = queue.Queue()

    def listen() -> None:
        with suppress(ValueError, OSError):
            for line in iter(lambda: stream.readline(_LONGEST_ANSWER), b""):
                messages.put(json.loads(line))
        messages.put(None)

    threading.Thread(target=listen, daemon=True).start()
    return messages


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and whatever it started."""
    if os.name == "posix":
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            process.kill()
    else:
        process.kill()
    process.wait()
