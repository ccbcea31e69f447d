"""Measurements beside each other in one small Markdown table, each with the command that gave it."""

import json
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import texts
from eval.figures.intervals import Estimate
from eval.figures.metrics import METRICS
from eval.figures.written import interval, written
from eval.running.runs import RUN, TIMINGS, RunError

READING = "reading.json"
"""The file with the figures of the reader by itself."""

_ROWS = (
    "right",
    "page_recall",
    "over_refusal",
    "refusal_recall",
    "quotes_verbatim",
    "numbers_supported",
    "characters",
    "one",
    "three",
    "one_whole",
    "three_whole",
)
_NONE = "–"
_OF_THIS_MACHINE = ("--report", "--index", "--compare", "--reason")
_LOUD = ("--gate", "--set-floor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A measurement in the table: its figures by name, its calibration error and its command, as far as known."""

    name: str
    figures: Mapping[str, Estimate]
    error: float | None
    command: str


def beside(places: Sequence[str]) -> str:
    """Return the table of measurements, each given as its folder or as ``NAME=FOLDER``.

    Raises:
        RunError: a folder holds no measurement.

    """
    columns = [_column(place) for place in places]
    labels = {metric.name: metric.label for metric in METRICS} | dict(texts.READING_FIGURES)
    shares = {name for name in _ROWS if name not in {metric.name for metric in METRICS if not metric.percent}}
    rows = [(texts.BESIDE_WHAT, *(column.name for column in columns))]
    for name in _ROWS:
        rows.append((labels[name], *(_cell(column.figures.get(name), percent=name in shares) for column in columns)))
    errors = (column.error for column in columns)
    rows.append((texts.BESIDE_ERROR, *(_NONE if error is None else written(error, percent=False) for error in errors)))
    rows.append((texts.BESIDE_COMMAND, *(f"`{column.command}`" if column.command else _NONE for column in columns)))
    told = [row for row in rows if set(row[1:]) != {_NONE} or row == rows[-1]]
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in told]
    lines.insert(1, "| " + " | ".join("---" for _ in rows[0]) + " |")
    return "\n".join(lines)


def retyped(arguments: Sequence[str]) -> str:
    """Return a command line as others can type it: without what is of this machine, and folders by their name alone."""
    kept: list[str] = []
    skip = False
    for argument in arguments:
        skip = argument in _OF_THIS_MACHINE or (skip and not argument.startswith("-"))
        if not skip and argument not in _LOUD:
            kept.append(argument if argument.startswith("-") else Path(argument).name or argument)
    return shlex.join(["python", "-m", "eval", *kept])


def _column(place: str) -> Column:
    """Return the column of a measurement: of the reader by itself, or of a run."""
    name, _, folder = place.rpartition("=")
    path = Path(folder)
    try:
        if (path / READING).is_file():
            head = made = json.loads((path / READING).read_text(encoding="utf-8"))
        else:
            head, made = (json.loads((path / file).read_text(encoding="utf-8")) for file in (RUN, TIMINGS))
        kept = head["figures"]
        return Column(
            name=name or path.name,
            figures={figure: Estimate(**one) for figure, one in kept["figures"].items()},
            error=kept.get("calibration", {}).get("error"),
            command=str(made.get("command", "")),
        )
    except OSError as error:
        raise RunError(texts.RUN_MISSING.format(folder=path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise RunError(texts.RUN_DAMAGED.format(folder=path)) from error


def _cell(one: Estimate | None, *, percent: bool) -> str:
    """Return a figure with its interval and count."""
    if one is None:
        return _NONE
    return f"{written(one.mean, percent=percent)} ({interval(one, percent=percent)}; {one.count})"
