"""Flip, cut, empty and delete every file of an index, one by one, and ask the same questions every time.

    python tests/benchmarks/damage.py [--documents 3] [--chapters 2] [--every 1] [--seed 1]

Each time a whole index is put back, one file is damaged, and a process that has the model loaded brings the index up to
date and answers. What counts: the answers are those of the whole index, or one clear line says why there are none; no
other exception, no crash of that process. Afterwards the index must be up to date without a word. Exit code 0 when all
of it held. ``--chapters`` is the number of chapters of a document, about a chunk each.
"""

import argparse
import collections
import multiprocessing
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests" / "index")]

from small_pdf import write_pdf  # noqa: E402

from assistant.pipeline import answer_question  # noqa: E402
from index.build import open_up_to_date, update_index  # noqa: E402
from index.errors import IndexProblem  # noqa: E402
from index.model.embedding import Embedder  # noqa: E402
from index.settings import Settings  # noqa: E402

STREETS = ("Kanaalweg", "Singel", "Marktstraat", "Noorderdijk", "Parklaan", "Stationsplein", "Molenstraat", "Kade")
Answers = tuple[str, ...]


def main() -> int:
    """Damage every file in every way; prints a line for each that was not right, and how often what happened."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("documents", 3), ("chapters", 2), ("every", 1), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(corpus=Path(place) / "corpus", index=Path(place) / "index")
        questions = write_corpus(settings.corpus, given.documents, given.chapters)
        report = update_index(settings)
        whole = Path(place) / "whole"
        shutil.copytree(settings.index, whole)
        files = sorted(path.relative_to(whole) for path in whole.rglob("*") if path.is_file())
        trials = [(file, way) for file in files for way in WAYS][:: given.every]
        asking = Asking(settings, questions)
        right = asking.ask()
        print(f"{report.chunks} vectors, {len(files)} files, {len(trials)} damages", flush=True)
        counts = collections.Counter(
            trial(settings, whole, file, way, asking, right, random.Random(f"{given.seed} {file} {way}"))
            for file, way in trials
        )
        asking.stop()
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())))
    return 0 if counts.keys() <= {"right", "mended", "said"} else 1


def trial(
    settings: Settings, whole: Path, file: Path, way: str, asking: "Asking", right: object, chance: random.Random
) -> str:
    """Put the whole index back, damage one file, and say what came of it."""
    shutil.rmtree(settings.index)
    shutil.copytree(whole, settings.index)
    WAYS[way](settings.index / file, chance)
    first, second = asking.ask(), asking.ask()
    outcome = judge(first, right)
    if outcome in ("right", "mended") and second != right:
        outcome = "NOT MENDED"
    if outcome not in ("right", "mended"):
        print(f"{outcome}: {file} {way}: {first} then {second}", flush=True)
    return outcome


def judge(got: object, right: object) -> str:
    """Name what came of a question to a damaged index."""
    if not isinstance(got, tuple):
        return str(got).partition(":")[0]
    answers, notice = got
    if (answers, "") != right:
        return "WRONG"
    return "mended" if notice else "right"


class Asking:
    """A process that has the model loaded and asks; another takes its place when it crashes."""

    def __init__(self, settings: Settings, questions: Answers) -> None:
        self._given = (settings, questions)
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._end, other = context.Pipe()
        self._process = context.Process(target=answer_always, args=(*self._given, other), daemon=True)
        self._process.start()
        other.close()

    def ask(self) -> object:
        """Answers and notice; or text: ``said: ...`` for a clear line, in capitals what should not happen."""
        self._end.send("ask")
        try:
            return self._end.recv()
        except EOFError:
            self._process.join()
            self._start()
            return f"CRASH: exit code {self._process.exitcode}"

    def stop(self) -> None:
        """End the process."""
        self._end.close()
        self._process.join(10)


def answer_always(settings: Settings, questions: Answers, end: Connection) -> None:
    """Answer for as long as somebody asks."""
    embedder = Embedder(settings)
    while True:
        try:
            end.recv()
        except EOFError:
            return
        end.send(answered(settings, questions, embedder))


def answered(settings: Settings, questions: Answers, embedder: Embedder) -> object:
    """Bring the index up to date and answer every question."""
    try:
        library, notice = open_up_to_date(settings, embedder=embedder)
        with library:
            return tuple(answer_question(library, question).text for question in questions), notice
    except IndexProblem as problem:
        return f"said: {problem}"
    except Exception as error:  # that is what is looked for
        return f"TRACEBACK: {type(error).__name__}: {error}"


def write_corpus(folder: Path, documents: int, chapters: int) -> Answers:
    """Write documents of one chapter a page, every amount once; returns questions about some of them."""
    folder.mkdir()
    facts = []
    for document in range(documents):
        pages = []
        for chapter in range(chapters):
            number = document * chapters + chapter
            street = f"{STREETS[number % len(STREETS)]} {number}"
            amount = 1_000 + 7 * number
            pages.append([f"# Aan de {street}", f"Aan de {street} kost het nieuwe plein {amount} euro per bewoner."])
            facts.append(f"Hoeveel kost het nieuwe plein aan de {street}?")
        write_pdf(folder / f"nota-{document}.pdf", pages)
    return tuple(facts[:: max(1, len(facts) // 3)][:3])


def _flip(path: Path, chance: random.Random) -> None:
    contents = bytearray(path.read_bytes())
    if contents:
        contents[chance.randrange(len(contents))] ^= 1 << chance.randrange(8)
    path.write_bytes(contents)


def _cut(path: Path, chance: random.Random) -> None:
    contents = path.read_bytes()
    path.write_bytes(contents[: chance.randrange(len(contents)) if contents else 0])


WAYS: dict[str, Callable[[Path, random.Random], object]] = {
    "flip": _flip,
    "cut": _cut,
    "empty": lambda path, _: path.write_bytes(b""),
    "delete": lambda path, _: path.unlink(),
}


if __name__ == "__main__":
    sys.exit(main())
