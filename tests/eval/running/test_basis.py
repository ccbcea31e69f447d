"""The fixed acceptance set, asked of the real assistant on the shipped documents."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from pypdf import PdfReader

from corpus.catalogue.manifest import DEFAULT_FOLDER
from eval.running.runner import run_cases
from eval.running.session import Session
from eval.sets.cases import read_cases
from eval.values import Result


@pytest.fixture(scope="module")
def results(shipped: Session) -> tuple[Result, ...]:
    return run_cases(read_cases([Path("eval/cases/basis.yaml")]), shipped.ask, shipped.source)


def squeezed(text: str) -> str:
    """Text without white space and hyphens: extractors differ on nothing else."""
    return re.sub(r"[\s\u00ad‐-]", "", text)


def wrong(results: Sequence[Result]) -> str:
    return ", ".join(result.case.id for result in results if not result.ok)


def test_thirty_two_of_forty_are_right_with_the_right_page(results: tuple[Result, ...]) -> None:
    answerable = [result for result in results if result.case.expect == "answer"]
    assert sum(result.ok for result in answerable) >= 32, wrong(answerable)


def test_ten_of_fifteen_are_refused(results: tuple[Result, ...]) -> None:
    refusals = [result for result in results if result.case.expect == "refuse"]
    assert sum(result.ok for result in refusals) >= 10, wrong(refusals)


def test_every_quotation_stands_on_its_page_as_another_extractor_reads_it(
    results: tuple[Result, ...], shipped: Session
) -> None:
    files = {document.id: Path(DEFAULT_FOLDER) / document.file for document in shipped.source.documents.values()}
    pages = {
        (name, number): squeezed(page.extract_text())
        for name, file in files.items()
        for number, page in enumerate(PdfReader(file).pages, start=1)
    }
    quotes = [(result.case.id, cited) for result in results for cited in result.citations]
    assert len(quotes) >= 40
    absent = [(case, cited) for case, cited in quotes if squeezed(cited.quote) not in pages[cited.document, cited.page]]
    assert absent == []


def test_nothing_in_an_answer_is_without_ground(results: tuple[Result, ...]) -> None:
    assert [flaw for result in results for flaw in result.flaws] == []
