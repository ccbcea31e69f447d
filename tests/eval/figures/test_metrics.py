import pytest

from eval import texts
from eval.figures.coverage import area, curve, operating_point
from eval.figures.metrics import METRICS, f1, group_of, refusal_summary, slices, summary
from tests.eval.builders import answer, case, citation, good, refusal, refused, result


def sure(confidence: float | None, right: bool) -> object:
    said = good() if right else answer("> De Rolderstraat wordt een woonstraat. [1]", [citation(page=2)])
    return answer(said.text, said.citations, confidence=confidence)


RUN = (
    result(case(id="a"), good()),
    result(case(id="b"), refused()),
    result(refusal(id="c"), refused()),
    result(refusal(id="d"), good()),
    result(refusal(id="e", type="geld", user="inwoner"), refused()),
)


def test_refusals_are_counted_both_ways() -> None:
    found = refusal_summary(RUN)
    assert found["refusal_precision"].mean == pytest.approx(2 / 3)
    assert found["refusal_recall"].mean == pytest.approx(2 / 3)
    assert found["over_refusal"].mean == 0.5
    assert found["refusal_f1"].mean == pytest.approx(2 / 3)
    assert f1(0, 0, 0) == 0.0


def test_figures_come_in_the_order_of_the_report_and_without_what_nobody_qualifies_for() -> None:
    found = summary(RUN)
    order = [metric.name for metric in METRICS]
    assert list(found) == sorted(found, key=order.index)
    assert "named" not in found
    assert found["ok"].count == 5
    assert found["ok"].mean == 0.6
    assert found["right"].count == 2


def test_every_metric_has_a_score_or_is_of_the_set() -> None:
    known = set(summary([*RUN, result(refusal(mentions=("2040",)), refused())]))
    assert known == {metric.name for metric in METRICS}


def test_slices_leave_out_what_is_unknown() -> None:
    found = slices([*RUN, result(case(id="f", wording=""), good())])
    assert found[texts.SLICE_TYPE]["geld"].count == 1
    assert found[texts.SLICE_USER]["ambtenaar"].count == 5
    assert "" not in found[texts.SLICE_WORDING]
    assert set(found[texts.SLICE_DOCUMENT]) == {"visie", texts.NO_DOCUMENT}
    assert set(found[texts.SLICE_EXPECT]) == {"antwoord", "weigering"}


def test_turns_are_counted_from_the_history() -> None:
    found = slices([result(case(history=("eerst", "toen")), good())])
    assert set(found[texts.SLICE_TURN]) == {"3"}


def test_the_documents_of_a_comparison_are_one_group() -> None:
    both = case(places=({"visie": (1,)}, {"programma": (1,)}))
    assert group_of(result(both, good())) == "programma+visie"
    assert group_of(result(refusal(), refused())) == "-"


def test_risk_and_coverage_at_the_assistants_own_threshold() -> None:
    found = operating_point(RUN)
    assert found["coverage"].mean == 0.4
    assert found["selective_risk"].mean == 0.5
    assert "selective_risk" not in operating_point([result(case(), refused())])


def test_the_curve_goes_from_sure_to_unsure_and_takes_equals_together() -> None:
    said = [sure(0.9, True), sure(0.5, False), sure(0.5, True), sure(0.1, False)]
    results = [result(case(id=str(place)), one) for place, one in enumerate(said)]  # type: ignore[arg-type]
    points = curve([*results, result(case(id="r"), refused())])
    assert points == ((0.2, 0.0), (0.6, pytest.approx(1 / 3)), (0.8, 0.5))
    assert points == curve([result(case(id="r"), refused()), *reversed(results)])
    assert area(points) == pytest.approx((0.4 / 3 + 0.2 * 0.5) / 0.8)


def test_no_curve_when_the_assistant_does_not_say_how_sure_it_is() -> None:
    assert curve(RUN) == ()
    assert area(()) is None
