"""The command line of the evaluation, on the shipped corpus and on files that cannot be used."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from eval import __main__ as command
from eval.benchmarks.passages import PASSAGES, QUESTIONS
from eval.gate.floor import floor_text
from eval.running.beside import READING
from eval.running.runs import load_run
from index.settings import Settings

Run = Callable[..., int]


@pytest.fixture
def evaluate(settings: Settings, shipped: object) -> Run:
    """Run the command on the index that is there; ``shipped`` made it."""
    fixed = ["--corpus", str(settings.corpus), "--index", str(settings.index)]
    return lambda *arguments: command.main([*map(str, arguments), *fixed])


@pytest.fixture
def few(tmp_path: Path) -> Path:
    cases = [
        {
            "id": "a",
            "question": "Wie was de kwartiermaker?",
            "facts": ["Martin Bosch"],
            "pages": {"programma-2018": [8]},
        },
        {"id": "b", "question": "Hoe vraag ik een paspoort aan?", "split": "dev"},
    ]
    path = tmp_path / "vragen.jsonl"
    path.write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")
    return path


def test_two_runs_are_the_same_to_the_byte(evaluate: Run, tmp_path: Path) -> None:
    cases = Path("eval/cases/basis.yaml")
    for name in ("een", "twee"):
        assert evaluate("--cases", cases, "--report", tmp_path / name) == 0
    files = sorted(path.name for path in (tmp_path / "een").iterdir())
    assert files == ["report.html", "report.md", "results.jsonl", "run.json", "timings.json"]
    for name in set(files) - {"timings.json"}:
        assert (tmp_path / "een" / name).read_bytes() == (tmp_path / "twee" / name).read_bytes()
    assert "/" + str(tmp_path).strip("/") not in (tmp_path / "een" / "run.json").read_text(encoding="utf-8")


def test_figures_are_shown_and_kept(
    evaluate: Run, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate("--cases", few, "--report", tmp_path / "run") == 0
    assert "2 van de 2 vragen goed" in capsys.readouterr().out
    assert [result.ok for result in load_run(tmp_path / "run").results] == [True, True]


def test_a_half_is_chosen(evaluate: Run, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--cases", few, "--report", tmp_path / "run", "--split", "dev") == 0
    assert [result.case.id for result in load_run(tmp_path / "run").results] == ["b"]
    few.write_text('{"question": "Wat?"}', encoding="utf-8")
    assert evaluate("--cases", few, "--split", "dev") == 2
    assert "geen vragen in het deel dev" in capsys.readouterr().err


def test_a_run_is_compared_with_an_earlier_one(
    evaluate: Run, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate("--cases", few, "--report", tmp_path / "een") == 0
    assert evaluate("--cases", few, "--report", tmp_path / "twee", "--compare", tmp_path / "een") == 0
    assert "Van 2 gedeelde vragen waren er 2 goed en nu 2" in capsys.readouterr().out
    assert "Vergeleken met een eerdere meting" in (tmp_path / "twee" / "report.md").read_text(encoding="utf-8")


def test_the_gate_decides_the_exit_code(
    evaluate: Run, few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    floor = tmp_path / "floor.toml"
    monkeypatch.setattr(command, "FLOOR", floor)
    assert evaluate("--cases", few, "--report", tmp_path / "run", "--gate") == 2
    assert "--set-floor" in capsys.readouterr().err
    why = ("--set-floor", "--reason", "De regels zijn\nvervangen.")
    assert evaluate("--cases", few, "--report", tmp_path / "run", *why, "--gate") == 0
    run = load_run(tmp_path / "run")
    assert floor.read_text(encoding="utf-8") == floor_text(run.results, run.when, why[-1])
    assert f"Gezet op {run.when[:10]} met 2 vragen: De regels zijn vervangen." in floor.read_text(encoding="utf-8")
    assert "De poort is open" in capsys.readouterr().out
    floor.write_text(floor.read_text(encoding="utf-8").replace("[ondergrens]", "[ondergrens]\nmrr10 = 1.01"), "utf-8")
    assert evaluate("--cases", few, "--report", tmp_path / "run", "--gate") == 1
    assert "De poort blijft dicht (aantal redenen: 1)" in capsys.readouterr().err


def test_the_lint_decides_the_exit_code(evaluate: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--lint") == 0
    assert "De vragen kloppen" in capsys.readouterr().out
    text = Path("eval/cases/geld.yaml").read_text(encoding="utf-8").replace("2 miljoen euro", "8 miljoen euro", 1)
    (tmp_path / "fout.yaml").write_text(text, encoding="utf-8")
    assert evaluate("--cases", tmp_path / "fout.yaml", "--lint") == 1
    assert "‘8 miljoen euro’ staat niet op" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--cases", "weg.yaml"], "Vragenbestand niet gevonden: weg.yaml"),
        (["--cases", "weg.jsonl"], "Vragenbestand niet gevonden: weg.jsonl"),
        (["--compare", "weg"], "Geen meting gevonden in weg"),
        (["--distractors", "weg"], "weg"),
        (["--squad", "weg.json"], "Vragenbestand niet gevonden: weg.json"),
        (["--reader", "weg"], "Geef met --reader een map met passages en vragen op"),
        (["--beside", "weg"], "Geen meting gevonden in weg"),
    ],
)
def test_what_cannot_be_used_is_one_message_and_code_two(
    evaluate: Run, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(*arguments) == 2
    shown = capsys.readouterr()
    assert told in shown.err
    assert "Traceback" not in shown.err


def test_a_report_that_cannot_be_kept(evaluate: Run, few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate("--cases", few, "--report", few) == 2
    assert "Kies een andere map met --report" in capsys.readouterr().err


def test_questions_with_gold_sentences_are_measured_and_set_beside_others(
    evaluate: Run, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "goud.jsonl"
    gold = {"id": "g", "question": "Wie was de kwartiermaker?", "file": "weg.pdf", "pages": [8], "gold": ["Een zin."]}
    path.write_text(json.dumps(gold), encoding="utf-8")
    assert evaluate("--cases", path) == 2
    assert "goud.jsonl, regel 1: het bestand 'weg.pdf' staat niet in de map" in capsys.readouterr().err
    gold |= {"file": next(Path("corpus/documents").glob("*.pdf")).name}
    path.write_text("\n".join(map(json.dumps, (gold, gold | {"id": "n", "gold": None}))), encoding="utf-8")
    assert evaluate("--cases", path, "--report", tmp_path / "goud") == 0
    assert [result.scores.right for result in load_run(tmp_path / "goud").results] == [0.0, None]
    capsys.readouterr()
    assert evaluate("--beside", f"zinnen={tmp_path / 'goud'}") == 0
    told = capsys.readouterr().out
    assert told.startswith("| wat | zinnen |")
    assert "`python -m eval --cases goud.jsonl --corpus " in told


def test_the_reader_is_measured_by_itself(evaluate: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    passage = {"p": 1, "doc": "a", "units": ["De bak gaat op dinsdag.", "Bel ons bij vragen over belasting."]}
    asked = {"q": "Op welke dag gaat de bak?", "p": 1, "units": [0], "src": "gemeente", "dev": True}
    for name, row in ((PASSAGES, passage), (QUESTIONS, asked)):
        (tmp_path / name).write_bytes(gzip.compress(json.dumps(row).encode()))
    assert evaluate("--reader", tmp_path, "--report", tmp_path / "run") == 0
    assert "Beste zin is een zin met het antwoord: 100,0 %" in capsys.readouterr().out
    assert (tmp_path / "run" / READING).is_file()
