from dataclasses import replace

from eval.figures.coverage import curve, policies, trade_off
from eval.values import Result
from tests.eval.builders import answer, case, citation, good, refusal, refused, result

QUOTE = "De binnenstad heeft 60.000 m² winkelruimte nodig."


def answered(confidence: float | None, unanswerable: bool = False) -> Result:
    return result(refusal() if unanswerable else case(), answer(good().text, good().citations, confidence=confidence))


def declined(confidence: float | None, unanswerable: bool = False, quote: str = QUOTE) -> Result:
    near = answer("Niet gevonden.", [citation(quote=quote, near=True)], "not_found", confidence=confidence)
    return result(refusal() if unanswerable else case(), near)


RUN = (answered(0.9), answered(0.6, unanswerable=True), declined(0.3), declined(0.2, unanswerable=True))


def test_a_lower_threshold_answers_more_with_the_nearest_passage() -> None:
    steps = [(one.threshold, one.coverage, one.risk, one.over_refusal, one.refused) for one in policies(RUN)]
    assert steps == [
        (0.9, 0.25, 0.0, 0.5, 1.0),
        (0.6, 0.5, 0.5, 0.5, 0.5),
        (0.3, 0.75, 1 / 3, 0.0, 0.5),
        (0.2, 1.0, 0.5, 0.0, 0.0),
    ]
    assert curve(RUN) == ((0.25, 0.0), (0.5, 0.5), (0.75, 1 / 3), (1.0, 0.5))
    assert trade_off(RUN) == ((0.5, 1.0), (0.5, 0.5), (0.0, 0.5), (0.0, 0.0))


def test_a_threshold_is_reached_by_what_is_as_sure() -> None:
    at, above = policies(RUN, (0.6, 0.61))
    assert (at.coverage, above.coverage) == (0.5, 0.25)
    assert policies(RUN, (1.0,))[0].risk is None


def test_what_has_no_confidence_stays_as_it_is() -> None:
    steps = policies([*RUN, answered(None), result(case(), refused())], (1.0, 0.0))
    assert [one.coverage for one in steps] == [1 / 6, 5 / 6]


def test_nothing_is_told_of_kinds_of_questions_that_are_not_there() -> None:
    (one,) = policies([answered(0.5)])
    assert (one.over_refusal, one.refused) == (0.0, None)
    assert trade_off([answered(0.5)]) == ()
    assert policies([answered(None)]) == ()


def test_a_run_of_an_older_version_is_held_to_what_it_answered() -> None:
    old = [replace(one, scores=replace(one.scores, shown_right=None)) for one in RUN]
    assert [one.risk for one in policies(old)] == [0.0, 0.5, 2 / 3, 0.75]
