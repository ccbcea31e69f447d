"""How long reading and splitting real PDFs takes, against pypdf in the same run, and how much memory."""

import logging
import os
import resource
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdf

from corpus.read import UnreadableFile, read_pdf
from corpus.split import split_pages
from corpus.values import Page

SETTING = "BINNENSTAD_REAL_PDFS"
ROUNDS = 3
AT_ONCE = 2
ONE_PAGE_IN = 3


def measure() -> list[str]:
    """Read and split the PDFs of ``BINNENSTAD_REAL_PDFS``, without recognition, and give times, ratio and memory.

    Reading alone and pypdf take turns, each in one process at a time; pypdf gets one page in three of every file,
    so that both see the same kinds of pages. The memory is the largest of any one process.
    """
    folder = os.environ.get(SETTING, "")
    files = sorted(Path(folder).rglob("*.pdf")) if folder else []
    if not files:
        return [f"reading real PDFs: skipped, {SETTING} names no folder with PDFs"]
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    whole: list[float] = []
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            chunks = sum(pool.map(lambda path: len(split_pages(_read(path))), files))
        whole.append(time.perf_counter() - started)
        started = time.perf_counter()
        pages = sum(len(_read(path)) for path in files)
        ours.append(pages / (time.perf_counter() - started))
        started = time.perf_counter()
        taken = sum(_by_pypdf(path) for path in files)
        theirs.append(taken / (time.perf_counter() - started))
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    here, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return [
        f"reading and splitting {len(files)} real PDFs, {AT_ONCE} at a time: median {statistics.median(whole):.1f} s "
        f"({_spread(whole)} s; {pages} pages, {chunks} chunks)",
        f"reading alone: {statistics.median(ours):.0f} pages/s ({_spread(ours)}), pypdf: "
        f"{statistics.median(theirs):.0f} pages/s ({_spread(theirs)}), ratio {ratio:.1f}",
        f"memory while reading, peak: {here:.0f} MiB in this process, {child:.0f} MiB in one that reads",
    ]


def _read(path: Path) -> Sequence[Page]:
    try:
        return read_pdf(path, path.stem, ocr=False).pages
    except UnreadableFile:
        return ()


def _by_pypdf(path: Path) -> int:
    """Take the text of one page in three with pypdf; returns how many pages that were."""
    pages = pypdf.PdfReader(path).pages[::ONE_PAGE_IN]
    for page in pages:
        page.extract_text()
    return len(pages)


def _spread(values: Sequence[float]) -> str:
    return f"{min(values):.1f}-{max(values):.1f}"
