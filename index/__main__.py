"""``python -m index``: bring the index up to date from the command line."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from corpus.arguments import DutchParser, run
from corpus.catalogue.folder import CorpusError
from index import texts
from index.build import update_index
from index.errors import IndexProblem
from index.settings import Settings
from index.values import IndexReport, Problem, Progress, Step

USAGE_ERROR = 2

_SPEED_OVER = 300.0
"""Seconds that the time left is reckoned from; documents differ too much for less."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring the index up to date as the command line asks; returns the exit code: 0, or 2 for unusable input."""
    given = _parser().parse_args(arguments)
    try:
        settings = Settings.load(corpus=given.corpus, index=given.index)
        with _progress() as progress:
            report = update_index(settings, rebuild=given.rebuild, retry=True, progress=progress)
    except (CorpusError, IndexProblem) as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
        return USAGE_ERROR
    _show(report, as_json=given.json)
    return 0


def _show(report: IndexReport, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(asdict(report), ensure_ascii=False))
        return
    for problem in report.problems:
        print(_line(problem), file=sys.stderr)
    count = report.added + report.changed + report.unchanged
    documents = texts.ONE_DOCUMENT if count == 1 else texts.DOCUMENTS.format(count=count)
    if report.mended:
        print(texts.INDEX_MENDED, file=sys.stderr)
    template = texts.UP_TO_DATE if report.up_to_date else texts.DONE
    print(template.format(documents=documents, **asdict(report)))


def _line(problem: Problem) -> str:
    return texts.PROBLEM.format(file=problem.file, message=problem.message) if problem.file else problem.message


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on the terminal with the time left in a stage; nothing when there is nothing to do."""
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=_SPEED_OVER) as bar:
        tasks = {}

        def show(step: Step) -> None:
            if step.stage not in tasks:
                tasks[step.stage] = bar.add_task(step.stage, total=None)
            bar.update(tasks[step.stage], completed=step.done, total=step.total or None)

        yield show


def _lines() -> Progress:
    """One line for each stage, where nobody watches a bar."""
    seen: set[str] = set()

    def show(step: Step) -> None:
        if step.stage not in seen:
            seen.add(step.stage)
            print(step.stage, file=sys.stderr)

    return show


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m index", description=texts.CLI_DESCRIPTION)
    parser.add_argument("--corpus", type=Path, metavar="MAP", help=texts.CLI_CORPUS)
    parser.add_argument("--index", type=Path, metavar="MAP", help=texts.CLI_INDEX)
    parser.add_argument("--rebuild", action="store_true", help=texts.CLI_REBUILD)
    parser.add_argument("--json", action="store_true", help=texts.CLI_JSON)
    return parser


if __name__ == "__main__":
    run(main)
