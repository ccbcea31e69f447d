"""``python -m eval.calibration.support``: fit when a sentence counts as supported, and write that for the product."""

import argparse
import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import track

from assistant.writer.checks import orders, support
from corpus.arguments import DutchParser, run
from corpus.files import reason_of, try_writing, write_text
from eval.calibration import texts
from eval.calibration.support.examples import Statement, statements
from eval.calibration.support.fitting import Fitting, fitting
from eval.calibration.support.fitting import written as support_text
from eval.calibration.support.orders import Learned, learned
from eval.calibration.support.orders import written as orders_text
from eval.figures.written import written
from eval.training.examples.data import TrainingError, read_data
from index.errors import IndexProblem
from index.model.embedding import Embedder
from index.settings import Settings
from index.words.words import WordIndex

USAGE_ERROR = 2
_QUESTIONS, _SEED = 1_000, 7
_SOURCES = ("gemeente",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit as the command line asks; returns 0, or 2 for wrong usage or unusable input."""
    given = _parser().parse_args(arguments)
    try:
        if given.questions < 1:
            raise TrainingError(texts.WRONG_NUMBER.format(option="--questions"))
        data = read_data(given.data)
        files = [given.output / file.name for file in (support.FILE, orders.FILE)]
        for file in files:
            try_writing(file)
        asked = [one for one in data.questions if one.dev and one.source in given.sources]
        if not asked:
            raise TrainingError(texts.NO_QUESTIONS.format(sources=", ".join(given.sources)))
        draw = Random(given.seed)
        made = tuple(statements(data, draw.sample(asked, min(given.questions, len(asked))), draw))
        documents = {one.passage.document for one in made}
        words = WordIndex.build([" ".join(one.units) for one in data.passages if one.document in documents])
        embedder = Embedder(Settings.load())
        found = fitting(made, embedder.reader, words.analyse, given.seed, _shown)
        told = learned(data, embedder.query, draw)
        write_text(files[0], support_text(found, given.data, _command(given)))
        write_text(files[1], orders_text(told, _command(given)))
        _tell(found, told)
        print(texts.SAVED.format(file=given.output))
        return 0
    except (TrainingError, IndexProblem) as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        print(texts.UNWRITABLE.format(file=given.output, reason=reason_of(error)), file=sys.stderr)
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
    return USAGE_ERROR


def _command(given: argparse.Namespace) -> str:
    """The command as others can type it: the folder of the data by its name, and nothing of this machine."""
    words = ["python", "-m", "eval.calibration.support", "--data", given.data.resolve().name]
    return shlex.join([*words, "--questions", str(given.questions), "--seed", str(given.seed)])


def _shown(items: Iterable[Statement]) -> Iterable[Statement]:
    """Pass statements on under a progress bar."""
    return track(tuple(items), description=texts.JUDGING, console=Console(stderr=True), transient=True)


def _tell(found: Fitting, told: Learned) -> None:
    """Print the figures."""
    if found.auc is not None:
        print(texts.FIGURE.format(label=texts.AUC_SUPPORTED, value=written(found.auc, percent=False)))
    print(texts.FIGURE.format(label=texts.SUPPORTED_FROM, value=written(found.support.supported_from, percent=False)))
    for kind, share in found.passed.items():
        label = texts.PASSED[kind].format(count=found.counts[kind])
        print(texts.FIGURE.format(label=label, value=written(share, percent=True)))
    print(texts.FIGURE.format(label=texts.ORDERS_TOLD, value=written(told.told, percent=True)))
    print(texts.FIGURE.format(label=texts.ORDERS_MISTAKEN, value=written(told.mistaken, percent=True)))


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m eval.calibration.support", description=texts.SUPPORT_PROGRAM)
    parser.add_argument("--data", type=Path, required=True, metavar="MAP", help=texts.HELP_DATA)
    parser.add_argument("--output", type=Path, default=support.FILE.parent, metavar="MAP", help=texts.HELP_FOLDER)
    parser.add_argument("--questions", type=int, default=_QUESTIONS, metavar="AANTAL", help=texts.HELP_STATEMENTS)
    parser.add_argument("--seed", type=int, default=_SEED, metavar="GETAL", help=texts.HELP_SEED)
    parser.add_argument("--sources", nargs="+", default=list(_SOURCES), metavar="SOORT", help=texts.HELP_KINDS)
    return parser


if __name__ == "__main__":
    run(main)
