"""Training the reader further: kinds of questions that it had not met, without it losing what it knew.

What it learned from is drawn on again beside what is new (rehearsal: Robins, Catastrophic forgetting, rehearsal and
pseudorehearsal, 1995), at a low rate and for two epochs. Two processors did 6,434 questions in 43 minutes.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from torch import Tensor

from eval.training import texts
from eval.training.examples.batches import Group, Groups, loader
from eval.training.examples.prepare import Prepared
from eval.training.models.learning import Learner, Losses, reader_losses
from eval.training.models.model import Encoder, read
from eval.training.models.reader import Plan, Tell

RATE = 3e-5
WARM_UP = 30
REHEARSED = 1.1
"""How many questions of the kinds it knew are drawn for each of a new kind."""

BESIDE = 2
"""Passages that do not answer beside each that does: fewer than at first, for time."""

STAYING = 0.5
"""The share of the layers, from the first on, that stay as they are, also for time: they say what words mean."""

_SEED = 31


def train_further(model: Encoder, prepared: Prepared, kinds: Sequence[str], plan: Plan, tell: Tell) -> list[Losses]:
    """Train a model where it is on questions of new ``kinds`` (sources); returns the mean losses of every epoch.

    Without dropout: there is little to learn, and it is learned once or twice.
    """
    device = model.word.weight.device
    questions = prepared.questions(dev=False)
    new = [question for question in questions if prepared.source[question] in kinds]
    known = [question for question in questions if prepared.source[question] not in kinds]
    rehearsed = min(len(known), round(REHEARSED * len(new)))
    tell(texts.FURTHER.format(new=len(new), known=rehearsed))
    _keep_first(model)
    steps = plan.epochs * -(-(len(new) + rehearsed) // plan.questions)
    learner = Learner(model, rate=RATE, warm_up=WARM_UP, steps=steps, seconds=plan.seconds, head_faster=1)
    model.eval()

    def batches(epoch: int) -> Iterable[Group]:
        draw = np.random.default_rng((_SEED, epoch))
        drawn = [*new, *draw.choice(known, rehearsed, replace=False).tolist()]
        order = [drawn[place] for place in draw.permutation(len(drawn))]
        return loader(Groups(prepared, order, plan.questions, epoch, {}, BESIDE), device)

    def losses_of(group: Group) -> dict[str, Tensor]:
        with torch.autocast(device.type, torch.bfloat16):  # on a processor too: it costs nothing here and is faster
            found = read(model, group.stacks)
        return reader_losses(found, group)

    return list(learner.epochs(texts.READER, plan.epochs, batches, losses_of, tell))


def _keep_first(model: Encoder) -> None:
    first = [model.pos, model.ln, *model.layers[: int(STAYING * len(model.layers))]]
    for part in first:
        part.requires_grad_(False)
