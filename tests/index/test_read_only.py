"""An index that can only be read: used as it is, and said to be so when it is not up to date."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_pdf import write_pdf

from index.build import update_index
from index.model.embedding import Embedder
from index.settings import PROJECT, Settings

QUESTION = "Wanneer is de weekmarkt?"


def read_only(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script for which, alone, nothing can be written in a folder: rights do not bind whoever may do all."""
    mounted = f"mount --bind {folder} {folder} && mount -o remount,bind,ro {folder} && {{ {script}; }}"
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", mounted]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=300)


def test_it_answers_and_says_when_it_is_older(settings: Settings, corpus: Path, embedder: Embedder) -> None:
    update_index(settings, embedder=embedder)
    if not shutil.which("unshare") or read_only(settings.index, f"! touch {settings.index}/x").returncode:
        pytest.skip("this machine does not let a test mount a folder read-only")
    ask = f"{sys.executable} -m assistant '{QUESTION}' --corpus {corpus} --index {settings.index}"
    now = read_only(settings.index, ask)
    assert (now.returncode, now.stderr) == (0, "")
    assert "dinsdag" in now.stdout
    write_pdf(corpus / "sport.pdf", [["# Sport", "Het zwembad opent in 2030 de deuren."]])
    older = read_only(settings.index, ask)
    assert older.returncode == 0
    assert "dinsdag" in older.stdout
    (line,) = older.stderr.splitlines()
    assert "geen rechten" in line
    assert "eerdere versie" in line
    made = read_only(settings.index, f"{sys.executable} -m index --corpus {corpus} --index {settings.index}")
    assert made.returncode == 2
    (line,) = made.stderr.splitlines()
    assert "geen rechten" in line
