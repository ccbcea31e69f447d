"""The floor: what a version must reach, as a file that one measurement sets."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor as whole
from pathlib import Path

from eval import texts
from eval.figures.metrics import slices, summary
from eval.values import Result

FLOOR = Path(__file__).resolve().parents[1] / "floor.toml"
_FLOORS = ("ok", "right", "fact_recall", "page_recall", "page_precision", "hit5", "claims_cited", "refusal_recall")
_CEILINGS = ("over_refusal",)
ROOM = 0.02


class FloorError(ValueError):
    """The floor file cannot be used; the message is Dutch and says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What a version must reach: figures by name, the share right by type, and the outcomes of the run that set it."""

    lows: Mapping[str, float]
    highs: Mapping[str, float]
    types: Mapping[str, float]
    outcomes: Mapping[str, bool]


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


def floor_text(results: Sequence[Result], when: str = "", reason: str = "") -> str:
    """Return the floor file that a run sets: the edge of each interval, which cases came out right, when and why.

    The margin is the half interval, but at least ``ROOM``: where every case is right, the bootstrap sees no spread at
    all. ``when`` is the time of the run (ISO), ``reason`` why the floor is set anew; both are told in the file.
    """
    figures = summary(results)
    types = slices(results)[texts.SLICE_TYPE]
    lows = {name: _down(min(figures[name].low, figures[name].mean - ROOM)) for name in _FLOORS if name in figures}
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
    told = " ".join(reason.split()) or texts.FLOOR_NO_REASON
    day = when[:10] or texts.FLOOR_NO_DAY
    head = texts.FLOOR_HEAD.format(room=round(ROOM * 100), day=day, count=len(results), reason=told)
    return f"{head}\n\n{body}\n"


def _down(value: float) -> float:
    """Return a share rounded down to whole percents."""
    return whole(value * 100 + 1e-9) / 100
