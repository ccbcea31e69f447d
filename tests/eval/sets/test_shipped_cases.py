"""The cases of the project, held against the documents with an extractor that the project itself does not read with."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from corpus.catalogue.folder import list_documents
from corpus.catalogue.manifest import DEFAULT_FOLDER
from eval.running.session import Session
from eval.scoring.source import Source
from eval.sets.cases import read_cases
from eval.sets.lint import lint
from eval.values import Case

CASES = Path("eval/cases")


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return read_cases([CASES])


@cache
def pages(file: Path) -> tuple[str, ...]:
    joined = (re.sub(r"(?<=[a-zë])-\n(?=[a-zë])", "", page.extract_text()) for page in PdfReader(file).pages)
    return tuple(joined)


def independent() -> Source:
    documents = {document.id: document for document in list_documents(Path(DEFAULT_FOLDER))}

    def page_text(document: str, number: int) -> str | None:
        found = pages(Path(DEFAULT_FOLDER) / documents[document].file)
        return found[number - 1] if number <= len(found) else None

    return Source(documents=documents, page_text=page_text)


def test_every_gold_fact_stands_on_its_page_as_another_extractor_reads_it(cases: tuple[Case, ...]) -> None:
    assert lint(cases, independent()) == ()


def test_every_gold_fact_stands_on_its_page_as_the_project_reads_it(cases: tuple[Case, ...], shipped: Session) -> None:
    assert lint(cases, shipped.source) == ()


def test_there_are_as_many_cases_as_promised(cases: tuple[Case, ...]) -> None:
    answerable = [case for case in cases if case.expect == "answer"]
    refusals = [case for case in cases if case.expect == "refuse"]
    assert sum(not case.history for case in answerable) >= 150
    assert sum(bool(case.history) for case in cases) >= 60
    assert len(refusals) >= 100
    assert sum(case.near_miss for case in refusals) >= 60


def test_the_acceptance_set_is_as_agreed(cases: tuple[Case, ...]) -> None:
    basis = [case for case in cases if case.file == "basis.yaml"]
    assert Counter(case.expect for case in basis) == {"answer": 40, "refuse": 15}
    assert sum(bool(case.history) for case in basis) == 8
    asked = {case.type for case in basis if case.expect == "answer"}
    assert {"doel", "thema", "geld", "plek", "persoon", "datum"} <= asked


def test_every_kind_of_question_and_asker_is_there(cases: tuple[Case, ...]) -> None:
    answerable = [case for case in cases if case.expect == "answer"]
    types = Counter(case.type for case in answerable)
    assert {"doel", "thema", "geld", "plek", "persoon", "datum", "lijst", "tabel", "vergelijking"} <= types.keys()
    assert min(types.values()) >= 8
    assert min(Counter(case.user for case in cases).values()) >= 80
    assert min(Counter(case.difficulty for case in cases).values()) >= 50
    assert {document for case in answerable for document in case.documents} == set(independent().documents)
    assert all(len(case.places) == 2 for case in answerable if case.type == "vergelijking" and not case.history)


def test_half_of_the_wording_is_far_from_the_text(cases: tuple[Case, ...]) -> None:
    assert sum(case.wording == "ver" for case in cases) >= len(cases) / 2
    texts = independent()

    def shared(case: Case) -> float:
        gold = " ".join(
            texts.page_text(document, page) or ""
            for place in case.places
            for document, numbers in place.items()
            for page in numbers
        ).casefold()
        words = [word for word in re.findall(r"\w+", case.question.casefold()) if len(word) > 3]
        return sum(word in gold for word in words) / max(len(words), 1)

    single = [case for case in cases if case.expect == "answer" and not case.history]
    near = [shared(case) for case in single if case.wording == "dichtbij"]
    far = [shared(case) for case in single if case.wording == "ver"]
    assert sum(far) / len(far) < sum(near) / len(near) - 0.2


def test_the_halves_are_alike(cases: tuple[Case, ...]) -> None:
    for kind in ("expect", "type", "near_miss"):
        dev = Counter(getattr(case, kind) for case in cases if case.split == "dev")
        test = Counter(getattr(case, kind) for case in cases if case.split == "test")
        assert all(abs(dev[name] - test[name]) <= 4 for name in dev | test)
