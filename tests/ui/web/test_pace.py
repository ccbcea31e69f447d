from assistant.ui.web.pace import Pace


def test_a_visitor_waits_until_the_first_question_is_a_minute_ago() -> None:
    pace = Pace()
    assert [pace.wait("a", 2, now) for now in (0.0, 30.0, 40.0, 59.5, 60.0, 61.0)] == [0, 0, 20, 1, 0, 29]


def test_visitors_do_not_wait_for_each_other() -> None:
    pace = Pace()
    assert (pace.wait("a", 1, 0.0), pace.wait("b", 1, 0.0), pace.wait("a", 1, 1.0)) == (0, 0, 59)


def test_no_limit_counts_nothing() -> None:
    pace = Pace()
    assert not any(pace.wait("a", 0, 0.0) for _ in range(100))


def test_a_limit_that_was_lowered_holds() -> None:
    pace = Pace()
    for now in (0.0, 10.0, 20.0):
        pace.wait("a", 3, now)
    assert pace.wait("a", 1, 30.0) == 50


def test_it_remembers_a_bounded_number_of_visitors() -> None:
    pace = Pace()
    for visitor in range(20_000):
        pace.wait(str(visitor), 1, 0.0)
    assert len(pace._asked) == 10_000
