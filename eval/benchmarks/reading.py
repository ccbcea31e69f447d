"""Measuring the reader by itself: given the right text, does it choose the units with the answer.

Apart from finding the text and from deciding whether to answer: what is measured here is the ceiling of both.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol

import numpy as np

from eval.benchmarks.passages import GivenPassage, PassageQuestion
from eval.figures.intervals import Estimate, wilson
from eval.scoring.sentences import HELD, share_held, words

SPANS = "policyqa"
"""The source whose questions have an answer span in a file in SQuAD layout."""

SHOWN = 3
"""How many units an answer may show."""

Given = tuple[str, str, Sequence[str]]
"""A passage for the reader: the title of its document, its heading path and its units."""


class Reader(Protocol):
    """Reads passages for a question."""

    def score(self, question: str, earlier: str, passages: Sequence[Given]) -> Sequence[tuple[float, Sequence[float]]]:
        """Return for each passage a logit that it answers, and for each of its units one that it is the evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the reader made of a question: the passage's logit, its units and those of the whole text, best first."""

    asked: PassageQuestion
    answers: float
    units: tuple[int, ...]
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFigures:
    """The figures of one source; None where it has no such questions.

    ``best`` is the share whose best unit is one that answers, ``all`` the share with every such unit among the best
    three, ``auc`` the chance that a passage with the answer scores above one without. ``one`` and ``three`` are the
    shares whose best unit, or best three together, hold nearly all words of the answer span, in the passage given;
    ``one_whole`` and ``three_whole`` the same in the whole text the passage is from.
    """

    source: str
    count: int
    best: Estimate | None = None
    all: Estimate | None = None
    auc: float | None = None
    one: Estimate | None = None
    three: Estimate | None = None
    one_whole: Estimate | None = None
    three_whole: Estimate | None = None


def read_all(questions: Iterable[PassageQuestion], reader: Reader) -> tuple[Read, ...]:
    """Return what the reader makes of every question."""
    return tuple(_read(asked, reader) for asked in questions)


def _read(asked: PassageQuestion, reader: Reader) -> Read:
    """Read the passage of a question, and for a question with a span the whole text as well."""
    whole = asked.context if asked.source == SPANS else (asked.passage,)
    given = [(passage.title, passage.heading, passage.units) for passage in whole]
    scored = reader.score(asked.question, asked.earlier, given)
    answers, units = scored[whole.index(asked.passage)]
    return Read(asked=asked, answers=answers, units=_ranked(units), context=_best_units(whole, scored))


def _ranked(logits: Sequence[float]) -> tuple[int, ...]:
    """Return the positions of units, best first; of equals the first comes first."""
    return tuple(sorted(range(len(logits)), key=lambda place: -logits[place]))


def _best_units(passages: Sequence[GivenPassage], scored: Sequence[tuple[float, Sequence[float]]]) -> tuple[str, ...]:
    """Return the units of several passages, best first: by the chance that passage and unit both answer."""
    chances = [
        (_chance(answers) * _chance(logit), unit)
        for passage, (answers, logits) in zip(passages, scored, strict=True)
        for unit, logit in zip(passage.units, logits, strict=False)
    ]
    return tuple(unit for _, unit in sorted(chances, key=lambda pair: -pair[0]))


def _chance(logit: float) -> float:
    """Return a logit as a chance."""
    return 1 / (1 + exp(-max(logit, -700.0)))


def source_figures(reads: Sequence[Read], spans: Mapping[str, Sequence[str]]) -> tuple[SourceFigures, ...]:
    """Return the figures of each source, in the order of the data; ``spans`` gives the answers by question."""
    groups: dict[str, list[Read]] = {}
    for read in reads:
        groups.setdefault(read.asked.source, []).append(read)
    return tuple(_figures(source, members, spans if source == SPANS else {}) for source, members in groups.items())


def _figures(source: str, reads: Sequence[Read], spans: Mapping[str, Sequence[str]]) -> SourceFigures:
    """Return the figures of one source."""
    marked = [read for read in reads if read.asked.units]
    spanned = [(read, answers) for read in reads if (answers := spans.get(spelled(read.asked.question)))]
    passage = [([read.asked.passage.units[place] for place in read.units], answers) for read, answers in spanned]
    whole = [(read.context, answers) for read, answers in spanned]
    return SourceFigures(
        source=source,
        count=len(reads),
        best=_share([read.units[0] in read.asked.units for read in marked if read.units]),
        all=_share([read.asked.units <= set(read.units[:SHOWN]) for read in marked]),
        auc=auc(
            [read.answers for read in reads if read.asked.answers],
            [read.answers for read in reads if not read.asked.answers],
        ),
        one=_share([_covers(units[:1], answers) for units, answers in passage]),
        three=_share([_covers(units[:SHOWN], answers) for units, answers in passage]),
        one_whole=_share([_covers(units[:1], answers) for units, answers in whole]),
        three_whole=_share([_covers(units[:SHOWN], answers) for units, answers in whole]),
    )


def spelled(question: str) -> str:
    """Return a question in the one spelling by which two files are matched."""
    return " ".join(question.split()).casefold()


def _covers(units: Sequence[str], answers: Sequence[str]) -> bool:
    """Tell whether units together hold nearly all words of an accepted answer."""
    found = words("\n".join(units))
    return any(share_held(answer, found) >= HELD for answer in answers)


def _share(outcomes: Sequence[bool]) -> Estimate | None:
    """Return a share with its interval, None of nothing."""
    return wilson(sum(outcomes), len(outcomes)) if outcomes else None


def auc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return the chance that a score with the answer is above one without, equals half (Hanley and McNeil, 1982)."""
    if not positive or not negative:
        return None
    above = np.asarray(positive)[:, None] - np.asarray(negative)[None, :]
    return float(((above > 0) + 0.5 * (above == 0)).mean())
