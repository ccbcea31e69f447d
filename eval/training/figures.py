"""What the models reach on the documents that were kept apart, with how sure that is.

Shares have a Wilson interval, and the area under the curve that of Hanley and McNeil (Radiology 143, 1982). Both take
questions for independent; they are not quite, several being about one document.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eval.figures.intervals import Estimate, wilson
from eval.training.examples.batches import content, query
from eval.training.examples.prepare import Prepared
from eval.training.models.model import Encoder
from eval.training.models.reader import DEPTH, score
from eval.training.models.retriever import vectors

ALL = "all"
_WITHIN = 1.96
_MISSED = 10**9
_SLICE = 256

Figures = dict[str, dict[str, Estimate]]
"""For each kind of question (``ALL``, then by source): the figures by name."""


def reader_figures(model: Encoder, prepared: Prepared) -> Figures:
    """Measure a reader: which candidate it puts first, whether it tells answers from near misses, which units it picks.

    ``search_k``: search puts the gold passage among the first ``k``; ``found``: among the candidates read;
    ``reader_k``: after reading. ``auc_near``: a passage that answers scores above one that a question was written about
    without being answered; ``auc_all``: the best candidate of an answerable question above that of an unanswerable one.
    ``unit_1``: the best unit of the gold passage is evidence; ``units_3``: the best three hold all evidence.
    """
    answered = prepared.questions(dev=True, answered=True)
    unanswered = prepared.questions(dev=True, answered=False)
    best, places = _ranks(model, prepared, answered)
    figures = _by_source(prepared, answered, _shares(places))
    own = [(question, int(prepared.passage[question])) for question in [*answered, *unanswered]]
    found = score(model, prepared, own)
    near = found.answers[: len(answered)], found.answers[len(answered) :]
    if unanswered:
        figures[ALL]["auc_near"] = area(*near)
        figures[ALL]["auc_all"] = area(best, _ranks(model, prepared, unanswered)[0])
    located = [
        (row, set(prepared.evidence[question])) for row, question in enumerate(answered) if prepared.evidence[question]
    ]
    if located:
        picked = [(list(np.argsort(-found.units[row], kind="stable")), gold) for row, gold in located]
        figures[ALL]["unit_1"] = _share([units[0] in gold for units, gold in picked])
        figures[ALL]["units_3"] = _share([gold <= set(units[:3]) for units, gold in picked])
    return figures


def _ranks(
    model: Encoder, prepared: Prepared, questions: Sequence[int]
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The best logit among the candidates of each question, and where the gold passage stood: (questions, 2)."""
    candidates = [prepared.candidates_of(question, DEPTH) for question in questions]
    pairs = [(one, passage) for one, found in zip(questions, candidates, strict=True) for passage in found]
    answers = score(model, prepared, pairs).answers
    parts = np.split(answers, np.cumsum([len(found) for found in candidates])[:-1])
    places = np.full((len(questions), 2), _MISSED)
    for row, (question, found, part) in enumerate(zip(questions, candidates, parts, strict=True)):
        own = int(prepared.passage[question])
        if own in found:
            places[row] = found.index(own), int((part > part[found.index(own)]).sum())
    return np.array([part.max() for part in parts], np.float32), places


def _shares(places: NDArray[np.int64]) -> dict[str, NDArray[np.bool_]]:
    searched, read = places.T
    return {
        **{f"search_{most}": searched < most for most in (1, 5)},
        "found": searched < _MISSED,
        **{f"reader_{most}": read < most for most in (1, 3, 5)},
    }


def retriever_figures(model: Encoder, prepared: Prepared, asking: Encoder | None = None) -> Figures:
    """Measure vectors alone: the gold passage among the first ``k`` of all passages (``hit_k``).

    ``asking`` gives the vectors of the questions, when another model than that of the passages does.
    """
    passages = vectors(model, [content(prepared, passage) for passage in range(len(prepared.document))])
    questions = prepared.questions(dev=True, answered=True)
    asked = vectors(asking or model, [query(prepared, question) for question in questions])
    own = prepared.passage[questions]
    ranks = []
    for start in range(0, len(questions), _SLICE):
        near = asked[start : start + _SLICE] @ passages.T
        gold = np.take_along_axis(near, own[start : start + _SLICE, None].astype(np.int64), 1)
        ranks.append((near > gold).sum(1))
    rank = np.concatenate(ranks)
    return _by_source(prepared, questions, {f"hit_{most}": rank < most for most in (1, 5, 24, 50)})


def _by_source(prepared: Prepared, questions: Sequence[int], flags: dict[str, NDArray[np.bool_]]) -> Figures:
    """Shares over all questions, and by where the questions are from."""
    source = prepared.source[list(questions)]
    kinds = {ALL: np.ones(len(source), np.bool_), **{str(kind): source == kind for kind in np.unique(source) if kind}}
    return {kind: {name: _share(flag[rows]) for name, flag in flags.items()} for kind, rows in kinds.items()}


def _share(flags: Sequence[bool] | NDArray[np.bool_]) -> Estimate:
    return wilson(int(np.sum(flags)), len(flags))


def area(above: NDArray[np.float32], below: NDArray[np.float32]) -> Estimate:
    """How often one of ``above`` scores over one of ``below`` (ties half): the area under the ROC curve."""
    difference = above[:, None] - below[None]
    mean = float((difference > 0).mean() + (difference == 0).mean() / 2)
    half = _WITHIN * math.sqrt(area_variance(mean, len(above), len(below)))
    return Estimate(mean=mean, low=max(0.0, mean - half), high=min(1.0, mean + half), count=len(above) + len(below))


def area_variance(mean: float, above: int, below: int) -> float:
    """The variance of an area under the ROC curve by Hanley and McNeil, from the area and both counts alone."""
    two_above, two_below = mean / (2 - mean), 2 * mean**2 / (1 + mean)
    spread = (above - 1) * (two_above - mean**2) + (below - 1) * (two_below - mean**2)
    return (mean * (1 - mean) + spread) / (above * below)
