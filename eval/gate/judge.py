"""The gate: may this version go live? It fails on what is never right, below a floor, and when worse than before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval import texts
from eval.figures.compare import compare, outcomes
from eval.figures.intervals import Estimate
from eval.figures.metrics import METRICS, slices, summary
from eval.figures.written import written
from eval.gate.floor import Floor
from eval.values import Result, Writing

_ALWAYS = {"quotes_verbatim": texts.GATE_QUOTE, "numbers_supported": texts.GATE_NUMBER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A reason to fail; ``check`` names the check (the name of a figure, ``soort:lijst``, ``error`` or ``worse``)."""

    check: str
    message: str


def judge(results: Sequence[Result], floor: Floor) -> tuple[Breach, ...]:
    """Return every reason why a run does not pass, none when it passes."""
    figures = summary(results)
    types = slices(results)[texts.SLICE_TYPE]
    breaches = [*_never(results)]
    breaches += _bounds(floor.lows, figures, lambda value, bound: value < bound, texts.GATE_LOW)
    breaches += _bounds(floor.highs, figures, lambda value, bound: value > bound, texts.GATE_HIGH)
    for name, bound in floor.types.items():
        if name in types and types[name].mean < bound:
            told = texts.GATE_TYPE.format(type=name, value=percent(types[name].mean), bound=percent(bound))
            breaches.append(Breach(check=f"{texts.SLICE_TYPE}:{name}", message=told))
    found = compare(dict(floor.outcomes), outcomes(results))
    if found.worse:
        told = texts.GATE_WORSE.format(lost=len(found.lost), won=len(found.won), p=f"{found.p_value:.4f}")
        breaches.append(Breach(check="worse", message=told))
    return tuple(breaches)


def judge_written(found: Sequence[Writing]) -> tuple[Breach, ...]:
    """Return the reason why what a model wrote does not pass: something in it without support; none when all has it."""
    wrong = [one.result.case.id for one in found if one.flaws]
    told = texts.GATE_WRITTEN.format(count=len(wrong), cases=_some(wrong))
    return (Breach(check="written", message=told),) if wrong else ()


def _never(results: Sequence[Result]) -> list[Breach]:
    """Return the breaches of what may never happen: a false quotation, a number without support, a crash."""
    breaches = []
    for name, template in _ALWAYS.items():
        wrong = [result.case.id for result in results if (result.scores.get(name) or 0.0) < 1.0 <= _has(result, name)]
        if wrong:
            breaches.append(Breach(check=name, message=template.format(count=len(wrong), cases=_some(wrong))))
    failed = [result.case.id for result in results if result.status == "error"]
    if failed:
        breaches.append(Breach(check="error", message=texts.GATE_ERROR.format(count=len(failed), cases=_some(failed))))
    return breaches


def _has(result: Result, name: str) -> float:
    """Return 1.0 when a result has this score, 0.0 when the case does not qualify."""
    return float(result.scores.get(name) is not None)


def _some(cases: Sequence[str]) -> str:
    """Return the first few ids of a list of cases."""
    return ", ".join(cases[:5]) + (" …" if len(cases) > 5 else "")


def _bounds(
    bounds: Mapping[str, float],
    figures: Mapping[str, Estimate],
    breaks: Callable[[float, float], bool],
    template: str,
) -> list[Breach]:
    """Return the figures on the wrong side of their bound."""
    labels = {metric.name: metric.label for metric in METRICS}
    return [
        Breach(
            check=name,
            message=template.format(
                label=labels.get(name, name), value=percent(figures[name].mean), bound=percent(bound)
            ),
        )
        for name, bound in bounds.items()
        if name in figures and breaks(figures[name].mean, bound)
    ]


def percent(value: float) -> str:
    """Return a share as a Dutch percentage."""
    return written(value, percent=True)
