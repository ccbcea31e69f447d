"""Read broken PDFs for as long as asked, and report crashes, hangs, memory peaks and rejections without a reason.

    python -m tests.fuzz.fuzz_reading --count 2000 [--seconds 600] [--folder DIR] [--seed 1] [--keep DIR]

The PDFs come from --folder, else from BINNENSTAD_REAL_PDFS, else they are the shipped documents. They are cut into
pieces of a few pages first, because damage is found faster in many small files than in a few large ones; one in ten is
broken as a whole. Ends with exit code 1 when anything was wrong.
"""

import argparse
import io
import json
import logging
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pypdf

from corpus.catalogue.manifest import DEFAULT_FOLDER
from corpus.reading.read import UnreadableFile, read_pdf
from tests.fuzz.mutate import mutate

HANG_SECONDS = 10.0
MEMORY_KILOBYTES = 512 * 1024
PAGES_A_PIECE = 5
WHOLE = 0.1
LARGEST = 4 * 2**20


@dataclass(frozen=True)
class Outcome:
    """How the reading of one broken file went."""

    name: str
    seconds: float
    result: str
    wrong: str


def main() -> int:
    """Run from the command line."""
    given = _arguments()
    logging.disable(logging.CRITICAL)
    keep = given.keep
    seeds = list(_seeds(given.folder))
    if not seeds:
        print(f"no PDFs in {given.folder}", file=sys.stderr)
        return 2
    started = time.monotonic()
    counts: Counter[str] = Counter()
    wrong: list[Outcome] = []
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(given.workers) as pool:
        jobs = islice(_broken(seeds, Path(folder), given.seed), given.count)
        while time.monotonic() - started < given.seconds and (batch := list(islice(jobs, 8 * given.workers))):
            for path, outcome in zip(batch, pool.map(_read, batch), strict=True):
                counts[outcome.result] += 1
                slowest = max(slowest, outcome.seconds)
                if outcome.wrong:
                    wrong.append(outcome)
                    if keep:
                        keep.mkdir(parents=True, exist_ok=True)
                        path.replace(keep / path.name)
                path.unlink(missing_ok=True)
            print(f"\r{counts.total()} files, {len(wrong)} wrong", end="", file=sys.stderr, flush=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    report = {
        "files": counts.total(),
        "seconds": round(time.monotonic() - started),
        "results": dict(counts.most_common()),
        "slowest_seconds": round(slowest, 1),
        "peak_megabytes": peak // 1024,
        "over_memory": peak > MEMORY_KILOBYTES,
        "wrong": [f"{one.name}: {one.wrong}" for one in wrong],
    }
    print("\n" + json.dumps(report, ensure_ascii=False, indent=2))
    return 1 if wrong or peak > MEMORY_KILOBYTES else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=3600.0)
    parser.add_argument("--folder", type=Path, default=Path(os.environ.get("BINNENSTAD_REAL_PDFS") or DEFAULT_FOLDER))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, default=None, help="keep the files that went wrong here")
    return parser.parse_args()


def _seeds(folder: Path) -> Iterator[list[bytes]]:
    """Give for each PDF the pieces to break, the whole file last."""
    for path in sorted(folder.rglob("*.pdf")):
        data = path.read_bytes()
        pieces = []
        reader = pypdf.PdfReader(io.BytesIO(data))
        for start in range(0, min(len(reader.pages), 30), PAGES_A_PIECE):
            writer = pypdf.PdfWriter()
            for page in reader.pages[start : start + PAGES_A_PIECE]:
                writer.add_page(page)
            buffer = io.BytesIO()
            writer.write(buffer)
            pieces.append(buffer.getvalue())
        yield [*(piece for piece in pieces if len(piece) <= LARGEST), data]


def _broken(seeds: list[list[bytes]], folder: Path, seed: int) -> Iterator[Path]:
    """Give broken files, the same for the same seed."""
    number = 0
    while True:
        chance = random.Random(f"{seed}:{number}")
        pieces = chance.choice(seeds)
        data = pieces[-1] if chance.random() < WHOLE else chance.choice(pieces)
        path = folder / f"{seed}-{number}.pdf"
        path.write_bytes(mutate(data, chance))
        yield path
        number += 1


def _read(path: Path) -> Outcome:
    """Read one file and judge how that went."""
    start = time.monotonic()
    wrong = ""
    try:
        result = read_pdf(path, "fuzz", ocr=False).verdict
    except UnreadableFile as error:
        result = str(error)
        wrong = "" if result.strip() else "rejected without a reason"
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        result, wrong = "crash", f"crash in the main process: {error!r}"
    seconds = time.monotonic() - start
    if seconds > HANG_SECONDS and not wrong:
        wrong = f"took {seconds:.1f} s"
    return Outcome(name=path.name, seconds=seconds, result=result, wrong=wrong)


if __name__ == "__main__":
    sys.exit(main())
