"""Files that are written whole or not at all, and the digests they are known by."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def digest_of(path: Path) -> str:
    """Give the SHA-256 of the bytes of a file, in hexadecimal; raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Give a hidden empty file in a folder to write to; it is gone afterwards unless it was renamed."""
    handle, name = tempfile.mkstemp(prefix=".unfinished-", dir=folder)
    os.close(handle)
    path = Path(name)
    try:
        yield path
    finally:
        with suppress(FileNotFoundError):
            path.unlink()


@contextmanager
def unfinished_folder(folder: Path) -> Iterator[Path]:
    """Give a hidden empty folder in a folder to work in; it is gone afterwards with what is left in it."""
    with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=folder) as name:
        yield Path(name)


def write_text(path: Path, text: str) -> None:
    """Write a text file in one step: a reader finds the old text or the new, never half; raises OSError."""
    with unfinished(path.parent) as part:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        part.replace(path)
