from random import Random

from hypothesis import given
from hypothesis import strategies as st

from eval.training.examples.slips import written_badly

QUESTION = "Hoeveel woningen komen er in 2030 bij het station?"


def test_the_same_draw_writes_the_same() -> None:
    assert [written_badly(QUESTION, Random(3)) for _ in range(3)] == [written_badly(QUESTION, Random(3))] * 3


def test_it_is_written_in_many_ways_and_figures_stay() -> None:
    draw = Random(5)
    written = [written_badly(QUESTION, draw) for _ in range(400)]
    assert len(set(written)) > 100
    assert all("2030" in one for one in written)
    assert QUESTION.upper() in written
    assert QUESTION.rstrip("?").lower() in written


@given(st.text(max_size=80), st.integers(0, 1000))
def test_any_text_can_be_written_badly(question: str, seed: int) -> None:
    assert isinstance(written_badly(question, Random(seed)), str)
