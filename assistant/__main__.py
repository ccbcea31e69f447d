"""``python -m assistant``: answer a question, or a file of questions, from the command line."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from assistant import texts
from assistant.batch import BatchLine, BatchProblem, check_output, read_batch, write_batch
from assistant.output import to_json, to_terminal
from assistant.pipeline import answer_question
from corpus.arguments import DutchParser, run
from corpus.catalogue.folder import CorpusError
from index.build import open_up_to_date
from index.errors import IndexProblem
from index.library import Library
from index.settings import Settings

USAGE_ERROR = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer as the command line asks; returns the exit code: 0 for any answer, 2 for wrong usage or unusable input."""
    parser = _parser()
    given = parser.parse_args(arguments)
    single, batch = given.question is not None, given.batch is not None
    if single == batch or batch != (given.output is not None):
        print(texts.NEED_QUESTION, file=sys.stderr)
        return USAGE_ERROR
    try:
        lines = read_batch(given.batch) if batch else ()
        if batch:
            check_output(given.output)
        settings = Settings.load(corpus=given.corpus, index=given.index)
        with _opened(settings) as library:
            if batch:
                _answer_batch(library, lines, given.output)
            else:
                _answer_one(library, given.question, given.history, as_json=given.json)
    except (BatchProblem, IndexProblem, CorpusError) as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
        return USAGE_ERROR
    return 0


def _opened(settings: Settings) -> Library:
    """The index, brought up to date; what the user should know of it is said."""
    library, notice = open_up_to_date(settings)
    if notice:
        print(notice, file=sys.stderr)
    return library


def _answer_one(library: Library, question: str, history: Sequence[str], *, as_json: bool) -> None:
    answer = answer_question(library, question, history)
    print(to_json(answer) if as_json else to_terminal(answer))


def _answer_batch(library: Library, lines: Sequence[BatchLine], output: Path) -> None:
    console = Console(stderr=True)

    def with_progress(items: Iterable[BatchLine]) -> Iterable[BatchLine]:
        return track(items, description=texts.BATCH_PROGRESS, console=console, total=len(lines), transient=True)

    write_batch(lines, lambda question, history: answer_question(library, question, history), output, with_progress)


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m assistant", description=texts.USAGE)
    parser.add_argument("question", nargs="?", metavar="vraag", help=texts.HELP_QUESTION)
    parser.add_argument("--history", nargs="+", action="extend", default=[], metavar="VRAAG", help=texts.HELP_HISTORY)
    parser.add_argument("--json", action="store_true", help=texts.HELP_JSON)
    parser.add_argument("--batch", type=Path, metavar="INVOER", help=texts.HELP_BATCH)
    parser.add_argument("--output", type=Path, metavar="UITVOER", help=texts.HELP_OUTPUT)
    parser.add_argument("--corpus", type=Path, metavar="MAP", help=texts.HELP_CORPUS)
    parser.add_argument("--index", type=Path, metavar="MAP", help=texts.HELP_INDEX)
    return parser


if __name__ == "__main__":
    run(main)
