"""What says whether anything that was read answers: a few numbers, the same for calibration and for answers."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

NONE = -8.0
"""The logit of a passage or unit that is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that was found and read.

    ``score`` is that of the search (0 to 1, the best of both ways is 1), ``closeness`` the cosine of question and
    passage (0 when only words found it); the logits are the reader's, ``unit_logit`` that of its best unit.
    """

    score: float
    closeness: float
    passage_logit: float
    unit_logit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What the probability is made of.

    ``passage`` and ``unit`` are the logits of the passage that is ranked first, ``lead`` how far its passage logit is
    above that of the next, ``best`` the highest passage logit of all; ``score`` and ``closeness`` are its own.
    ``coverage`` is the share of the question's words, rare ones counting more, that the passage has. ``lacks_figure``
    is 1 when the question asks for a figure and its best unit holds none, ``unmentioned`` when the question has a name
    or year that no document mentions, ``other_year`` when its year stands neither in the passage nor at its document.
    """

    passage: float
    unit: float
    lead: float
    best: float
    score: float
    closeness: float
    coverage: float
    lacks_figure: float
    unmentioned: float
    other_year: float

    def values(self) -> tuple[float, ...]:
        """The signals in their order."""
        return astuple(self)


def rank(candidates: Sequence[Candidate], search_weight: float) -> list[int]:
    """The places of the candidates, best first: by the reader's logit and, for its weight, the score of the search."""
    keys = [one.passage_logit + search_weight * one.score for one in candidates]
    return sorted(range(len(candidates)), key=lambda place: -keys[place])


def signals(
    candidates: Sequence[Candidate],
    order: Sequence[int],
    *,
    coverage: float,
    lacks_figure: bool,
    unmentioned: bool,
    other_year: bool,
) -> Signals:
    """The signals of ranked candidates; ``coverage`` and what follows are about the first."""
    first = candidates[order[0]]
    second = candidates[order[1]].passage_logit if len(order) > 1 else NONE
    return Signals(
        passage=max(first.passage_logit, NONE),
        unit=max(first.unit_logit, NONE),
        lead=first.passage_logit - max(second, NONE),
        best=max(one.passage_logit for one in candidates),
        score=first.score,
        closeness=first.closeness,
        coverage=coverage,
        lacks_figure=float(lacks_figure),
        unmentioned=float(unmentioned),
        other_year=float(other_year),
    )
