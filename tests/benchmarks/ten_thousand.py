"""Many pages: how long indexing takes, how much memory, how long a question, and how many of the nearest are found.

    BINNENSTAD_REAL_PDFS=FOLDER python tests/benchmarks/ten_thousand.py [--pages 10000] [--base 1000] [--server]

The pages are those of real documents, repeated until there are enough, every copy with other words: in each copy a
share of the longer words is spelled backwards, the same way everywhere in it, so that no two copies have the same text,
words or vectors. ``--base`` pages are indexed and asked first, to compare with. The questions are real ones.
``--server`` puts the vectors on a Chroma server that is started for it.
"""

import argparse
import contextlib
import json
import os
import re
import resource
import statistics
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests" / "index")]

from chroma_server import ChromaServer  # noqa: E402
from small_pdf import write_pdf  # noqa: E402

from assistant.pipeline import answer_question  # noqa: E402
from corpus.reading.read import UnreadableFile, read_pdf  # noqa: E402
from index.build import open_library, update_index  # noqa: E402
from index.library import Library  # noqa: E402
from index.model.embedding import Embedder  # noqa: E402
from index.settings import Settings  # noqa: E402
from index.store.store import Store  # noqa: E402

FOLDERS = ("proef", "ruis", "beleid")
QUESTIONS = 60
NEAREST = 10
CHANGED = 0.3
LONG = re.compile(r"[^\W\d_]{6,}")
LINES_ON_A_PAGE = 38
LONGEST_LINE = 110
Pages = list[list[str]]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--base", type=int, default=1_000)
    parser.add_argument("--server", action="store_true")
    given = parser.parse_args()
    source = os.environ.get("BINNENSTAD_REAL_PDFS")
    if not source:
        print("BINNENSTAD_REAL_PDFS is not set: it names the folder with real documents", file=sys.stderr)
        return 2
    lines = (Path(source) / "proef" / "vragen.jsonl").read_text("utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines[:QUESTIONS]]
    documents = [
        pages for name in FOLDERS for path in sorted((Path(source) / name).glob("*.pdf")) if (pages := read(path))
    ]
    print(f"{sum(map(len, documents))} real pages in {len(documents)} documents", flush=True)
    with tempfile.TemporaryDirectory() as work, contextlib.ExitStack() as running:
        server = running.enter_context(ChromaServer(Path(work) / "server")) if given.server else None
        settings = Settings(
            corpus=Path(work) / "corpus", index=Path(work) / "index", ocr=False, chroma_url=server.url if server else ""
        )
        settings.corpus.mkdir()
        copies, embedder = written(settings.corpus, documents), Embedder(settings)
        medians = []
        have = 0
        for wanted in (given.base, given.pages):
            while have < wanted:
                have += next(copies)
            medians.append(measured(settings, embedder, questions))
        print(f"a question at the larger takes {medians[1] / medians[0]:.2f} times as long")
    return 0


def measured(settings: Settings, embedder: Embedder, questions: Sequence[str]) -> float:
    """Index what is new, ask, compare with an exact search; returns the median time of a question in seconds."""
    started = time.perf_counter()
    report = update_index(settings, embedder=embedder)
    took = time.perf_counter() - started
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    new = f"{report.added} documents read in {took:.0f} s, peak {peak:.0f} MiB"
    print(f"{report.pages} pages, {report.chunks} chunks: {new}", flush=True)
    with open_library(settings, embedder=embedder) as library:
        answer_question(library, questions[0])
        seconds = []
        for question in questions:
            started = time.perf_counter()
            answer_question(library, question)
            seconds.append(time.perf_counter() - started)
        found = recall(library, settings, [library.embed_query(question) for question in questions])
    middle = statistics.median(seconds)
    slow = sorted(seconds)[int(0.95 * len(seconds))]
    print(f"  a question: median {1000 * middle:.0f} ms, 95th percentile {1000 * slow:.0f} ms", flush=True)
    print(f"  recall@{NEAREST} against exact search: {found:.4f} ({len(questions)} questions)", flush=True)
    return middle


def recall(library: Library, settings: Settings, queries: Sequence[np.ndarray]) -> float:
    """The share of the true nearest that are found; ties in the last place count as found."""
    vectors = exact(library, settings)
    hits = 0
    for query in queries:
        cosines = vectors @ (query / np.linalg.norm(query))
        least = np.sort(cosines)[-NEAREST] - 1e-4
        hits += sum(bool(cosines[row] >= least) for row, _ in library.dense(query, NEAREST))
    return hits / (NEAREST * len(queries))


def exact(library: Library, settings: Settings) -> np.ndarray:
    """The vectors of all chunks as they were kept, in rows, of length 1."""
    kept = Store(settings.index).documents
    parts: dict[tuple[str, str], np.ndarray] = {}
    for folder in kept.iterdir():
        chunks = [json.loads(line) for line in (folder / "chunks.jsonl").read_text("utf-8").splitlines()]
        vectors = np.load(next(folder.glob("vectors-*.npy"))).astype(np.float32)
        parts |= {(chunk["id"], chunk["document"]): vector for chunk, vector in zip(chunks, vectors, strict=True)}
    rows = (library.chunk(row) for row in range(len(library)))
    found = np.stack([parts[chunk.id, chunk.document] for chunk in rows])
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def read(path: Path) -> Pages:
    """The lines of each page of a real document; none when it cannot be read."""
    try:
        pages = read_pdf(path, path.stem, ocr=False).pages
    except UnreadableFile:
        return []
    return [lines for page in pages if (lines := laid_out(page.text))]


def laid_out(text: str) -> list[str]:
    """Lines that fit on a page that ``write_pdf`` makes."""
    pieces = (
        line[start : start + LONGEST_LINE] for line in text.splitlines() for start in range(0, len(line), LONGEST_LINE)
    )
    plain = (piece.encode("latin-1", "ignore").decode("latin-1").strip("# ") for piece in pieces)
    return [piece for piece in plain if piece][:LINES_ON_A_PAGE]


def written(folder: Path, documents: Sequence[Pages]) -> Iterator[int]:
    """Write one copy after the other; gives the pages of each."""
    for copy in count():
        for number, pages in enumerate(documents):
            write_pdf(
                folder / f"stuk-{number:03}-{copy:03}.pdf", [[changed(line, copy) for line in page] for page in pages]
            )
            yield len(pages)


def changed(line: str, copy: int) -> str:
    """A line with other words in each copy; the first is as it was."""

    def other(word: re.Match[str]) -> str:
        chance = zlib.crc32(f"{copy} {word[0].lower()}".encode()) / 2**32
        return word[0][::-1].lower() if copy and chance < CHANGED else word[0]

    return LONG.sub(other, line)


if __name__ == "__main__":
    sys.exit(main())
