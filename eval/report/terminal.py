"""The figures of a run as lines for a terminal."""

from collections.abc import Mapping, Sequence

from eval import texts
from eval.figures.intervals import Estimate
from eval.figures.metrics import METRICS, by_turn, summary
from eval.figures.reliability import calibration_error, reliability
from eval.figures.written import interval, written
from eval.values import Result


def lines(results: Sequence[Result]) -> list[str]:
    """Return the figures of a run, those of follow-ups apart, and how far its confidence can be relied on."""
    found = summary(results)
    total = found["ok"]
    shown = {"value": written(total.mean, percent=True), "interval": interval(total, percent=True)}
    told = [texts.DONE.format(ok=sum(result.ok for result in results), count=total.count, **shown)]
    told += _figures({name: one for name, one in found.items() if name != "ok"})
    turns = by_turn(results)
    if len(turns) > 1:
        for turn, figures in turns.items():
            told += [texts.TURN_HEAD.format(turn=texts.TURN[turn].capitalize()), *_figures(figures)]
    error = calibration_error(reliability(results))
    if error is not None:
        told.append(texts.CALIBRATION.format(error=written(error, percent=False)))
    return told


def _figures(found: Mapping[str, Estimate]) -> list[str]:
    """Return figures with their intervals, a line each."""
    return [
        texts.LINE.format(
            label=metric.label,
            value=written(found[metric.name].mean, percent=metric.percent),
            interval=interval(found[metric.name], percent=metric.percent),
        )
        for metric in METRICS
        if metric.name in found
    ]
