import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.scoring.retrieval import hit, ndcg, on_place, reciprocal_rank
from tests.eval.builders import passage

GOLD = ({"visie": (4, 9)},)


def test_any_page_of_a_place_will_do() -> None:
    assert on_place("visie", (8, 9), GOLD[0])
    assert not on_place("visie", (5,), GOLD[0])
    assert not on_place("programma", (4,), GOLD[0])


def test_hit_and_rank_of_the_first_gold_page() -> None:
    found = [passage("visie", 1), passage("programma", 4), passage("visie", 9), passage("visie", 4)]
    assert hit(found, GOLD, 1) == 0.0
    assert hit(found, GOLD, 3) == 1.0
    assert reciprocal_rank(found, GOLD) == pytest.approx(1 / 3)
    assert reciprocal_rank(found, GOLD, depth=2) == 0.0
    assert hit([], GOLD, 5) == reciprocal_rank([], GOLD) == ndcg([], GOLD) == 0.0


def test_gain_counts_each_place_once() -> None:
    two = ({"visie": (4,)}, {"programma": (2,)})
    once = [passage("visie", 4), passage("visie", 4), passage("programma", 2)]
    ideal = 1 + 1 / math.log2(3)
    assert ndcg(once, two) == pytest.approx((1 + 1 / 2) / ideal)
    assert ndcg([passage("visie", 4), passage("programma", 2)], two) == 1.0


def test_one_passage_on_two_places_is_no_more_than_ideal() -> None:
    assert ndcg([passage("visie", 4, 5)], ({"visie": (4,)}, {"visie": (5,)})) == 1.0


@given(st.lists(st.integers(min_value=1, max_value=12), max_size=15), st.integers(min_value=1, max_value=12))
def test_scores_are_shares_and_agree(pages: list[int], gold: int) -> None:
    found = [passage("visie", page) for page in pages]
    places = ({"visie": (gold,)},)
    scores = [hit(found, places, 1), hit(found, places, 5), reciprocal_rank(found, places), ndcg(found, places)]
    assert all(0.0 <= score <= 1.0 for score in scores)
    assert scores[0] <= scores[1]
    assert (reciprocal_rank(found, places) > 0) == (ndcg(found, places) > 0) == (gold in pages[:10])
