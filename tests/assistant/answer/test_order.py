from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.choose import Extract
from assistant.answer.order import in_order
from tests.assistant.builders import document, extract

DRAFT = document("ontwerp", status="ontwerp", date="2024")
ADOPTED = document("besluit", status="vastgesteld", date="2020")
NEWER = document("nieuw", status="vastgesteld", date="2022-05")
UNKNOWN = document("stuk", status="", date="2023")


def ids(extracts: Sequence[Extract]) -> list[str]:
    return [one.document.id for one in extracts]


def test_adopted_before_unknown_before_draft_and_newer_before_older() -> None:
    found = [extract("Een.", of=of) for of in (DRAFT, ADOPTED, UNKNOWN, NEWER)]
    assert ids(in_order(found, sure=True)) == ["nieuw", "besluit", "stuk", "ontwerp"]


def test_what_is_of_one_document_stays_together_best_first() -> None:
    one, other, two = extract("Een.", of=DRAFT), extract("Drie.", of=NEWER), extract("Twee.", of=DRAFT)
    assert in_order([one, other, two], sure=True) == (other, one, two)


def test_what_is_only_newer_is_not_read_before_what_answers() -> None:
    aside, best, second = (
        extract("Iets anders.", answers=0.3, of=NEWER),
        extract("Het antwoord.", answers=0.9, of=DRAFT),
        extract("Ook het antwoord.", answers=0.5, of=ADOPTED),
    )
    assert in_order([best, second, aside], sure=True) == (second, best, aside)


def test_a_document_goes_by_the_best_that_it_says() -> None:
    weak, strong = extract("Terzijde.", answers=0.2, of=NEWER), extract("Het antwoord.", answers=0.8, of=NEWER)
    other = extract("Ook.", answers=0.9, of=ADOPTED)
    assert in_order([other, strong, weak], sure=True) == (strong, weak, other)


def test_an_answer_that_is_not_sure_keeps_the_order_of_how_well_they_answer() -> None:
    found = [extract("Een.", of=DRAFT), extract("Twee.", of=NEWER), extract("Drie.", of=DRAFT)]
    assert in_order(found, sure=False) == tuple(found)


@given(st.lists(st.tuples(st.sampled_from([DRAFT, ADOPTED, NEWER, UNKNOWN]), st.floats(0.01, 0.99)), min_size=1))
def test_something_is_always_left_and_nothing_twice(made) -> None:
    found = [extract(f"Zin {number}.", answers=answers, of=of) for number, (of, answers) in enumerate(made)]
    ordered = in_order(found, sure=True)
    assert ordered
    assert len({id(one) for one in ordered}) == len(ordered)
    assert [one for one in ordered if one not in found] == []
