from pathlib import Path

import pytest

from eval.gate.floor import Floor, FloorError, floor_text, read_floor
from eval.gate.judge import judge
from eval.values import Result
from tests.eval.builders import answer, case, citation, good, refusal, refused, result

RUN = tuple(result(case(id=f"a{place}", type="lijst"), good()) for place in range(20)) + tuple(
    result(refusal(id=f"r{place}", type="geld"), refused()) for place in range(20)
)


@pytest.fixture
def floor(tmp_path: Path) -> Floor:
    (tmp_path / "floor.toml").write_text(floor_text(RUN), encoding="utf-8")
    return read_floor(tmp_path / "floor.toml")


def checks(results: tuple[Result, ...], floor: Floor) -> set[str]:
    return {breach.check for breach in judge(results, floor)}


def test_the_run_that_set_the_floor_passes_it(floor: Floor) -> None:
    assert judge(RUN, floor) == ()
    assert floor.outcomes == {result.case.id: True for result in RUN}
    assert floor.lows["ok"] == 0.91
    assert floor.types == {"lijst": 0.83, "geld": 0.83}
    assert floor.highs["over_refusal"] == 0.17
    assert floor.lows["page_precision"] == 0.98


def test_one_false_quotation_or_number_is_enough(floor: Floor) -> None:
    false = answer(good().text, [citation(quote="Dit staat er niet.")])
    assert "quotes_verbatim" in checks((*RUN[1:], result(case(id="a0", type="lijst"), false)), floor)
    more = answer(f"{good().text}\n> Het zijn er 71.000. [1]", good().citations)
    assert "numbers_supported" in checks((*RUN[1:], result(case(id="a0", type="lijst"), more)), floor)


def test_a_crash_is_never_let_through(floor: Floor) -> None:
    crash = answer("KeyError", status="error")
    assert "error" in checks((*RUN[1:], result(case(id="a0", type="lijst"), crash)), floor)


def test_a_type_that_drops_is_named(floor: Floor) -> None:
    dropped = tuple(result(case(id=f"a{place}", type="lijst"), refused()) for place in range(5))
    found = judge((*RUN[5:], *dropped), floor)
    assert "Vragen van de soort lijst: 75,0 % goed is lager dan de ondergrens van 83,0 %." in {
        breach.message for breach in found
    }
    assert {"ok", "over_refusal", "soort:lijst"} <= {breach.check for breach in found}


def test_significantly_worse_fails_even_above_every_floor(floor: Floor) -> None:
    low = Floor(lows={}, highs={}, types={}, outcomes=floor.outcomes)
    lost = tuple(result(case(id=f"a{place}", type="lijst"), refused()) for place in range(6))
    assert checks((*RUN[6:], *lost), low) == {"worse"}
    assert checks((*RUN[5:], *lost[:5]), low) == set()


@pytest.mark.parametrize("text", ["", "geen toml [", "[ondergrens]\nok = 'veel'\n[bovengrens]\n[soorten]\n[meting]\n"])
def test_a_floor_that_cannot_be_used(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floor.toml"
    with pytest.raises(FloorError, match="is er niet"):
        read_floor(path)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FloorError, match="niet te lezen"):
        read_floor(path)
