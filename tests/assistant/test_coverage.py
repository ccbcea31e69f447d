import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.coverage import PART, RELATED, TAIL, coverage, match
from tests.assistant.builders import term

HOUSE = term(
    "woning", related=frozenset({"huis"}), wholes=frozenset({"huurwoning"}), parts=frozenset(), ends=frozenset({"ning"})
)
PERMIT = term("parkeervergunning", parts=frozenset({"parker", "vergunning"}))


@pytest.mark.parametrize(
    ("one", "stems", "share"),
    [
        (HOUSE, {"woning"}, 1.0),
        (HOUSE, {"huis"}, RELATED),
        (HOUSE, {"huurwoning"}, TAIL),
        (HOUSE, {"ning"}, PART),
        (HOUSE, {"kantoor"}, 0.0),
        (PERMIT, {"parker", "vergunning"}, 1.0),
        (PERMIT, {"vergunning"}, PART),
        (HOUSE, {"woning", "huis", "huurwoning"}, 1.0),
    ],
)
def test_how_far_stems_account_for_a_word(one, stems, share):
    assert match(one, frozenset(stems)) == share


def test_the_word_itself_counts_most_and_surroundings_less():
    terms = (term("geld"), term("plein"))
    found = coverage(terms, ((1.0, frozenset({"geld"})), (0.8, frozenset({"plein"})), (0.4, frozenset({"geld"}))))
    assert (found.total, found.own, found.near) == pytest.approx((0.9, 0.5, 0.9))
    assert (found.missing, found.weak) == ((), ())


def test_what_nothing_accounts_for_is_missing_and_what_hardly_does_is_weak():
    terms = (term("geld"), term("plein"), term("boom"))
    found = coverage(terms, ((1.0, frozenset({"geld"})), (0.4, frozenset({"plein"}))))
    assert [one.stem for one in found.missing] == ["boom"]
    assert [one.stem for one in found.weak] == ["plein", "boom"]


def test_a_heavy_word_counts_for_more():
    terms = (term("geld", weight=0.9), term("plein", weight=0.1))
    assert coverage(terms, ((1.0, frozenset({"geld"})),)).total == pytest.approx(0.9)


def test_without_words_or_text_nothing_is_covered():
    assert coverage((), ((1.0, frozenset({"geld"})),)).total == 0
    assert coverage((term("geld"),), ((1.0, frozenset()),)).total == 0


STEMS = st.frozensets(st.sampled_from(["woning", "huis", "huurwoning", "geld", "plein"]))


@given(st.lists(STEMS, min_size=1, max_size=4), STEMS)
def test_shares_stay_within_bounds_and_more_text_never_covers_less(levels, more):
    terms = (HOUSE, term("geld", weight=0.3))
    discounts = (1.0, 0.8, 0.5, 0.4)
    found = coverage(terms, tuple(zip(discounts, levels, strict=False)))
    assert 0 <= found.own <= found.near <= found.total <= 1
    assert set(found.missing) <= set(found.weak)
    richer = coverage(terms, tuple(zip(discounts, [levels[0] | more, *levels[1:]], strict=False)))
    assert richer.total >= found.total
