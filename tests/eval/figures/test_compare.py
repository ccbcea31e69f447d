from hypothesis import given
from hypothesis import strategies as st

from eval.figures.compare import compare, outcomes
from tests.eval.builders import case, good, refused, result

OUTCOMES = st.dictionaries(st.sampled_from([f"c{place}" for place in range(30)]), st.booleans())


def test_what_flipped_is_named() -> None:
    found = compare({"a": True, "b": False, "c": True, "d": True}, {"a": False, "b": True, "c": True, "e": True})
    assert (found.common, found.before, found.after) == (3, 2, 2)
    assert (found.lost, found.won) == (("a",), ("b",))
    assert (found.only_before, found.only_after) == (1, 1)
    assert not found.worse
    assert not found.better


def test_six_lost_and_none_won_is_worse() -> None:
    before = {f"c{place}": True for place in range(20)}
    after = before | {f"c{place}": False for place in range(6)}
    assert compare(before, after).worse
    assert compare(after, before).better
    assert not compare(before, before | {f"c{place}": False for place in range(5)}).worse


def test_outcomes_are_those_of_the_cases() -> None:
    assert outcomes([result(case(id="a"), good()), result(case(id="b"), refused())]) == {"a": True, "b": False}


@given(OUTCOMES, OUTCOMES)
def test_turned_around_the_same_cases_flip(one: dict[str, bool], other: dict[str, bool]) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there.won, there.lost, there.p_value) == (back.lost, back.won, back.p_value)
    assert there.after - there.before == len(there.won) - len(there.lost)
    assert not (there.better and there.worse)
