"""The folder of the index: what stands where, who may write, which generation counts.

A marker says whose the folder is (``index.store.place``). ``lock`` is held by the one process that writes;
``documents/`` holds what was read of each document; ``generations/`` whole indexes, never changed once made;
``current.json`` names the one that counts and is replaced last of all, so that a process that is killed at any moment
leaves the index that was there.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.catalogue.folder import FileDigest
from corpus.files import clear_unfinished, reason_of, write_text
from corpus.texts import SYSTEM_NO_ROOM
from index import texts
from index.errors import IndexBusy, IndexUnwritable
from index.store.place import (
    CURRENT,
    DIGESTS,
    DOCUMENTS,
    GENERATIONS,
    LOCK,
    claim,
    delete,
    documents_in,
    generations_in,
)
from index.store.sealed import sealed_text, sealed_value

if sys.platform != "win32":
    import fcntl

FORMAT = "4"
"""Changes whenever an index made by an older version cannot be used any more."""

_FORMATS_BEFORE_SEALS = ("1", "2", "3")
_IN_USE = "in-use"
_PATIENCE = 10.0
_LONGEST = 200
_HARDLY_ROOM = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Current:
    """The generation that counts; ``state`` is a digest of everything it was made from."""

    format: str
    generation: str
    state: str


class Store:
    """The folder of one index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.documents = folder / DOCUMENTS
        self.generations = folder / GENERATIONS

    def current(self) -> Current | None:
        """The generation that counts; None when there is none, or its name cannot be read."""
        try:
            text = (self.folder / CURRENT).read_text(encoding="utf-8")
            return _current_before_seals(text) or Current(**sealed_value(text))
        except (OSError, ValueError, TypeError):
            return None

    @property
    def is_named(self) -> bool:
        """Whether something says which generation counts, even if that cannot be read any more."""
        return (self.folder / CURRENT).exists()

    def switch(self, current: Current) -> None:
        """Let another generation count, from one moment to the next."""
        write_text(self.folder / CURRENT, sealed_text(asdict(current)))

    def digests(self) -> dict[str, FileDigest]:
        """The digests of the files of the corpus at the last run, by path; none when they cannot be read."""
        try:
            saved = sealed_value((self.folder / DIGESTS).read_text(encoding="utf-8"))
            return {file: FileDigest(*known) for file, known in saved.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def save_digests(self, digests: Mapping[str, FileDigest]) -> None:
        """Keep the digests for the next run."""
        write_text(self.folder / DIGESTS, sealed_text(digests))

    @contextmanager
    def writing(self, waiting: Callable[[], None]) -> Iterator[None]:
        """Be the one process that writes; ``waiting`` is called when another is at it. A killed process lets go.

        Raises IndexBusy when the other takes longer than a few seconds, IndexMisplaced when the folder is somebody's,
        and IndexUnwritable, with the reason, for whatever the system refuses while writing.
        """
        with refusals(self.folder):
            claim(self.folder)
            lock = FileLock(self.folder / LOCK)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                waiting()
                self._wait(lock)
            try:
                yield
            finally:
                lock.release()

    def _wait(self, lock: FileLock) -> None:
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            raise IndexBusy(texts.INDEX_BUSY.format(path=self.folder)) from error

    def clear_generations(self, generation: str, forget: Callable[[Path], bool]) -> None:
        """Delete all other generations, and what killed processes left. Only for the process that writes.

        A generation that a reader still has open, or that ``forget`` refuses, stays until a later run.
        """
        clear_unfinished(self.folder)
        for folder in generations_in(self.generations):
            if folder.name != generation and not _is_read(folder) and forget(folder):
                delete(folder)

    def clear_documents(self, documents: frozenset[str]) -> None:
        """Delete what is kept of documents that are not among these. Only for the process that writes."""
        for folder in documents_in(self.documents):
            if folder.name not in documents:
                delete(folder)


def _current_before_seals(text: str) -> Current | None:
    """What an older version of the program wrote, to tell that from damage."""
    fields = json.loads(text)
    bare = isinstance(fields, dict) and fields.keys() == {"format", "generation", "state"}
    return Current(**fields) if bare and fields["format"] in _FORMATS_BEFORE_SEALS else None


@contextmanager
def refusals(folder: Path) -> Iterator[None]:
    """Turn what the system refuses while writing below ``folder`` into IndexUnwritable with a Dutch reason."""
    try:
        yield
    except OSError as error:
        raise unwritable(folder, error) from error


def unwritable(folder: Path, error: Exception) -> IndexUnwritable:
    """What to raise when something could not be written below ``folder``; a library seldom says that a disk is full."""
    if isinstance(error, OSError) and error.errno is not None:
        reason = reason_of(error)
    elif _is_full(folder):
        reason = SYSTEM_NO_ROOM
    else:
        reason = texts.OTHER_REASON.format(reason=" ".join(str(error).split())[:_LONGEST] or type(error).__name__)
    return IndexUnwritable(texts.INDEX_UNWRITABLE.format(path=folder, reason=reason))


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _HARDLY_ROOM
    except OSError:
        return False


@contextmanager
def reading(generation: Path) -> Iterator[None]:
    """Keep a generation from being deleted while it is open. Raises OSError when it is gone."""
    handle = os.open(generation / _IN_USE, os.O_RDONLY)
    try:
        if sys.platform != "win32":
            fcntl.flock(handle, fcntl.LOCK_SH)
        yield
    finally:
        os.close(handle)


def mark_readable(generation: Path) -> None:
    """Make what readers of a generation hold on to."""
    (generation / _IN_USE).touch()


def _is_read(generation: Path) -> bool:
    """Whether a reader has the generation open. Elsewhere than on Unix, the system itself keeps open files."""
    if sys.platform == "win32" or not (generation / _IN_USE).exists():
        return False
    handle = os.open(generation / _IN_USE, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(handle)
    return False
