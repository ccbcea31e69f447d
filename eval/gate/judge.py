"""The gate: may this version go live? It fails on what is never right, below a floor, and when worse than before."""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import floor as whole
from pathlib import Path

from eval import texts
from eval.figures.compare import compare, outcomes
from eval.figures.intervals import Estimate
from eval.figures.metrics import METRICS, slices, summary
from eval.figures.written import written
from eval.values import Result

FLOOR = Path(__file__).resolve().parents[1] / "floor.toml"
_ALWAYS = {"quotes_verbatim": texts.GATE_QUOTE, "numbers_supported": texts.GATE_NUMBER}
_FLOORS = ("ok", "right", "fact_recall", "page_recall", "page_precision", "hit5", "claims_cited", "refusal_recall")
_CEILINGS = ("over_refusal",)
_ROOM = 0.02


class FloorError(ValueError):
    """The floor file cannot be used; the message is Dutch and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What a version must reach: figures by name, the share right by type, and the outcomes of the run that set it."""

    lows: Mapping[str, float]
    highs: Mapping[str, float]
    types: Mapping[str, float]
    outcomes: Mapping[str, bool]


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


def read_floor(path: Path) -> Floor:
    """Return the floor of a file.

    Raises:
        FloorError: the file is missing or is not what it should be.

    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        good = {case: True for case in found["meting"]["goed"]}
        return Floor(
            lows={name: float(value) for name, value in found["ondergrens"].items()},
            highs={name: float(value) for name, value in found["bovengrens"].items()},
            types={name: float(value) for name, value in found["soorten"].items()},
            outcomes=good | {case: False for case in found["meting"]["fout"]},
        )
    except OSError as error:
        raise FloorError(texts.FLOOR_MISSING.format(file=path)) from error
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise FloorError(texts.FLOOR_DAMAGED.format(file=path)) from error


def floor_text(results: Sequence[Result]) -> str:
    """Return the floor file that this run sets: the edge of each interval, and which cases came out right.

    A floor lies at least ``_ROOM`` from the figure: where every case is right, the bootstrap sees no spread at all.
    """
    figures = summary(results)
    types = slices(results)[texts.SLICE_TYPE]
    lows = {name: _down(min(figures[name].low, figures[name].mean - _ROOM)) for name in _FLOORS if name in figures}
    highs = {name: _down(figures[name].high) + 0.01 for name in _CEILINGS if name in figures}
    sections = {
        "ondergrens": [f"{name} = {value:.2f}" for name, value in lows.items()],
        "bovengrens": [f"{name} = {value:.2f}" for name, value in highs.items()],
        "soorten": [f"{name} = {_down(estimate.low):.2f}" for name, estimate in types.items()],
    }
    for name, wanted in (("goed", True), ("fout", False)):
        cases = sorted(result.case.id for result in results if result.ok is wanted)
        sections.setdefault("meting", []).append("\n".join([f"{name} = [", *(f'  "{case}",' for case in cases), "]"]))
    body = "\n\n".join("\n".join([f"[{title}]", *lines]) for title, lines in sections.items())
    return f"{texts.FLOOR_HEAD}\n\n{body}\n"


def _down(value: float) -> float:
    """Return a share rounded down to whole percents."""
    return whole(value * 100 + 1e-9) / 100
