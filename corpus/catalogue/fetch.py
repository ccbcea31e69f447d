"""Bring a PDF from a file or a web address into a file of our own."""

import re
import shutil
from pathlib import Path

from corpus import texts
from corpus.download.download import Fetched, FetchLimits, download, too_large
from corpus.errors import CorpusError
from corpus.files import reason_of

_HEADER_REACH = 1024
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://")


def is_address(source: str) -> bool:
    """Say whether a source is a web address instead of a file."""
    return _ADDRESS.match(source) is not None


def fetch(source: str, target: Path, limits: FetchLimits) -> Fetched:
    """Copy a file or web address to ``target``; raises CorpusError when it is no PDF, too large or out of reach."""
    fetched = download(source, target, limits) if is_address(source) else _copy(Path(source), target, limits)
    with target.open("rb") as file:
        start = file.read(_HEADER_REACH)
    if not start:
        raise CorpusError(texts.SOURCE_EMPTY.format(source=source))
    if b"%PDF-" not in start:
        problem = texts.SOURCE_IS_PAGE if b"<html" in start.lower() else texts.SOURCE_NO_PDF
        raise CorpusError(problem.format(source=source))
    return fetched


def _copy(source: Path, target: Path, limits: FetchLimits) -> Fetched:
    if not source.is_file():
        problem = texts.SOURCE_IS_FOLDER if source.is_dir() else texts.SOURCE_MISSING
        raise CorpusError(problem.format(source=source))
    if source.stat().st_size > limits.size:
        raise too_large(str(source), limits)
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise CorpusError(texts.SOURCE_UNREADABLE.format(source=source, reason=reason_of(error))) from error
    return Fetched(name=source.name, origin="")
