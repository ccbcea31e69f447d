"""The metrics of a run: what is reported, under which name, and how it is summed up with an interval."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from eval import texts
from eval.figures.coverage import operating_point
from eval.figures.intervals import RESAMPLES, SEED, Estimate, bootstrap, wilson
from eval.values import Result

Kind = Literal["share", "mean", "set"]
"""A ``share`` counts cases (Wilson interval), a ``mean`` averages a score (bootstrap), a ``set`` is of all together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure of the report; ``name`` is the field of ``Scores`` unless it is of the kind ``set``.

    ``percent`` says how it is written down; ``low_is_good`` that a higher figure is worse.
    """

    name: str
    label: str
    kind: Kind
    percent: bool = True
    low_is_good: bool = False


METRICS: tuple[Metric, ...] = (
    Metric(name="ok", label=texts.METRIC_OK, kind="share"),
    Metric(name="right", label=texts.METRIC_RIGHT, kind="share"),
    Metric(name="fact_recall", label=texts.METRIC_FACT_RECALL, kind="mean"),
    Metric(name="page_recall", label=texts.METRIC_PAGE_RECALL, kind="mean"),
    Metric(name="page_precision", label=texts.METRIC_PAGE_PRECISION, kind="mean"),
    Metric(name="first_page", label=texts.METRIC_FIRST_PAGE, kind="share"),
    Metric(name="hit1", label=texts.METRIC_HIT1, kind="share"),
    Metric(name="hit5", label=texts.METRIC_HIT5, kind="share"),
    Metric(name="mrr10", label=texts.METRIC_MRR10, kind="mean", percent=False),
    Metric(name="ndcg10", label=texts.METRIC_NDCG10, kind="mean", percent=False),
    Metric(name="quotes_verbatim", label=texts.METRIC_QUOTES, kind="mean"),
    Metric(name="numbers_supported", label=texts.METRIC_NUMBERS, kind="mean"),
    Metric(name="claims_cited", label=texts.METRIC_CLAIMS, kind="mean"),
    Metric(name="refusal_recall", label=texts.METRIC_REFUSAL_RECALL, kind="set"),
    Metric(name="refusal_precision", label=texts.METRIC_REFUSAL_PRECISION, kind="set"),
    Metric(name="refusal_f1", label=texts.METRIC_REFUSAL_F1, kind="set"),
    Metric(name="over_refusal", label=texts.METRIC_OVER_REFUSAL, kind="set", low_is_good=True),
    Metric(name="coverage", label=texts.METRIC_COVERAGE, kind="set"),
    Metric(name="selective_risk", label=texts.METRIC_RISK, kind="set", low_is_good=True),
    Metric(name="named", label=texts.METRIC_NAMED, kind="share"),
    Metric(name="words", label=texts.METRIC_WORDS, kind="mean", percent=False, low_is_good=True),
    Metric(name="characters", label=texts.METRIC_CHARACTERS, kind="mean", percent=False, low_is_good=True),
)
"""Every figure of a report, in its order."""


def summarise(results: Sequence[Result], metric: Metric) -> Estimate | None:
    """Return a metric over the cases that qualify for it, with its interval; None when none do."""
    pairs = [(value, group_of(result)) for result in results if (value := result.scores.get(metric.name)) is not None]
    if not pairs:
        return None
    values = [value for value, _ in pairs]
    if metric.kind == "share":
        return wilson(round(sum(values)), len(values))
    return bootstrap(values, [group for _, group in pairs])


def summary(results: Sequence[Result]) -> dict[str, Estimate]:
    """Return every figure that some case qualifies for, by name, in the order of the report."""
    found = {metric.name: summarise(results, metric) for metric in METRICS if metric.kind != "set"}
    found |= refusal_summary(results) | operating_point(results)
    return {metric.name: estimate for metric in METRICS if (estimate := found.get(metric.name))}


def group_of(result: Result) -> str:
    """Return the documents a case is about, as the group for the bootstrap."""
    return "+".join(result.case.documents) or "-"


def refusal_summary(results: Sequence[Result]) -> dict[str, Estimate]:
    """Return refusal precision, recall and F1, and over-refusal (the counts of SQuAD 2.0: Rajpurkar et al., ACL 2018).

    Precision: of all refusals, the share that was due. Recall: of all questions the documents do not answer, the share
    refused. F1 is their harmonic mean; its interval is a bootstrap over cases. Over-refusal: of all answerable
    questions, the share refused.
    """
    pairs = [(result.case.expect == "refuse", result.scores.refused == 1.0) for result in results]
    both = sum(due and said for due, said in pairs)
    counts = {
        "refusal_precision": (both, sum(said for _, said in pairs)),
        "refusal_recall": (both, sum(due for due, _ in pairs)),
        "over_refusal": (sum(said and not due for due, said in pairs), sum(not due for due, _ in pairs)),
    }
    found = {name: wilson(part, whole) for name, (part, whole) in counts.items() if whole}
    if counts["refusal_recall"][1]:
        found["refusal_f1"] = _f1_interval(tuple(pairs))
    return found


def f1(both: int, said: int, due: int) -> float:
    """Return the harmonic mean of precision (both/said) and recall (both/due); 0.0 when neither is anything."""
    return 2 * both / (said + due) if said + due else 0.0


@lru_cache(maxsize=8)
def _f1_interval(pairs: tuple[tuple[bool, bool], ...]) -> Estimate:
    """Return refusal F1 with a bootstrap interval: a ratio of counts has no Wilson interval."""
    due = np.asarray([pair[0] for pair in pairs])
    said = np.asarray([pair[1] for pair in pairs])
    picks = np.random.default_rng(SEED).integers(0, len(pairs), size=(RESAMPLES, len(pairs)))
    both = (due & said)[picks].sum(axis=1)
    total = due[picks].sum(axis=1) + said[picks].sum(axis=1)
    low, high = np.percentile(2 * both / np.maximum(total, 1), [2.5, 97.5])
    mean = f1(int((due & said).sum()), int(said.sum()), int(due.sum()))
    return Estimate(mean=mean, low=float(low), high=float(high), count=len(pairs))


TURN_FIGURES = ("ok", "right", "page_recall", "refusal_recall", "over_refusal", "characters")
"""What is told of questions that stand alone and of follow-ups apart."""


def by_turn(results: Sequence[Result]) -> dict[str, dict[str, Estimate]]:
    """Return the main figures of questions that stand alone ("first") and of follow-ups ("later"), as far as asked."""
    first = [result for result in results if not result.case.history]
    later = [result for result in results if result.case.history]
    return {turn: _of_turn(members) for turn, members in (("first", first), ("later", later)) if members}


def _of_turn(results: Sequence[Result]) -> dict[str, Estimate]:
    """Return the main figures in the order of the report."""
    chosen = [metric for metric in METRICS if metric.name in TURN_FIGURES]
    found: dict[str, Estimate | None] = {**refusal_summary(results)}
    found |= {metric.name: summarise(results, metric) for metric in chosen if metric.kind != "set"}
    return {metric.name: one for metric in chosen if (one := found.get(metric.name))}


SLICES: Mapping[str, Callable[[Result], str]] = {
    texts.SLICE_EXPECT: lambda result: texts.EXPECT[result.case.expect],
    texts.SLICE_TYPE: lambda result: result.case.type,
    texts.SLICE_USER: lambda result: result.case.user,
    texts.SLICE_DIFFICULTY: lambda result: result.case.difficulty,
    texts.SLICE_WORDING: lambda result: result.case.wording,
    texts.SLICE_DOCUMENT: lambda result: " + ".join(result.case.documents) or texts.NO_DOCUMENT,
    texts.SLICE_TURN: lambda result: str(len(result.case.history) + 1),
    texts.SLICE_SPLIT: lambda result: result.case.split,
}
"""How the cases of a run are cut up; each gives the name of the slice a case belongs to."""


def slices(results: Sequence[Result]) -> dict[str, dict[str, Estimate]]:
    """Return the share of cases that are right in every slice, by kind of slice and name."""
    found: dict[str, dict[str, Estimate]] = {}
    for kind, name_of in SLICES.items():
        groups: dict[str, list[Result]] = {}
        for result in results:
            if name_of(result):
                groups.setdefault(name_of(result), []).append(result)
        found[kind] = {
            name: wilson(sum(member.scores.ok == 1.0 for member in members), len(members))
            for name, members in sorted(groups.items())
        }
    return found
