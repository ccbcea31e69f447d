"""A retriever of fewer layers: it starts from the whole one, and comes to give what that gives."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from eval.training.__main__ import main
from eval.training.examples.batches import content
from eval.training.examples.data import TrainingError
from eval.training.examples.prepare import Prepared, save
from eval.training.models.learning import likeness_losses
from eval.training.models.model import Encoder, base_model
from eval.training.models.pack import load_weights, save_weights
from eval.training.models.reader import Plan
from eval.training.models.retriever import vectors
from eval.training.models.smaller import Texts, smaller, train_smaller
from index.model.packed import Packed

WHOLE = 3


@pytest.fixture(scope="module")
def whole(prepared: Prepared, packed: Packed) -> Encoder:
    return base_model(packed, prepared.vocabulary, WHOLE)


def test_it_starts_as_some_layers_of_the_whole(whole: Encoder, packed: Packed) -> None:
    model = smaller(whole, packed, 2)
    assert (model.base_layers, len(model.layers)) == ((0, 11), 2)
    assert torch.equal(model.layers[1].fo.weight, whole.layers[2].fo.weight)
    with pytest.raises(TrainingError, match="van 1 tot en met 3"):
        smaller(whole, packed, 4)


def test_it_comes_to_give_what_the_whole_gives(whole: Encoder, prepared: Prepared, packed: Packed) -> None:
    model, told = smaller(whole, packed, 2), list[str]()
    rows = [content(prepared, passage) for passage in range(12)]
    wanted, before = vectors(whole, rows), vectors(model, rows)
    history = train_smaller(model, whole, prepared, Plan(epochs=3, questions=4), told.append)
    after = vectors(model, rows)
    assert history[-1]["vectors"] < 0.7 * history[0]["vectors"]
    assert (after * wanted).sum() > (before * wanted).sum()
    assert told[0].startswith("Leren van de vectoren van ")
    assert told[-1].startswith("Zoekmodel voor passages, ronde 3, na ")


def test_documents_that_are_measured_on_teach_nothing(whole: Encoder, prepared: Prepared, packed: Packed) -> None:
    apart = replace(prepared, dev=np.isin(prepared.document[prepared.passage], prepared.document[:1]))
    told: list[str] = []
    train_smaller(smaller(whole, packed, 1), whole, apart, Plan(epochs=1, questions=8, seconds=1e-9), told.append)
    kept = int((apart.document != apart.document[0]).sum())
    assert told == [f"Leren van de vectoren van {kept} passages"]


def test_every_text_comes_once_with_texts_of_like_length() -> None:
    rows = [([0, *[5] * length, 2], [-1] * (length + 2)) for length in (3, 90, 4, 380, 91, 370, 5, 3)]
    steps = list(Texts(rows, 3, 0))
    assert sorted(len(step.ids) for step in steps) == [2, 3, 3]
    assert sorted(int((step.ids == 5).sum()) for step in steps) == sorted([3 + 3 + 4, 5 + 90 + 91, 370 + 380])
    assert [step.ids.tolist() for step in Texts(rows, 3, 0)] == [step.ids.tolist() for step in steps]


def test_the_loss_is_the_share_that_is_missed() -> None:
    wanted = torch.tensor([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    mean = wanted.mean(0).expand_as(wanted)
    same, none = likeness_losses(wanted, wanted, wanted, wanted), likeness_losses(mean, wanted, mean, wanted)
    assert [float(loss) for loss in same.values()] == [0, 0]
    assert none["tokens"] == pytest.approx(1)
    assert none["vectors"] == pytest.approx(2)


def test_the_vector_of_one_text_by_itself_teaches_nothing() -> None:
    tokens, vector = torch.tensor([[1.0, 0.0], [0.0, 1.0]]), torch.tensor([[0.6, 0.8]])
    losses = likeness_losses(tokens, tokens, vector + 0.1, vector)
    assert list(losses) == ["tokens"]


def test_the_command_keeps_it_beside_its_figures(
    whole: Encoder, prepared: Prepared, packed: Packed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(prepared, tmp_path)
    arguments = ["smaller", "--prepared", str(tmp_path), "--weights", str(tmp_path), "--output", str(tmp_path / "uit")]
    assert main(arguments) == 2
    assert "retriever.npz met de gewichten van een getraind model ontbreekt" in capsys.readouterr().err
    save_weights(whole, packed, tmp_path / "retriever.npz")
    assert main([*arguments, "--layers", "1", "--epochs", "1"]) == 0
    out = capsys.readouterr().out
    assert "Zoekmodel voor passages:\n  vectoren: de goede passage vooraan: " in out
    assert len(load_weights(tmp_path / "uit" / "passages.npz", packed, prepared.vocabulary).layers) == 1
    measure = ["measure", "--prepared", str(tmp_path), "--weights", str(tmp_path / "uit")]
    assert main(measure) == 2
    assert "retriever.npz met de gewichten" in capsys.readouterr().err
    save_weights(whole, packed, tmp_path / "uit" / "retriever.npz")
    assert main(measure) == 0
    told = capsys.readouterr().out
    assert [line for line in told.splitlines() if line.endswith(":")] == ["Zoekmodel:", "Zoekmodel voor passages:"]
