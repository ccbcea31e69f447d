"""New kinds of questions for the reader: it learns them, and draws on what it knew."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from eval.training.__main__ import main
from eval.training.examples.prepare import Prepared, save
from eval.training.examples.turned import SOURCE, with_turned
from eval.training.models.further import ON_GPU, ON_PROCESSORS, TURNED, train_further
from eval.training.models.model import Encoder, base_model
from eval.training.models.pack import load_weights, save_weights
from eval.training.models.reader import Plan
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
    source[prepared.questions(dev=True)[0]] = "gemeten"
    return replace(prepared, source=source)


def test_it_learns_what_is_new_and_draws_on_what_it_knew(known: Encoder, mixed: Prepared) -> None:
    told: list[str] = []
    history = train_further(known, mixed, ["kort"], Plan(epochs=10, questions=4), told.append)
    turned, knew = round(TURNED * NEW), round(ON_PROCESSORS.rehearsed * NEW)
    assert told[0] == (
        f"Verder leren van {NEW} vragen van een nieuwe soort en {turned} over iets anders, en opnieuw van {knew} andere"
    )
    assert sum(history[-1].values()) < sum(history[0].values())


def test_a_graphics_card_does_all_of_it_in_the_whole_model(mixed: Prepared, packed: Packed) -> None:
    model, told = base_model(packed, mixed.vocabulary, 2), list[str]()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    train_further(model, mixed, ["kort"], Plan(epochs=1, questions=8), told.append, ON_GPU)
    same = {name for name, value in model.state_dict().items() if torch.equal(value, before[name])}
    assert same == {"word.weight"}
    assert told[0].endswith(f"en opnieuw van {len(mixed.questions(dev=False)) - NEW} andere")


def test_a_question_about_something_else_is_not_answered_by_what_answers_the_one_before_it(mixed: Prepared) -> None:
    many = with_turned(mixed, ["kort"], 8, np.random.default_rng(1))
    before = len(mixed.passage)
    turned = np.flatnonzero(many.source == SOURCE)
    assert turned.tolist() == list(range(before, len(many.passage))), "behind what there was"
    assert 1 <= len(turned) <= 8
    assert many.asked[0] == mixed.asked[0]
    assert not many.answered[turned].any()
    assert not many.dev[turned].any()
    asked = {tuple(mixed.asked[n]): n for n in range(before)}
    for one in map(int, turned):
        first, second = asked[tuple(many.earlier[one])], asked[tuple(many.asked[one])]
        assert many.passage[one] == mixed.passage[first]
        assert mixed.document[mixed.passage[first]] != mixed.document[mixed.passage[second]]
        assert not mixed.dev[[first, second]].any()
        assert many.evidence[one] == []


def test_words_and_the_first_half_of_the_layers_stay(mixed: Prepared, packed: Packed) -> None:
    model = base_model(packed, mixed.vocabulary, 2)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    train_further(model, mixed, ["kort"], Plan(epochs=1, questions=4), lambda line: None)
    moved = {name for name, value in model.state_dict().items() if not torch.equal(value, before[name])}
    assert {name.split(".")[0] for name in moved} == {"layers", "head"}
    assert all(name.startswith(("layers.1.", "head.")) for name in moved)


def test_the_command_keeps_the_reader_beside_its_figures(
    known: Encoder, mixed: Prepared, packed: Packed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(mixed, tmp_path)
    arguments = ["further", "--prepared", str(tmp_path), "--weights", str(tmp_path), "--output", str(tmp_path / "uit")]
    assert main([*arguments, "--kinds", "kort", "lang"]) == 2
    assert (
        capsys.readouterr().err
        == "Er zijn geen vragen om van te leren van de soort lang. De soort staat bij elke vraag als src.\n"
    )
    assert main([*arguments, "--kinds", "gemeten"]) == 2, "a kind that is only measured on teaches nothing"
    assert "van de soort gemeten." in capsys.readouterr().err
    assert main([*arguments, "--kinds", "kort"]) == 2
    assert "reader.npz met de gewichten" in capsys.readouterr().err
    save_weights(known, packed, tmp_path / "reader.npz")
    assert main([*arguments, "--kinds", "kort"]) == 0
    assert "Lezer:\n  zoeken: de goede passage vooraan: " in capsys.readouterr().out
    taught = load_weights(tmp_path / "uit" / "reader.npz", packed, mixed.vocabulary)
    assert not np.allclose(taught.head.weight.detach(), known.head.weight.detach(), atol=1e-6)
