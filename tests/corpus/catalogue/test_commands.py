import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.catalogue import commands
from corpus.catalogue.commands import main
from corpus.catalogue.manifest import DEFAULT_FOLDER

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = sorted(DEFAULT_FOLDER.glob("*.pdf"), key=lambda path: path.stat().st_size)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    shutil.copy(SHIPPED[0], folder / "plan.pdf")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as error:
        code = int(str(error.code))
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_shipped_documents_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "list")
    assert (code, err) == (0, "")
    assert all(word in out for word in ["visie-2021", "programma-2018", "publieksversie-2017", "2021-03", "Status"])


def test_another_folder_is_listed_with_its_warnings(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    shutil.copy(SHIPPED[0], folder / "kopie [b].pdf")
    (folder / "sources.toml").write_text('[[document]]\nid = "weg"\nfile = "weg.pdf"\n')
    code, out, err = run(capsys, "list", "--corpus", folder)
    assert code == 0
    assert "plan.pdf" in out and "kopie [b].pdf" in out
    assert err.startswith("Let op: Het bestand weg.pdf")


def test_the_folder_can_come_from_the_environment(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINNENSTAD_CORPUS", str(folder))
    assert "plan.pdf" in run(capsys, "list")[1]


def test_adding_and_removing(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, _ = run(capsys, "add", SHIPPED[1], "--corpus", folder, "--title", "Mijn visie", "--kind", "visie")
    assert code == 0
    assert out.startswith("Toegevoegd: Mijn visie (")
    assert "Mijn visie" in run(capsys, "list", "--corpus", folder)[1]
    identity = SHIPPED[1].stem
    code, out, _ = run(capsys, "remove", identity, "--corpus", folder)
    assert (code, out) == (0, f"Weggehaald: {identity} ({SHIPPED[1].name}).\n")
    assert run(capsys, "remove", identity, "--corpus", folder)[0] == 2


def test_checking_prints_one_object_a_file(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    shutil.copy(SHIPPED[0], folder / "z-kopie.pdf")
    (folder / "leeg.pdf").touch()
    (folder / "stuk.pdf").write_bytes(SHIPPED[0].read_bytes()[:2000])
    code, out, err = run(capsys, "check", folder, "--json")
    reports = {report["file"]: report for report in map(json.loads, out.splitlines())}
    assert (code, err, list(reports)) == (0, "", ["leeg.pdf", "plan.pdf", "z-kopie.pdf", "stuk.pdf"])
    keys = ["file", "pages", "text", "sparse", "image_only", "garbled", "ocr", "verdict", "reason"]
    assert all(list(report) == keys for report in reports.values())
    plan = reports["plan.pdf"]
    assert plan["verdict"] == "readable" and plan["reason"] == ""
    assert plan["pages"] == plan["text"] + plan["sparse"] + plan["image_only"] + plan["garbled"] > 0
    assert reports["z-kopie.pdf"] == plan | {"file": "z-kopie.pdf"}
    for name in ["leeg.pdf", "stuk.pdf"]:
        assert reports[name]["verdict"] == "unreadable"
        assert (reports[name]["pages"], bool(reports[name]["reason"])) == (0, True)


def test_checking_prints_a_table_that_says_what_to_do(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "leeg.pdf").touch()
    shutil.copy(SHIPPED[0], folder / "z.pdf")
    code, out, _ = run(capsys, "check", folder)
    text = " ".join(out.replace("│", " ").split())
    assert code == 0
    assert "Dit document doet nu niet mee." in text and "Dit document doet mee." in text
    assert "Zelfde inhoud als plan.pdf." in text


def test_the_table_is_readable_on_a_narrow_screen(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "_WIDE", 80)
    (folder / "leeg.pdf").touch()
    _, out, _ = run(capsys, "check", folder)
    assert max(map(len, out.splitlines())) <= 80
    words = set(out.replace("│", " ").split())
    assert {"plan.pdf", "leeg.pdf", "tekst", "goed", "onleesbaar", "geen", "document", "opnieuw", "bestand"} <= words


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Er ontbreekt iets"),
        (["kijk"], "'kijk' niet; kies uit"),
        (["add"], "BESTAND_OF_URL"),
        (["add", "a.pdf", "--title"], "--title ontbreekt een waarde"),
        (["remove"], "ID"),
        (["list", "--alles"], "--alles"),
        (["list", "--corpus", "bestaat-niet"], "bestaat niet"),
        (["check", "bestaat-niet", "--json"], "bestaat niet"),
        (["add", "bestaat-niet.pdf"], "bestaat niet"),
        (["add", "file:///etc/passwd"], "geen webadres"),
        (["add", "a.pdf", "--date", "gisteren"], "gisteren"),
        (["remove", "bestaat-niet"], "geen document met id"),
    ],
)
def test_wrong_use_is_one_dutch_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    lines = [line for line in err.splitlines() if "wordt opgehaald" not in line]
    assert len(lines) == 1 and says in lines[0]


@pytest.mark.parametrize("arguments", [["-h"], ["add", "--help"], ["check", "-h"]])
def test_help_is_dutch(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code, out, _ = run(capsys, *arguments)
    assert code == 0
    assert out.startswith("gebruik: python -m corpus")
    assert not any(word in out for word in ["usage", "options", "positional", "show this"])


def test_the_module_runs_and_survives_a_reader_that_stops(folder: Path) -> None:
    command = [sys.executable, "-m", "corpus", "check", str(folder), "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["file"] == "plan.pdf"
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
