"""Training the reader further: kinds of questions that it had not met, without it losing what it knew.

What it learned from is drawn on again beside what is new (rehearsal: Robins, Catastrophic forgetting, rehearsal and
pseudorehearsal, 1995), at a low rate. A graphics card does all of it again within minutes; two processors do a part, in
less of the model: 6,434 questions in 43 minutes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

import numpy as np
import torch
from torch import Tensor

from eval.training import texts
from eval.training.examples.batches import NEGATIVES, Group, Groups, loader
from eval.training.examples.prepare import Prepared
from eval.training.examples.turned import SOURCE, with_turned
from eval.training.models.learning import Learner, Losses, reader_losses
from eval.training.models.model import Encoder, read
from eval.training.models.reader import Plan, Tell

WARM_UP = 60
TURNED = 0.65
"""How many questions about something else are added for each new one."""

_SEED = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How much is done: what a machine can do within the hour.

    ``rehearsed`` says how many questions that it knew are drawn for each of a new kind, ``repeated`` how often each of
    those comes, ``beside`` how many passages that do not answer stand beside each that does. The share ``staying`` of
    the layers, from the first on, stay as they are: they say what words mean. ``drops`` is whether there is dropout.
    """

    rate: float
    rehearsed: float
    repeated: int
    beside: int
    staying: float
    drops: bool


ON_PROCESSORS = Way(rate=3e-5, rehearsed=1.1, repeated=1, beside=2, staying=0.5, drops=False)
ON_GPU = Way(rate=5e-5, rehearsed=inf, repeated=2, beside=NEGATIVES, staying=0.0, drops=True)


def train_further(
    model: Encoder, prepared: Prepared, kinds: Sequence[str], plan: Plan, tell: Tell, way: Way | None = None
) -> list[Losses]:
    """Train a model where it is on questions of new ``kinds`` (sources); returns the mean losses of every epoch.

    ``way`` is the one of the machine when it is not given.
    """
    device = model.word.weight.device
    way = way or (ON_GPU if device.type == "cuda" else ON_PROCESSORS)
    count = sum(prepared.source[question] in kinds for question in prepared.questions(dev=False))
    prepared = with_turned(prepared, kinds, round(TURNED * count), np.random.default_rng(_SEED))
    questions = prepared.questions(dev=False)
    new = [question for question in questions if prepared.source[question] in kinds]
    turned = [question for question in questions if prepared.source[question] == SOURCE]
    known = [question for question in questions if prepared.source[question] not in {*kinds, SOURCE}]
    rehearsed = round(min(len(known), way.rehearsed * len(new)))
    tell(texts.FURTHER.format(new=len(new), known=rehearsed, turned=len(turned)))
    _keep_first(model, way.staying)
    each = way.repeated * len(new) + len(turned) + rehearsed
    steps = plan.epochs * -(-each // plan.questions)
    learner = Learner(model, rate=way.rate, warm_up=WARM_UP, steps=steps, seconds=plan.seconds, head_faster=1)

    def batches(epoch: int) -> Iterable[Group]:
        draw = np.random.default_rng((_SEED, epoch))
        drawn = [*new * way.repeated, *turned, *draw.choice(known, rehearsed, replace=False).tolist()]
        order = [drawn[place] for place in draw.permutation(len(drawn))]
        model.train(way.drops)
        return loader(Groups(prepared, order, plan.questions, epoch, {}, way.beside), device)

    def losses_of(group: Group) -> dict[str, Tensor]:
        with torch.autocast(device.type, torch.bfloat16):  # on a processor too: it costs nothing here and is faster
            found = read(model, group.stacks)
        return reader_losses(found, group, doubted=True)

    return list(learner.epochs(texts.READER, plan.epochs, batches, losses_of, tell))


def _keep_first(model: Encoder, share: float) -> None:
    if share:
        for part in (model.pos, model.ln, *model.layers[: int(share * len(model.layers))]):
            part.requires_grad_(False)
