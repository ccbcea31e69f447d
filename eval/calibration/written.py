"""The calibration as it is stored: the model for the product, and behind it where that comes from."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from assistant.answer.probability import Calibration
from corpus.files import digest_of
from eval.calibration.asking import Asked, examples
from eval.calibration.choices import Following, Ranking, best_margin, best_weight, followings, rankings
from eval.calibration.figures import Figures, Threshold, figures, found_from, possible_from, thresholds, trade_off
from eval.calibration.gather import Gathered, Plan
from eval.calibration.model import cross_validated, fit
from eval.training.examples.data import PASSAGES, QUESTIONS, Data

_SIGNS = 4
_DIGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A calibration with how it came about; the figures and thresholds are by cross-validation."""

    calibration: Calibration
    figures: Figures
    thresholds: tuple[Threshold, ...]
    rankings: tuple[Ranking, ...]
    followings: tuple[Following, ...]


def calibrated(gathered: Gathered, data: Data, before: Calibration, seed: int) -> Outcome:
    """Fit everything on what was gathered.

    ``before`` is the calibration until now: its numbers stay where the data does not give any, and so do the weights of
    signals that hardly occur.
    """
    ranked, followed = rankings(gathered.asked), followings(gathered.asked, gathered.library.words)
    weight, margin = best_weight(ranked), best_margin(followed, (before.alone_from, before.alone_per_term))
    searched = ((gathered.library, gathered.asked), *gathered.parts)
    made = [one for library, asked in searched for one in examples(library, data, asked, weight, margin)]
    asked = np.array([not one.absent for one in made])
    told = [one for one in made if not one.absent]
    right = cross_validated(made, before.weights, seed)[asked]
    anything = cross_validated(made, before.any_weights, seed, "answerable")[asked]
    fitted, any_fitted = fit(made, before.weights), fit(made, before.any_weights, "answerable")
    tried = thresholds(told, anything)
    possible = possible_from(tried, before.possible_from)
    return Outcome(
        calibration=Calibration(
            weights=tuple(round(one, _SIGNS) for one in fitted.weights),
            bias=round(fitted.bias, _SIGNS),
            any_weights=tuple(round(one, _SIGNS) for one in any_fitted.weights),
            any_bias=round(any_fitted.bias, _SIGNS),
            found_from=found_from(thresholds(told, right), before.found_from),
            possible_from=possible,
            search_weight=weight,
            alone_from=margin[0],
            alone_per_term=margin[1],
        ),
        figures=figures(told, right, anything),
        thresholds=tried,
        rankings=ranked,
        followings=followed,
    )


def written(outcome: Outcome, folder: Path, plan: Plan, gathered: Gathered, command: str) -> str:
    """The file: the model, the data it was fitted on (``folder``) with its counts, the figures, and what was tried."""
    stored = {
        "model": asdict(outcome.calibration),
        "data": {
            "command": command,
            "name": "/".join(folder.resolve().parts[-2:]),
            **{name: digest_of(folder / name)[:_DIGEST] for name in (PASSAGES, QUESTIONS)},
            **asdict(plan),
            **_counts(gathered.asked),
            "documents": len(gathered.library.documents),
            "passages": len(gathered.library),
        },
        "figures": asdict(outcome.figures),
        "trade_off": [asdict(one) for one in trade_off(outcome.thresholds)],
        "search_weight": [asdict(one) for one in outcome.rankings],
        "alone_from": [asdict(one) for one in kept(outcome.followings)],
    }
    return json.dumps(_rounded(stored), ensure_ascii=False, indent=1) + "\n"


def kept(tried: Sequence[Following]) -> tuple[Following, ...]:
    """The best margin for each weight of a term: all that were tried are too many to read."""
    best: dict[float, Following] = {}
    for one in tried:
        known = best.get(one.alone_per_term)
        if known is None or one.follow_ups + one.changes > known.follow_ups + known.changes:
            best[one.alone_per_term] = one
    return tuple(best.values())


def _counts(asked: Sequence[Asked]) -> dict[str, int]:
    return {
        "questions": len(asked),
        "follow_ups": sum(one.follows for one in asked),
        "changes_of_subject": sum(bool(one.earlier) and not one.follows for one in asked),
    }


def _rounded(value: object) -> object:
    """The same with fewer decimals."""
    if isinstance(value, dict):
        return {name: _rounded(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return round(value, _SIGNS) if isinstance(value, float) else value
