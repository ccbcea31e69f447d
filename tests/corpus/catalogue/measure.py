"""Print title, status and date of every PDF of a folder, or of generated ones beside what is right.

Run ``python -m tests.corpus.catalogue.measure FOLDER``, or without a folder for sixty generated documents (``--seed``
makes others, ``--other`` other kinds). A wrong value is one that contradicts the document; an unknown one is empty, or
a title of the file name.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.catalogue.describe import Account, account_of, describe
from corpus.catalogue.folder import scan_folder
from corpus.catalogue.titles import Metadata, title_of_file
from corpus.reading.read import UnreadableFile, read_pdf
from corpus.values import Document
from tests.corpus.catalogue.made import Known, Maker, write_documents
from tests.corpus.catalogue.made_more import OtherMaker


def described(folder: Path) -> tuple[Document, ...]:
    """Read and describe the documents of a folder as if no manifest spoke of them."""
    documents, told = [], []
    for document in scan_folder(folder).documents:
        try:
            told.append(account_of(read_pdf(folder / document.file, document.id)))
        except UnreadableFile as error:
            print(f"{document.file}: {error}", file=sys.stderr)
            told.append(Account(claimed=Metadata(), pages=()))
        documents.append(replace(document, title="", status="", date=""))
    return describe(documents, told)


def verdicts(known: Sequence[Known], found: Sequence[Document]) -> list[tuple[Known, Document, dict[str, str]]]:
    """Judge each title, date and status: right, unknown or wrong."""
    by_file = {document.file: document for document in found}
    judged = []
    for one in known:
        document = by_file[one.path.name]
        titled = document.title in one.titles
        unknown = document.title == title_of_file(document.file)
        judgement = {
            "title": "right" if titled else "unknown" if unknown else "wrong",
            "date": "right" if document.date == one.date else "wrong" if document.date else "unknown",
            "status": "right" if document.status == one.status else "wrong" if document.status else "unknown",
        }
        judged.append((one, document, judgement))
    return judged


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--other", action="store_true", help="other kinds of documents")
    given = parser.parse_args(arguments)
    if given.folder:
        for document in described(given.folder):
            print(f"{document.file} | {document.status or '-'} | {document.date or '-'} | {document.title}")
        return
    with tempfile.TemporaryDirectory() as name:
        known = write_documents(Path(name), given.count, (OtherMaker if given.other else Maker)(given.seed))
        judged = verdicts(known, described(Path(name)))
    for one, document, judgement in judged:
        wrong = [f"{field} {verdict}" for field, verdict in judgement.items() if verdict != "right"]
        should = f"  <- {', '.join(wrong)}: {one.titles[0]} | {one.status} | {one.date}" if wrong else ""
        print(f"{document.file} | {document.status or '-'} | {document.date or '-'} | {document.title}{should}")
    for field in ("title", "date", "status"):
        print(field, dict(Counter(judgement[field] for _, _, judgement in judged)))


if __name__ == "__main__":
    main()
