import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.report.sections import figures
from eval.running.beside import READING, beside, retyped
from eval.running.runner import about
from eval.running.runs import RUN, TIMINGS, RunError, write_run
from eval.values import Run
from tests.eval.builders import answer, case, good, refusal, refused, result, source


def kept(folder: Path, command: str = "python -m eval") -> Path:
    said = answer(good().text, good().citations, confidence=0.75)
    results = (result(case(id="a"), said), result(refusal(id="b"), refused()))
    made = Run(name="x", when="", about=about([], "all", source(), {}, 0), results=results, command=command)
    write_run(folder, made, figures(results), {})
    return folder


def test_measurements_stand_beside_each_other_with_their_commands(tmp_path: Path) -> None:
    one = {"one": {"mean": 0.5, "low": 0.4, "high": 0.6, "count": 63}}
    (tmp_path / "lezer").mkdir()
    reading = {"command": "python -m eval --reader data", "figures": {"figures": one}}
    (tmp_path / "lezer" / READING).write_text(json.dumps(reading), encoding="utf-8")
    head, line, *rows = beside([f"eigen vragen={kept(tmp_path / 'run')}", str(tmp_path / "lezer")]).splitlines()
    assert head == "| wat | eigen vragen | lezer |"
    assert line == "| --- | --- | --- |"
    assert "| Alle feiten in het antwoord | 100,0 % (20,7–100,0 %; 1) | – |" in rows
    assert "| Lengte van een antwoord in tekens | 55,0 (55,0–55,0; 1) | – |" in rows
    assert "| Eén zin dekt het antwoord, passage gegeven | – | 50,0 % (40,0–60,0 %; 63) |" in rows
    assert "| Verwachte kalibratiefout (tien vakken) | 0,250 | – |" in rows
    assert rows[-1] == "| opdracht | `python -m eval` | `python -m eval --reader data` |"


def test_a_row_that_nobody_has_and_a_command_that_is_unknown(tmp_path: Path) -> None:
    told = beside([str(kept(tmp_path / "run", command=""))])
    assert "Eén zin" not in told
    assert told.endswith("| opdracht | – |")


def test_what_is_no_measurement_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="Geen meting"):
        beside([str(tmp_path)])
    folder = kept(tmp_path / "run")
    (folder / RUN).write_text("{}", encoding="utf-8")
    with pytest.raises(RunError, match="niet te lezen"):
        beside([str(folder)])
    (folder / TIMINGS).write_text("[]", encoding="utf-8")
    with pytest.raises(RunError, match="niet te lezen"):
        beside([str(folder)])
    (folder / READING).write_text("[]", encoding="utf-8")
    with pytest.raises(RunError, match="niet te lezen"):
        beside([str(folder)])


def test_a_command_is_kept_without_what_is_of_one_machine() -> None:
    typed = ["--cases", "/ergens/proef/vragen.jsonl", "--corpus", "/tmp/mijn map", "--index", "/tmp/i", "--gate"]
    assert retyped([*typed, "--report", "/tmp/r"]) == "python -m eval --cases vragen.jsonl --corpus 'mijn map'"
    assert retyped(["--set-floor", "--reason", "Omdat.", "--split", "test"]) == "python -m eval --split test"
    assert retyped([]) == "python -m eval"


def test_the_command_is_read_back(tmp_path: Path) -> None:
    from eval.running.runs import load_run

    run = load_run(kept(tmp_path / "run", "python -m eval --split test"))
    assert run.command == "python -m eval --split test"
    assert replace(run, command="").when == ""
