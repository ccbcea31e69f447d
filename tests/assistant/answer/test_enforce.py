"""What ``enforce`` leaves of an answer that breaks a rule: less, never anything new, and never silence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.notation.verbatim import escape
from assistant.texts import NEAREST, STANDS_IN, UNCHECKED, source_name
from tests.assistant.builders import answer, citation, document
from tests.assistant.nota import INTRODUCTION, LEADER, MONEY, NOTA, PLAN, REFUSAL, ROW, answered, checked, enforced


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quote", "De gemeente Dorp legt 4 miljoen euro in."),
        ("quote", "de gemeente dorp legt 3 miljoen euro in."),
        ("quote", "De gemeente Dorp legt 3 mil\u200bjoen euro in."),
        ("quote", ""),
        ("quote", " \n "),
        ("page", 2),
        ("page", 99),
        ("document", PLAN),
        ("document", document("verzonnen")),
    ],
)
def test_a_quotation_that_is_not_on_its_page_takes_its_lines_along(field: str, value: object) -> None:
    false = replace(MONEY, **{field: value})
    given = answer(
        f"{INTRODUCTION}\n\n> {escape(false.quote)} [1]\n\n> Bas Doets leidt het project sinds 2016. [2]", false, LEADER
    )
    assert 1 in {violation.rule for violation in checked(given)}
    left = enforced(given)
    assert [cited.number for cited in left.citations] == [2]
    assert "[1]" not in left.text
    assert checked(left) == ()


def test_an_answer_that_loses_its_last_claim_becomes_a_refusal_without_sources() -> None:
    left = enforced(answer(f"{INTRODUCTION}\n\n> De provincie geeft 9 miljoen euro. [1]", MONEY))
    assert (left.status, left.text, left.citations) == ("not_found", UNCHECKED, ())
    assert checked(left) == ()


def test_an_introduction_goes_with_what_it_introduced() -> None:
    second = STANDS_IN.format(source=source_name(PLAN))
    given = answered(second, "> De provincie geeft 9 miljoen euro. [1]")
    assert second not in enforced(given).text
    assert INTRODUCTION in enforced(given).text


def test_a_false_nearest_passage_leaves_the_refusal_standing() -> None:
    given = answer(
        f"{REFUSAL}\n\n{NEAREST}\n\n> Alles is gratis. [1]", citation(1, "Alles is gratis.", NOTA), status="not_found"
    )
    left = enforced(given)
    assert (left.status, left.text, left.citations) == ("not_found", REFUSAL, ())


def test_a_refusal_never_becomes_silence() -> None:
    assert enforced(answer("Alles is gratis.", status="not_found")).text


def test_an_answer_without_a_claim_is_no_answer() -> None:
    given = answer(INTRODUCTION, MONEY)
    assert checked(given)
    assert enforced(given).status == "not_found"


LINES = st.sampled_from(
    [
        INTRODUCTION,
        REFUSAL,
        NEAREST,
        "",
        ">",
        "> De gemeente Dorp legt 3 miljoen euro in. [1]",
        "> Bas Doets leidt het project sinds 2016. [2]",
        "> Bas Doets leidt het project sinds 2017. [2]",
        "De gemeente geeft 9 miljoen. [1]",
        "Alles is gratis.",
        "Er is nog meer. [8]",
    ]
)
CITATIONS = st.sets(st.sampled_from([MONEY, LEADER, ROW, citation(8, "Staat nergens.", NOTA)]))


@given(
    st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=8), CITATIONS, st.sampled_from(["answered", "not_found"])
)
def test_what_is_left_never_breaks_a_rule_and_says_nothing_new(lines: list[str], cited: set, status: str) -> None:
    given = answer("\n".join(lines), *sorted(cited, key=lambda one: one.number), status=status)
    left = enforced(given)
    assert checked(left) == ()
    assert set(left.text.splitlines()) - {"", UNCHECKED, REFUSAL} <= set(given.text.splitlines())
    assert enforced(left) == left
