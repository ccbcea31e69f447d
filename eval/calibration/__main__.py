"""``python -m eval.calibration``: fit when an answer is shown as one, and write that for the product."""

import argparse
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from assistant.answer.probability import FILE, calibration
from corpus.arguments import DutchParser, run
from corpus.files import reason_of, try_writing, write_text
from eval.calibration import texts
from eval.calibration.gather import Plan, gather
from eval.calibration.written import Outcome, calibrated
from eval.calibration.written import written as file_text
from eval.figures.written import written
from eval.training.examples.data import Question, TrainingError, read_data
from index.errors import IndexProblem
from index.model.embedding import Embedder
from index.settings import Settings

USAGE_ERROR = 2
_QUESTIONS, _PASSAGES, _SEED = 1_300, 3_300, 7
_SOURCES = ("gemeente", "tabel")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit as the command line asks; returns 0, or 2 for wrong usage or unusable input."""
    given = _parser().parse_args(arguments)
    try:
        plan = _plan(given)
        data = read_data(given.data)
        try_writing(given.output)
        gathered = gather(data, plan, Embedder(Settings.load()), _shown)
        outcome = calibrated(gathered, data, calibration(), plan.seed)
        write_text(given.output, file_text(outcome, given.data, plan, gathered, _command(given)))
        _tell(outcome)
        print(texts.SAVED.format(file=given.output))
        return 0
    except (TrainingError, IndexProblem) as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        print(texts.UNWRITABLE.format(file=given.output, reason=reason_of(error)), file=sys.stderr)
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
    return USAGE_ERROR


def _plan(given: argparse.Namespace) -> Plan:
    """What is asked for. Raises TrainingError when a number cannot be."""
    for option in ("questions", "passages"):
        if getattr(given, option) < 1:
            raise TrainingError(texts.WRONG_NUMBER.format(option=f"--{option}"))
    return Plan(
        sources=tuple(given.sources),
        without=tuple(given.without),
        questions=given.questions,
        passages=given.passages,
        seed=given.seed,
    )


def _command(given: argparse.Namespace) -> str:
    """The command as others can type it: the folder of the data by its name, and nothing of this machine."""
    words = ["python", "-m", "eval.calibration", "--data", given.data.resolve().name]
    for option in ("questions", "passages", "seed"):
        words += [f"--{option}", str(getattr(given, option))]
    for option in ("sources", "without"):
        words += [f"--{option}", *getattr(given, option)] if getattr(given, option) else []
    return shlex.join(words)


def _shown(questions: Iterable[Question]) -> Iterable[Question]:
    """Pass questions on under a progress bar."""
    return track(tuple(questions), description=texts.ASKING, console=Console(stderr=True), transient=True)


def _tell(outcome: Outcome) -> None:
    """Print the figures."""
    found = outcome.figures
    print(texts.COUNTS.format(questions=found.questions, answerable=found.answerable, right=found.right))
    for label, value in (
        (texts.AUC_RIGHT, found.auc_right),
        (texts.AUC_ANSWERABLE, found.auc_answerable),
        (texts.CALIBRATION_ERROR, found.calibration_error),
    ):
        if value is not None:
            print(texts.FIGURE.format(label=label, value=written(value, percent=False)))
    fitted = outcome.calibration
    for threshold, label in ((fitted.found_from, texts.FOUND_FROM), (fitted.possible_from, texts.POSSIBLE_FROM)):
        print(texts.FIGURE.format(label=label, value=written(threshold, percent=False)))


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m eval.calibration", description=texts.PROGRAM)
    parser.add_argument("--data", type=Path, required=True, metavar="MAP", help=texts.HELP_DATA)
    parser.add_argument("--output", type=Path, default=FILE, metavar="BESTAND", help=texts.HELP_OUTPUT)
    parser.add_argument("--questions", type=int, default=_QUESTIONS, metavar="AANTAL", help=texts.HELP_QUESTIONS)
    parser.add_argument("--passages", type=int, default=_PASSAGES, metavar="AANTAL", help=texts.HELP_PASSAGES)
    parser.add_argument("--seed", type=int, default=_SEED, metavar="GETAL", help=texts.HELP_SEED)
    parser.add_argument("--sources", nargs="+", default=list(_SOURCES), metavar="SOORT", help=texts.HELP_SOURCES)
    parser.add_argument("--without", nargs="+", default=[], metavar="BEGIN", help=texts.HELP_WITHOUT)
    return parser


if __name__ == "__main__":
    run(main)
