import subprocess
import sys

from index.settings import PROJECT


def test_a_damaged_index_answers_as_before_or_says_so() -> None:
    """Some files in some ways; the program does all of them in all ways by default."""
    command = [sys.executable, str(PROJECT / "tests" / "benchmarks" / "damage.py"), "--every", "7"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "mended" in done.stdout
