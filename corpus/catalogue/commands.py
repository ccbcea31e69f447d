"""``python -m corpus``: see, add, remove and check the documents of a corpus folder."""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table
from rich.text import Text

from corpus import texts
from corpus.arguments import USAGE_ERROR, DutchParser
from corpus.catalogue.change import Details, add, remove
from corpus.catalogue.check import FileReport, advice, check_document, to_json
from corpus.catalogue.fetch import is_address
from corpus.catalogue.folder import scan_folder
from corpus.catalogue.manifest import DEFAULT_FOLDER
from corpus.catalogue.titles import title_of_file
from corpus.download.download import FetchLimits
from corpus.errors import CorpusError
from corpus.reading.read import ReadingLimits
from corpus.values import Document

FOLDER_VARIABLE = "BINNENSTAD_CORPUS"

_WIDE = 160

ReportProgress = Callable[[int, int], None]
"""Is told the pages done and the pages there are."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; returns the exit code: 0 when done, 2 for wrong usage or unusable input."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = _parser().parse_args(arguments)
    try:
        _run(given)
    except CorpusError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return USAGE_ERROR
    except KeyboardInterrupt:
        print(texts.INTERRUPTED, file=sys.stderr)
        return USAGE_ERROR
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123,SIM115 - what is still to be flushed has no reader
    return 0


def _run(given: argparse.Namespace) -> None:
    if given.command == "list":
        _list(given.corpus)
    elif given.command == "add":
        _add(given)
    elif given.command == "remove":
        _remove(given.id, given.corpus)
    else:
        _check(given.folder, as_json=given.json, ocr=not given.no_ocr)


def _parser() -> DutchParser:
    default = Path(os.environ.get(FOLDER_VARIABLE) or DEFAULT_FOLDER)
    parser = DutchParser(prog="python -m corpus", description=texts.CORPUS_DESCRIPTION)
    commands = parser.add_subparsers(
        title=texts.HELP_COMMANDS, dest="command", metavar=texts.META_COMMAND, required=True
    )
    listing = commands.add_parser("list", help=texts.LIST_HELP, description=texts.LIST_HELP)
    adding = commands.add_parser("add", help=texts.ADD_HELP, description=texts.ADD_HELP)
    adding.add_argument("source", metavar=texts.META_SOURCE, help=texts.ADD_SOURCE_HELP)
    adding.add_argument("--intranet", action="store_true", help=texts.ADD_INTRANET_HELP)
    for field, explanation in texts.ADD_FIELDS_HELP.items():
        adding.add_argument(f"--{field}", default="", metavar=texts.META_TEXT, help=explanation)
    removing = commands.add_parser("remove", help=texts.REMOVE_HELP, description=texts.REMOVE_HELP)
    removing.add_argument("id", metavar=texts.META_ID, help=texts.REMOVE_ID_HELP)
    for command in (listing, adding, removing):
        command.add_argument("--corpus", type=Path, default=default, metavar=texts.META_FOLDER, help=texts.CORPUS_HELP)
    checking = commands.add_parser("check", help=texts.CHECK_HELP, description=texts.CHECK_HELP)
    checking.add_argument(
        "folder", type=Path, nargs="?", default=default, metavar=texts.META_FOLDER, help=texts.CORPUS_HELP
    )
    checking.add_argument("--json", action="store_true", help=texts.CHECK_JSON_HELP)
    checking.add_argument("--no-ocr", action="store_true", help=texts.CHECK_NO_OCR_HELP)
    return parser


def _list(folder: Path) -> None:
    listing = scan_folder(folder)
    table = Table()
    for name in texts.LIST_COLUMNS:
        table.add_column(name, overflow="fold")
    for document in listing.documents:
        table.add_row(*(Text(value) for value in _listed(document)))
    _print(table)
    _warn(listing.warnings)


def _listed(document: Document) -> tuple[str, ...]:
    title = document.title or title_of_file(document.file)
    if document.summary:
        title = texts.LIST_SUMMARY.format(title=title)
    files = "\n".join((document.file, *document.also))
    return document.id, title, document.kind, document.date, document.status, files


def _add(given: argparse.Namespace) -> None:
    if is_address(given.source):
        print(texts.ADD_FETCHING.format(source=given.source), file=sys.stderr)
    details = Details(**{field: getattr(given, field).strip() for field in texts.ADD_FIELDS_HELP})
    with _progress(given.source) as progress:
        added = add(given.source, given.corpus, details, FetchLimits(private=given.intranet), ReadingLimits(), progress)
    document = added.document
    print(
        texts.ADD_DONE.format(title=document.title, id=document.id, file=document.file, pages=len(added.reading.pages))
    )
    if added.reading.verdict != "readable":
        _warn((texts.ADD_PARTLY.format(reason=added.reading.reason),))


def _remove(name: str, folder: Path) -> None:
    files = remove(name, folder)
    print(texts.REMOVE_DONE.format(id=name, files=", ".join(files)) if files else texts.REMOVE_ENTRY.format(id=name))


def _check(folder: Path, *, as_json: bool, ocr: bool) -> None:
    listing = scan_folder(folder)
    reports: list[FileReport] = []
    for document in listing.documents:
        with _progress(document.file) as progress:
            found = check_document(folder, document, ReadingLimits(), ocr=ocr, progress=progress)
        for report in found:
            reports.append(report)
            if as_json:
                print(json.dumps(to_json(report), ensure_ascii=False), flush=True)
    if not as_json:
        _print(_report_table(reports))
        if not all(report.isolated for report in reports):
            print(texts.CHECK_NOT_ISOLATED)
    _warn(listing.warnings)


def _report_table(reports: Sequence[FileReport]) -> Table:
    """Make a table that fits eighty characters: of the kinds of pages, only those that a file has."""
    table = Table(show_lines=True)
    for name in texts.CHECK_COLUMNS:
        table.add_column(name, overflow="fold", no_wrap=name in texts.CHECK_COLUMNS[1:3])
    for report in reports:
        verdict = texts.CHECK_VERDICTS[report.verdict]
        table.add_row(Text(report.file), Text(_pages(report)), Text(verdict), Text(advice(report)))
    return table


def _pages(report: FileReport) -> str:
    counts = {kind: getattr(report, kind) for kind in texts.CHECK_PAGES}
    return "\n".join(texts.CHECK_PAGES[kind].format(count=n) for kind, n in counts.items() if n) or texts.CHECK_NO_PAGES


@contextmanager
def _progress(name: str) -> Iterator[ReportProgress]:
    """Show on a terminal how many pages of a file are read, while it lasts."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(escape(texts.CHECK_PROGRESS.format(file=name)), total=None)
        yield lambda done, pages: progress.update(task, completed=done, total=pages)


def _print(table: Table) -> None:
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDE)
    console.print(table)


def _warn(warnings: Sequence[str]) -> None:
    for warning in warnings:
        print(texts.WARNING.format(warning=warning), file=sys.stderr)
