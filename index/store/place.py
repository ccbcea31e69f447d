"""Where an index may stand, and what may be deleted there: a user's own files are never touched.

The folder of an index carries a marker. A folder that holds anything and has none is somebody's, and so is the folder
of the corpus with all that is in it and all that it is in.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from corpus.files import UNFINISHED, write_text
from index import texts
from index.errors import IndexMisplaced

MARKER = "binnenstadswijzer-index.txt"
GENERATIONS = "generations"
DOCUMENTS = "documents"
CURRENT = "current.json"
DIGESTS = "files.json"
LOCK = "lock"

_OURS = frozenset({MARKER, GENERATIONS, DOCUMENTS, CURRENT, DIGESTS, LOCK})
_MADE_BY_THE_SYSTEM = frozenset({"lost+found"})
_GENERATION = re.compile(r"[0-9a-f]{12}")
_DOCUMENT = re.compile(r"[0-9a-f]{24}-[0-9a-f]{8}")
_MAKING = re.compile(r"\.making-\w+")


def check_place(folder: Path, corpus: Path) -> None:
    """Raise IndexMisplaced when an index may not be made in ``folder``; OSError when that cannot be told."""
    if _same_or_above(folder, corpus) or _same_or_above(corpus, folder):
        raise IndexMisplaced(texts.INDEX_ON_CORPUS.format(path=folder, corpus=corpus))
    if folder.is_dir() and not (is_marked(folder) or _is_empty(folder) or _is_unmarked_index(folder)):
        raise IndexMisplaced(texts.INDEX_NOT_EMPTY.format(path=folder))


def claim(folder: Path) -> None:
    """Make the folder and its marker when they are not there; raises IndexMisplaced, or OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    if is_marked(folder):
        return
    if not (_is_empty(folder) or _is_unmarked_index(folder)):
        raise IndexMisplaced(texts.INDEX_NOT_EMPTY.format(path=folder))
    write_text(folder / MARKER, texts.MARKER)


def is_marked(folder: Path) -> bool:
    """Whether a folder carries the marker of an index."""
    return (folder / MARKER).is_file()


def generations_in(folder: Path) -> Iterator[Path]:
    """The folders of generations in a folder; whatever else stands there is not ours."""
    return _named(folder, _GENERATION)


def documents_in(folder: Path) -> Iterator[Path]:
    """The folders of what is kept of documents in a folder, half-made ones included."""
    yield from _named(folder, _DOCUMENT)
    yield from _named(folder, _MAKING)


def delete(folder: Path) -> None:
    """Delete a folder of ours. Raises nothing: what cannot be deleted now stays for a later run."""
    shutil.rmtree(folder, ignore_errors=True)


def _named(folder: Path, pattern: re.Pattern[str]) -> Iterator[Path]:
    if folder.is_dir():
        found = sorted(folder.iterdir())
        yield from (one for one in found if pattern.fullmatch(one.name) and one.is_dir() and not one.is_symlink())


def _is_empty(folder: Path) -> bool:
    """Whether nothing of anybody stands in a folder; another process may just be writing the marker."""
    names = {path.name for path in folder.iterdir()} - _MADE_BY_THE_SYSTEM
    return all(name.startswith(UNFINISHED) for name in names)


def _is_unmarked_index(folder: Path) -> bool:
    """Whether this can only be an index: of a version that had no marker, or one that lost it."""
    names = {path.name for path in folder.iterdir() if not path.name.startswith(UNFINISHED)}
    whole = list(generations_in(folder / GENERATIONS))
    there = sum(1 for _ in (folder / GENERATIONS).iterdir()) if whole else 0
    return names <= _OURS and bool(whole) and len(whole) == there


def _same_or_above(above: Path, below: Path) -> bool:
    """Whether ``below`` is the folder ``above`` or stands in it, whatever links or capitals it is written with."""
    below = Path(os.path.realpath(below))
    for one in (below, *below.parents):
        with suppress(OSError):
            if one.samefile(above):
                return True
    return False
