"""One whole index in one folder, written once: texts in SQLite, words, and vectors in Chroma."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from corpus.values import Document
from index.errors import IndexProblem
from index.passages import word_text
from index.store.kept import Kept
from index.store.place import delete
from index.store.sealed import Seal, are_whole, seal_files, sealed_text, sealed_value, seals_from_json, seals_to_json
from index.store.store import mark_readable, unwritable
from index.store.vectors import Place, Refused, drop_vectors, has_vectors, write_vectors
from index.values import Problem
from index.words.words import WordIndex

LIBRARY = "library.sqlite"
WORDS = "words"
CHROMA = "chroma"
_MADE = "generation.json"

_TABLES = """
CREATE TABLE documents (id TEXT PRIMARY KEY, first INTEGER, chunks INTEGER, json TEXT);
CREATE TABLE pages (document TEXT, number INTEGER, json TEXT, PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE chunks (row INTEGER PRIMARY KEY, json TEXT);
CREATE TABLE problems (file TEXT, message TEXT, unread INTEGER);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that goes into a generation, and what is kept of it."""

    document: Document
    kept: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """How a generation was made, of how much, and what its files should be; ``chroma_url`` is empty for embedded."""

    model: str
    vectors: str
    chroma_url: str
    collection: str
    chunks: int
    pages: int
    files: dict[str, Seal] = field(default_factory=dict)


def write_generation(folder: Path, sources: Sequence[Source], problems: Sequence[Problem], made: Made) -> Made:
    """Write a whole generation, and say how it was made; it counts only when the store switches to it.

    When that fails nothing of it is left. Raises IndexUnwritable or IndexUnreachable, with the reason.
    """
    folder.mkdir(parents=True)
    with _or_nothing(folder):
        _save_made(folder, made)
        words = _write_texts(folder, sources, problems)
        WordIndex.build(words).save(folder / WORDS)
        write_vectors(place_of(folder, made), (source.kept.vectors(made.vectors) for source in sources))
        mark_readable(folder)
        return _finish(folder, made)


@contextmanager
def _or_nothing(folder: Path) -> Iterator[None]:
    """Delete a generation that cannot be finished: a half one is of no use, and may be what fills the disk."""
    try:
        yield
    except (OSError, sqlite3.Error, Refused) as error:
        problem = unwritable(folder.parent.parent, error)  # how full the disk is, is only seen before it is cleared
        _clear(folder)
        raise problem from error
    except BaseException:
        _clear(folder)
        raise


def _clear(folder: Path) -> None:
    if forget_generation(folder):
        delete(folder)


def _write_texts(folder: Path, sources: Sequence[Source], problems: Sequence[Problem]) -> list[str]:
    """Write documents, pages and chunks; rows of chunks are numbered through. Returns the text of each to search in."""
    words: list[str] = []
    with closing(sqlite3.connect(folder / LIBRARY)) as database, database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        for source in sources:
            document, first = source.document, len(words)
            pages = ((document.id, number, text) for number, text in source.kept.pages())
            database.executemany("INSERT INTO pages VALUES (?, ?, ?)", pages)
            for chunk, text in source.kept.chunks():
                database.execute("INSERT INTO chunks VALUES (?, ?)", (len(words), text))
                words.append(word_text(chunk, document))
            row = (document.id, first, len(words) - first, json.dumps(asdict(document), ensure_ascii=False))
            database.execute("INSERT INTO documents VALUES (?, ?, ?, ?)", row)
        rows = ((problem.file, problem.message, problem.unread) for problem in problems)
        database.executemany("INSERT INTO problems VALUES (?, ?, ?)", rows)
    return words


def _finish(folder: Path, made: Made) -> Made:
    """Write down how the generation was made, with the seals of its files, once everything else is there."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path != folder / _MADE)
    whole = replace(made, files=seal_files(folder, (path.relative_to(folder).as_posix() for path in files)))
    _save_made(folder, whole)
    return whole


def _save_made(folder: Path, made: Made) -> None:
    text = sealed_text({**asdict(made), "files": seals_to_json(made.files)})
    (folder / _MADE).write_text(text, encoding="utf-8")


def _load_made(folder: Path) -> Made | None:
    try:
        fields = sealed_value((folder / _MADE).read_text(encoding="utf-8"))
        return Made(**{**fields, "files": seals_from_json(fields["files"])})
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return None


def read_made(folder: Path) -> Made | None:
    """How the generation was made; None when it is not whole: a file is missing, or not what was written."""
    made = _load_made(folder)
    return made if made is not None and made.files and are_whole(folder, made.files) else None


def read_whole(folder: Path) -> Made | None:
    """As ``read_made``, the vectors on a server included; raises IndexUnreachable."""
    made = read_made(folder)
    return made if made is not None and has_vectors(place_of(folder, made), made.chunks) else None


def forget_generation(folder: Path) -> bool:
    """Delete what a generation has outside its folder; False when that must wait for a server that does not answer."""
    made = _load_made(folder)
    if made is None:
        return True
    try:
        drop_vectors(place_of(folder, made))
    except IndexProblem:
        return False
    return True


def place_of(folder: Path, made: Made) -> Place:
    """Where the vectors of a generation stand, in this folder or a copy of it."""
    return Place(folder=folder / CHROMA, url=made.chroma_url, name=made.collection)


def vector_files(made: Made) -> dict[str, Seal]:
    """Chroma's own files of a generation, by their names in its folder."""
    return {name: seal for name, seal in made.files.items() if name.startswith(f"{CHROMA}/")}


def documents_of(folder: Path) -> tuple[Document, ...]:
    """The documents in a generation; none when that cannot be read."""
    try:
        with closing(open_texts(folder)) as database:
            rows = database.execute("SELECT json FROM documents ORDER BY rowid").fetchall()
        return tuple(document_from_json(text) for (text,) in rows)
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        return ()


def open_texts(folder: Path) -> sqlite3.Connection:
    """Open the texts of a generation to read; raises sqlite3.Error when they cannot be read."""
    path = (folder / LIBRARY).resolve().as_uri()
    return sqlite3.connect(f"{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def document_from_json(text: str) -> Document:
    """A document as the texts keep it; raises ValueError, TypeError or KeyError for anything else."""
    fields = json.loads(text)
    return Document(**{**fields, "also": tuple(fields["also"])})
