"""A corpus folder: which documents it holds, known by what is in them and not by what their files are called."""

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus import texts
from corpus.catalogue.describe import account_of, describe
from corpus.catalogue.manifest import Entry, manifest_path, read_manifest
from corpus.errors import CorpusError as CorpusError
from corpus.files import digest_of, reason_of
from corpus.values import Document

if TYPE_CHECKING:
    from corpus.reading.read import Reading


class FileDigest(NamedTuple):
    """The SHA-256 of a file's bytes, and the size in bytes and time of change (ns) for which it holds."""

    size: int
    changed: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The documents of a folder; ``digests`` by path, to hand to the next scan; ``warnings`` are Dutch sentences."""

    documents: tuple[Document, ...]
    digests: Mapping[str, FileDigest]
    warnings: tuple[str, ...] = ()


def list_documents(folder: Path) -> tuple[Document, ...]:
    """List the documents of a folder of PDFs without reading them; raises CorpusError like ``scan_folder``."""
    return scan_folder(folder).documents


def scan_folder(folder: Path, known: Mapping[str, FileDigest] | None = None) -> Listing:
    """List the documents of a folder of PDFs and its subfolders, those of the manifest first, then by file name.

    ``known`` are the digests of an earlier scan: a file of the same size and time of change is not digested again. What
    the manifest does not give (or without a manifest) is empty. Files with the same bytes are one document. Raises
    CorpusError when the folder does not exist or holds no PDFs, or when its manifest cannot be used.
    """
    listing = scan_any(folder, known)
    if not listing.documents:
        raise CorpusError(texts.FOLDER_EMPTY.format(folder=folder))
    return listing


def scan_any(folder: Path, known: Mapping[str, FileDigest] | None = None) -> Listing:
    """List the documents of a folder like ``scan_folder``, but accept a folder without PDFs."""
    if not folder.is_dir():
        problem = texts.FOLDER_IS_FILE if folder.is_file() else texts.FOLDER_MISSING
        raise CorpusError(problem.format(folder=folder))
    digests, unreadable = _digests(folder, known or {})
    entries = read_manifest(manifest_path(folder))
    claims, warnings = _claims(entries, digests)
    documents, doubles = _documents(entries, claims, digests)
    return Listing(documents=documents, digests=digests, warnings=(*unreadable, *warnings, *doubles))


def with_metadata(document: Document, reading: "Reading") -> Document:
    """Fill in the title, status and date that the manifest did not give, from what was read of this one document."""
    return describe([document], [account_of(reading)])[0]


def identity(file: str) -> str:
    """Make an id of a file name: small letters without accents, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", Path(file).stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "document"


def _digests(folder: Path, known: Mapping[str, FileDigest]) -> tuple[dict[str, FileDigest], list[str]]:
    digests: dict[str, FileDigest] = {}
    warnings: list[str] = []
    for file in sorted(_pdf_files(folder), key=lambda name: (name.lower(), name)):
        path = folder / file
        try:
            state = path.stat()
            before = known.get(file)
            unchanged = before is not None and before[:2] == (state.st_size, state.st_mtime_ns)
            digest = before.digest if before is not None and unchanged else digest_of(path)
        except OSError as error:
            warnings.append(texts.FILE_UNREADABLE.format(file=file, reason=reason_of(error)))
            continue
        digests[file] = FileDigest(size=state.st_size, changed=state.st_mtime_ns, digest=digest)
    return digests, warnings


def _pdf_files(folder: Path) -> Iterable[str]:
    """Give the paths of the PDFs of a folder and its subfolders, without what is hidden."""
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if name.lower().endswith(".pdf") and not name.startswith(".") and path.is_file():
                yield path.relative_to(folder).as_posix()


def _claims(entries: Iterable[Entry], digests: Mapping[str, FileDigest]) -> tuple[dict[str, Entry], list[str]]:
    """Say which file each entry is about: the one with its digest, whatever its name, else the one with its name."""
    claims: dict[str, Entry] = {}
    warnings: list[str] = []
    same = [entry for entry in entries if entry.digest and _digest(digests, entry.file) == entry.digest]
    claims.update({entry.file: entry for entry in same})
    for entry in (entry for entry in entries if entry not in same):
        renamed = next(
            (file for file, known in digests.items() if known.digest == entry.digest and file not in claims), None
        )
        if renamed is not None:
            claims[renamed] = entry
        elif entry.file in digests and entry.file not in claims:
            claims[entry.file] = entry
            if entry.digest:
                warnings.append(texts.FILE_CHANGED.format(file=entry.file, id=entry.id))
        else:
            warnings.append(texts.FILE_MISSING.format(file=entry.file, id=entry.id))
    return claims, warnings


def _digest(digests: Mapping[str, FileDigest], file: str) -> str:
    known = digests.get(file)
    return known.digest if known is not None else ""


def _documents(
    entries: tuple[Entry, ...], claims: Mapping[str, Entry], digests: Mapping[str, FileDigest]
) -> tuple[tuple[Document, ...], list[str]]:
    """Make one document of all files with the same bytes; the file that the manifest names leads."""
    order = {entry.id: place for place, entry in enumerate(entries)}
    files = sorted(digests, key=lambda file: order[claims[file].id] if file in claims else len(order))
    taken = {entry.id for entry in entries}
    documents: dict[str, Document] = {}
    warnings: list[str] = []
    for file in files:
        digest = digests[file].digest
        entry = claims.get(file)
        first = documents.get(digest)
        if first is None:
            documents[digest] = _document(entry or Entry(id=_free(file, digest, taken), file=file), file, digest)
            taken.add(documents[digest].id)
            continue
        documents[digest] = replace(first, also=(*first.also, file))
        if entry is not None:
            warnings.append(texts.FILE_DOUBLE.format(file=file, id=entry.id, first=first.id))
    return tuple(documents.values()), warnings


def _free(file: str, digest: str, taken: set[str]) -> str:
    plain = identity(file)
    return plain if plain not in taken else f"{plain}-{digest[:8]}"


def _document(entry: Entry, file: str, digest: str) -> Document:
    return Document(
        id=entry.id,
        title=entry.title,
        kind=entry.kind,
        status=entry.status,
        date=entry.date,
        publisher=entry.publisher,
        origin=entry.origin,
        file=file,
        digest=digest,
        summary=entry.summary,
    )
