"""What holds for every answer: asked are all questions of the evaluation, whether or not they are answered well."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from assistant import texts
from assistant.answer.verify import check
from assistant.notation.verbatim import markers, unescape
from assistant.question.clean import MAX_CHARS
from assistant.values import Answer
from eval.sets.cases import read_cases
from eval.values import Case
from index.library import Library
from index.settings import Settings
from tests.assistant.conftest import Ask

CASES = Path(__file__).parents[2] / "eval" / "cases"
REFUSED = ("not_found", "out_of_scope", "clarify")
Answers = Sequence[tuple[Case, Answer]]


@pytest.fixture(scope="module")
def answers(ask: Ask) -> Answers:
    return [(case, ask(case.question, *case.history)) for case in read_cases([CASES])]


@cache
def pages(file: Path) -> tuple[str, ...]:
    """The text of every page, as an extractor reads it that the project does not read with."""
    return tuple(squeezed(page.extract_text()) for page in PdfReader(file).pages)


def squeezed(text: str) -> str:
    """Text without white space and hyphens at a line end."""
    return re.sub(r"\s", "", re.sub(r"(?<=\w)[-\u00ad\u2010][ \t]*\n\s*", "", text).replace("\u00ad", ""))


def test_there_is_enough_to_judge_by(answers: Answers) -> None:
    assert len(answers) > 300
    assert sum(answer.status in ("answered", "partial") for _, answer in answers) > 150
    assert sum(answer.status in REFUSED for _, answer in answers) > 80


def test_no_answer_breaks_a_rule(answers: Answers, shipped_library: Library) -> None:
    def page_text(document: str, page: int) -> str:
        return shipped_library.page(document, page).text

    broken = [
        (case.id, violation)
        for case, answer in answers
        for violation in check(answer, page_text, " ".join([case.question, *case.history]), shipped_library.documents)
    ]
    assert broken == []


def test_nothing_had_to_be_taken_out(answers: Answers) -> None:
    assert [(case.id, step) for case, answer in answers for step in answer.trace if step.startswith("verify")] == []


def test_every_quotation_stands_on_its_page_as_another_extractor_reads_it(
    answers: Answers, shipped_settings: Settings
) -> None:
    quotes = {
        (citation.document.file, citation.page, citation.quote)
        for _, answer in answers
        for citation in answer.citations
    }
    assert len(quotes) > 150
    absent = [
        (file, page, quote)
        for file, page, quote in quotes
        if squeezed(quote) not in pages(shipped_settings.corpus / file)[page - 1]
    ]
    assert absent == []


def test_every_answer_says_something_and_only_what_its_status_says(answers: Answers) -> None:
    for case, answer in answers:
        assert answer.text, case.id
        shown = [citation for citation in answer.citations if not citation.near]
        assert bool(shown) == (answer.status in ("answered", "partial")), case.id
        assert answer.status != "error", case.id


def test_every_citation_is_used_and_counted_up_from_one(answers: Answers) -> None:
    for case, answer in answers:
        numbers = [citation.number for citation in answer.citations]
        assert numbers == list(range(1, len(numbers) + 1)), case.id
        assert set(markers(answer.text)) == set(numbers), case.id


def test_every_quoted_line_carries_a_marker(answers: Answers) -> None:
    for case, answer in answers:
        for line in answer.text.splitlines():
            assert not line.startswith("> ") or markers(line), (case.id, line)


def test_every_citation_leads_to_its_place(answers: Answers, shipped_library: Library) -> None:
    for case, answer in answers:
        for citation in answer.citations:
            page = shipped_library.page(citation.document.id, citation.page)
            assert citation.label == page.label, case.id
            assert citation.headings, case.id
            assert citation.boxes, case.id
            for box in citation.boxes:
                assert 0 <= box.x0 < box.x1 <= page.width, case.id
                assert 0 <= box.top < box.bottom <= page.height, case.id


def test_every_claim_names_its_document(answers: Answers) -> None:
    for case, answer in answers:
        for citation in answer.citations:
            if not citation.near:
                assert texts.source_name(citation.document) in unescape(answer.text), case.id


def test_every_refusal_says_so_and_where_it_searched(answers: Answers, shipped_library: Library) -> None:
    for case, answer in answers:
        if answer.status == "not_found":
            searched = texts.source_names(shipped_library.documents)
            assert texts.NOT_FOUND.format(sources=searched) in unescape(answer.text), case.id
            assert (texts.NEAREST in answer.text) == bool(answer.citations), case.id


def test_no_quotation_is_shown_twice(answers: Answers) -> None:
    for case, answer in answers:
        if "Over uw vraag ‘" not in answer.text:
            lines = [line for line in answer.text.splitlines() if line.startswith("> ")]
            assert len(lines) == len(set(lines)), case.id


def test_answers_can_be_read_at_a_glance(answers: Answers) -> None:
    parts = [(case.id, part) for case, answer in answers for part in answer.text.split("Over uw vraag ‘")]
    assert [case for case, part in parts if len(part) > 3 * MAX_CHARS] == []
