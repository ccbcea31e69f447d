"""The command as people run it, on the small set with one layer."""

import errno
import json
from pathlib import Path

import numpy as np
import pytest
import torch

from eval.training.__main__ import main
from tests.eval.small_set import write_set

FEW = ["--layers", "1", "--epochs", "1"]


def test_from_data_to_weights_and_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, ready, output = write_set(tmp_path / "data", every=3), str(tmp_path / "klaar"), tmp_path / "uit"
    assert main(["prepare", "--data", str(data), "--output", ready]) == 0
    assert "30 passages, 12 vragen, waarvan 2 om mee te meten" in capsys.readouterr().err
    train = ["train", "--prepared", ready, "--output", str(output)]
    assert main([*train, "--only", "retriever", *FEW]) == 2
    assert capsys.readouterr().err.endswith("met de gewichten van een getraind model ontbreekt of is niet te lezen.\n")
    assert main([*train, "--only", "reader", *FEW]) == 0
    assert main([*train, "--only", "retriever", *FEW, "--questions", "20", "--budget", "60"]) == 0
    out, told = capsys.readouterr()
    assert "Zoekmodel, ongetraind:\n  vectoren: de goede passage vooraan: " in out
    assert "Lezer, ronde 1, na " in told
    figures = json.loads((output / "figures.json").read_text(encoding="utf-8"))
    assert set(figures) == {"reader", "untrained", "retriever", "losses"}
    assert set(figures["losses"]) == {"reader", "retriever"}
    assert set(figures["reader"]["all"]["unit_1"]) == {"mean", "low", "high", "count"}
    for name in ("reader", "retriever"):
        with np.load(output / f"{name}.npz") as weights:
            assert weights["layers"].tolist() == [0]
    assert main(["measure", "--prepared", ready, "--weights", str(output)]) == 0
    again = [line.rsplit(":", 1)[0] for line in capsys.readouterr().out.splitlines()]
    assert len(again) > 10
    assert set(again) <= {line.rsplit(":", 1)[0] for line in out.splitlines()}
    assert main(["measure", "--prepared", ready, "--weights", str(tmp_path)]) == 2
    assert "reader.npz met de gewichten" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["prepare", "--data", "weg", "--output", "uit"], "Het bestand weg/passages.jsonl.gz is niet gevonden."),
        (["train", "--prepared", "weg", "--output", "uit"], "In weg staat niets wat klaar is om te trainen."),
        (["train", "--prepared", "weg", "--output", "uit", "--epochs", "0"], "Bij --epochs hoort een getal van 1 tot"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    out, shown = capsys.readouterr()
    assert shown.startswith(told)
    assert (out, shown.count("\n")) == ("", 1)
    assert not (tmp_path / "uit").exists()


def test_a_folder_that_cannot_be_written_is_told_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "uit").write_text("een bestand", encoding="utf-8")
    data = write_set(tmp_path / "data")
    assert main(["prepare", "--data", str(data), "--output", str(tmp_path / "uit")]) == 2
    assert "kan niet worden geschreven" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("problem", "told"),
    [
        (OSError(errno.ENOSPC, "vol"), "In de map uit kan niet worden geschreven"),
        (torch.OutOfMemoryError(), "De grafische kaart heeft te weinig geheugen."),
        (KeyboardInterrupt(), "Gestopt"),
    ],
)
def test_what_stops_it_halfway_is_told_in_one_line(
    problem: BaseException, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*given: object) -> None:
        raise problem

    monkeypatch.setattr("eval.training.__main__.prepare_data", stop)
    assert main(["prepare", "--data", "data", "--output", "uit"]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(told)
    assert shown.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Er ontbreekt iets in de opdracht: OPDRACHT."),
        (["leer"], "Bij OPDRACHT kan 'leer' niet"),
        (["train", "--prepared", "a"], "Er ontbreekt iets in de opdracht: --output."),
        (["train", "--prepared", "a", "--output", "b", "--budget", "veel"], "Bij --budget kan 'veel' niet."),
        (["train", "--prepared", "a", "--output", "b", "--only", "x"], "Bij --only kan 'x' niet"),
    ],
)
def test_wrong_usage_is_told_in_dutch(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith(told)
