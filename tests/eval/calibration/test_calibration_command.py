import json
from dataclasses import asdict
from pathlib import Path

import pytest

from assistant.answer.probability import FILE, Calibration, calibration
from eval.calibration.__main__ import main
from eval.calibration.choices import WEIGHTS, best_margin, best_weight, followings, rankings
from eval.calibration.gather import Gathered
from eval.calibration.written import calibrated
from eval.training.examples.data import Data


def test_the_weight_of_the_search_is_that_which_ranks_best(gathered: Gathered) -> None:
    tried = rankings(gathered.asked)
    assert [one.search_weight for one in tried] == list(WEIGHTS)
    assert all(0 <= one.first <= one.reciprocal <= one.shown <= 1 for one in tried[:1])
    best = best_weight(tried)
    assert max(one.reciprocal for one in tried) == next(one.reciprocal for one in tried if one.search_weight == best)


def test_the_margin_keeps_follow_ups_and_lets_go_of_changes(gathered: Gathered, alone: Gathered) -> None:
    tried = followings(gathered.asked, gathered.library.words)
    plain = [one for one in tried if one.alone_per_term == 0]
    assert [one.follow_ups for one in plain] == sorted(one.follow_ups for one in plain)
    assert [one.changes for one in plain] == sorted((one.changes for one in plain), reverse=True)
    best = best_margin(tried, (0.5, 0.0))
    assert best in [(one.alone_from, one.alone_per_term) for one in tried]
    assert followings(alone.asked, alone.library.words) == ()
    assert best_margin((), (0.5, 1.0)) == (0.5, 1.0)


def test_what_the_data_does_not_say_stays(alone: Gathered, data: Data) -> None:
    before = Calibration(
        weights=(0.0,) * 4,
        bias=0.0,
        any_weights=(0.0,) * 4,
        any_bias=0.0,
        found_from=0.9,
        possible_from=0.33,
        search_weight=1.0,
        alone_from=0.4,
        alone_per_term=1.0,
    )
    found = calibrated(alone, data, before, 7).calibration
    assert found.alone_from == 0.4
    assert found.any_weights != before.any_weights
    assert found.weights != before.weights


def test_the_command_writes_the_model_with_where_it_comes_from(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "calibration.json"
    asked = ["--data", str(folder), "--output", str(output), "--sources", "klein", "--without", "Groen", "Energie"]
    assert main([*asked, "--questions", "20", "--passages", "24"]) == 0
    told = capsys.readouterr().out
    assert "in een klein deel: 40 keer, waarvan" in told
    assert "kalibratiefout in tien groepen" in told
    stored = json.loads(output.read_text(encoding="utf-8"))
    assert set(stored["model"]) == set(asdict(calibration()))
    made = stored["data"]
    assert made["command"] == (
        f"python -m eval.calibration --data {folder.name} --questions 20 --passages 24 --seed 7 --sources klein "
        "--without Groen Energie"
    )
    assert (made["questions"], made["documents"], made["passages"]) == (20, 8, 24)
    assert {"passages.jsonl.gz", "questions.jsonl.gz", "name", "follow_ups"} <= set(made)
    assert stored["figures"]["questions"] == 40
    assert len(stored["trade_off"]) == 19
    assert str(folder.parent) not in output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (["--data", "weg"], "Het bestand weg/passages.jsonl.gz is niet gevonden."),
        (["--questions", "0"], "Bij --questions hoort een getal van 1 of hoger."),
        (["--sources", "groot"], "Er zijn geen vragen met dev van deze soorten: groot."),
        (["--output", "."], "Het bestand . kan niet worden geschreven"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    changed: list[str], told: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--data", str(folder), "--output", str(tmp_path / "x.json"), "--sources", "klein"]
    assert main([*asked, *changed]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(told)
    assert shown.count("\n") == 1
    assert not (tmp_path / "x.json").exists()


def test_the_shipped_calibration_can_be_read() -> None:
    assert len(calibration().weights) == 4
    assert 0 < calibration().possible_from < 1
    assert json.loads(FILE.read_text(encoding="utf-8"))["model"]["search_weight"] == calibration().search_weight
