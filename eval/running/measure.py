"""A whole measurement, for the command line and for the page: which cases, ask them, keep what came of it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from eval import texts
from eval.figures.compare import Comparison, compare, outcomes
from eval.report.html import html
from eval.report.markdown import markdown
from eval.report.sections import figures, sections
from eval.running.runner import about, run_cases
from eval.running.runs import now, write_run
from eval.running.session import Session
from eval.sets.cases import CaseError, read_cases
from eval.sets.jsonl import read_jsonl
from eval.sets.table import read_csv
from eval.values import Case, Run

CASES = Path(__file__).resolve().parents[1] / "cases"
RUNS = Path(__file__).resolve().parents[1] / "runs"

Progress = Callable[[Sequence[Case]], Iterable[Case]]
"""Passes the cases on, and may show how far it is."""


def cases_of(paths: Sequence[Path], session: Session) -> tuple[Case, ...]:
    """Return the cases of YAML, JSON Lines and CSV files and of folders of YAML files.

    Raises:
        CaseError: a file is missing or a case is wrong.

    """
    readers = {".jsonl": read_jsonl, ".csv": read_csv}
    yaml = [path for path in paths if path.suffix not in readers]
    documents = tuple(session.source.documents.values())
    others = (readers[path.suffix](path, documents) for path in paths if path.suffix in readers)
    return (*(read_cases(yaml) if yaml else ()), *(case for cases in others for case in cases))


def measure(cases: Sequence[Case], split: str, session: Session, progress: Progress = tuple, command: str = "") -> Run:
    """Ask and score the cases of a half ("dev", "test", or "all"); the run is named after the time of day.

    ``command`` is what was typed for it, to be kept with it.

    Raises:
        CaseError: there are no cases in that half.

    """
    chosen = tuple(case for case in cases if split in ("all", case.split))
    if not chosen:
        raise CaseError(texts.NO_CASES.format(split=split))
    when = now()
    results = run_cases(progress(chosen), session.ask, session.source)
    made = about(chosen, split, session.source, session.settings, session.distractors)
    return Run(
        name=when.replace(":", "").removesuffix("+0000"), when=when, about=made, results=results, command=command
    )


def keep(run: Run, folder: Path, earlier: Run | None = None) -> Comparison | None:
    """Write a run and its reports to a folder; returns how it compares with an earlier one, if given.

    Raises:
        RunError: the folder cannot be written.

    """
    against = compare(outcomes(earlier.results), outcomes(run.results)) if earlier else None
    told = sections(run, against)
    write_run(folder, run, figures(run.results), {"report.md": markdown(told), "report.html": html(told)})
    return against
