"""Runs on disk: a folder a run, with everything to read it again, and nothing that differs between two equal runs.

``run.json`` says what the run was made with and its figures, ``results.jsonl`` holds every case with its answer and
scores, ``report.md`` and ``report.html`` are for people. Only ``timings.json`` (when, the command, and the seconds of
every answer) differs between two runs on the same input.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corpus.files import reason_of
from eval import texts
from eval.values import About, Result, Run

RUN = "run.json"
RESULTS = "results.jsonl"
TIMINGS = "timings.json"


class RunError(ValueError):
    """A run cannot be read or written; the message is Dutch and says what to do."""


@cache
def _results() -> TypeAdapter[Result]:
    """Return the reader and writer of results; made once, at first use."""
    return TypeAdapter(Result)


@cache
def _about() -> TypeAdapter[About]:
    """Return the reader and writer of what a run was made with."""
    return TypeAdapter(About)


def write_run(folder: Path, run: Run, figures: Mapping[str, Any], reports: Mapping[str, str]) -> None:
    """Write a run: what it was made with and its figures, its results, its times, and the reports by file name.

    Raises:
        RunError: the folder cannot be written.

    """
    head = {"about": _about().dump_python(run.about, mode="json"), "figures": figures}
    lines = [_results().dump_python(result, mode="json", exclude={"seconds"}) for result in run.results]
    seconds = {result.case.id: round(result.seconds, 4) for result in run.results}
    times = {"when": run.when, "command": run.command, **timing(list(seconds.values())), "seconds": seconds}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / RESULTS, "".join(_json(line) + "\n" for line in lines))
        for name, text in reports.items():
            _write(folder / name, text)
        _write(folder / TIMINGS, _json(times, 1))
        _write(folder / RUN, _json(head, 1))
    except OSError as error:
        raise RunError(texts.RUN_UNWRITABLE.format(folder=folder, reason=reason_of(error))) from error


def timing(seconds: Sequence[float]) -> dict[str, float]:
    """Return the median, 95th percentile and longest answer, and all together, in seconds."""
    ordered = sorted(seconds) or [0.0]
    at = {"median": 0.5, "p95": 0.95, "longest": 1.0}
    spread = {name: ordered[min(len(ordered) - 1, int(share * len(ordered)))] for name, share in at.items()}
    return {**spread, "total": round(sum(ordered), 2)}


def load_run(folder: Path) -> Run:
    """Return a run that was kept.

    Raises:
        RunError: it is no folder of a run, or of another version.

    """
    try:
        head = json.loads((folder / RUN).read_text(encoding="utf-8"))
        about = _about().validate_python(head["about"])
        lines = (folder / RESULTS).read_text(encoding="utf-8").splitlines()
        results = tuple(_results().validate_json(line) for line in lines)
    except OSError as error:
        raise RunError(texts.RUN_MISSING.format(folder=folder)) from error
    except (ValueError, KeyError, TypeError, ValidationError) as error:
        raise RunError(texts.RUN_DAMAGED.format(folder=folder)) from error
    when, command = _made(folder)
    return Run(name=folder.name, when=when, command=command, about=about, results=results)


def list_runs(folder: Path) -> tuple[Path, ...]:
    """Return the folders of the runs in a folder, oldest first."""
    found = [path.parent for path in folder.glob(f"*/{RUN}")] if folder.is_dir() else []
    return tuple(sorted(found, key=lambda path: (_made(path)[0], path.name)))


def figures_of(folder: Path) -> Mapping[str, Any]:
    """Return the figures of a run as they were written, without reading its results; empty when they are not there."""
    try:
        figures: Mapping[str, Any] = json.loads((folder / RUN).read_text(encoding="utf-8"))["figures"]
    except (OSError, ValueError, KeyError):
        return {}
    return figures


def now() -> str:
    """Return the time of day for a new run, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _made(folder: Path) -> tuple[str, str]:
    """Return when a run was made and with which command, each empty when it does not say."""
    try:
        kept = json.loads((folder / TIMINGS).read_text(encoding="utf-8"))
        return str(kept.get("when", "")), str(kept.get("command", ""))
    except (OSError, ValueError, AttributeError):
        return "", ""


def _json(value: object, indent: int | None = None) -> str:
    """Return JSON with the keys in order, so that equal values give equal bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent)


def _write(path: Path, text: str) -> None:
    """Write a text with the same line ends everywhere."""
    path.write_text(text, encoding="utf-8", newline="\n")
