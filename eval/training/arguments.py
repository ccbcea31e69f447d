"""What the command line of the training programs takes."""

import argparse
from pathlib import Path

from corpus.arguments import DutchParser
from eval.training import texts
from eval.training.examples.data import TrainingError

TRAINED = ("reader", "retriever")

_MOST = {"budget": 1_000_000, "layers": 1_000, "epochs": 1_000, "questions": 10_000}


def build_parser() -> DutchParser:
    """The parser; every help text is Dutch."""
    parser = DutchParser(prog="python -m eval.training", description=texts.PROGRAM)
    commands = parser.add_subparsers(dest="command", required=True, metavar="OPDRACHT", help=texts.HELP_COMMAND)
    preparing = commands.add_parser("prepare", help=texts.HELP_PREPARE, description=texts.HELP_PREPARE)
    preparing.add_argument("--data", type=Path, required=True, metavar="MAP", help=texts.HELP_DATA)
    preparing.add_argument("--more", type=Path, metavar="BESTAND", help=texts.HELP_MORE)
    preparing.add_argument("--output", type=Path, required=True, metavar="MAP", help=texts.HELP_OUTPUT)
    training = commands.add_parser("train", help=texts.HELP_TRAIN, description=texts.HELP_TRAIN)
    training.add_argument("--prepared", type=Path, required=True, metavar="MAP", help=texts.HELP_PREPARED)
    training.add_argument("--output", type=Path, required=True, metavar="MAP", help=texts.HELP_OUTPUT)
    training.add_argument("--only", choices=TRAINED, help=texts.HELP_ONLY)
    fewer = commands.add_parser("smaller", help=texts.HELP_SMALLER, description=texts.HELP_SMALLER)
    fewer.add_argument("--prepared", type=Path, required=True, metavar="MAP", help=texts.HELP_PREPARED)
    fewer.add_argument("--weights", type=Path, required=True, metavar="MAP", help=texts.HELP_WHOLE)
    fewer.add_argument("--output", type=Path, required=True, metavar="MAP", help=texts.HELP_OUTPUT)
    onward = commands.add_parser("further", help=texts.HELP_FURTHER, description=texts.HELP_FURTHER)
    onward.add_argument("--prepared", type=Path, required=True, metavar="MAP", help=texts.HELP_PREPARED)
    onward.add_argument("--weights", type=Path, required=True, metavar="MAP", help=texts.HELP_READER)
    onward.add_argument("--kinds", nargs="+", required=True, metavar="SOORT", help=texts.HELP_KINDS)
    onward.add_argument("--output", type=Path, required=True, metavar="MAP", help=texts.HELP_OUTPUT)
    for one in (training, fewer, onward):
        one.add_argument("--budget", type=int, metavar="SECONDEN", help=texts.HELP_BUDGET)
        one.add_argument("--epochs", type=int, metavar="AANTAL", help=texts.HELP_EPOCHS)
        one.add_argument("--questions", type=int, metavar="AANTAL", help=texts.HELP_QUESTIONS)
    for one in (training, fewer):
        one.add_argument("--layers", type=int, metavar="AANTAL", help=texts.HELP_LAYERS)
    measuring = commands.add_parser("measure", help=texts.HELP_MEASURE, description=texts.HELP_MEASURE)
    measuring.add_argument("--prepared", type=Path, required=True, metavar="MAP", help=texts.HELP_PREPARED)
    measuring.add_argument("--weights", type=Path, required=True, metavar="MAP", help=texts.HELP_WEIGHTS)
    ranging = commands.add_parser("ranges", help=texts.HELP_RANGES, description=texts.HELP_RANGES)
    ranging.add_argument("--data", type=Path, required=True, metavar="MAP", help=texts.HELP_DATA)
    ranging.add_argument("--weights", type=Path, required=True, metavar="MAP", help=texts.HELP_WEIGHTS)
    return parser


def check(given: argparse.Namespace) -> None:
    """Raise TrainingError when a number on the command line cannot be."""
    for option, most in _MOST.items():
        value = getattr(given, option, None)
        if value is not None and not 1 <= value <= most:
            raise TrainingError(texts.WRONG_NUMBER.format(option=f"--{option}", least=1, most=most))
