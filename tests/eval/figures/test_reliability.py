import pytest

from eval.figures.reliability import calibration_error, reliability
from eval.values import Result
from tests.eval.builders import answer, case, citation, good, refusal, refused, result

NEAR = citation(quote="De binnenstad heeft 60.000 m² winkelruimte nodig.", near=True)


def said(confidence: float | None, right: bool = True) -> Result:
    if right:
        return result(case(), answer(good().text, good().citations, confidence=confidence))
    return result(
        case(), answer("> De Rolderstraat wordt een woonstraat. [1]", [citation(page=2)], confidence=confidence)
    )


def test_every_result_falls_in_one_of_ten_bins() -> None:
    bins = reliability([said(0.0), said(0.1), said(0.19, right=False), said(1.0), said(None)])
    assert [one.count for one in bins] == [1, 2, 0, 0, 0, 0, 0, 0, 0, 1]
    assert (bins[1].low, bins[1].high, bins[1].confidence) == (0.1, 0.2, pytest.approx(0.145))
    assert bins[1].right and bins[1].right.mean == 0.5
    assert bins[1].right.low < 0.5 < bins[1].right.high
    assert (bins[2].confidence, bins[2].right) == (None, None)


def test_the_error_is_weighed_by_the_results_in_a_bin() -> None:
    found = reliability([said(0.9), said(0.9), said(0.9, right=False), said(0.5)])
    assert calibration_error(found) == pytest.approx((3 * abs(0.9 - 2 / 3) + 0.5) / 4)
    assert calibration_error(reliability([said(1.0)])) == 0.0


def test_a_refusal_counts_with_its_nearest_passage_and_the_unanswerable_is_never_right() -> None:
    near = answer("Niet gevonden.", [NEAR], "not_found", confidence=0.15)
    bins = reliability([result(case(), near), result(refusal(), near), result(case(), refused())])
    assert bins[1].count == 2
    assert bins[1].right and bins[1].right.mean == 0.5
    sure = answer(good().text, good().citations, confidence=0.95)
    assert (reliability([result(refusal(), sure)])[9].right or pytest.fail()).mean == 0.0


def test_there_is_no_table_without_chances() -> None:
    assert reliability([said(None)]) == ()
    assert reliability([said(0.5), said(1.7)]) == ()
    assert reliability([said(-0.1)]) == ()
    assert calibration_error(()) is None
