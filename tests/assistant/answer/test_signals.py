import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.signals import NONE, rank, signals
from assistant.reader.find import CANDIDATES, Found
from assistant.reader.reading import Reading
from assistant.values import Passage
from corpus.values import Chunk
from index.values import Hit
from tests.assistant.builders import document

CHUNK = Chunk(id="c", document="nota", headings=(), pages=(1,), labels=("1",), text="", spans=())


def candidate(passage: float, *units: float, score: float = 0.5, closeness: float = 0.8) -> Found:
    found = Passage(chunk=CHUNK, document=document(), score=score)
    return Found(
        hit=Hit(row=0, score=score, dense=closeness, words=0.0),
        reading=Reading(passage=found, row=0, units=(), passage_logit=passage, unit_logits=units),
    )


def test_the_odds_of_all_passages_count_together() -> None:
    found = signals([candidate(3, -1, 2), candidate(1, 0.5)], searched=100, lacks_figure=True, other_year=False)
    assert found.answers == pytest.approx(np.log(np.exp(3) + np.exp(1)) + np.log(CANDIDATES / 2))
    one = signals([candidate(3)], searched=100, lacks_figure=True, other_year=False)
    assert one.answers == pytest.approx(3 + np.log(CANDIDATES))
    assert (found.lacks_figure, found.other_year) == (1.0, 0.0)


def test_what_reads_best_counts_also_when_it_is_not_first() -> None:
    found = signals([candidate(1, 0), candidate(4, 0)], searched=100, lacks_figure=False, other_year=True)
    assert found.answers > 4
    assert found.other_year == 1.0


def test_what_is_not_there_counts_for_least() -> None:
    found = signals([candidate(-20, float("-inf"))], searched=100, lacks_figure=False, other_year=False)
    assert found.answers == pytest.approx(NONE + np.log(CANDIDATES))
    assert found.passages == pytest.approx(np.log(150))


def test_the_order_is_the_readers_with_what_the_search_counts() -> None:
    candidates = [candidate(1, score=1.0), candidate(2, score=0.5), candidate(0, score=0.0)]
    first, second, third = candidates
    assert rank(candidates, 0) == (second, first, third)
    assert rank(candidates, 5) == (first, second, third)
    assert rank([], 5) == ()


def test_equals_keep_the_order_of_the_search() -> None:
    equals = [candidate(1, 0), candidate(1, 1), candidate(1, 2)]
    assert rank(equals, 5) == tuple(equals)


LOGITS = st.floats(-30, 30)
FOUND = st.lists(st.builds(candidate, LOGITS, LOGITS, score=st.floats(0, 1)), min_size=1, max_size=CANDIDATES)


@given(FOUND, st.floats(0, 10), st.booleans(), st.booleans())
def test_signals_are_always_numbers_within_bounds(candidates, weight, lacks, other) -> None:
    order = rank(candidates, weight)
    assert sorted(map(repr, order)) == sorted(map(repr, candidates))
    found = signals(order, searched=100, lacks_figure=lacks, other_year=other)
    highest = max(one.reading.passage_logit for one in candidates)
    assert max(NONE, highest) - 1e-9 <= found.answers <= max(NONE, highest) + np.log(CANDIDATES) + 1e-9
    assert len(found.values()) == 4
