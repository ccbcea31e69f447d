"""Training the retriever: questions near the passages that answer them, with the reader as teacher."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from eval.training import texts
from eval.training.examples.batches import NEGATIVES, Row, Stack, content, loader, query, stacked, words
from eval.training.examples.prepare import Prepared
from eval.training.models.learning import Learner, Losses, retriever_losses
from eval.training.models.model import Encoder, embed
from eval.training.models.reader import Plan, Tell, judged

RATE = 3e-5
WARM_UP = 40
TAUGHT = 16
"""How many candidates of a question the teacher judges."""

_SURELY = 0.5
_SEED = 500
_EMBEDDED_ON_GPU, _EMBEDDED = 512, 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One question's passages, its own first, and what the teacher says of them."""

    passages: list[int]
    scores: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One step of training: questions and passages as they are read, which passages, and the teacher's logits."""

    queries: list[Stack]
    contents: list[Stack]
    passages: NDArray[np.int64]
    teacher: NDArray[np.float32]


class Rounds(Dataset[Round]):
    """The steps of one epoch; what does not fill a step is left for another epoch. The same epoch draws the same."""

    def __init__(
        self, prepared: Prepared, lessons: dict[int, Lesson], order: Sequence[int], size: int, epoch: int
    ) -> None:
        self._prepared, self._lessons, self._order, self._epoch = prepared, lessons, order, epoch
        self._size = min(size, len(order))

    def __len__(self) -> int:
        return len(self._order) // self._size

    def __getitem__(self, number: int) -> Round:
        if number >= len(self):
            raise IndexError(number)
        draw = np.random.default_rng((_SEED, self._epoch, number))
        questions = self._order[number * self._size : (number + 1) * self._size]
        lessons = [self._lessons[question] for question in questions]
        picks = [[0, *(1 + draw.choice(len(one.passages) - 1, NEGATIVES, replace=False))] for one in lessons]
        passages = np.array([[one.passages[n] for n in pick] for one, pick in zip(lessons, picks, strict=True)])
        return Round(
            queries=stacked(
                [query(self._prepared, one, words(self._prepared, one, draw, self._order)) for one in questions]
            ),
            contents=stacked([content(self._prepared, int(passage)) for passage in passages.ravel()]),
            passages=passages,
            teacher=np.stack([one.scores[pick] for one, pick in zip(lessons, picks, strict=True)]),
        )


def train_retriever(model: Encoder, teacher: Encoder, prepared: Prepared, plan: Plan, tell: Tell) -> list[Losses]:
    """Train a model where it is; returns the mean losses of every epoch."""
    device = model.word.weight.device
    questions = prepared.questions(dev=False, answered=True)
    tell(texts.TEACHING.format(count=len(questions)))
    lessons = teach(teacher, prepared, questions)
    steps = plan.epochs * max(1, len(questions) // plan.questions)
    learner = Learner(model, rate=RATE, warm_up=WARM_UP, steps=steps, seconds=plan.seconds)

    def batches(epoch: int) -> Iterable[Round]:
        order = [questions[place] for place in np.random.default_rng(epoch).permutation(len(questions))]
        model.train()
        return loader(Rounds(prepared, lessons, order, plan.questions, epoch), device)

    def losses_of(one: Round) -> dict[str, Tensor]:
        found = embed(model, one.queries), embed(model, one.contents)
        return retriever_losses(
            *found, torch.as_tensor(one.passages, device=device), torch.as_tensor(one.teacher, device=device)
        )

    return list(learner.epochs(texts.RETRIEVER, plan.epochs, batches, losses_of, tell))


def teach(teacher: Encoder, prepared: Prepared, questions: Sequence[int]) -> dict[int, Lesson]:
    """What the reader says of the passages of each question; its own always counts for more than the others."""
    lessons = {}
    for question, (own, others, scores) in judged(teacher, prepared, questions, TAUGHT).items():
        sure = max(own, float(scores.max()) + _SURELY)
        lessons[question] = Lesson(
            passages=[int(prepared.passage[question]), *others],
            scores=np.array([sure, *scores], np.float32),
        )
    return lessons


@torch.no_grad()
def vectors(model: Encoder, rows: Sequence[Row]) -> NDArray[np.float32]:
    """The vectors of rows, without learning from them."""
    size = _EMBEDDED_ON_GPU if model.word.weight.is_cuda else _EMBEDDED
    order = sorted(range(len(rows)), key=lambda row: len(rows[row][0]))
    model.eval()
    found = np.zeros((len(rows), model.word.embedding_dim), np.float32)
    for start in range(0, len(order), size):
        places = order[start : start + size]
        found[places] = embed(model, stacked([rows[place] for place in places])).cpu().numpy()
    return found
