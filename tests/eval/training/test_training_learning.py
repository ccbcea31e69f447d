from dataclasses import replace

import pytest
import torch

from eval.training.examples.batches import Groups
from eval.training.examples.prepare import Prepared
from eval.training.models.learning import Learner, answers_too, reader_losses, retriever_losses
from eval.training.models.model import Encoder, Read
from index.model.packed import Packed


def _read(prepared: Prepared, *, right: float, evidence: float) -> dict[str, float]:
    """The losses when each passage that answers has logit ``right``, and each unit of evidence ``evidence``."""
    group = Groups(prepared, prepared.questions(dev=False), 12, 0, {})[0]
    answers = torch.full((group.pairs,), -right)
    answers[: group.answered * 6 : 6] = right
    units = torch.full((group.pairs, group.targets.shape[1]), -evidence)
    rows = [*range(0, group.answered * 6, 6), *range(group.answered * 6, group.answered * 6 + group.unanswered)]
    units[rows] = (2 * torch.as_tensor(group.targets) - 1) * evidence
    found = reader_losses(Read(answers, units, torch.ones_like(units, dtype=torch.bool)), group)
    return {name: float(loss) for name, loss in found.items()}


def test_a_reader_that_is_right_loses_little_and_one_that_is_wrong_much(prepared: Prepared) -> None:
    right, unsure, wrong = (_read(prepared, right=logit, evidence=logit) for logit in (8.0, 0.0, -8.0))
    for name in ("list", "binary", "unit", "unit_list"):
        assert right[name] < 0.4 * unsure[name]
        assert wrong[name] > 2 * unsure[name]


def test_passages_and_units_are_learned_apart(prepared: Prepared) -> None:
    base, passage, unit = (_read(prepared, right=a, evidence=b) for a, b in ((0.0, 0.0), (8.0, 0.0), (0.0, 8.0)))
    assert passage["list"] < base["list"]
    assert passage["unit"] == pytest.approx(base["unit"])
    assert unit["unit"] < base["unit"]
    assert unit["binary"] == pytest.approx(base["binary"])


def test_nothing_answers_is_a_choice(prepared: Prepared) -> None:
    group = Groups(prepared, prepared.questions(dev=False), 12, 0, {})[0]
    assert group.unanswered
    units = torch.zeros((group.pairs, group.targets.shape[1]))
    real = torch.ones_like(units, dtype=torch.bool)
    lost = []
    for logit in (-6.0, 6.0):
        answers = torch.full((group.pairs,), -6.0)
        answers[: group.answered * 6 : 6] = 6.0
        answers[group.answered * 6 :] = logit
        lost.append(float(reader_losses(Read(answers, units, real), group)["list"]))
    assert lost[0] < 0.1
    assert lost[1] > 5 * lost[0]


def test_a_group_without_an_answer_gives_no_losses(prepared: Prepared) -> None:
    group = replace(Groups(prepared, prepared.questions(dev=False), 12, 0, {})[0], answered=0)
    assert reader_losses(Read(torch.zeros(1), torch.zeros(1, 1), torch.zeros(1, 1)), group) == {}


def test_what_may_well_answer_too_is_no_negative_of_a_reader_that_knows_its_work(prepared: Prepared) -> None:
    group = Groups(prepared, prepared.questions(dev=False), 12, 0, {})[0]
    units = torch.zeros((group.pairs, group.targets.shape[1]))
    real = torch.ones_like(units, dtype=torch.bool)
    answers = torch.full((group.pairs,), -8.0)
    answers[: group.answered * 6 : 6] = 4.0
    certain = reader_losses(Read(answers, units, real), group)
    answers[1] = 3.9
    doubted, counted = (reader_losses(Read(answers, units, real), group, doubted=way) for way in (True, False))
    for name in ("list", "binary"):
        assert float(doubted[name]) == pytest.approx(float(certain[name]), abs=0.01)
        assert float(counted[name]) > float(certain[name]) + 0.02
    assert answers_too(torch.tensor(2.0), torch.tensor([1.9, 1.4, 3.0])).tolist() == [True, False, True]
    assert answers_too(torch.tensor(0.2), torch.tensor([0.9, 1.1])).tolist() == [False, True]


def test_a_passage_is_no_negative_of_a_question_it_answers() -> None:
    near, far = torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])
    queries = torch.stack([near, near])
    contents = torch.stack([near, far, near, far])
    teacher = torch.tensor([[5.0, 0.0], [5.0, 0.0]])
    shared = retriever_losses(queries, contents, torch.tensor([[1, 2], [1, 3]]), teacher)["contrast"]
    apart = retriever_losses(queries, contents, torch.tensor([[1, 2], [4, 3]]), teacher)["contrast"]
    assert float(shared) < 0.01
    assert float(apart) > 0.5


def test_vectors_that_spread_as_the_teacher_does_lose_nothing() -> None:
    queries = torch.tensor([[1.0, 0.0]])
    contents = torch.tensor([[1.0, 0.0], [0.9, 0.1]])
    scores = (queries @ contents.T / 0.02 * 0.4 / 0.7).view(1, 2)
    passages = torch.tensor([[0, 1]])
    assert float(retriever_losses(queries, contents, passages, scores)["teacher"]) == pytest.approx(0, abs=1e-5)
    assert float(retriever_losses(queries, contents, passages, -scores)["teacher"]) > 0.1


def test_learning_ends_with_its_steps_or_its_time(packed: Packed) -> None:
    model = Encoder(packed, 10, [])
    clock = iter(range(100))

    def losses_of(number: int) -> dict[str, torch.Tensor]:
        return {"loss": (model.head.weight**2).sum() + number}

    steps = Learner(model, rate=1e-3, warm_up=2, steps=3, seconds=None)
    assert steps.run([0, 0, 0, 0, 0], losses_of)
    assert (steps.share, steps.run([0], losses_of)) == (1, {})
    timed = Learner(model, rate=1e-3, warm_up=2, steps=1000, seconds=12, now=lambda: float(next(clock)))
    before = timed.run(range(50), losses_of)["loss"]
    assert timed.share >= 1
    assert before < 10
