"""Kill indexing with SIGKILL at random moments, and ask the next question every time.

    python tests/benchmarks/kill.py [--times 20] [--seed 1]

Each time a document is changed, ``python -m index`` is started and killed: a random while after a random stage began,
so that short stages are hit as often as long ones. Then the index must open whole and answer, from the state before or
after; at the end one undisturbed run must finish the job and leave nothing behind. Exit code 0 when all of it held.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests" / "index")]

from small_pdf import write_pdf  # noqa: E402

from index import texts  # noqa: E402
from index.build import open_library, update_index  # noqa: E402
from index.model.embedding import Embedder  # noqa: E402
from index.search import search  # noqa: E402
from index.settings import Settings  # noqa: E402

LONGEST_WAIT = {"": 2.0, texts.STAGE_READ: 1.0, texts.STAGE_MODEL: 4.0, texts.STAGE_EMBED: 1.0, texts.STAGE_WRITE: 0.5}
"""How long after the start of a stage the kill may come, in seconds; '' is the start of the process."""


def main() -> int:
    """Run as many rounds as asked; prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as place:
        settings = Settings(corpus=Path(place) / "corpus", index=Path(place) / "index")
        settings.corpus.mkdir()
        embedder = Embedder(settings)
        write(settings, 0)
        write_pdf(settings.corpus / "groen.pdf", [["# Groen", "In 2024 zijn 120 bomen geplant langs de singel."]])
        update_index(settings, embedder=embedder)
        last = 0
        for number in range(1, given.times + 1):
            write(settings, number)
            stage = chance.choice(list(LONGEST_WAIT))
            wait = chance.uniform(0, LONGEST_WAIT[stage])
            killed = kill_indexing(settings, stage, wait)
            found = amount_found(settings, embedder)
            print(f"{number:3} {stage or 'start':28} +{wait:.2f} s  {killed:8} answer of round {found}", flush=True)
            if found not in range(last, number + 1):
                return 1
            last = found
        update_index(settings, embedder=embedder)
        whole = amount_found(settings, embedder) == given.times
        folders = [path.name for kind in ("documents", "generations") for path in (settings.index / kind).iterdir()]
        print(f"at the end: {'whole' if whole else 'NOT WHOLE'}, {len(folders)} folders left")
        return 0 if whole and len(folders) == 3 else 1


def write(settings: Settings, number: int) -> None:
    """Change the one document that changes: its amount tells the round."""
    pages = [["# Parkeren", f"Een parkeervergunning kost {1000 + number} euro per jaar."]]
    pages += [[f"# Straat {page}", f"In straat {page} komen {page} bankjes en {page + 3} bomen."] for page in range(30)]
    write_pdf(settings.corpus / "parkeren.pdf", pages)


def kill_indexing(settings: Settings, stage: str, wait: float) -> str:
    """Start indexing, and kill it ``wait`` seconds after ``stage`` began; says whether it was killed or done before."""
    command = [sys.executable, "-m", "index", "--corpus", str(settings.corpus), "--index", str(settings.index)]
    began = threading.Event()
    with subprocess.Popen(
        command, cwd=PROJECT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stderr

        def watch() -> None:
            for line in process.stderr or ():
                if line.strip() == stage:
                    began.set()
            began.set()

        watching = threading.Thread(target=watch)
        watching.start()
        if stage:
            began.wait(120)
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.kill()
        process.wait()
        watching.join()
    return "killed" if process.returncode < 0 else "done"


def amount_found(settings: Settings, embedder: Embedder) -> int:
    """The round that the index answers from; raises when it is not whole."""
    with open_library(settings, embedder=embedder) as library:
        for row in range(len(library)):
            assert library.chunk(row).text
        assert len(library.dense(library.embed_query("singel"), len(library))) == len(library)
        text = library.chunk(search(library, "Wat kost een parkeervergunning?")[0].row).text
        assert library.words.search("singel", 1)
    return int(text.split(" kost ")[1].split()[0]) - 1000


if __name__ == "__main__":
    sys.exit(main())
