"""Make an index on disks of many sizes that are all too small, and see what is said and what is left.

    python tests/benchmarks/full_disk.py [--sizes 12] [--documents 3] [--chapters 20]

A disk is a memory file system in a namespace of its own (Linux, ``unshare``). What counts: exit code 2 and one clear
line that the disk is full, no half index left; and with a whole index on a disk that is too small for the next one, one
clear line and an answer from the older one. Exit code 0 when all of it held, 77 when this machine gives no such disk.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests" / "index"), str(PROJECT / "tests" / "benchmarks")]

from damage import write_corpus  # noqa: E402
from small_pdf import write_pdf  # noqa: E402

NOT_HERE = 77
FULL = "de schijf is vol"
OLDER = "eerdere versie"
STAGES = 4


def main() -> int:
    """Fill as many disks as asked; prints a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("sizes", 12), ("older", 2), ("documents", 3), ("chapters", 20)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    if not shutil.which("unshare") or on_disk(1 << 20, "true", Path("/tmp")).returncode:
        print("no disk of a given size can be made here", file=sys.stderr)
        return NOT_HERE
    with tempfile.TemporaryDirectory() as place:
        corpus, larger, disk = Path(place) / "corpus", Path(place) / "larger", Path(place) / "disk"
        disk.mkdir()
        question = write_corpus(corpus, given.documents, given.chapters)[0]
        shutil.copytree(corpus, larger)
        write_pdf(larger / "nieuw.pdf", [[f"# Nieuw {page}", f"Plan {page} kost {page} euro."] for page in range(40)])
        index = f"{sys.executable} -m index --index {disk}/index --corpus"
        used = on_disk(1 << 30, f"{index} {corpus} >&2 && du -sB1 {disk}/index | cut -f1", disk)
        whole = int(used.stdout)
        print(f"the index takes {whole} bytes", flush=True)
        right = 0
        for number in range(given.sizes):
            size = whole * (number + 1) // (given.sizes + 1)
            done = on_disk(size, f"{index} {corpus}; echo code $?; ls {disk}/index/generations 2>/dev/null", disk)
            right += told(size, done, left="")
        for size in (whole * 11 // 10, whole * 14 // 10)[: given.older]:
            ask = f"{sys.executable} -m assistant '{question}' --index {disk}/index --corpus {larger}"
            script = f"{index} {corpus} 2>/dev/null; {index} {larger}; echo code $?; {ask} 2>&1"
            right += told(size, on_disk(size, script, disk), left=OLDER)
    print(f"{right} of {given.sizes + given.older} right")
    return 0 if right == given.sizes + given.older else 1


def told(size: int, done: subprocess.CompletedProcess[str], left: str) -> bool:
    """Whether one clear line was said, and what should be left is."""
    lines = [line for line in done.stderr.splitlines() if FULL in line]
    clear = len(lines) == 1 and len(done.stderr.splitlines()) <= STAGES + 1 and "code 2" in done.stdout
    after = done.stdout.partition("code 2")[2].strip()
    kept = left in after if left else not after
    print(
        f"{size:10} bytes: {'right' if clear and kept else 'WRONG'}: {done.stderr.splitlines()[-1:]} {after[:90]!r}",
        flush=True,
    )
    return clear and kept


def on_disk(size: int, script: str, disk: Path) -> subprocess.CompletedProcess[str]:
    """Run a script with a disk of this size mounted at ``disk``, for it alone."""
    mounted = f"mount -t tmpfs -o size={max(size, 4096)} disk {disk} && {{ {script}; }}"
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", mounted]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=300)


if __name__ == "__main__":
    sys.exit(main())
