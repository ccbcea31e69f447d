"""Taking in a file that somebody uploads: checked here, on the server, before anything of it is kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from assistant.ui.documents import texts
from assistant.ui.settings import AppSettings
from corpus.catalogue.change import Details, add
from corpus.catalogue.folder import identity, with_metadata
from corpus.download.download import FetchLimits
from corpus.errors import CorpusError
from corpus.reading.read import ReadingLimits, read_pdf
from corpus.sandbox.parent import UnreadableFile
from corpus.values import Document

_WORD_ENDINGS = (".docx", ".doc", ".docm", ".odt", ".rtf")
_ZIP, _PDF, _HEAD = b"PK\x03\x04", b"%PDF-", 1_024
_MB = 2**20
_UNSAFE = re.compile(r"[^\w .,()+&'-]")
_LONGEST_NAME = 120

Progress = Callable[[int, int], None]


class NotTaken(Exception):
    """A file that is not taken in; the message is Dutch and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A file that can be added: where it lies, its pages, how well it reads, and what it says of itself."""

    path: Path
    pages: int
    verdict: str
    document: Document


def safe_name(name: str) -> str:
    """The last part of a file name, in letters that are safe in any folder; ``../../x.pdf`` is ``x.pdf``."""
    last = PurePosixPath(name.replace("\\", "/")).name
    stem, dot, ending = _UNSAFE.sub(" ", last).strip(" .").rpartition(".")
    plain = " ".join((stem if dot else ending).split())[:_LONGEST_NAME]
    return f"{plain}.pdf" if plain else texts.NO_NAME


def check_upload(name: str, data: bytes, settings: AppSettings) -> None:
    """Raise NotTaken for what cannot be a document, by its content and size; its name alone proves nothing."""
    shown = PurePosixPath(name.replace("\\", "/")).name[:_LONGEST_NAME] or texts.NO_NAME
    if shown.lower().endswith(_WORD_ENDINGS):
        raise NotTaken(texts.IS_WORD.format(file=shown))
    if len(data) > settings.upload_mb * _MB:
        raise NotTaken(texts.TOO_LARGE.format(file=shown, mb=-(-len(data) // _MB), most=settings.upload_mb))
    if _PDF not in data[:_HEAD]:
        raise NotTaken(texts.NO_PDF.format(file=shown))


def propose(name: str, data: bytes, folder: Path, settings: AppSettings, progress: Progress) -> Proposal:
    """Read an uploaded file in the sandbox, and propose title, date and status. Raises NotTaken.

    It is written to ``folder``, that is not the corpus: nothing is added yet.
    """
    check_upload(name, data, settings)
    path = folder / safe_name(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        reading = read_pdf(path, "", _limits(settings), ocr=False, progress=progress)
    except UnreadableFile as problem:
        reason = str(problem)
        raise NotTaken(f"{reason[:1].upper()}{reason[1:]}") from problem
    except OSError as problem:
        raise NotTaken(texts.UNWRITABLE.format(reason=problem.strerror)) from problem
    if len(reading.pages) > settings.upload_pages:
        most = settings.upload_pages
        raise NotTaken(texts.TOO_MANY_PAGES.format(file=path.name, pages=len(reading.pages), most=most))
    blank = Document(
        id=identity(path.name),
        title="",
        kind="",
        status="",
        date="",
        publisher="",
        origin="",
        file=path.name,
        digest="",
    )
    found = with_metadata(blank, reading)
    return Proposal(path=path, pages=len(reading.pages), verdict=reading.verdict, document=found)


def accept(proposal: Proposal, details: Details, corpus: Path, settings: AppSettings, progress: Progress) -> Document:
    """Add a proposed file to the corpus, as corrected. Raises NotTaken, and leaves everything as it was."""
    try:
        limits = FetchLimits(size=settings.upload_mb * _MB)
        return add(str(proposal.path), corpus, details, limits, _limits(settings), progress).document
    except CorpusError as problem:
        raise NotTaken(str(problem).replace(str(proposal.path), proposal.path.name)) from problem


def _limits(settings: AppSettings) -> ReadingLimits:
    return ReadingLimits(pages=settings.upload_pages, file_bytes=settings.upload_mb * _MB)
