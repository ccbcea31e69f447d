import subprocess
import sys

from index.settings import PROJECT


def test_the_index_stays_whole_when_indexing_is_killed() -> None:
    """A few rounds of the benchmark, which does twenty by default."""
    command = [sys.executable, str(PROJECT / "tests" / "benchmarks" / "kill.py"), "--times", "4", "--seed", "7"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "killed" in done.stdout
