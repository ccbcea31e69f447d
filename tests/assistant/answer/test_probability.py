import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.probability import FILE, Calibration, calibration
from assistant.answer.signals import Signals

SURE = Signals(answers=6, passages=5, lacks_figure=0, other_year=0)
LOST = Signals(answers=-8, passages=5, lacks_figure=1, other_year=1)
PLAIN = Calibration(
    weights=(1.0, 0.0, 0.0, 0.0),
    bias=0.0,
    any_weights=(1.0, 0.0, 0.0, 0.0),
    any_bias=1.0,
    found_from=0.7,
    possible_from=0.4,
    search_weight=1.0,
    alone_from=0.5,
    alone_per_term=1.0,
)


def test_the_bundled_calibration_has_a_weight_for_every_signal() -> None:
    found = calibration()
    assert len(found.weights) == len(SURE.values())
    assert len(found.weights) <= 10
    assert len(found.any_weights) == len(SURE.values())
    assert 0 < found.possible_from < 1
    assert 0 < found.found_from < 1


def test_the_stored_calibration_names_its_data_and_its_figures() -> None:
    assert len(json.loads(FILE.read_text("utf-8"))) > 1


def test_what_reads_well_is_likely_and_what_does_not_is_not() -> None:
    assert calibration().outcome(SURE) == "found"
    assert calibration().outcome(LOST) == "not_found"


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [(6.0, "found"), (0.85, "found"), (0.84, "possible"), (-1.4, "possible"), (-1.5, "not_found"), (-8.0, "not_found")],
)
def test_three_outcomes(answers: float, outcome: str) -> None:
    assert PLAIN.outcome(Signals(answers=answers, passages=5, lacks_figure=0, other_year=0)) == outcome


def test_a_probability_is_logistic_in_the_signals() -> None:
    assert PLAIN.probability(SURE) == pytest.approx(0.99752738)
    assert PLAIN.probability(LOST) == pytest.approx(0.00033535)


@given(st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=4))
def test_a_probability_is_one(values: list[float]) -> None:
    told = Signals(**dict(zip(Signals.__slots__, values, strict=True)))
    assert 0 <= calibration().probability(told) <= 1
    assert 0 <= calibration().answerable(told) <= 1
