"""Training the reader: which passage answers, and which of its units say so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from eval.training import texts
from eval.training.examples.batches import Group, Groups, Pair, Pairs, loader
from eval.training.examples.prepare import Prepared
from eval.training.models.learning import Learner, Losses, answers_too, reader_losses
from eval.training.models.model import Encoder, read

DEPTH = 24
"""How many candidates of a question are read when it is measured, and when negatives are mined again."""

RATE = 1e-4
WARM_UP = 80
MINED_AFTER = (1, 3)
"""The epochs after which the reader chooses its own negatives."""

_HARDEST = 16
_SCORED_ON_GPU, _SCORED = 768, 32
_SEED = 7

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long to train and how much at once: ``questions`` a step with their negatives, ``seconds`` at most."""

    epochs: int
    questions: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """The logits of pairs, and of each the logits of its units."""

    answers: NDArray[np.float32]
    units: list[NDArray[np.float32]]


def train_reader(model: Encoder, prepared: Prepared, plan: Plan, tell: Tell) -> list[Losses]:
    """Train a model where it is; returns the mean losses of every epoch."""
    device = model.word.weight.device
    questions = prepared.questions(dev=False)
    steps = plan.epochs * -(-len(questions) // plan.questions)
    learner = Learner(model, rate=RATE, warm_up=WARM_UP, steps=steps, seconds=plan.seconds)
    hard: dict[int, list[int]] = {}
    history: list[Losses] = []

    def batches(epoch: int) -> Iterable[Group]:
        order = [questions[place] for place in np.random.default_rng(epoch + _SEED).permutation(len(questions))]
        model.train()
        return loader(Groups(prepared, order, plan.questions, epoch, hard), device)

    def losses_of(group: Group) -> dict[str, Tensor]:
        return reader_losses(read(model, group.stacks), group)

    for epoch, losses in enumerate(learner.epochs(texts.READER, plan.epochs, batches, losses_of, tell)):
        history.append(losses)
        if epoch in MINED_AFTER and learner.share < 1:
            hard, left_out = mine_again(model, prepared)
            tell(texts.MINED.format(seconds=learner.seconds, left_out=left_out))
    return history


def mine_again(model: Encoder, prepared: Prepared) -> tuple[dict[int, list[int]], int]:
    """The negatives that this reader holds for the likeliest, for each question, and how many were left out.

    What may well answer too (``answers_too``) is left out: to learn that it does not would be wrong.
    """
    hard: dict[int, list[int]] = {}
    left_out = 0
    questions = prepared.questions(dev=False, answered=True)
    for question, (own, others, scores) in judged(model, prepared, questions, DEPTH).items():
        too = answers_too(torch.tensor(own), torch.from_numpy(scores)).numpy()
        order = [place for place in np.argsort(-scores) if not too[place]]
        left_out += len(others) - len(order)
        hard[question] = [others[place] for place in order][:_HARDEST]
    return hard, left_out


def judged(
    model: Encoder, prepared: Prepared, questions: Sequence[int], depth: int
) -> dict[int, tuple[float, list[int], NDArray[np.float32]]]:
    """For each question the logit of its own passage, its best ``depth`` other candidates, and their logits."""
    own = [int(prepared.passage[question]) for question in questions]
    others = [
        [passage for passage in prepared.candidates_of(question, depth + 1) if passage != mine][:depth]
        for question, mine in zip(questions, own, strict=True)
    ]
    pairs = [
        (question, passage)
        for question, mine, found in zip(questions, own, others, strict=True)
        for passage in (mine, *found)
    ]
    answers = score(model, prepared, pairs).answers
    ends = np.cumsum([1 + len(found) for found in others])
    return {
        question: (float(answers[end - len(found) - 1]), found, answers[end - len(found) : end])
        for question, found, end in zip(questions, others, ends, strict=True)
    }


@torch.no_grad()
def score(model: Encoder, prepared: Prepared, pairs: Sequence[Pair]) -> Scores:
    """Read pairs without learning from them."""
    device = model.word.weight.device
    size = _SCORED_ON_GPU if device.type == "cuda" else _SCORED
    answers = np.zeros(len(pairs), np.float32)
    units: list[NDArray[np.float32]] = [np.zeros(0, np.float32)] * len(pairs)
    model.eval()
    for places, stacks in loader(Pairs(prepared, pairs, size), device):
        found = read(model, stacks)
        answers[places] = found.answers.cpu().numpy()
        for place, logits, real in zip(places, found.units.cpu().numpy(), found.real.cpu().numpy(), strict=True):
            units[place] = logits[real]
    return Scores(answers, units)
