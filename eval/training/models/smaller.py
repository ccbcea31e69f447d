"""Training a smaller retriever for passages: a few layers that give the vectors of all twelve.

Passages are embedded by the thousand when documents come in, and take the time of the layers; a question takes hardly
any, and keeps them all. The few start as some of the whole retriever's, evenly spread, first and last too, and learn to
give what it gives for every token and for every passage (DistilBERT: Sanh et al., 2019; TinyBERT: Jiao et al., 2020).
Nobody's judgement is needed for that, only texts: an hour on two processors, minutes on a graphics card.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from eval.training import texts
from eval.training.examples.batches import Row, Stack, content, loader, stacked
from eval.training.examples.prepare import PADDING, Prepared
from eval.training.models.learning import Learner, Losses, likeness_losses
from eval.training.models.model import Encoder, evenly, mean_of
from eval.training.models.reader import Plan, Tell
from index.model.packed import Packed

RATE = 5e-4
WARM_UP = 60

_TOKENS = {"cuda": 18_400, "cpu": 4_600}
"""How many tokens a step holds at most, padding included; on two processors more is no faster, as was measured."""

_SORTED = 2400
"""How many texts are put in order of length at once: enough for little padding, few enough to mix."""

_SEED = 700


def smaller(whole: Encoder, packed: Packed, layers: int) -> Encoder:
    """An untrained model of fewer layers, taken from a trained one. Raises TrainingError when it has not that many."""
    chosen = evenly(len(whole.layers), layers)
    model = Encoder(packed, whole.word.num_embeddings, [whole.base_layers[place] for place in chosen])
    state = {name: value for name, value in whole.state_dict().items() if not name.startswith("layers.")}
    for place, taken in enumerate(chosen):
        state |= {f"layers.{place}.{name}": value for name, value in whole.layers[taken].state_dict().items()}
    model.load_state_dict(state)
    model.word.weight.requires_grad_(False)
    return model


class Texts(Dataset[Stack]):
    """The steps of one epoch over rows, each of like length and of ``most`` at most. The same epoch draws the same."""

    def __init__(self, rows: Sequence[Row], most: int, epoch: int, device: str = "cpu") -> None:
        draw = np.random.default_rng((_SEED, epoch))
        self._rows, self._steps = rows, list[list[int]]()
        order = draw.permutation(len(rows))
        for start in range(0, len(order), _SORTED):
            steps = _steps(rows, order[start : start + _SORTED], most, _TOKENS[device])
            self._steps += [steps[place] for place in draw.permutation(len(steps))]

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, number: int) -> Stack:
        if number >= len(self):
            raise IndexError(number)
        return stacked([self._rows[place] for place in self._steps[number]], most=1)[0]


def _steps(rows: Sequence[Row], places: NDArray[np.int64], most: int, tokens: int) -> list[list[int]]:
    """Rows by length, as many at once as a step holds."""
    found: list[list[int]] = [[]]
    for place in sorted(map(int, places), key=lambda place: len(rows[place][0])):
        if found[-1] and (len(found[-1]) == most or (len(found[-1]) + 1) * len(rows[place][0]) > tokens):
            found.append([])
        found[-1].append(place)
    return found


def train_smaller(model: Encoder, whole: Encoder, prepared: Prepared, plan: Plan, tell: Tell) -> list[Losses]:
    """Train a model of fewer layers where it is; returns the mean losses of every epoch.

    Nothing is learned from the documents that are measured on. ``plan.questions`` is how many passages a step holds.
    """
    device = model.word.weight.device
    rows = [content(prepared, passage) for passage in _learned_from(prepared)]
    tell(texts.PASSAGES.format(count=len(rows)))
    steps = plan.epochs * len(Texts(rows, plan.questions, 0, device.type))
    learner = Learner(model, rate=RATE, warm_up=WARM_UP, steps=steps, seconds=plan.seconds)
    model.eval()  # no dropout: what is to be given is known to the last digit
    whole.eval()

    def losses_of(stack: Stack) -> dict[str, Tensor]:
        ids = torch.as_tensor(stack.ids, device=device).long()
        mask = ids != PADDING
        with torch.no_grad():
            wanted = _hidden(whole, ids)
        found = _hidden(model, ids)
        return likeness_losses(found[mask], wanted[mask], mean_of(found, mask), mean_of(wanted, mask))

    def batches(epoch: int) -> Iterable[Stack]:
        return loader(Texts(rows, plan.questions, epoch, device.type), device)

    return list(learner.epochs(texts.SMALLER, plan.epochs, batches, losses_of, tell))


def _learned_from(prepared: Prepared) -> list[int]:
    """The passages of documents that are not measured on."""
    apart = set(prepared.document[prepared.passage[prepared.questions(dev=True)]].tolist())
    return [passage for passage, document in enumerate(prepared.document.tolist()) if document not in apart]


def _hidden(model: Encoder, ids: Tensor) -> Tensor:
    """What a model gives for each token; in bfloat16 on a processor too, which costs nothing here and is faster."""
    with torch.autocast(ids.device.type, torch.bfloat16):
        return model.hidden(ids).float()
