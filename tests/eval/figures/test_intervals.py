import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.figures.intervals import bootstrap, mcnemar, wilson


def test_wilson_against_published_values() -> None:
    # Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for successes, count, low, high in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ]:
        found = wilson(successes, count)
        assert (found.low, found.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(st.integers(min_value=1, max_value=500), st.data())
def test_wilson_holds_the_share_and_stays_a_share(count: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(min_value=0, max_value=count))
    found = wilson(successes, count)
    assert 0.0 <= found.low <= found.mean + 1e-9
    assert found.mean - 1e-9 <= found.high <= 1.0


def test_no_cases_have_no_interval() -> None:
    with pytest.raises(ValueError, match="no cases"):
        wilson(0, 0)
    with pytest.raises(ValueError, match="needs values"):
        bootstrap([], [])
    with pytest.raises(ValueError, match="group for each"):
        bootstrap([1.0], [])


def test_the_bootstrap_is_the_same_every_time() -> None:
    values = [0.0, 1.0, 0.5, 1.0] * 5
    groups = ["a", "b"] * 10
    assert bootstrap(values, groups) == bootstrap(values, groups)


def test_few_documents_keep_their_share() -> None:
    # One document is always right, the other never: drawn within documents the mean cannot move.
    found = bootstrap([1.0] * 10 + [0.0] * 10, ["a"] * 10 + ["b"] * 10)
    assert (found.low, found.mean, found.high) == (0.5, 0.5, 0.5)


def test_many_documents_are_drawn_whole() -> None:
    # Twelve documents, each wholly right or wholly wrong: the interval must be that of twelve cases, not of 120.
    values = [float(place % 2) for place in range(12) for _ in range(10)]
    groups = [f"d{place}" for place in range(12) for _ in range(10)]
    found = bootstrap(values, groups)
    assert found.high - found.low > 0.4


def test_the_exact_test_of_mcnemar() -> None:
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(0, 5) == pytest.approx(2 * 0.5**5)
    assert mcnemar(5, 0) == mcnemar(0, 5)
    assert mcnemar(3, 3) == 1.0
