"""Fitting when a sentence counts as supported: from data to the two files of the product."""

import json
from pathlib import Path
from random import Random

import pytest

from assistant.writer.checks import orders, support
from eval.calibration.support.__main__ import main
from eval.calibration.support.examples import SUPPORTED, statements
from eval.training.examples.data import read_data


def test_statements_are_made_of_questions_and_say_whether_they_are_supported(folder: Path) -> None:
    data = read_data(folder)
    made = list(statements(data, data.questions, Random(1)))
    assert {one.kind for one in made} >= {"copied", "reworded", "elsewhere", "halved", "moved", "shuffled"}
    for one in made:
        assert one.is_supported == (one.kind in SUPPORTED)
        assert one.kind != "copied" or one.text in one.units
        assert one.kind != "elsewhere" or one.text not in one.passage.units
        assert one.kind != "denied" or one.text not in one.units


def test_the_files_are_what_the_product_reads(folder: Path, tmp_path: Path) -> None:
    assert main(["--data", str(folder), "--output", str(tmp_path), "--sources", "klein", "--questions", "40"]) == 0
    made = json.loads((tmp_path / "support.json").read_text("utf-8"))
    assert len(support.Support(**made["model"]).weights) == len(support.Signals.__dataclass_fields__)
    assert made["data"]["command"].startswith("python -m eval.calibration.support --data")
    told = json.loads((tmp_path / "orders.json").read_text("utf-8"))
    assert len(told["model"]["weights"]) == 384


def test_wrong_use_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder), "--questions", "0"]) == 2
    assert main(["--data", str(folder), "--sources", "niets"]) == 2
    assert main(["--data", str(folder / "weg")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_the_shipped_figures_keep_what_they_promise() -> None:
    passed = json.loads(support.FILE.read_text("utf-8"))["figures"]["passed"]
    assert all(share <= 0.051 for kind, share in passed.items() if kind not in SUPPORTED)
    assert passed["copied"] > 0.9
    told = json.loads(orders.FILE.read_text("utf-8"))["figures"]
    assert told["told"] > 0.85
    assert told["mistaken"] <= 0.01
