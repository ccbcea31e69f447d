"""``python -m assistant``: answer a question, or a file of questions, from the command line."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import track

from assistant import texts
from assistant.batch import BatchLine, BatchProblem, check_output, read_batch, write_batch
from assistant.writer.command import Pen, pen_of
from assistant.writer.settings import ChatSettings
from assistant.writer.texts import HELP_PLAIN
from corpus.arguments import DutchParser, run
from corpus.catalogue.folder import CorpusError
from index.build import open_up_to_date
from index.errors import IndexProblem
from index.library import Library

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
        settings = ChatSettings.load(corpus=given.corpus, index=given.index)
        pen = pen_of(settings, plain=given.plain)
        with _opened(settings) as library, pen:
            if batch:
                _answer_batch(library, pen, lines, given.output)
            elif given.json:
                print(pen.json_line(library, given.question, given.history))
            else:
                pen.show(library, given.question, given.history)
    except (BatchProblem, IndexProblem, CorpusError) as problem:
        print(" ".join(str(problem).split()), file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
        return USAGE_ERROR
    return 0


def _opened(settings: ChatSettings) -> Library:
    """The index, brought up to date; what the user should know of it is said."""
    library, notice = open_up_to_date(settings)
    if notice:
        print(notice, file=sys.stderr)
    return library


def _answer_batch(library: Library, pen: Pen, lines: Sequence[BatchLine], output: Path) -> None:
    console = Console(stderr=True)

    def with_progress(items: Iterable[BatchLine]) -> Iterable[BatchLine]:
        return track(items, description=texts.BATCH_PROGRESS, console=console, total=len(lines), transient=True)

    write_batch(lines, lambda line: pen.json_line(library, line.question, line.history, line.id), output, with_progress)


def _parser() -> DutchParser:
    parser = DutchParser(prog="python -m assistant", description=texts.USAGE)
    parser.add_argument("question", nargs="?", metavar="vraag", help=texts.HELP_QUESTION)
    parser.add_argument("--history", nargs="+", action="extend", default=[], metavar="VRAAG", help=texts.HELP_HISTORY)
    parser.add_argument("--json", action="store_true", help=texts.HELP_JSON)
    parser.add_argument("--plain", action="store_true", help=HELP_PLAIN)
    parser.add_argument("--batch", type=Path, metavar="INVOER", help=texts.HELP_BATCH)
    parser.add_argument("--output", type=Path, metavar="UITVOER", help=texts.HELP_OUTPUT)
    parser.add_argument("--corpus", type=Path, metavar="MAP", help=texts.HELP_CORPUS)
    parser.add_argument("--index", type=Path, metavar="MAP", help=texts.HELP_INDEX)
    return parser


if __name__ == "__main__":
    run(main)
