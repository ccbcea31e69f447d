"""The ranges for int8, against those that the model itself has in full precision."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from eval.training.__main__ import main
from eval.training.examples.batches import Row, content, query, reading, stacked
from eval.training.examples.data import Data, TrainingError
from eval.training.examples.prepare import Prepared
from eval.training.models.model import Encoder, base_model, read
from eval.training.models.pack import ranges_of, save_weights
from index.model.network import tuned_network
from index.model.packed import Packed
from index.model.smoothing import load_ranges, smoothed
from tests.eval.small_set import write_set

LAYERS = 2


@pytest.fixture(scope="module")
def model(prepared: Prepared, packed: Packed) -> Encoder:
    torch.manual_seed(2)
    return base_model(packed, prepared.vocabulary, LAYERS)


@pytest.fixture(scope="module")
def weights(model: Encoder, packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weights")
    for name in ("reader", "retriever"):
        save_weights(model, packed, folder / f"{name}.npz")
    return folder


def largest(model: Encoder, rows: list[Row]) -> np.ndarray:
    """The largest value before the last product of each layer, row by row, without padding."""
    found = np.zeros((LAYERS, model.layers[0].fo.in_features))
    for row in rows:

        def keep(layer: int, given: torch.Tensor, count: int = len(row[0])) -> None:
            values = given.reshape(-1, given.shape[-1])[:count].detach().abs().amax(0).numpy()
            found[layer] = np.maximum(found[layer], values)

        hooks = [
            layer.fo.register_forward_pre_hook(lambda module, inputs, place=place: keep(place, inputs[0]))
            for place, layer in enumerate(model.layers)
        ]
        with torch.no_grad():
            read(model, stacked([row]))
        for hook in hooks:
            hook.remove()
    return found


@pytest.mark.parametrize("name", ["reader", "retriever"])
def test_ranges_are_those_of_what_is_read_while_learning(
    name: str, model: Encoder, weights: Path, data: Data, prepared: Prepared, packed: Packed
) -> None:
    pairs = [(question, int(prepared.passage[question])) for question in prepared.questions(dev=False)]
    rows = {
        "reader": [reading(prepared, *pair) for pair in pairs],
        "retriever": [row for one, passage in pairs for row in (query(prepared, one), content(prepared, passage))],
    }[name]
    found = ranges_of(weights / f"{name}.npz", packed, data, reads=name == "reader")
    expected = largest(model, rows)
    assert found.shape == expected.shape
    assert np.corrcoef(found.ravel(), expected.ravel())[0, 1] > 0.97  # they are measured in int8
    assert abs(found.max() / expected.max() - 1) < 0.2


def test_only_questions_that_were_learned_from_count(weights: Path, data: Data, packed: Packed) -> None:
    few = replace(data, questions=tuple(replace(one, dev=place > 0) for place, one in enumerate(data.questions)))
    path = weights / "reader.npz"
    small, all_of_them = (ranges_of(path, packed, one, reads=True) for one in (few, data))
    assert (small <= all_of_them).all()
    assert (small < all_of_them).any()


def test_the_command_writes_what_the_index_takes(
    weights: Path, packed: Packed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["ranges", "--data", str(write_set(tmp_path / "data")), "--weights", str(weights)]
    assert main(asked) == 0
    assert "reader_ranges.npy" in capsys.readouterr().out
    for name in ("reader", "retriever"):
        network = tuned_network(packed, weights / f"{name}.npz", with_head=name == "reader")
        even = smoothed(network, load_ranges(weights / f"{name}_ranges.npy"))
        assert all(layer.spread is not None for layer in even.layers)
    assert main([*asked[:-1], str(tmp_path)]) == 2
    assert "reader.npz met de gewichten" in capsys.readouterr().err


def test_a_file_without_a_model_is_told(tmp_path: Path, data: Data, packed: Packed) -> None:
    (tmp_path / "reader.npz").write_bytes(b"niets")
    with pytest.raises(TrainingError, match="ontbreekt of is niet te lezen"):
        ranges_of(tmp_path / "reader.npz", packed, data, reads=True)
