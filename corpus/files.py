"""Files that are written whole or not at all, the digests they are known by, and what the system says of them."""

import errno
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from filelock import FileLock, Timeout

from corpus import texts

UNFINISHED = ".unfinished-"
_IN_USE = "in-use"
_SURELY_LEFT = 3_600.0
_REASONS = {
    errno.ENOSPC: texts.SYSTEM_NO_ROOM,
    errno.EDQUOT: texts.SYSTEM_NO_ROOM,
    errno.EACCES: texts.SYSTEM_NO_RIGHTS,
    errno.EPERM: texts.SYSTEM_NO_RIGHTS,
    errno.EROFS: texts.SYSTEM_NO_RIGHTS,
    errno.ENOENT: texts.SYSTEM_NOT_THERE,
    errno.ENOTDIR: texts.SYSTEM_NO_FOLDER,
    errno.EEXIST: texts.SYSTEM_NO_FOLDER,
    errno.EISDIR: texts.SYSTEM_IS_FOLDER,
    errno.ENAMETOOLONG: texts.SYSTEM_LONG_NAME,
}


def digest_of(path: Path) -> str:
    """Give the SHA-256 of the bytes of a file, in hexadecimal; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def reason_of(error: OSError) -> str:
    """Say in Dutch, to stand inside a sentence, why the system refused something."""
    other = texts.SYSTEM_OTHER.format(reason=error.strerror or error)
    return _REASONS.get(error.errno or 0, other)


@contextmanager
def unfinished_folder(folder: Path) -> Iterator[Path]:
    """Give a hidden folder in a folder to work in; it is gone afterwards with what is left in it."""
    with tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=folder) as name, FileLock(Path(name) / _IN_USE):
        yield Path(name)


def clear_unfinished(folder: Path) -> None:
    """Delete what killed processes left in a folder; what another process is working in or on stays.

    A folder is held by a lock that a killed process lets go; a file is written in a moment, so an old one was left.
    Call it where no other process can just be beginning. Raises nothing: what cannot be deleted now stays.
    """
    for path in folder.glob(f"{UNFINISHED}*"):
        with suppress(OSError):
            if path.is_dir():
                _clear_folder(path)
            elif time.time() - path.stat().st_mtime > _SURELY_LEFT:
                path.unlink()


def _clear_folder(path: Path) -> None:
    with suppress(Timeout):
        with FileLock(path / _IN_USE, timeout=0):
            pass
        shutil.rmtree(path)


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """Give a text file to write to that takes the place of ``path`` in one step, once all went well; raises OSError.

    Until then it is a hidden file in the same folder, and whoever reads ``path`` finds what was there.
    """
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        part.replace(path)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def write_text(path: Path, text: str) -> None:
    """Write a text file in one step: a reader finds the old text or the new, never half; raises OSError."""
    with written_whole(path) as file:
        file.write(text)


def try_writing(path: Path) -> None:
    """Raise OSError when a file could surely not be written here; leaves nothing behind."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with tempfile.TemporaryFile(dir=path.parent):
        pass
