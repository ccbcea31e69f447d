import errno
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from index.errors import IndexDamaged, IndexUnwritable
from index.settings import PROJECT
from index.store import working_copy as module
from index.store.sealed import seal_files
from index.store.working_copy import working_copy


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    folder = tmp_path / "index" / "generations" / "een"
    (folder / "chroma").mkdir(parents=True)
    (folder / "chroma" / "a").write_bytes(b"abc")
    return folder


def test_a_copy_may_be_written_to_and_is_gone_afterwards(made: Path) -> None:
    with working_copy(made, seal_files(made, ["chroma/a"])) as copy:
        (copy / "chroma" / "a").write_bytes(b"x")
        assert copy.parent == Path(tempfile.gettempdir())
    assert (made / "chroma" / "a").read_bytes() == b"abc"
    assert list(Path(tempfile.gettempdir()).iterdir()) == []


@pytest.mark.parametrize("damage", ["other", "gone"])
def test_what_is_damaged_is_not_given(made: Path, damage: str) -> None:
    seals = seal_files(made, ["chroma/a"])
    if damage == "other":
        (made / "chroma" / "a").write_bytes(b"abd")
    else:
        (made / "chroma" / "a").unlink()
    with pytest.raises(IndexDamaged, match="--rebuild"), working_copy(made, seals):
        pass


def test_no_room_for_a_copy_is_one_clear_message(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bool:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(module, "copy_whole", full)
    with pytest.raises(IndexUnwritable, match="schijf is vol"), working_copy(made, seal_files(made, ["chroma/a"])):
        pass


def test_what_a_killed_process_left_is_cleared_and_what_is_in_use_is_not(made: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from index.store.sealed import seal_files;"
        "from index.store.working_copy import working_copy; folder = Path(sys.argv[1]);"
        "held = working_copy(folder, seal_files(folder, ['chroma/a'])); held.__enter__(); os.kill(os.getpid(), 9)"
    )
    place = tempfile.gettempdir()
    mine = Path(place) / "binnenstadswijzer-vectors-notities"
    mine.mkdir()
    command = [sys.executable, "-c", code, str(made)]
    killed = subprocess.run(command, cwd=PROJECT, env={"TMPDIR": place, "PATH": ""}, check=False)
    assert killed.returncode == -9
    assert len(list(Path(place).iterdir())) == 2
    with working_copy(made, seal_files(made, ["chroma/a"])) as one:
        assert sorted(Path(place).iterdir()) == sorted([mine, one])
        with working_copy(made, seal_files(made, ["chroma/a"])) as other:
            assert sorted(Path(place).iterdir()) == sorted([mine, one, other])
