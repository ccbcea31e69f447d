"""What the models read: a question with a passage as one row of tokens, rows of like length stacked, and the draws.

A row of the reader is ``<s> [earlier question </s>] question </s> [title heading-path </s>] unit unit … </s>``, 384
tokens at most; a unit that no longer fits is cut. The title is left out now and then, so that the reader does not lean
on it: not every document says well what it is called. A question is now and then written badly, and now and then stands
behind one about something else, so that neither leads away from its answer.
"""

import math
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils.data import DataLoader, Dataset

from eval.training.examples.prepare import BEGIN, END, MOST_EARLIER, PADDING, Prepared
from eval.training.examples.slips import VARIANTS

LONGEST = 384
LONGEST_QUERY = 128
NEGATIVES = 5
"""Passages that do not answer beside each that does."""

NO_UNIT = -1
_UNTITLED = 0.3
_CANDIDATES = 40
_NEAREST = 30
_ELSEWHERE = 4
_BADLY, _OFF_SUBJECT = 0.25, 0.05
_FLATTER = 4.0
_UNANSWERED_UNITS = 0.3
_WORTH_PARTS = 32
_STEP = 8
_SEED = 1000
_WORKERS = 12

Pair = tuple[int, int]
"""A question and a passage."""

Words = tuple[list[int], list[int]]
"""The tokens of the question before it, empty when there is none, and of the question."""

Row = tuple[list[int], list[int]]
"""Tokens, and of each the number of its unit or NO_UNIT."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows of like length: their places in the batch, and (rows, tokens) their tokens and the unit of each token."""

    rows: NDArray[np.int64]
    ids: NDArray[np.int32]
    units: NDArray[np.int16]


def words(
    prepared: Prepared, question: int, draw: np.random.Generator | None = None, others: Sequence[int] = ()
) -> Words:
    """A question with the one before it; with ``draw`` as visitors may put it, at times behind one of ``others``."""
    earlier, asked = prepared.earlier[question], prepared.asked[question]
    if draw is None:
        return earlier, asked
    if draw.random() < _BADLY:
        asked = prepared.badly[VARIANTS * question + int(draw.integers(VARIANTS))]
    if not earlier and others and draw.random() < _OFF_SUBJECT:
        earlier = prepared.asked[others[int(draw.integers(len(others)))]][:MOST_EARLIER]
    return earlier, asked


def reading(prepared: Prepared, question: int, passage: int, *, titled: bool = True, put: Words | None = None) -> Row:
    """A question and a passage as the reader reads them; ``put`` says how the question is put, if not as it stands."""
    earlier, asked = put or words(prepared, question)
    above = prepared.headings[passage]
    if titled:
        above = prepared.titles[passage] + above
    ids = [BEGIN, *earlier, *([END] if earlier else []), *asked, END]
    ids += [*above, END] if above else []
    units = [NO_UNIT] * len(ids)
    for number, unit in enumerate(prepared.units_of(passage)):
        fits = unit[: LONGEST - 1 - len(ids)]
        ids += fits
        units += [number] * len(fits)
    return [*ids, END], [*units, NO_UNIT]


def query(prepared: Prepared, question: int, put: Words | None = None) -> Row:
    """A question as the retriever reads it, put as ``put`` says; a follow-up behind the question before it."""
    earlier, asked = put or words(prepared, question)
    return _plain([*prepared.query_prompt, *earlier, *asked], LONGEST_QUERY)


def content(prepared: Prepared, passage: int) -> Row:
    """A passage as the retriever reads it."""
    units = [token for unit in prepared.units_of(passage) for token in unit]
    return _plain([*prepared.passage_prompt, *prepared.headings[passage], *units], LONGEST)


def _plain(tokens: Sequence[int], most: int) -> Row:
    ids = [BEGIN, *map(int, tokens[: most - 2]), END]
    return ids, [NO_UNIT] * len(ids)


def stacked(rows: Sequence[Row], most: int = 4) -> list[Stack]:
    """Stack rows with rows of like length, in up to ``most`` stacks, so that little is padded."""
    order = np.array(sorted(range(len(rows)), key=lambda row: len(rows[row][0])), np.int64)
    return [_stack(part, rows) for part in np.array_split(order, most if len(rows) >= _WORTH_PARTS else 1)]


def _stack(places: NDArray[np.int64], rows: Sequence[Row]) -> Stack:
    longest = max(len(rows[place][0]) for place in places)
    width = math.ceil(longest / _STEP) * _STEP
    ids = np.full((len(places), width), PADDING, np.int32)
    units = np.full((len(places), width), NO_UNIT, np.int16)
    for row, place in enumerate(places):
        tokens, numbers = rows[place]
        ids[row, : len(tokens)], units[row, : len(tokens)] = tokens, numbers
    return Stack(places, ids, units)


