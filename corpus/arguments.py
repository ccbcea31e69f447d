"""A command line that speaks Dutch: argparse with one clear line for every mistake, and exit code 2."""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable
from typing import NoReturn

from corpus import texts

USAGE_ERROR = 2

_MISTAKES = (
    (re.compile(r"the following arguments are required: (?P<what>.*)"), texts.ARGUMENT_MISSING),
    (re.compile(r"unrecognized arguments: (?P<what>.*)"), texts.ARGUMENT_UNKNOWN),
    (re.compile(r"argument (?P<what>.*): expected (?:one|at least one) argument"), texts.ARGUMENT_WITHOUT_VALUE),
    (re.compile(r"argument (?P<what>.*): invalid choice: (?P<value>.*) \(choose from (?P<known>.*)\)"),
     texts.ARGUMENT_NO_CHOICE),
    (re.compile(r"argument (?P<what>.*): (?:invalid .* value: |ignored explicit argument )(?P<value>.*)"),
     texts.ARGUMENT_INVALID),
    (re.compile(r"argument (?P<what>.*): not allowed with argument (?P<value>.*)"), texts.ARGUMENT_NOT_WITH),
)  # fmt: skip


def dutch(message: str) -> str:
    """Say in Dutch what argparse says in English about a mistake on the command line."""
    for pattern, text in _MISTAKES:
        match = pattern.fullmatch(message)
        if match is not None:
            return text.format(**match.groupdict())
    return texts.ARGUMENT_WRONG.format(message=message)


def run(main: Callable[[], int]) -> NoReturn:
    """End the program with the exit code of a command line, quietly when nobody reads on (``| head``)."""
    try:
        try:
            code = main()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be flushed has no reader
        code = 0
    raise SystemExit(code)


class DutchParser(argparse.ArgumentParser):
    """An argument parser whose help and mistakes are Dutch; options cannot be abbreviated."""

    def __init__(self, *, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(
            prog=prog, description=description, add_help=False, allow_abbrev=False, formatter_class=_DutchHelp
        )
        self._positionals.title = texts.HELP_POSITIONALS
        self._optionals.title = texts.HELP_OPTIONS
        self.add_argument("-h", "--help", action="help", help=texts.HELP_HELP)

    def error(self, message: str) -> NoReturn:
        """Print one line on stderr and end with exit code 2."""
        print(texts.ARGUMENT_SEE_HELP.format(problem=dutch(message), prog=self.prog), file=sys.stderr)
        raise SystemExit(USAGE_ERROR)


class _DutchHelp(argparse.HelpFormatter):
    """Help that starts with "gebruik:"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the line that says how the command is used."""
        super().add_usage(usage, actions, groups, texts.HELP_USAGE if prefix is None else prefix)
