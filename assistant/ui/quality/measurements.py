"""The measurements that the page on quality shows: making one, and reading those that were kept."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

import streamlit as st

from assistant.texts import dutch_date
from assistant.ui.quality import texts
from assistant.ui.quality.background import Measuring
from assistant.ui.quality.names import FILE as NAME
from assistant.ui.quality.names import name_of
from assistant.ui.shelf import Opened
from assistant.ui.start import visitors
from eval.figures.compare import outcomes
from eval.figures.intervals import Estimate, wilson
from eval.figures.metrics import slices, summary
from eval.gate.floor import FLOOR, FloorError, read_floor
from eval.gate.judge import Breach, judge
from eval.running.measure import CASES, RUNS, cases_of
from eval.running.runs import RESULTS, RUN, RunError, load_run
from eval.running.session import Session, session_of
from eval.sets.cases import CaseError
from eval.values import Case, Run
from index.settings import Settings

_KEPT = 4
_HEADS_KEPT = 64


class EvaluationSettings(Settings):
    """The settings of the page on quality: ``BINNENSTAD_EVAL_CASES`` and ``BINNENSTAD_EVAL_RUNS``.

    ``eval_cases`` is a file or folder with cases, ``eval_runs`` the folder in which measurements are kept.
    """

    other_prefixes: ClassVar[tuple[str, ...]] = ("BINNENSTAD_APP_", "BINNENSTAD_ASSISTANT_", "BINNENSTAD_CHAT_")

    eval_cases: Path = CASES
    eval_runs: Path = RUNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A run with what is computed of it.

    ``breaches`` are the reasons why the gate stays shut; None when it cannot judge, and ``no_verdict`` says in Dutch
    why. ``judged`` counts the cases of the run that set the floor.
    """

    run: Run
    figures: Mapping[str, Estimate]
    slices: Mapping[str, Mapping[str, Estimate]]
    breaches: tuple[Breach, ...] | None
    no_verdict: str = ""
    judged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A run in the row of runs: its folder and name, when it was made, which half it asked, the share that is right."""

    folder: Path
    name: str
    when: str
    split: str
    right: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a measurement needs: the cases of the half that was chosen, and the assistant to ask."""

    cases: tuple[Case, ...]
    session: Session


def prepare(opened: Opened, settings: EvaluationSettings, questions: Path, split: str) -> Prepared:
    """Read the cases of a file or folder, and see that their run can be kept.

    Raises:
        CaseError: the cases cannot be used.
        RunError: the run cannot be kept; better told now than after all questions.

    """
    _writable_or_stop(settings.eval_runs)
    session = session_of(opened.library, opened.settings)
    cases = tuple(case for case in cases_of([questions], session) if split in ("all", case.split))
    if not cases:
        raise CaseError(texts.QUALITY_NO_CASES.format(split=texts.SPLIT[split]))
    return Prepared(cases=cases, session=session)


@st.cache_resource(show_spinner=False)
def measuring() -> Measuring:
    """What measures in this process: one for everybody, for two at once would only make both slower."""
    return Measuring(visitors())


def measured(folder: Path) -> Measured:
    """A run that was kept, with what is computed of it; raises RunError."""
    return _measured(folder, _stamp(folder), _changed(FLOOR))


def heads(folders: Sequence[Path]) -> tuple[Head, ...]:
    """The runs in these folders, in the same order; those that cannot be read are left out."""
    found = []
    for folder in folders:
        try:
            found.append(_head(folder, _stamp(folder)))
        except RunError:
            continue
    return tuple(found)


def dutch_time(when: str) -> str:
    """A moment (ISO) as day and time of this computer in words; what is no moment stays as it is."""
    moment = _moment(when)
    return f"{dutch_date(moment.date().isoformat())}, {moment:%H:%M}" if moment else when


def short_time(when: str) -> tuple[str, ...]:
    """A moment (ISO) as day and time of this computer in figures, a line each; what is no moment stays as it is."""
    moment = _moment(when)
    return (f"{moment:%d-%m-%Y}", f"{moment:%H:%M}") if moment else (when,)


def _moment(when: str) -> datetime | None:
    try:
        return datetime.fromisoformat(when).astimezone()
    except ValueError:
        return None


def _writable_or_stop(folder: Path) -> None:
    """Make the folder for runs; better to fail now than after all questions."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RunError(texts.QUALITY_UNWRITABLE.format(folder=folder)) from error
    if not os.access(folder, os.W_OK):
        raise RunError(texts.QUALITY_UNWRITABLE.format(folder=folder))


def _stamp(folder: Path) -> tuple[int, int]:
    return _changed(folder / RUN), _changed(folder / RESULTS) + _changed(folder / NAME)


def _changed(path: Path) -> int:
    """When a file was last changed, in nanoseconds; 0 when it is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@st.cache_resource(max_entries=_KEPT, show_spinner=texts.QUALITY_OPENING)
def _measured(folder: Path, stamp: tuple[int, int], floor: int) -> Measured:
    """The stamps are there so that what has changed is read anew."""
    run = load_run(folder)
    if not run.results:
        raise RunError(texts.QUALITY_EMPTY_RUN.format(folder=folder))
    breaches: tuple[Breach, ...] | None = None
    no_verdict, judged = "", 0
    try:
        found = read_floor(FLOOR)
        judged = len(found.outcomes)
        if found.outcomes.keys() & outcomes(run.results).keys():
            breaches = judge(run.results, found)
        else:
            no_verdict = texts.QUALITY_OTHER_CASES
    except FloorError as problem:
        no_verdict = str(problem)
    return Measured(
        run=run,
        figures=summary(run.results),
        slices=slices(run.results),
        breaches=breaches,
        no_verdict=no_verdict,
        judged=judged,
    )


@st.cache_resource(max_entries=_HEADS_KEPT, show_spinner=False)
def _head(folder: Path, stamp: tuple[int, int]) -> Head:
    run = load_run(folder)
    if not run.results:
        raise RunError(texts.QUALITY_EMPTY_RUN.format(folder=folder))
    right = wilson(sum(result.ok for result in run.results), len(run.results))
    return Head(folder=folder, name=name_of(folder), when=run.when, split=run.about.split, right=right)
