"""Files appear whole or not at all; what killed processes left goes, what others are at work on stays."""

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.files import clear_unfinished, reason_of, try_writing, unfinished_folder, write_text, written_whole

ROOT = Path(__file__).parents[2]
AT_WORK = (
    "import sys, time; from pathlib import Path; from corpus.files import unfinished_folder\n"
    "with unfinished_folder(Path(sys.argv[1])) as folder:\n"
    "    (folder / 'half.pdf').write_bytes(b'%PDF'); print('bezig', flush=True); time.sleep(60)"
)


@contextmanager
def other_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is at work in an unfinished folder."""
    command = [sys.executable, "-c", AT_WORK, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "bezig\n"
        try:
            yield process
        finally:
            process.kill()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="no SIGKILL")
def test_what_a_killed_process_left_is_cleared_and_what_another_works_in_stays(tmp_path: Path) -> None:
    with other_process(tmp_path) as process:
        (left,) = names(tmp_path)
        clear_unfinished(tmp_path)
        assert names(tmp_path) == [left]
        assert (tmp_path / left / "half.pdf").exists()
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
        assert names(tmp_path) == [left]
    clear_unfinished(tmp_path)
    assert names(tmp_path) == []


def test_an_old_unfinished_file_is_cleared_and_a_new_one_stays(tmp_path: Path) -> None:
    for name in (".unfinished-old", ".unfinished-new", "nota.pdf"):
        (tmp_path / name).touch()
    before = time.time() - 86_400
    for name in (".unfinished-old", "nota.pdf"):
        os.utime(tmp_path / name, (before, before))
    clear_unfinished(tmp_path)
    assert names(tmp_path) == [".unfinished-new", "nota.pdf"]


def test_an_unfinished_folder_is_gone_afterwards(tmp_path: Path) -> None:
    with unfinished_folder(tmp_path) as folder:
        (folder / "deel").touch()
        assert names(tmp_path) == [folder.name]
    assert names(tmp_path) == []


def test_a_file_that_is_being_written_keeps_its_old_text_and_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "oud")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    path.chmod(0o600)
    with written_whole(path) as file:
        file.write("nieuw")
        file.flush()
        assert path.read_text() == "oud"
    assert path.read_text() == "nieuw"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(ValueError, match="stop"), written_whole(path):
        raise ValueError("stop")
    assert path.read_text() == "nieuw"
    assert names(tmp_path) == ["a.txt"]


def test_trying_to_write_leaves_nothing_and_says_what_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    try_writing(tmp_path / "nieuw.txt")
    try_writing(tmp_path / "bestand")
    for path, number in (
        (tmp_path, errno.EISDIR),
        (tmp_path / "weg" / "a", errno.ENOENT),
        (tmp_path / "bestand" / "a", errno.ENOTDIR),
    ):
        with pytest.raises(OSError) as caught:
            try_writing(path)
        assert caught.value.errno == number
    assert names(tmp_path) == ["bestand"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "de schijf is vol"),
        (errno.EACCES, "geen rechten"),
        (errno.ENOENT, "bestaat niet"),
        (errno.EIO, "de computer meldt: refused"),
    ],
)
def test_what_the_system_refuses_is_said_in_dutch(number: int, words: str) -> None:
    assert words in reason_of(OSError(number, "refused"))


def test_a_refusal_without_a_number_is_said_too() -> None:
    assert reason_of(OSError("anders")) == "de computer meldt: anders"
