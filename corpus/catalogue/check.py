"""Judge the files of a corpus folder: how well each can be read, and what can be done about it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from corpus import texts
from corpus.reading.quality import Verdict
from corpus.reading.read import Reading, ReadingLimits, UnreadableFile, read_pdf
from corpus.values import Document, Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """How well a file can be read.

    ``pages`` is their number, ``text``, ``sparse``, ``image_only`` and ``garbled`` how many have that quality, ``ocr``
    how many were read by character recognition. ``reason`` says in Dutch, to stand after the name of the file and a
    colon, why the verdict is not ``readable``; ``problems`` are sentences about single pages. ``unread`` is what is not
    in the text, and ``attachments`` are the names of the files inside the file. ``isolated`` is false when it was read
    by a process that could not be cut off from the network.
    """

    file: str
    pages: int
    text: int
    sparse: int
    image_only: int
    garbled: int
    ocr: int
    verdict: Verdict
    reason: str
    problems: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    attachments: tuple[str, ...] = ()
    isolated: bool = True


def check_document(
    folder: Path,
    document: Document,
    limits: ReadingLimits,
    *,
    ocr: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[FileReport, ...]:
    """Read a document and report on its file, and then on each copy of it; ``ocr`` and ``progress`` as in reading."""
    try:
        reading = read_pdf(folder / document.file, document.id, limits, ocr=ocr, progress=progress)
        report = report_of(document.file, reading)
    except UnreadableFile as error:
        report = FileReport(
            file=document.file,
            pages=0,
            text=0,
            sparse=0,
            image_only=0,
            garbled=0,
            ocr=0,
            verdict="unreadable",
            reason=str(error),
        )
    problems = (texts.CHECK_DOUBLE.format(file=document.file),)
    return (report, *(replace(report, file=file, problems=problems) for file in document.also))


def report_of(file: str, reading: Reading) -> FileReport:
    """Count the pages of each quality."""
    count = Counter(page.quality for page in reading.pages)
    return FileReport(
        file=file,
        pages=len(reading.pages),
        text=count["text"],
        sparse=count["sparse"],
        image_only=count["image_only"],
        garbled=count["garbled"],
        ocr=sum(page.ocr for page in reading.pages),
        verdict=reading.verdict,
        reason=reading.reason,
        problems=reading.problems,
        unread=reading.unread,
        attachments=reading.attachments,
        isolated=reading.isolated,
    )


def to_json(report: FileReport) -> dict[str, Any]:
    """Give a report as the object that ``check --json`` prints; what is not read only where there is any."""
    values = asdict(report)
    del values["problems"], values["isolated"]
    return {key: value for key, value in values.items() if value or key not in ("unread", "attachments")}


def advice(report: FileReport) -> str:
    """Say what a person can do about a file, and whether it takes part as it is."""
    takes_part = {"readable": texts.CHECK_TAKES_PART, "partly": texts.CHECK_REST, "unreadable": texts.CHECK_LEFT_OUT}
    reason = report.reason[:1].upper() + report.reason[1:]
    problems = () if report.verdict == "unreadable" and reason else report.problems
    return " ".join(part for part in (reason, *problems, takes_part[report.verdict]) if part)
