"""A copy of Chroma's files for one process: Chroma writes to what it opens, even only to read.

So a generation stays as it was made, a read-only index can be used, processes do not wait for each other's locks, and
Chroma, which a damaged file can crash, only gets what was just seen to be whole.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.files import reason_of
from index import texts
from index.errors import IndexDamaged, IndexUnwritable
from index.store.sealed import Seal, copy_whole

_PREFIX = "binnenstadswijzer-vectors-"
_IN_USE = "in-use"


@contextmanager
def working_copy(folder: Path, seals: Mapping[str, Seal]) -> Iterator[Path]:
    """Give a folder with copies of the files named in ``seals``, gone afterwards.

    Raises IndexDamaged when a file is not what was sealed, and IndexUnwritable when there is no room for a copy.
    """
    try:
        _clear_left()
        with (
            tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True) as name,
            FileLock(Path(name) / _IN_USE),
        ):
            _copy(folder, seals, Path(name))
            yield Path(name)
    except OSError as error:
        reason = texts.NO_WORKING_COPY.format(path=tempfile.gettempdir(), reason=reason_of(error))
        raise IndexUnwritable(reason) from error


def _copy(folder: Path, seals: Mapping[str, Seal], target: Path) -> None:
    for name, seal in seals.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            source = (folder / name).open("rb")
        except OSError as error:
            raise IndexDamaged(texts.INDEX_DAMAGED.format(path=folder.parent.parent)) from error
        with source:
            if not copy_whole(source, target / name, seal):
                raise IndexDamaged(texts.INDEX_DAMAGED.format(path=folder.parent.parent))


def _clear_left() -> None:
    """Delete what killed processes left: copies with a lock that nobody holds. One without may just be beginning."""
    for lock in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_IN_USE}"):
        with suppress(OSError, Timeout):
            with FileLock(lock, timeout=0):
                pass
            shutil.rmtree(lock.parent)
