"""New kinds of questions for the reader: it learns them, keeps what it knew, and takes half the way."""

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from eval.training.__main__ import main
from eval.training.further import REHEARSED, mix, train_further
from eval.training.model import Encoder, base_model
from eval.training.pack import load_weights, save_weights
from eval.training.prepare import Prepared, save
from eval.training.reader import Plan
from index.model.packed import Packed

NEW = 6


@pytest.fixture
def known(prepared: Prepared, packed: Packed) -> Encoder:
    torch.manual_seed(3)
    return base_model(packed, prepared.vocabulary, 1)


@pytest.fixture(scope="module")
def mixed(prepared: Prepared) -> Prepared:
    """The small set, with a few of its questions of another kind."""
    source = prepared.source.copy()
    source[prepared.questions(dev=False, answered=True)[:NEW]] = "kort"
    return replace(prepared, source=source)


def test_it_learns_what_is_new_and_draws_on_what_it_knew(known: Encoder, mixed: Prepared) -> None:
    told: list[str] = []
    history = train_further(known, mixed, ["kort"], Plan(epochs=4, questions=4), told.append)
    assert (
        told[0] == f"Verder leren van {NEW} vragen van een nieuwe soort, en opnieuw van {round(REHEARSED * NEW)} andere"
    )
    assert sum(history[-1].values()) < sum(history[0].values())


def test_the_outcome_is_the_mean_of_before_and_after(known: Encoder) -> None:
    before = {name: value.clone() for name, value in known.state_dict().items()}
    after = deepcopy(known)
    with torch.no_grad():
        after.head.weight.add_(2.0)
        after.layers[0].fi.bias.mul_(3.0)
    mix(after, before)
    assert torch.allclose(after.head.weight, before["head.weight"] + 1)
    assert torch.allclose(after.layers[0].fi.bias, 2 * before["layers.0.fi.bias"])
    assert torch.equal(after.word.weight, before["word.weight"])


def test_the_words_themselves_stay(known: Encoder, mixed: Prepared) -> None:
    words = known.word.weight.clone()
    train_further(known, mixed, ["kort"], Plan(epochs=1, questions=4), lambda line: None)
    assert torch.equal(known.word.weight, words)


def test_the_command_keeps_the_reader_beside_its_figures(
    known: Encoder, mixed: Prepared, packed: Packed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(mixed, tmp_path)
    arguments = ["further", "--prepared", str(tmp_path), "--weights", str(tmp_path), "--output", str(tmp_path / "uit")]
    assert main([*arguments, "--kinds", "kort", "lang"]) == 2
    assert capsys.readouterr().err == "Er zijn geen vragen van de soort lang. De soort staat bij elke vraag als src.\n"
    assert main([*arguments, "--kinds", "kort"]) == 2
    assert "reader.npz met de gewichten" in capsys.readouterr().err
    save_weights(known, packed, tmp_path / "reader.npz")
    assert main([*arguments, "--kinds", "kort"]) == 0
    assert "Lezer:\n  zoeken: de goede passage vooraan: " in capsys.readouterr().out
    taught = load_weights(tmp_path / "uit" / "reader.npz", packed, mixed.vocabulary)
    assert not np.allclose(taught.head.weight.detach(), known.head.weight.detach(), atol=1e-6)
