"""The processes of ``docs/compose.yaml``, started by hand: one Chroma server, the index, and two apps on it."""

import json
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from index.build import open_library
from index.settings import Settings
from tests.index.chroma_server import MISSING, PROGRAM, ChromaServer
from tests.ui.browsing import ROOT, serving
from tests.ui.web.page_session import PageSession, shown_of

COMPOSE = ROOT / "docs" / "compose.yaml"
QUESTIONS = (
    ("Welke thema’s heeft de visie?", "Wat gebeurt er met het Koopmansplein?", "Hoeveel woningen komen er?"),
    ("Hoeveel mensen wonen er in Assen?", "Wie betaalt het uitvoeringsprogramma?", "Wat staat er over parkeren?"),
)
"""What three visitors ask at the same moment, one question after the other."""


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
def test_each_visitor_of_two_apps_on_one_server_gets_their_own_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ChromaServer(tmp_path / "chroma") as server:
        monkeypatch.setenv("BINNENSTAD_INDEX", str(tmp_path / "index"))
        monkeypatch.setenv("BINNENSTAD_CHROMA_URL", server.url)
        module = shlex.split(services()["index"]["command"])[1:]
        subprocess.run([sys.executable, *module], cwd=ROOT, check=True, capture_output=True)
        assert not list(tmp_path.glob("index/generations/*/chroma"))
        with serving(ROOT / "app.py") as (one, _), serving(ROOT / "app.py") as (other, _):
            with PageSession(one) as first, PageSession(one) as second, PageSession(other) as third:
                sessions = (first, second, third)
                for asked in QUESTIONS:
                    with ThreadPoolExecutor(len(sessions)) as visitors:
                        list(visitors.map(PageSession.ask, sessions, asked))
                shown = [session.turns() for session in sessions]
            with open_library(Settings.load()) as library:
                right = [shown_of(library, asked) for asked in zip(*QUESTIONS, strict=True)]
            command = [sys.executable, "-m", "assistant", QUESTIONS[0][2], "--json"]
            done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert shown == right
    assert json.loads(done.stdout)["citations"]
    assert done.stderr == ""
