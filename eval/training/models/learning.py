"""What is made small, and how: the losses of reader and retriever, and the rate of learning over time."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import torch
from torch import Tensor
from torch.nn import functional

from eval.training import texts
from eval.training.examples.batches import Group
from eval.training.models.model import Encoder, Read

_NEGATIVE, _UNANSWERED, _ELSEWHERE = 0.4, 1.5, 0.5
_UNIT_LIST = 0.5
_NEVER = -30.0
_NEAR, _SURE = 0.5, 1.0
_MOST_LOGIT = 30.0
_TEMPERATURE = 0.02
_OWN_SOFTER, _TEACHER_SOFTER = 0.4, 0.7
_HEAD_FASTER = 5
_DECAY = 0.01
_MOST_GRADIENT = 1.0
_RISING = 10
_VECTORS = 2.0
_NO_SPREAD = 1e-6

Item = TypeVar("Item")
Losses = dict[str, float]


def reader_losses(found: Read, group: Group, *, doubted: bool = False) -> dict[str, Tensor]:
    """The losses of one step of the reader; their sum is made small.

    ``list``: among its negatives and the choice that nothing answers, at logit 0, the passage that answers comes first,
    and for a question that nothing answers that choice does (cross entropy over the list; Han et al., Learning-to-Rank
    with BERT, 2020; the choice as in BERT for SQuAD 2.0, Devlin et al., 2019). ``binary``: the logit by itself says
    whether a passage answers, so that it can be
    held to a threshold; a question that its own passage does not answer counts most, since refusing is learned from
    nothing else. ``unit``: the same for each unit. ``unit_list``: among the units of a passage the evidence is first.
    A group in which nothing is answered gives no losses. With ``doubted``, for a reader that knows its work, negatives
    that may well answer too do not count (``answers_too``).
    """
    if not group.answered:
        return {}
    device = found.answers.device
    width = group.negatives + 1
    lists = found.answers[: group.answered * width].view(group.answered, width)
    too = answers_too(lists[:, :1], lists) if doubted else torch.zeros_like(lists, dtype=torch.bool)
    too[:, 0] = False
    own = torch.arange(group.answered, device=device) * width
    rest = group.pairs - group.answered * width - group.unanswered
    target = torch.zeros_like(found.answers).index_fill(0, own, 1.0)
    weight = found.answers.new_tensor(
        [1.0, *[_NEGATIVE] * group.negatives] * group.answered + [_UNANSWERED] * group.unanswered + [_ELSEWHERE] * rest
    )
    weight[: lists.numel()] = weight[: lists.numel()].masked_fill(too.flatten(), 0.0)
    binary = functional.binary_cross_entropy_with_logits(found.answers, target, weight, reduction="sum")
    last = torch.arange(group.unanswered, device=device) + group.answered * width
    return {
        "list": _list_loss(found, group, lists.masked_fill(too, _NEVER)),
        "binary": binary / weight.sum(),
        **_unit_losses(found, group, torch.cat([own, last])),
    }


def answers_too(own: Tensor, others: Tensor) -> Tensor:
    """Which passages a reader trusts about as much as the one that is known to answer, by the logits of both.

    They may answer too, and to learn that they do not would be wrong (false negatives: Qu et al., RocketQA, 2021).
    """
    return (others > own - _NEAR) & (others > _SURE)


def _list_loss(found: Read, group: Group, lists: Tensor) -> Tensor:
    """The loss over the choices of every question, nothing being one of them."""
    device = lists.device
    choices = torch.cat([lists, lists.new_zeros(group.answered, 1)], 1)
    first = torch.zeros(group.answered, dtype=torch.long, device=device)
    answered = functional.cross_entropy(choices, first, reduction="sum")
    own = list(range(group.unanswered))
    question = torch.tensor(
        own + [one for one, count in zip(own, group.elsewhere, strict=True) for _ in range(count)],
        dtype=torch.long,
        device=device,
    )
    others = found.answers[lists.numel() :].clamp(max=_MOST_LOGIT).exp()
    tempted = lists.new_zeros(group.unanswered).index_add(0, question, others)
    return (answered + torch.log1p(tempted).sum()) / (group.answered + group.unanswered)


def _unit_losses(found: Read, group: Group, rows: Tensor) -> dict[str, Tensor]:
    """The losses over the units of the own passages, which stand at ``rows``; what was cut off does not count."""
    units, real = found.units[rows], found.real[rows]
    given = torch.as_tensor(group.targets, device=units.device)
    target = torch.zeros_like(units)
    shared = min(units.shape[1], given.shape[1])
    target[:, :shared] = given[:, :shared]
    certain = torch.as_tensor(group.weights, device=units.device)
    weight = certain * real
    single = functional.binary_cross_entropy_with_logits(units, target, weight, reduction="sum")
    wanted = target * real * (certain == 1)
    many = wanted.sum(1)
    spread = functional.log_softmax(units.masked_fill(~real, _NEVER), 1)
    listed = -(wanted / many.clamp(min=1)[:, None] * spread).sum() / (many > 0).sum().clamp(min=1)
    return {"unit": single / weight.sum().clamp(min=1), "unit_list": _UNIT_LIST * listed}


def retriever_losses(queries: Tensor, contents: Tensor, passages: Tensor, teacher: Tensor) -> dict[str, Tensor]:
    """The losses of one step of the retriever; their sum is made small.

    ``contents`` holds for each query its passage and then its negatives; ``passages`` (queries, 1 + negatives) says
    which passages those are, and ``teacher`` what the reader says of them. ``contrast``: a query is nearest to its own
    passage among the passages and the negatives of all others (Karpukhin et al., 2020); its own negatives are left out,
    because some answer it after all. ``teacher``: over those, the vectors spread their trust as the reader does
    (distilling a cross-encoder: Hofstätter et al., 2020; Ren et al., RocketQAv2, 2021).
    """
    count, width = passages.shape
    scores = queries @ contents.T / _TEMPERATURE
    own = torch.arange(count * width, device=scores.device).view(count, width)
    same = passages[:, :1] == passages.view(1, -1)
    hidden = same.scatter(1, own[:, 1:], True).scatter(1, own[:, :1], False)
    contrast = functional.cross_entropy(scores.masked_fill(hidden, -1e4), own[:, 0])
    mine = functional.log_softmax(scores.gather(1, own) * _OWN_SOFTER, 1)
    taught = functional.softmax(teacher * _TEACHER_SOFTER, 1)
    return {"contrast": contrast, "teacher": functional.kl_div(mine, taught, reduction="batchmean")}


def likeness_losses(found: Tensor, wanted: Tensor, vectors: Tensor, wanted_vectors: Tensor) -> dict[str, Tensor]:
    """The losses of one step of a smaller model that is to give what a larger one gives; their sum is made small.

    ``found`` and ``wanted`` (tokens, size) are what they give for each token, ``vectors`` (texts, size) for each text.
    Each loss is the share of the spread of what is wanted that is missed: 0 is the same, 1 no better than the mean. One
    text by itself has no spread, so that nothing can be said of its vector: its tokens teach.
    """
    losses = {"tokens": _missed(found, wanted)}
    if len(vectors) > 1:
        losses["vectors"] = _VECTORS * _missed(vectors, wanted_vectors)
    return losses


def _missed(found: Tensor, wanted: Tensor) -> Tensor:
    return (found - wanted).square().sum() / (wanted - wanted.mean(0)).square().sum().clamp(min=_NO_SPREAD)


def shown(losses: Losses) -> str:
    """Losses in one Dutch line."""
    return ", ".join(f"{name} {value:.3f}".replace(".", ",") for name, value in losses.items())


class Learner:
    """Takes the steps: AdamW, a rate that rises over the first steps and then falls to nothing at the end.

    The end is after ``steps`` or ``seconds``, whichever comes first, so that a model trained in less time still ends at
    a low rate. The head, which starts from nothing, learns five times as fast; ``head_faster`` says it otherwise.
    """

    def __init__(
        self,
        model: Encoder,
        *,
        rate: float,
        warm_up: int,
        steps: int,
        seconds: float | None,
        head_faster: float = _HEAD_FASTER,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        head = list(model.head.parameters())
        body = [part for name, part in model.named_parameters() if part.requires_grad and not name.startswith("head.")]
        self._rates = (rate, rate * head_faster)
        self._parts = [*body, *head]
        self._optimiser = torch.optim.AdamW(
            [{"params": body}, {"params": head}], lr=rate, weight_decay=_DECAY, fused=head[0].is_cuda
        )
        self._warm_up = min(warm_up, 1 + steps // _RISING)  # so that a handful of steps is not all warming up
        self._steps, self._seconds = steps, seconds
        self._now, self._start, self._step = now, now(), 0

    @property
    def seconds(self) -> float:
        """How long it has been learning."""
        return self._now() - self._start

    @property
    def share(self) -> float:
        """Which part of the steps or of the time has gone; 1 at the end."""
        timed = self.seconds / self._seconds if self._seconds else 0.0
        return max(self._step / self._steps, timed)

    def run(self, batches: Iterable[Item], losses_of: Callable[[Item], dict[str, Tensor]]) -> Losses:
        """Learn from batches until the end; returns the mean of each loss, and nothing when it had ended already.

        A batch without losses has nothing to teach. The means are taken once, because every look at a number makes a
        GPU wait.
        """
        sums: defaultdict[str, list[Tensor]] = defaultdict(list)
        for batch in batches:
            if self.share >= 1:
                break
            losses = losses_of(batch)
            if losses:
                self._learn(losses)
                for name, loss in losses.items():
                    sums[name].append(loss.detach())
        return {name: float(torch.stack(values).mean()) for name, values in sums.items()}

    def epochs(
        self,
        name: str,
        most: int,
        batches: Callable[[int], Iterable[Item]],
        losses_of: Callable[[Item], dict[str, Tensor]],
        tell: Callable[[str], None],
    ) -> Iterator[Losses]:
        """Learn for up to ``most`` epochs, from 0; tells and gives the mean losses of each until the time is up."""
        for epoch in range(most):
            losses = self.run(batches(epoch), losses_of)
            if not losses:
                return
            told = shown(losses)
            tell(texts.EPOCH.format(model=name, epoch=epoch + 1, seconds=self.seconds, losses=told))
            yield losses

    def _learn(self, losses: dict[str, Tensor]) -> None:
        """Take one step down the sum of the losses."""
        factor = min(1.0, (self._step + 1) / self._warm_up) * max(0.0, 1 - self.share)
        for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            group["lr"] = rate * factor
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
        torch.nn.utils.clip_grad_norm_(self._parts, _MOST_GRADIENT)
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        self._step += 1
