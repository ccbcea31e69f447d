"""A large folder of real documents: how long indexing it from nothing takes, and a question in it.

Without character recognition, whose time is Tesseract's and depends on how many pictures there happen to be.
"""

import json
import os
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from assistant.pipeline import answer_question
from index.build import open_library, update_index
from index.settings import Settings

FOLDERS = ("proef", "ruis", "beleid")


def measure() -> list[str]:
    """Index the folders of real documents as one and ask the questions that belong to them."""
    source = os.environ.get("BINNENSTAD_REAL_PDFS")
    if not source:
        return ["a large folder: not measured, BINNENSTAD_REAL_PDFS names no folder of real documents"]
    with tempfile.TemporaryDirectory() as work:
        corpus = Path(work) / "corpus"
        corpus.mkdir()
        for path in (path for name in FOLDERS for path in (Path(source) / name).glob("*.pdf")):
            shutil.copyfile(path, corpus / path.name)
        settings = Settings.load(corpus=corpus, index=Path(work) / "index", ocr=False)
        started = time.perf_counter()
        report = update_index(settings)
        fresh = time.perf_counter() - started
        seconds = _asked(settings, Path(source) / "proef" / "vragen.jsonl")
    return [
        f"index of {report.pages} pages from nothing: {fresh:.1f} s, {1000 * fresh / report.pages:.1f} s for 1,000 "
        f"({report.chunks} chunks, no recognition, the models made before)",
        f"question at {report.pages} pages, warm: median {1000 * statistics.median(seconds):.0f} ms, "
        f"95th percentile {1000 * seconds[int(0.95 * len(seconds))]:.0f} ms ({len(seconds)} questions)",
    ]


def _asked(settings: Settings, file: Path) -> list[float]:
    questions = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    seconds = []
    with open_library(settings) as library:
        for place, one in enumerate([questions[0], *questions]):
            started = time.perf_counter()
            answer_question(library, one["question"], one["history"])
            if place:
                seconds.append(time.perf_counter() - started)
    return sorted(seconds)
