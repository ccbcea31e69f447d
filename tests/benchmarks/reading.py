"""How long reading and splitting real PDFs takes, against pypdf in the same run, and how much memory."""

import logging
import os
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdf

from corpus.reading.extraction.pdf import open_pdf, read_raw
from corpus.reading.quality import page_quality
from corpus.reading.read import UnreadableFile, read_pdf
from corpus.reading.understand import understand
from corpus.splitting.split import split_pages

SETTING = "BINNENSTAD_REAL_PDFS"
ROUNDS = 3
AT_ONCE = 2
ONE_PAGE_IN = 4


def measure() -> list[str]:
    """Read and split the PDFs of ``BINNENSTAD_REAL_PDFS``, without recognition, and give times, ratios and memory.

    The ratios are of pages per second of processor time, in this process, the three ways taking turns; pypdf gets one
    page in four of every file, so that all see the same kinds of pages. Memory is the largest of any one process.
    """
    folder = os.environ.get(SETTING, "")
    files = sorted(Path(folder).rglob("*.pdf")) if folder else []
    if not files:
        return [f"reading real PDFs: skipped, {SETTING} names no folder with PDFs"]
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    whole: list[float] = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            counts = list(pool.map(_read_and_split, files))
        whole.append(time.perf_counter() - started)
    memory = [resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    ways = (_words, _understood, _by_pypdf)
    rates: list[tuple[float, ...]] = [tuple(_rate(way, files) for way in ways) for _ in range(ROUNDS)]
    words, pages, theirs = (statistics.median(column) for column in zip(*rates, strict=True))
    return [
        f"reading and splitting {len(files)} real PDFs ({sum(pages for pages, _ in counts)} pages, "
        f"{sum(chunks for _, chunks in counts)} chunks), {AT_ONCE} at a time: median {statistics.median(whole):.1f} s "
        f"({min(whole):.1f}-{max(whole):.1f})",
        f"pages per second of one core: words, places and rules {words:.0f}, with tables, headings and reading order "
        f"{pages:.0f}, pypdf's bare text {theirs:.0f}",
        f"against pypdf: words {statistics.median(one / other for one, _, other in rates):.1f} times as fast, "
        f"everything {statistics.median(one / other for _, one, other in rates):.1f} times",
        f"memory while reading, peak: {memory[0]:.0f} MiB in this process, {memory[1]:.0f} MiB in one that reads",
    ]


def _read_and_split(path: Path) -> tuple[int, int]:
    """Read a file as the index does; returns its pages and chunks."""
    try:
        pages = read_pdf(path, path.stem, ocr=False).pages
    except UnreadableFile:
        return 0, 0
    return len(pages), len(split_pages(pages))


def _rate(way: Callable[[Path], int], files: Sequence[Path]) -> float:
    started = time.process_time()
    pages = sum(way(path) for path in files)
    return pages / (time.process_time() - started)


def _words(path: Path) -> int:
    document = open_pdf(path)
    return len(read_raw(document, len(document)).pages)


def _understood(path: Path) -> int:
    document = open_pdf(path)
    raw = read_raw(document, len(document))
    return len(understand(path.stem, raw, [page_quality(page) for page in raw.pages]))


def _by_pypdf(path: Path) -> int:
    """Take the text of one page in four with pypdf; returns how many pages that were."""
    pages = pypdf.PdfReader(path).pages[::ONE_PAGE_IN]
    for page in pages:
        page.extract_text()
    return len(pages)
