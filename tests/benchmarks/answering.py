"""How long a question takes in a warm process, and how much memory that process uses."""

import resource
import statistics
import tempfile
import time
from pathlib import Path

from assistant.pipeline import answer_question
from eval.sets.cases import read_cases
from index.build import open_library, update_index
from index.settings import Settings

CASES = Path(__file__).resolve().parents[2] / "eval" / "cases"


def measure() -> list[str]:
    """Answer every case of the project twice, count the second round, and say what it took."""
    cases = read_cases([CASES])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.load(index=Path(folder))
        started = time.perf_counter()
        report = update_index(settings)
        fresh = time.perf_counter() - started
        started = time.perf_counter()
        update_index(settings)
        unchanged = time.perf_counter() - started
        with open_library(settings) as library:
            seconds: list[float] = []
            for turn in range(2):
                for case in cases:
                    started = time.perf_counter()
                    answer_question(library, case.question, case.history)
                    if turn:
                        seconds.append(time.perf_counter() - started)
    seconds.sort()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        f"index from nothing: {fresh:.1f} s, unchanged: {unchanged:.2f} s "
        f"({report.added} documents, {report.pages} pages, {report.chunks} chunks; start of Python not counted)",
        f"question, warm: median {1000 * statistics.median(seconds):.0f} ms, "
        f"95th percentile {1000 * seconds[int(0.95 * len(seconds))]:.0f} ms ({len(seconds)} questions)",
        f"memory of the answering process, peak: {peak:.0f} MiB",
    ]
