from dataclasses import replace

import numpy as np
import pytest

from assistant.answer.probability import Calibration
from assistant.answer.signals import Signals
from eval.calibration.asking import Example
from eval.calibration.figures import MOST_REFUSED, figures, found_from, possible_from, thresholds, trade_off
from eval.calibration.model import cross_validated, fit
from eval.training.examples.data import TrainingError

WEIGHTS = np.array([1.0, -0.5, 0.2, 0.0])

NONE = (0.0,) * 4


def drawn(count: int = 3_000) -> list[Example]:
    """Examples of which it is known how likely each is right; each fourth is of a question without an answer."""
    draw = np.random.default_rng(3)
    signals = draw.normal(size=(count, 4)) * [3, 2, 2, 0]
    right = draw.random(count) < 1 / (1 + np.exp(-(signals @ WEIGHTS + 0.7)))
    return [
        Example(signals=tuple(row), right=bool(one), answerable=bool(one) or place % 4 > 0, document=f"d{place % 60}")
        for place, (row, one) in enumerate(zip(signals.tolist(), right, strict=True))
    ]


def test_the_model_finds_the_weights_the_examples_were_made_with() -> None:
    fitted = fit(drawn(), NONE)
    assert np.allclose(fitted.weights, WEIGHTS, atol=0.15)
    assert fitted.bias == pytest.approx(0.7, abs=0.15)


def test_a_signal_that_hardly_occurs_keeps_its_weight() -> None:
    known = drawn()
    often = [replace(one, signals=(*one.signals[:3], float(place < 20))) for place, one in enumerate(known)]
    rare = [replace(one, signals=(*one.signals[:3], float(place < 5))) for place, one in enumerate(known)]
    before = (*NONE[:3], -3.0)
    assert fit(rare, before).weights[3] == -3.0
    assert fit(often, before).weights[3] != -3.0
    assert np.allclose(fit(rare, before).weights[:3], WEIGHTS[:3], atol=0.15)


def test_the_product_computes_the_same_probability() -> None:
    some = drawn(50)
    fitted = fit(some, NONE)
    product = Calibration(
        weights=fitted.weights,
        bias=fitted.bias,
        any_weights=fitted.weights,
        any_bias=fitted.bias,
        found_from=0.7,
        possible_from=0.4,
        search_weight=5.0,
        alone_from=0.5,
        alone_per_term=1.0,
    )
    names = Signals.__slots__
    given = [product.probability(Signals(**dict(zip(names, one.signals, strict=True)))) for one in some]
    assert np.allclose(fitted.probabilities(some), given)
    assert np.allclose(
        [product.answerable(Signals(**dict(zip(names, one.signals, strict=True)))) for one in some], given
    )


def test_each_is_given_a_probability_by_a_model_that_did_not_see_its_document() -> None:
    known = drawn(400)
    given = cross_validated(known, before=NONE, seed=7)
    turned = [replace(one, right=not one.right) if one.document == "d0" else one for one in known]
    own = np.array([one.document == "d0" for one in known])
    assert np.allclose(cross_validated(turned, before=NONE, seed=7)[own], given[own])
    assert not np.allclose(cross_validated(turned, before=NONE, seed=7)[~own], given[~own])


def test_questions_whose_document_is_not_there_leave_the_balance_as_it_was() -> None:
    made = drawn()
    absent = [replace(one, absent=True) for one in made if not one.answerable]
    assert absent
    assert fit([*made, *absent], NONE).bias == pytest.approx(fit(made, NONE).bias, abs=0.01)


def test_examples_that_are_all_right_teach_nothing() -> None:
    with pytest.raises(TrainingError, match="niets uit te leren"):
        fit([replace(one, right=True) for one in drawn(20)], NONE)


def test_the_figures_say_how_good_the_probability_is() -> None:
    made = drawn()
    given = cross_validated(made, before=NONE, seed=7)
    found = figures(made, given, given)
    assert (found.questions, found.right) == (3_000, sum(one.right for one in made))
    assert found.auc_right is not None
    assert found.auc_right > 0.9
    assert found.calibration_error is not None
    assert found.calibration_error < 0.03
    turned = np.array([0.0 if one.right else 1.0 for one in made])
    worst = figures(made, turned, turned)
    assert (worst.auc_right, worst.calibration_error) == (0.0, 1.0)


def test_a_threshold_trades_answers_for_refusals() -> None:
    made = drawn(4)
    some = [replace(one, right=right, answerable=right or place == 1) for place, (one, right) in
            enumerate(zip(made, (True, False, True, False), strict=True))]  # fmt: skip
    tried = thresholds(some, np.array([0.9, 0.6, 0.4, 0.2]))
    half = next(one for one in tried if one.threshold == 0.5)
    assert (half.shown, half.right, half.over_refused, half.refused) == (0.5, 0.5, pytest.approx(1 / 3), 1.0)
    assert tried[-1].right is None
    assert found_from(tried, 0.9) == 0.7
    assert found_from((), 0.7) == 0.7
    assert [one.threshold for one in trade_off(tried)][:3] == [0.05, 0.1, 0.15]


def test_answers_are_shown_from_where_few_that_can_be_answered_are_refused() -> None:
    tried = thresholds(drawn(400), cross_validated(drawn(400), before=NONE, seed=7))
    chosen = possible_from(tried, 0.33)
    told = {one.threshold: one.over_refused for one in tried}
    assert (told[chosen] or 0) <= MOST_REFUSED < (told[round(chosen + 0.01, 2)] or 0)
    assert possible_from((), 0.33) == 0.33
