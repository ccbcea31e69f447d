"""``python -m eval``: ask the assistant every case, score the answers, write a report, and hold it to the floor."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from assistant.writer.settings import ChatSettings
from assistant.writer.write import Writer, open_writer
from corpus.arguments import DutchParser, run
from corpus.catalogue.folder import CorpusError
from eval import texts
from eval.benchmarks.passages import DataError, read_questions
from eval.benchmarks.product import ProductReader
from eval.benchmarks.reading_run import keep_reading, measure_reading, reading_lines
from eval.benchmarks.squad import SquadError, read_squad
from eval.benchmarks.squad_run import measure_squad
from eval.gate.floor import FLOOR, FloorError, floor_text, read_floor
from eval.gate.judge import Breach, judge, judge_written
from eval.report.sections import compared
from eval.report.terminal import lines
from eval.running.beside import beside, retyped
from eval.running.measure import CASES, RUNS, cases_of, keep, measure
from eval.running.runs import RunError, load_run, timing
from eval.running.session import Session, SessionError, open_session
from eval.running.writing import keep_writing, write_cases
from eval.sets.cases import CaseError
from eval.sets.lint import lint
from eval.values import Case, Run
from index.errors import IndexProblem
from index.model.embedding import Embedder
from index.values import Step

Item = TypeVar("Item")
_CLEAR = "\r\033[K"
GATE_CLOSED = 1
USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line asks; returns 0, 1 when gate or lint fail, 2 for wrong usage or unusable input."""
    given = _parser().parse_args(arguments)
    given.command = retyped(sys.argv[1:] if arguments is None else arguments)
    try:
        settings = ChatSettings.load(corpus=given.corpus, index=given.index, chat_model=given.chat_model or "")
        if given.beside:
            print(beside(given.beside))
            return 0
        if given.reader:
            return _reader(given, settings)
        if given.squad:
            print(measure_squad(read_squad(given.squad, given.limit), settings, _shown))
            return 0
        if given.gate and not given.set_floor:
            read_floor(FLOOR)  # a floor that cannot be used is told before, not after all questions
        earlier = load_run(given.compare) if given.compare else None
        writer = open_writer(settings)
        with open_session(settings, given.distractors, _told) as session:
            _clear()
            cases = cases_of(given.cases, session)
            if given.lint:
                return _lint(cases, session)
            show = partial(_shown, title=texts.MEASURING)
            run = measure(cases, given.split, session, show, given.command)
            code = _finish(run, earlier, given)
            if writer:
                code = max(code, _write(run, session, writer, given))
            return code
    except (CaseError, CorpusError, FloorError, IndexProblem, RunError, SessionError, DataError, SquadError) as problem:
        print(problem, file=sys.stderr)
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
    return USAGE_ERROR


def _reader(given: argparse.Namespace, settings: ChatSettings) -> int:
    """Measure the reader by itself, and keep the figures when a folder is given; returns the exit code."""
    squad = read_squad(given.squad) if given.squad else None
    questions = read_questions(given.reader, given.limit)
    found = measure_reading(questions, squad, ProductReader(Embedder(settings).reader), _shown)
    print("\n".join(reading_lines(found)))
    if given.report:
        keep_reading(found, given.report, given.command)
    return 0


def _lint(cases: Sequence[Case], session: Session) -> int:
    """Show what is wrong with the cases; returns the exit code."""
    problems = lint(cases, session.source)
    if not problems:
        print(texts.LINT_CLEAN.format(count=len(cases)))
        return 0
    print("\n".join([texts.LINT_WRONG.format(count=len(problems)), *problems]), file=sys.stderr)
    return GATE_CLOSED


def _finish(run: Run, earlier: Run | None, given: argparse.Namespace) -> int:
    """Keep and show a run, and hold it to the floor when asked; returns the exit code."""
    folder: Path = given.report or RUNS / run.name
    against = keep(run, folder, earlier)
    _show(run, folder)
    if against:
        print(compared(against))
    if given.set_floor:
        FLOOR.write_text(floor_text(run.results, run.when, given.reason), encoding="utf-8", newline="\n")
        print(texts.FLOOR_SET.format(file=FLOOR.name))
    return _gate(run) if given.gate else 0


