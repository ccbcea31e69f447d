"""``python -m eval.training``: prepare the data, train the models, keep weights, figures and ranges, and measure again.

Without a GPU only a try-out of ``train`` is feasible: the forerunner of this program took some six minutes for the
reader and two for the retriever on one H100, and would take some 13 hours an epoch on two cores. ``smaller`` and
``further`` do without.
"""

import sys
from collections.abc import Sequence

import torch

from corpus.arguments import run
from corpus.files import reason_of
from eval.training import texts
from eval.training.arguments import build_parser, check
from eval.training.examples.data import TrainingError
from eval.training.runs import Training
from eval.training.steps import measure, prepare_data, write_ranges
from index.errors import IndexProblem

USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns 0, or 2 for wrong usage or unusable input."""
    given = build_parser().parse_args(arguments)
    try:
        check(given)
        if given.command == "prepare":
            prepare_data(given.data, given.more, given.output)
        elif given.command == "measure":
            measure(given.prepared, given.weights)
        elif given.command == "ranges":
            write_ranges(given.data, given.weights)
        elif given.command == "smaller":
            Training(given).smaller()
        elif given.command == "further":
            Training(given).further()
        else:
            Training(given).run()
        return 0
    except (TrainingError, IndexProblem) as problem:
        print(problem, file=sys.stderr)
    except OSError as error:
        folder = getattr(given, "output", None) or getattr(given, "weights", error.filename)
        print(texts.UNWRITABLE.format(folder=folder, reason=reason_of(error)), file=sys.stderr)
    except torch.OutOfMemoryError:
        print(texts.NO_MEMORY, file=sys.stderr)
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
    return USAGE_ERROR


if __name__ == "__main__":
    run(main)
