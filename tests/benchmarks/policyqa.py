"""Find the right text for citizens' questions: how often it comes first, by meaning, by words and by both.

    BINNENSTAD_BENCHMARKS=FOLDER python tests/benchmarks/policyqa.py [--chunks]

Reads ``policyqa-train.json`` (SQuAD layout) from the folder; every context is one text, or with ``--chunks`` cut at
sentences into pieces of at most 700 characters, of which the best counts.
"""

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT)]

from index.model.embedding import Embedder  # noqa: E402
from index.search import DEPTH, fuse  # noqa: E402
from index.settings import Settings  # noqa: E402
from index.words.words import WordIndex  # noqa: E402

_PIECE = 700
Ranking = Sequence[tuple[int, float]]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chunks", action="store_true")
    given = parser.parse_args()
    folder = os.environ.get("BINNENSTAD_BENCHMARKS")
    if not folder:
        print("BINNENSTAD_BENCHMARKS is not set: it names the folder with policyqa-train.json", file=sys.stderr)
        return 2
    contexts, questions = read(Path(folder) / "policyqa-train.json")
    pieces = [(piece, owner) for owner, text in enumerate(contexts) for piece in cut(text, whole=not given.chunks)]
    texts, owners = [piece for piece, _ in pieces], [owner for _, owner in pieces]
    embedder, words = Embedder(Settings()), WordIndex.build(texts)
    embedder.load()
    started = time.monotonic()
    vectors = embedder.documents(texts)
    print(f"{len(texts)} texts embedded, {len(texts) / (time.monotonic() - started):.1f} a second")
    ranks: dict[str, list[int]] = {"meaning": [], "words": [], "both": []}
    for question, gold in questions:
        cosines = vectors @ embedder.query(question)
        dense = [(int(row), float(cosines[row])) for row in np.argsort(-cosines)[:DEPTH]]
        found = words.search(question, DEPTH)
        for name, ranking in (("meaning", dense), ("words", found), ("both", fuse(dense, found))):
            ranks[name].append(rank(ranking, owners, gold))
    print(f"{len(questions)} questions, {len(contexts)} contexts: share with the right one among the first")
    for name, places in ranks.items():
        shares = "  ".join(f"{k}: {np.mean(np.array(places) < k):.3f}" for k in (1, 3, 5))
        print(f"  {name:8} {shares}  MRR {np.mean(1 / (1 + np.array(places))):.3f}")
    return 0


def read(path: Path) -> tuple[list[str], list[tuple[str, int]]]:
    """The contexts, each once, and the questions with the number of their context."""
    numbers: dict[str, int] = {}
    questions = [
        (str(answer["question"]), numbers.setdefault(paragraph["context"], len(numbers)))
        for article in json.loads(path.read_text(encoding="utf-8"))["data"]
        for paragraph in article["paragraphs"]
        for answer in paragraph["qas"]
    ]
    return list(numbers), questions


def cut(text: str, *, whole: bool) -> list[str]:
    """A context in pieces, cut between sentences."""
    pieces = [""]
    for sentence in re.split(r"(?<=[.?!])\s+", text):
        if not whole and pieces[-1] and len(pieces[-1]) + len(sentence) > _PIECE:
            pieces.append("")
        pieces[-1] = f"{pieces[-1]} {sentence}".strip()
    return pieces


def rank(ranking: Ranking, owners: Sequence[int], gold: int) -> int:
    """How many other contexts come before the right one."""
    order = list(dict.fromkeys(owners[row] for row, _ in ranking))
    return order.index(gold) if gold in order else 10_000


if __name__ == "__main__":
    sys.exit(main())