def _write(run: Run, session: Session, writer: Writer, given: argparse.Namespace) -> int:
    """Let a model write beside every answer, keep it, print how the two compare, and hold it to the gate when asked."""
    with closing(writer):
        found = write_cases(_shown(run.results, texts.WRITING), session, writer)
    print(keep_writing(found, writer.name, given.report or RUNS / run.name))
    return _closed(judge_written(found), texts.GATE_WRITTEN_PASSED) if given.gate else 0


def _show(run: Run, folder: Path) -> None:
    """Print the figures of a run."""
    print("\n".join(lines(run.results)))
    times = timing([result.seconds for result in run.results])
    seconds = {name: f"{value:.3f}".replace(".", ",") for name, value in times.items()}
    print(texts.SPEED.format(**seconds))
    print(texts.KEPT.format(folder=folder))


def _gate(run: Run) -> int:
    """Hold a run to the floor; returns the exit code."""
    return _closed(judge(run.results, read_floor(FLOOR)), texts.GATE_PASSED)


def _closed(breaches: Sequence[Breach], passed: str) -> int:
    """Say why the gate stays closed, or that it is open; returns the exit code."""
    if not breaches:
        print(passed)
        return 0
    told = [f"- {breach.message}" for breach in breaches]
    print("\n".join([texts.GATE_FAILED.format(count=len(breaches)), *told]), file=sys.stderr)
    return GATE_CLOSED


def _shown(items: Iterable[Item], title: str) -> Iterable[Item]:
    """Pass items on under a progress bar."""
    return track(tuple(items), description=title, console=Console(stderr=True), transient=True)


def _told(step: Step) -> None:
    """Say on the terminal how far the index is; one line that is written over."""
    if sys.stderr.isatty():
        share = f" {step.done * 100 // step.total} %" if step.total else ""
        print(f"{_CLEAR}{step.stage}{share}", end="", file=sys.stderr, flush=True)


def _clear() -> None:
    """Take away what was said about the index."""
    if sys.stderr.isatty():
        print(_CLEAR, end="", file=sys.stderr, flush=True)


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m eval", description=texts.PROGRAM)
    parser.add_argument("--cases", nargs="+", type=Path, default=[CASES], metavar="BESTAND", help=texts.HELP_CASES)
    parser.add_argument("--corpus", type=Path, metavar="MAP", help=texts.HELP_CORPUS)
    parser.add_argument("--index", type=Path, metavar="MAP", help=texts.HELP_INDEX)
    parser.add_argument("--chat-model", metavar="MODEL", help=texts.HELP_CHAT_MODEL)
    parser.add_argument("--report", type=Path, metavar="MAP", help=texts.HELP_REPORT)
    parser.add_argument("--compare", type=Path, metavar="METING", help=texts.HELP_COMPARE)
    parser.add_argument("--distractors", type=Path, metavar="MAP", help=texts.HELP_DISTRACTORS)
    parser.add_argument("--split", choices=("dev", "test", "all"), default="all", help=texts.HELP_SPLIT)
    parser.add_argument("--gate", action="store_true", help=texts.HELP_GATE)
    parser.add_argument("--set-floor", action="store_true", help=texts.HELP_SET_FLOOR)
    parser.add_argument("--reason", default="", metavar="TEKST", help=texts.HELP_REASON)
    parser.add_argument("--lint", action="store_true", help=texts.HELP_LINT)
    parser.add_argument("--reader", type=Path, metavar="MAP", help=texts.HELP_READER)
    parser.add_argument("--beside", nargs="+", metavar="METING", help=texts.HELP_BESIDE)
    parser.add_argument("--squad", type=Path, metavar="BESTAND", help=texts.HELP_SQUAD)
    parser.add_argument("--limit", type=int, metavar="AANTAL", help=texts.HELP_LIMIT)
    return parser


if __name__ == "__main__":
    run(main)