class Pairs(Dataset[tuple[NDArray[np.int64], list[Stack]]]):
    """Pairs to be scored, in batches of like length: the places of the pairs, and what is read."""

    def __init__(self, prepared: Prepared, pairs: Sequence[Pair], size: int) -> None:
        bounds = prepared.units.bounds[prepared.first_unit]
        lengths = np.diff(bounds)[[passage for _, passage in pairs]]
        order = np.argsort(lengths, kind="stable")
        self._batches = [order[start : start + size] for start in range(0, len(order), size)]
        self._prepared, self._pairs = prepared, pairs

    def __len__(self) -> int:
        return len(self._batches)

    def __getitem__(self, number: int) -> tuple[NDArray[np.int64], list[Stack]]:
        if number >= len(self):
            raise IndexError(number)
        places = self._batches[number]
        return places, stacked([reading(self._prepared, *self._pairs[place]) for place in places])


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One step of training the reader: pairs in a fixed order, stacked.

    First, for each of the ``answered`` questions, its passage and then its ``negatives``; then the own passages of the
    ``unanswered`` questions; then passages of other documents for those, ``elsewhere`` saying how many for each.
    ``targets`` (questions, units) is 1 for evidence, for the own passages of answered and then unanswered questions;
    ``weights`` (questions, 1) says how much that counts: nothing when nobody knows which unit answers.
    """

    stacks: list[Stack]
    answered: int
    negatives: int
    unanswered: int
    elsewhere: tuple[int, ...]
    pairs: int
    targets: NDArray[np.float32]
    weights: NDArray[np.float32]


class Groups(Dataset[Group]):
    """The steps of one epoch. The same seed and epoch draw the same; ``hard`` gives negatives mined on the way."""

    def __init__(
        self,
        prepared: Prepared,
        order: Sequence[int],
        size: int,
        epoch: int,
        hard: dict[int, list[int]],
        negatives: int = NEGATIVES,
    ) -> None:
        self._prepared, self._order, self._size, self._epoch, self._hard = prepared, order, size, epoch, hard
        self._count = negatives

    def __len__(self) -> int:
        return math.ceil(len(self._order) / self._size)

    def __getitem__(self, number: int) -> Group:
        if number >= len(self):
            raise IndexError(number)
        draw = np.random.default_rng((_SEED, self._epoch, number))
        chosen = self._order[number * self._size : (number + 1) * self._size]
        answered = [question for question in chosen if self._prepared.answered[question]]
        unanswered = [question for question in chosen if not self._prepared.answered[question]]
        own = {question: int(self._prepared.passage[question]) for question in chosen}
        pairs = [(one, passage) for one in answered for passage in (own[one], *self._negatives(one, draw))]
        pairs += [(one, own[one]) for one in unanswered]
        elsewhere = [self._elsewhere(one, draw) for one in unanswered]
        pairs += [(one, passage) for one, found in zip(unanswered, elsewhere, strict=True) for passage in found]
        put = {one: words(self._prepared, one, draw, self._order) for one in chosen}
        rows = [reading(self._prepared, *pair, titled=draw.random() >= _UNTITLED, put=put[pair[0]]) for pair in pairs]
        targets, weights = self._units([*answered, *unanswered])
        return Group(
            stacks=stacked(rows),
            answered=len(answered),
            negatives=self._count,
            unanswered=len(unanswered),
            elsewhere=tuple(map(len, elsewhere)),
            pairs=len(pairs),
            targets=targets,
            weights=weights,
        )

    def _negatives(self, question: int, draw: np.random.Generator) -> list[int]:
        """Draw passages that do not answer from the best found, the better ones more often."""
        own = int(self._prepared.passage[question])
        found = self._prepared.candidates_of(question, _CANDIDATES)
        pool = self._hard.get(question) or [passage for passage in found if passage != own]
        if len(pool) < self._count:
            others = draw.integers(len(self._prepared.document) - 1, size=self._count)
            pool = pool + [int(passage) + (passage >= own) for passage in others]
        chance = 1 / (_FLATTER + np.arange(len(pool)))
        return [pool[place] for place in draw.choice(len(pool), self._count, replace=False, p=chance / chance.sum())]

    def _elsewhere(self, question: int, draw: np.random.Generator) -> list[int]:
        """Draw from the nearest passages of other documents: what nothing answers, they do not answer either."""
        document = self._prepared.document
        own = document[self._prepared.passage[question]]
        found = self._prepared.candidates_of(question, _NEAREST)
        pool = [passage for passage in found if document[passage] != own]
        return [pool[place] for place in draw.permutation(len(pool))[:_ELSEWHERE]]

    def _units(self, questions: Sequence[int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        evidence = [self._prepared.evidence[question] for question in questions]
        targets = np.zeros(
            (len(questions), 1 + max((max(units, default=0) for units in evidence), default=0)), np.float32
        )
        weights = np.ones((len(questions), 1), np.float32)
        for row, (question, units) in enumerate(zip(questions, evidence, strict=True)):
            targets[row, units] = 1
            if not units:
                weights[row] = 0 if self._prepared.answered[question] else _UNANSWERED_UNITS
        return targets, weights


def loader(batches: Dataset[Item], device: torch.device) -> DataLoader[Item]:
    """Make batches while the model computes: on a GPU in processes of their own, else here."""
    workers = min(_WORKERS, os.cpu_count() or 1) if device.type == "cuda" else 0
    return DataLoader(batches, batch_size=None, collate_fn=_as_is, num_workers=workers)


def _as_is(batch: Item) -> Item:
    return batch
