"""The processes of ``docs/compose.yaml``, started by hand: one Chroma server, the index, and two apps on it."""

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.index.chroma_server import MISSING, PROGRAM, ChromaServer
from tests.ui.browsing import ROOT, serving

COMPOSE = ROOT / "docs" / "compose.yaml"
QUESTION = "Hoeveel woningen komen er in de binnenstad?"


def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    return found


def test_the_compose_file_runs_the_commands_of_the_project() -> None:
    named = services()
    assert shlex.split(named["index"]["command"])[:3] == ["python", "-m", "index"]
    assert named["app-1"]["command"] == named["app-2"]["command"]
    for name in ("app-1", "app-2"):
        assert f"server {name}:8501;" in (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    assert named["app-1"]["environment"]["BINNENSTAD_CHROMA_URL"] == "http://chroma:8000"


@pytest.mark.skipif(PROGRAM is None, reason=MISSING)
def test_two_apps_answer_from_one_index_on_one_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ChromaServer(tmp_path / "chroma") as server:
        monkeypatch.setenv("BINNENSTAD_INDEX", str(tmp_path / "index"))
        monkeypatch.setenv("BINNENSTAD_CHROMA_URL", server.url)
        module = shlex.split(services()["index"]["command"])[1:]
        subprocess.run([sys.executable, *module], cwd=ROOT, check=True, capture_output=True)
        assert not list(tmp_path.glob("index/generations/*/chroma"))
        with serving(ROOT / "app.py"), serving(ROOT / "app.py"):
            asked = [sys.executable, "-m", "assistant", QUESTION, "--json"]
            done = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)
        answer = json.loads(done.stdout)
        assert answer["status"] in ("answered", "partial")
        assert answer["citations"]
        assert done.stderr == ""
