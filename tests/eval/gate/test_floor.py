"""The gate over all questions of the project: a version that falls below the floor does not land."""

from eval.gate.floor import FLOOR, read_floor
from eval.gate.judge import judge
from eval.running.measure import CASES, cases_of, measure
from eval.running.session import Session


def test_this_version_does_not_fall_below_the_floor(shipped: Session) -> None:
    run = measure(cases_of([CASES], shipped), "all", shipped)
    assert [str(breach) for breach in judge(run.results, read_floor(FLOOR))] == []
