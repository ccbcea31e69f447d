import subprocess
import sys

import pytest

from index.settings import PROJECT


def test_a_full_disk_is_one_clear_line_and_the_older_index_answers() -> None:
    """Two sizes; the program does twelve by default."""
    program = str(PROJECT / "tests" / "benchmarks" / "full_disk.py")
    command = [sys.executable, program, "--sizes", "2", "--older", "1"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode == 77:
        pytest.skip("this machine does not let a test mount a disk of a given size")
    assert done.returncode == 0, done.stdout + done.stderr
