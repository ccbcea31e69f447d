"""Put a document in a corpus folder or take one out, so that file and manifest always agree."""

import difflib
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from corpus import texts
from corpus.catalogue.fetch import fetch
from corpus.catalogue.folder import identity, scan_any, with_metadata
from corpus.catalogue.manifest import (
    Entry,
    is_date,
    manifest_path,
    parse,
    read_manifest,
    read_text,
    save,
    with_entry,
    without_entry,
)
from corpus.download.download import FetchLimits
from corpus.errors import CorpusError
from corpus.files import clear_unfinished, digest_of, reason_of, unfinished_folder
from corpus.reading.read import Reading, ReadingLimits, UnreadableFile, read_pdf
from corpus.values import Document

_PLAIN_NAME = re.compile(r"\w[\w .,()+&'-]{0,150}\.pdf", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the user says of a document; empty what is to be taken from the document itself."""

    title: str = ""
    kind: str = ""
    date: str = ""
    status: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A document that was added, and how well it could be read."""

    document: Document
    reading: Reading


def add(
    source: str,
    folder: Path,
    details: Details,
    limits: FetchLimits,
    reading_limits: ReadingLimits,
    progress: Callable[[int, int], None] | None = None,
) -> Added:
    """Check a PDF (a file or a web address), copy it into a corpus folder and describe it in the manifest.

    Raises CorpusError, and leaves everything as it was, when it is no readable PDF, is there already or would overwrite
    another file.
    """
    if details.date and not is_date(details.date):
        raise CorpusError(texts.ADD_DATE.format(date=details.date))
    known = scan_any(folder).digests
    try:
        with _workshop(folder) as workshop:
            fetched = fetch(source, workshop / "new", limits)
            part = (workshop / "new").rename(workshop / _file_name(fetched.name))
            reading = _read(source, part, reading_limits, progress)
            with _lock(folder):
                present = scan_any(folder, known).documents
                document = _document(source, part, fetched.origin, details, folder, present)
                document = with_metadata(document, reading)
                _place(part, folder, document)
    except OSError as error:
        raise CorpusError(texts.FOLDER_UNWRITABLE.format(folder=folder, reason=reason_of(error))) from error
    return Added(document=document, reading=reading)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Give a hidden folder to work in; while no other process can begin, what killed ones left is cleared."""
    with ExitStack() as stack:
        with _lock(folder):
            clear_unfinished(folder)
            workshop = stack.enter_context(unfinished_folder(folder))
        yield workshop


def _read(source: str, part: Path, limits: ReadingLimits, progress: Callable[[int, int], None] | None) -> Reading:
    try:
        reading = read_pdf(part, "", limits, progress=progress)
    except UnreadableFile as error:
        raise CorpusError(texts.ADD_UNREADABLE.format(source=source, reason=error)) from error
    if reading.verdict == "unreadable":
        raise CorpusError(texts.ADD_UNREADABLE.format(source=source, reason=reading.reason))
    return reading


def _document(
    source: str, part: Path, origin: str, details: Details, folder: Path, present: tuple[Document, ...]
) -> Document:
    """Describe what will be added; raises CorpusError when the bytes or the name are there already."""
    digest = digest_of(part)
    double = next((document for document in present if document.digest == digest), None)
    if double is not None:
        raise CorpusError(texts.ADD_DOUBLE.format(source=source, id=double.id, file=double.file))
    name = part.name
    if (folder / name).exists():
        raise CorpusError(texts.ADD_EXISTS.format(source=source, file=folder / name))
    entries = read_manifest(manifest_path(folder))
    named = next((entry for entry in entries if entry.file == name), None)
    if named is not None:
        raise CorpusError(texts.ADD_NAMED.format(source=source, file=name, id=named.id))
    return Document(
        id=_free(identity(name), {entry.id for entry in entries} | {document.id for document in present}),
        title=details.title,
        kind=details.kind,
        status=details.status,
        date=details.date,
        publisher=details.publisher,
        origin=origin,
        file=name,
        digest=digest,
    )


def _file_name(name: str) -> str:
    return name if _PLAIN_NAME.fullmatch(name) else f"{identity(name)}.pdf"


def _free(plain: str, taken: Collection[str]) -> str:
    if plain not in taken:
        return plain
    return next(name for number in range(2, len(taken) + 3) if (name := f"{plain}-{number}") not in taken)


def _place(part: Path, folder: Path, document: Document) -> None:
    """Give the checked file its name, then its entry; takes the file back when the entry cannot be written."""
    target = folder / document.file
    part.chmod(0o644)
    _rename_to_new(part, target)
    path = manifest_path(folder)
    entry = Entry(
        id=document.id,
        file=document.file,
        title=document.title,
        kind=document.kind,
        status=document.status,
        date=document.date,
        publisher=document.publisher,
        origin=document.origin,
        digest=document.digest,
    )
    try:
        save(path, with_entry(read_text(path), entry))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _rename_to_new(part: Path, target: Path) -> None:
    """Rename a file to a name that must be new; a link fails where a rename would overwrite."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise CorpusError(texts.ADD_EXISTS.format(source=target.name, file=target)) from error
    except OSError:
        part.rename(target)


def remove(name: str, folder: Path) -> tuple[str, ...]:
    """Remove the document with this id: its files (also the copies) and its manifest entry.

    Returns the paths of the files that are gone. Raises CorpusError for an unknown id or a file that cannot be removed.
    """
    with _lock(folder):
        documents = scan_any(folder).documents
        clear_unfinished(folder)
        path = manifest_path(folder)
        text = read_text(path)
        entries = parse(text, path)
        document = next((document for document in documents if document.id == name), None)
        if document is None and name not in {entry.id for entry in entries}:
            raise CorpusError(_unknown(name, [document.id for document in documents]))
        files = (document.file, *document.also) if document is not None else ()
        changed = text
        for entry in entries:
            if entry.id == name or entry.file in files:
                changed = without_entry(changed, entry.id, path)
        try:
            for file in files:
                (folder / file).unlink(missing_ok=True)
        except OSError as error:
            raise CorpusError(texts.REMOVE_FAILED.format(file=error.filename, reason=reason_of(error))) from error
        if changed != text:
            save(path, changed)
    return files


def _unknown(name: str, ids: list[str]) -> str:
    close = difflib.get_close_matches(name, ids, n=1)
    return texts.REMOVE_MEANT.format(id=name, meant=close[0]) if close else texts.REMOVE_UNKNOWN.format(id=name)


def _lock(folder: Path) -> FileLock:
    """Make a lock for the manifest of a folder, outside the folder so that it leaves nothing behind there."""
    key = f"{Path.home()}\n{manifest_path(folder).resolve()}"
    name = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return FileLock(Path(tempfile.gettempdir()) / f"binnenstadswijzer-{name}.lock")
