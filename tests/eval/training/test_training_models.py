"""Both models trained for a few steps on the small set: they learn, and what is saved is what was trained."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
import torch

from eval.training.examples.batches import content, query, reading, stacked
from eval.training.examples.data import TrainingError
from eval.training.examples.prepare import Prepared
from eval.training.figures import ALL, area, area_variance, reader_figures, retriever_figures
from eval.training.models.learning import Losses
from eval.training.models.model import Encoder, base_model, read
from eval.training.models.pack import load_weights, save_weights
from eval.training.models.reader import Plan, mine_again, score, train_reader
from eval.training.models.retriever import train_retriever, vectors
from index.model.packed import Packed

LAYERS = 2


@dataclass(frozen=True, slots=True)
class Trained:
    reader: Encoder
    reader_losses: list[Losses]
    retriever: Encoder
    retriever_losses: list[Losses]
    told: list[str]


@pytest.fixture(scope="module")
def trained(prepared: Prepared, packed: Packed) -> Trained:
    torch.manual_seed(1)
    told: list[str] = []
    few = _learned_from(prepared, 15)
    reader, retriever = (base_model(packed, prepared.vocabulary, LAYERS) for _ in range(2))
    reader_losses = train_reader(reader, few, Plan(epochs=3, questions=5), told.append)
    retriever_losses = train_retriever(retriever, reader, few, Plan(epochs=2, questions=6), told.append)
    return Trained(reader, reader_losses, retriever, retriever_losses, told)


def _learned_from(prepared: Prepared, count: int) -> Prepared:
    """The small set with fewer questions to learn from, which takes less time."""
    return replace(prepared, dev=np.arange(len(prepared.dev)) >= count)


def test_the_untrained_model_is_that_of_the_wheel(prepared: Prepared, packed: Packed) -> None:
    model = base_model(packed, prepared.vocabulary)
    found = vectors(model, [query(prepared, 0), content(prepared, 0), content(prepared, 3)])
    engine = [[1, 0.8782, 0.7967], [0.8782, 1, 0.8366], [0.7967, 0.8366, 1]]  # as the wheel's own engine gives them
    assert np.allclose(found @ found.T, engine, atol=0.002)
    assert np.allclose(found[0, :4], [0.0769, -0.0780, -0.0538, -0.0454], atol=0.002)


def test_layers_are_taken_evenly_and_no_more_than_there_are(prepared: Prepared, packed: Packed) -> None:
    assert base_model(packed, prepared.vocabulary, 2).base_layers == (0, 11)
    assert base_model(packed, prepared.vocabulary, 1).base_layers == (0,)
    with pytest.raises(TrainingError, match="van 1 tot en met 12"):
        base_model(packed, prepared.vocabulary, 13)


def test_a_pair_reads_the_same_alone_as_among_others(trained: Trained, prepared: Prepared) -> None:
    pairs = [(question, passage) for question in range(3) for passage in range(12)]
    found = score(trained.reader, prepared, pairs)
    for place in (0, 13, 35):
        with torch.no_grad():
            alone = read(trained.reader, stacked([reading(prepared, *pairs[place])]))
        assert float(alone.answers[0]) == pytest.approx(float(found.answers[place]), abs=1e-4)
        assert np.allclose(alone.units[0].numpy(), found.units[place], atol=1e-4)
        assert len(found.units[place]) == len(prepared.units_of(pairs[place][1]))


def test_the_losses_fall(trained: Trained) -> None:
    for history in (trained.reader_losses, trained.retriever_losses):
        assert sum(history[-1].values()) < sum(history[0].values())
    assert any("Kandidaten opnieuw gekozen" in line for line in trained.told)


def test_word_embeddings_stay_and_the_rest_moves(trained: Trained, prepared: Prepared, packed: Packed) -> None:
    base = base_model(packed, prepared.vocabulary, LAYERS)
    assert torch.equal(trained.reader.word.weight, base.word.weight)
    assert not torch.equal(trained.reader.layers[0].qkv.weight, base.layers[0].qkv.weight)


def test_mined_negatives_are_passages_that_do_not_answer(trained: Trained, prepared: Prepared) -> None:
    few = _learned_from(prepared, 4)
    hard, left_out = mine_again(trained.reader, few)
    assert set(hard) == set(few.questions(dev=False, answered=True))
    assert all(int(prepared.passage[question]) not in found for question, found in hard.items())
    assert left_out >= 0


def test_no_time_means_no_training(prepared: Prepared, packed: Packed) -> None:
    model = base_model(packed, prepared.vocabulary, 1)
    assert train_reader(model, prepared, Plan(epochs=2, questions=8, seconds=1e-9), lambda line: None) == []


def test_figures_have_intervals_and_every_dev_question(trained: Trained, prepared: Prepared) -> None:
    answered = prepared.questions(dev=True, answered=True)
    found = reader_figures(trained.reader, prepared)
    assert set(found) == {ALL, "klein"}
    assert {"search_1", "found", "reader_1", "auc_near", "auc_all", "unit_1", "units_3"} <= set(found[ALL])
    assert found[ALL]["found"].count == len(answered)
    assert found[ALL]["found"].mean == 1
    assert all(0 <= one.low <= one.mean <= one.high <= 1 for one in found[ALL].values())
    dense = retriever_figures(trained.retriever, prepared)[ALL]
    assert (dense["hit_50"].mean, dense["hit_50"].count) == (1, len(answered))


def test_the_area_counts_ties_half_and_its_interval_is_that_of_hanley_and_mcneil() -> None:
    one = np.array([1, 2, 3], np.float32)
    assert area(one, one - 5).mean == 1
    assert area(one, one).mean == 0.5
    assert area_variance(0.893, 51, 58) ** 0.5 == pytest.approx(0.032, abs=0.001)  # their example


def test_saved_weights_are_the_trained_ones(
    trained: Trained, prepared: Prepared, packed: Packed, tmp_path: Path
) -> None:
    save_weights(trained.reader, packed, tmp_path / "reader.npz")
    with np.load(tmp_path / "reader.npz") as file:
        stored = dict(file)
    assert stored["layers"].tolist() == [0, 11]
    assert stored["pos"].dtype == np.float16
    assert stored["layers.1.qkv.weight.scale"].shape == (1152, 12)
    assert stored["layers.1.fo.weight.scale"].dtype == np.float16
    assert stored["layers.1.fo.weight.delta"].shape == (384, 48, 16)
    assert not {"word.weight", "pos.weight", "layers.0.ao.weight"} & set(stored)
    base = base_model(packed, prepared.vocabulary, LAYERS).state_dict()
    for name, tensor in trained.reader.state_dict().items():
        if f"{name}.delta" not in stored:
            continue
        scale = stored[f"{name}.scale"].astype(np.float32)
        halves = stored[f"{name}.delta"].astype(np.int32)
        blocks = np.stack([*((halves & 15).transpose(2, 0, 1)), *((halves >> 4).transpose(2, 0, 1))], axis=-1)
        added = ((blocks - 8) * scale[:, :, None]).reshape(tensor.shape)
        assert _cosine(added + base[name].numpy(), tensor.numpy()) > 0.999
        assert _cosine(added, (tensor - base[name]).numpy()) > 0.98


def _cosine(one: np.ndarray, other: np.ndarray) -> float:
    return float((one * other).sum() / np.sqrt((one**2).sum() * (other**2).sum()))


def test_a_model_read_back_says_the_same(trained: Trained, prepared: Prepared, packed: Packed, tmp_path: Path) -> None:
    save_weights(trained.reader, packed, tmp_path / "reader.npz")
    again = load_weights(tmp_path / "reader.npz", packed, prepared.vocabulary)
    pairs = [(question, passage) for question in range(6) for passage in range(10)]
    one, other = (score(model, prepared, pairs) for model in (trained.reader, again))
    assert np.corrcoef(one.answers, other.answers)[0, 1] > 0.999
    assert np.corrcoef(np.concatenate(one.units), np.concatenate(other.units))[0, 1] > 0.999


def test_weights_that_are_none_are_told(prepared: Prepared, packed: Packed, tmp_path: Path) -> None:
    (tmp_path / "reader.npz").write_bytes(b"niets")
    for name in ("reader.npz", "weg.npz"):
        with pytest.raises(TrainingError, match=f"{name} met de gewichten .* ontbreekt of is niet te lezen"):
            load_weights(tmp_path / name, packed, prepared.vocabulary)
