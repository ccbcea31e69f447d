from dataclasses import replace

import numpy as np

from eval.training.examples.batches import (
    LONGEST,
    LONGEST_QUERY,
    NEGATIVES,
    NO_UNIT,
    Groups,
    Pairs,
    content,
    query,
    reading,
    stacked,
    words,
)
from eval.training.examples.data import Data
from eval.training.examples.prepare import BEGIN, END, PADDING, Prepared, Ragged


def test_a_reading_holds_question_headings_and_units_in_order(prepared: Prepared) -> None:
    ids, units = reading(prepared, 0, 3)
    above = prepared.titles[3] + prepared.headings[3]
    start = [BEGIN, *prepared.asked[0], END, *above, END]
    said = prepared.units_of(3)
    assert ids == [*start, *(token for unit in said for token in unit), END]
    assert units == [NO_UNIT] * len(start) + [number for number, unit in enumerate(said) for _ in unit] + [NO_UNIT]
    untitled, _ = reading(prepared, 0, 3, titled=False)
    assert untitled == [BEGIN, *prepared.asked[0], END, *prepared.headings[3], END, *ids[len(start) :]]


def test_a_follow_up_stands_behind_the_question_before_it(data: Data, prepared: Prepared) -> None:
    number = next(place for place, one in enumerate(data.questions) if one.earlier)
    before, asked = prepared.earlier[number], prepared.asked[number]
    assert reading(prepared, number, 0)[0][: len(before) + len(asked) + 3] == [BEGIN, *before, END, *asked, END]
    assert query(prepared, number)[0] == [BEGIN, *prepared.query_prompt, *before, *asked, END]


def test_a_question_is_now_and_then_put_in_another_way(prepared: Prepared) -> None:
    draw = np.random.default_rng(1)
    number = prepared.questions(dev=False)[0]
    others = prepared.questions(dev=False)[1:]
    put = [words(prepared, number, draw, others) for _ in range(200)]
    plain = sum(asked == prepared.asked[number] for _, asked in put)
    assert 100 < plain < 190
    assert 1 <= sum(bool(earlier) for earlier, _ in put) < 40
    assert words(prepared, number) == (prepared.earlier[number], prepared.asked[number])


def test_what_is_too_long_is_cut_with_its_last_unit(prepared: Prepared) -> None:
    long = replace(
        prepared, units=Ragged.of([9] * 300 for _ in range(len(prepared.units))), asked=Ragged.of([[8] * 200] * 40)
    )
    ids, units = reading(long, 0, 0)
    assert len(ids) == len(units) == LONGEST
    assert (ids[-1], units[-1]) == (END, NO_UNIT)
    assert set(units) == {NO_UNIT, 0}
    assert len(content(long, 0)[0]) == LONGEST
    assert len(query(long, 0)[0]) == LONGEST_QUERY


def test_stacks_keep_every_row_whole() -> None:
    draw = np.random.default_rng(3)
    rows = [(list(range(5, 5 + int(size))), [NO_UNIT] * int(size)) for size in draw.integers(3, 60, 50)]
    stacks = stacked(rows)
    assert sorted(int(place) for stack in stacks for place in stack.rows) == list(range(50))
    for stack in stacks:
        for place, ids in zip(stack.rows, stack.ids, strict=True):
            assert ids[ids != PADDING].tolist() == rows[place][0]
    assert sum(stack.ids.size for stack in stacks) < 50 * 60


def test_a_group_puts_each_passage_first_among_its_negatives(prepared: Prepared) -> None:
    order = prepared.questions(dev=False)
    groups = Groups(prepared, order, 12, 0, {})
    assert sum(group.answered + group.unanswered for group in groups) == len(order)
    group = groups[0]
    assert group.pairs == group.answered * (NEGATIVES + 1) + group.unanswered + sum(group.elsewhere)
    assert sum(len(stack.rows) for stack in group.stacks) == group.pairs
    chosen = [n for n in order[:12] if prepared.answered[n]] + [n for n in order[:12] if not prepared.answered[n]]
    for row, question in enumerate(chosen):
        assert np.flatnonzero(group.targets[row]).tolist() == prepared.evidence[question]
        assert group.weights[row, 0] == (1 if prepared.evidence[question] else 0.3)


def test_the_same_epoch_draws_the_same_and_another_one_differs(prepared: Prepared) -> None:
    order = prepared.questions(dev=False)
    one, same, other = (Groups(prepared, order, 12, epoch, {})[0].stacks[0] for epoch in (0, 0, 1))
    assert np.array_equal(one.ids, same.ids)
    assert not np.array_equal(one.ids, other.ids)


def test_negatives_never_are_the_passage_that_answers(prepared: Prepared) -> None:
    question = prepared.questions(dev=False, answered=True)[0]
    own = int(prepared.passage[question])
    few = Groups(prepared, [question], 1, 0, {question: [own + 1]})
    for seed in range(30):
        drawn = few._negatives(question, np.random.default_rng(seed))
        assert len(drawn) == NEGATIVES
        assert own not in drawn


def test_what_nobody_located_teaches_nothing_about_units(data: Data, prepared: Prepared) -> None:
    number = next(place for place, one in enumerate(data.questions) if one.answered and not one.evidence)
    group = Groups(prepared, [number], 1, 0, {})[0]
    assert group.weights[0, 0] == 0


def test_pairs_come_in_batches_of_like_length(prepared: Prepared) -> None:
    pairs = [(0, passage) for passage in range(len(prepared.document))]
    batches = list(Pairs(prepared, pairs, 7))
    places = np.concatenate([places for places, _ in batches])
    assert sorted(places.tolist()) == list(range(len(pairs)))
    lengths = [sum(map(len, prepared.units_of(place))) for place in places]
    assert lengths == sorted(lengths)
