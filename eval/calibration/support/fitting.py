"""From statements to the model of ``support.json``: signals, weights, threshold, and the figures they reach."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from assistant.writer.checks.altered import is_altered
from assistant.writer.checks.support import Signals, Stems, Support, signals
from corpus.files import digest_of
from eval.benchmarks.reading import auc
from eval.calibration import texts
from eval.calibration.asking import Example
from eval.calibration.model import Numbers, cross_validated, fit
from eval.calibration.support.examples import OTHER_SUBJECT, Statement
from eval.training.examples.data import PASSAGES, QUESTIONS, TrainingError
from index.model.reading import ReaderModel

LET_THROUGH = 0.05
"""So many may pass of any one kind of sentence that a passage does not support: the threshold is the lowest that keeps
to that."""

_SIGNS = 4
_DIGEST = 12

Show = Callable[[Iterable[Statement]], Iterable[Statement]]
"""Passes statements on and may show how far it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitting:
    """A model with its figures, by cross-validation over documents; ``passed`` is a share of each kind of statement."""

    support: Support
    auc: float | None
    counts: dict[str, int]
    passed: dict[str, float]


def fitting(made: Sequence[Statement], reader: ReaderModel, stems: Stems, seed: int, show: Show) -> Fitting:
    """Fit the model on statements. Raises TrainingError when they are all supported, or none is."""
    told = [_example(one, reader, stems) for one in show(made)]
    none = (0.0,) * len(Signals.__dataclass_fields__)
    given = cross_validated(told, none, seed)
    read_from = _quantile(
        [one.signals[0] for one, of in zip(told, made, strict=True) if of.kind in OTHER_SUBJECT], LET_THROUGH
    )
    shown = [one.signals[0] >= read_from and not _is_held(of, stems) for one, of in zip(told, made, strict=True)]
    given = np.where(shown, given, 0.0)
    threshold = _threshold(given, made)
    learned = fit(told, none)
    kinds = sorted({one.kind for one in made})
    passed = {
        kind: [sure >= threshold for sure, one in zip(given, made, strict=True) if one.kind == kind] for kind in kinds
    }
    return Fitting(
        support=Support(
            weights=tuple(round(one, _SIGNS) for one in learned.weights),
            bias=round(learned.bias, _SIGNS),
            supported_from=round(threshold, _SIGNS),
            read_from=round(read_from, _SIGNS),
        ),
        auc=auc(
            *(
                [float(sure) for sure, one in zip(given, told, strict=True) if one.right is side]
                for side in (True, False)
            )
        ),
        counts={kind: len(flags) for kind, flags in passed.items()},
        passed={kind: round(sum(flags) / len(flags), _SIGNS) for kind, flags in passed.items()},
    )


def written(found: Fitting, folder: Path, command: str) -> str:
    """The file: the model, the data it was fitted on and the figures."""
    stored = {
        "model": asdict(found.support),
        "data": {
            "command": command,
            **{name: digest_of(folder / name)[:_DIGEST] for name in (PASSAGES, QUESTIONS)},
            "statements": found.counts,
        },
        "figures": {"auc": found.auc and round(found.auc, _SIGNS), "passed": found.passed, "let_through": LET_THROUGH},
    }
    return json.dumps(stored, ensure_ascii=False, indent=1) + "\n"


def _example(statement: Statement, reader: ReaderModel, stems: Stems) -> Example:
    passage = statement.passage
    told = signals(reader, stems, statement.text, (passage.title, passage.heading), statement.units)
    return Example(signals=told.values(), right=statement.is_supported, answerable=True, document=passage.document)


def _is_held(statement: Statement, stems: Stems) -> bool:
    """Whether a statement is held back before its signals are looked at: the threshold need not keep it out."""
    passage = statement.passage
    whole = "\n".join([*statement.units, passage.title, passage.heading])
    return is_altered(statement.text, [(whole, statement.units)], stems)


def _threshold(given: Numbers, made: Sequence[Statement]) -> float:
    """The lowest threshold that lets through no more than the allowed share of any kind of the unsupported.

    Raises TrainingError when all is supported.
    """
    wrong: dict[str, list[float]] = {}
    for sure, one in zip(given, made, strict=True):
        if not one.is_supported:
            wrong.setdefault(one.kind, []).append(float(sure))
    if not wrong:
        raise TrainingError(texts.TOO_ALIKE)
    return max(_quantile(scores, LET_THROUGH) for scores in wrong.values())


def _quantile(wrong: Sequence[float], share: float) -> float:
    """The lowest threshold that lets no more than this share of what is wrong through. Raises TrainingError."""
    if not wrong:
        raise TrainingError(texts.TOO_ALIKE)
    return float(np.quantile(np.array(wrong), 1 - share))
