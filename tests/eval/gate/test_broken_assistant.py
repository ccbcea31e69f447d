"""The gate against an assistant that is broken on purpose: it must fail, and say in which way."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.values import Answer, Citation
from eval.figures.metrics import METRICS
from eval.gate.floor import Floor, floor_text, read_floor
from eval.gate.judge import Breach, judge
from eval.running.runner import Ask, run_cases
from eval.running.session import Session
from eval.sets.cases import read_cases
from eval.values import Case

Asked = Mapping[tuple[str, ...], Answer]
FILES = [Path("eval/cases") / name for name in ("basis.yaml", "lijsten-en-tabellen.yaml", "vergelijkingen.yaml")]
LABELS = {metric.name: metric.label for metric in METRICS}


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    return read_cases(FILES)


@pytest.fixture(scope="module")
def answers(cases: tuple[Case, ...], shipped: Session) -> Asked:
    return {(*case.history, case.question): shipped.ask(case.question, case.history) for case in cases}


@pytest.fixture(scope="module")
def floor(cases: tuple[Case, ...], answers: Asked, shipped: Session, tmp_path_factory: pytest.TempPathFactory) -> Floor:
    path = tmp_path_factory.mktemp("floor") / "floor.toml"
    path.write_text(floor_text(run_cases(cases, asking(answers, lambda answer: answer), shipped.source)), "utf-8")
    return read_floor(path)


def asking(answers: Asked, spoil: Callable[[Answer], Answer]) -> Ask:
    return lambda question, history: spoil(answers[(*history, question)])


def claiming(spoil: Callable[[Answer], Answer]) -> Callable[[Answer], Answer]:
    """Spoil only what claims something."""
    return lambda answer: spoil(answer) if answer.status in ("answered", "partial") else answer


@claiming
def wrong_page(answer: Answer) -> Answer:
    return replace(answer, citations=tuple(replace(one, page=max(1, one.page - 1)) for one in answer.citations))


@claiming
def altered_quote(answer: Answer) -> Answer:
    def alter(citation: Citation) -> Citation:
        return replace(citation, quote=re.sub(r"\b(de|het|een|en)\b", "geen", citation.quote, count=1))

    return replace(answer, citations=tuple(map(alter, answer.citations)))


@claiming
def changed_number(answer: Answer) -> Answer:
    lines = [
        re.sub(r"(?<![\[\d])\d+(?=[\d.]*)(?!\])", lambda match: f"{match[0]}7", line, count=1)
        if line.startswith(">")
        else line
        for line in answer.text.splitlines()
    ]
    return replace(answer, text="\n".join(lines))


@claiming
def dropped_item(answer: Answer) -> Answer:
    lines = answer.text.splitlines()
    items = [place for place, line in enumerate(lines) if line.startswith("> - ")]
    return replace(answer, text="\n".join(line for place, line in enumerate(lines) if place not in items[-1:]))


def answers_everything(answer: Answer) -> Answer:
    if answer.status in ("answered", "partial") or not answer.passages:
        return answer
    chunk, document = answer.passages[0].chunk, answer.passages[0].document
    quote = " ".join(chunk.text.split("\n")[-1].split())
    cited = Citation(
        number=1,
        document=document,
        page=chunk.pages[-1],
        label=chunk.labels[-1],
        headings=chunk.headings,
        quote=quote,
        boxes=(),
        chunk=chunk.id,
    )
    return replace(answer, status="answered", text=f"> {quote} [1]", citations=(cited,))


def refuses_everything(answer: Answer) -> Answer:
    return replace(answer, status="not_found", text="Dat staat niet in de documenten.", citations=())


def judged(
    spoil: Callable[[Answer], Answer], cases: tuple[Case, ...], answers: Asked, shipped: Session, floor: Floor
) -> dict[str, Breach]:
    results = run_cases(cases, asking(answers, spoil), shipped.source)
    return {breach.check: breach for breach in judge(results, floor)}


def test_the_assistant_as_it_is_passes(cases: tuple[Case, ...], answers: Asked, shipped: Session, floor: Floor) -> None:
    assert judged(lambda answer: answer, cases, answers, shipped, floor) == {}


@pytest.mark.parametrize(
    ("spoil", "caught"),
    [
        (wrong_page, {"page_recall", "page_precision", "quotes_verbatim", "worse"}),
        (altered_quote, {"quotes_verbatim"}),
        (changed_number, {"numbers_supported"}),
        (dropped_item, {"soort:lijst", "worse"}),
        (answers_everything, {"refusal_recall"}),
        (refuses_everything, {"over_refusal", "page_recall", "fact_recall", "worse"}),
    ],
)
def test_each_way_to_break_it_is_caught_by_name(
    spoil: Callable[[Answer], Answer],
    caught: set[str],
    cases: tuple[Case, ...],
    answers: Asked,
    shipped: Session,
    floor: Floor,
) -> None:
    found = judged(spoil, cases, answers, shipped, floor)
    assert caught <= found.keys()
    for check in caught & LABELS.keys() - {"quotes_verbatim", "numbers_supported"}:
        assert LABELS[check] in found[check].message


def test_an_assistant_that_crashes_is_caught(cases: tuple[Case, ...], shipped: Session, floor: Floor) -> None:
    def crash(question: str, history: object) -> Answer:
        raise RuntimeError(question)

    found = {breach.check for breach in judge(run_cases(cases[:20], crash, shipped.source), floor)}
    assert "error" in found
