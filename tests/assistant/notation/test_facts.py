import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.notation.facts import facts_in, supported


def kinds(text):
    return [(fact.kind, fact.value) for fact in facts_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "€ 1.250.000",
        "€1.250.000",
        "1,25 miljoen euro",
        "€ 1,25 mln",
        "EUR 1.250.000",
        "1.250.000 euro",
        "€ 1.250.000,00",
    ],
)
def test_one_amount_in_every_notation(text):
    assert kinds(text) == [("amount", "1250000")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drie miljoen", [("number", "3000000")]),
        ("een miljoen euro", [("amount", "1000000")]),
        ("60.000 m² in 2030 in plaats van 100.000 m²", [("number", "60000"), ("year", "2030"), ("number", "100000")]),
        ("1200 extra arbeidsplaatsen", [("number", "1200")]),
        ("tien tot vijftien jaar", [("number", "10"), ("number", "15")]),
        ("op 11 april 2017", [("date", "2017-04-11")]),
        ("11-04-2017", [("date", "2017-04-11")]),
        ("tot 1 mei", [("date", "--05-01")]),
        ("eind juni 2020", [("date", "2020-06")]),
        ("2018–2021", [("year", "2018"), ("year", "2021")]),
        ("12,5%", [("percentage", "12.5")]),
        ("12 procent", [("percentage", "12")]),
        ("om 19.30 uur", [("time", "19:30")]),
        ("in mei komt er een plan", []),
        ("een keer", []),
    ],
)
def test_figures_of_a_text(text, expected):
    assert kinds(text) == expected


def test_offsets_point_at_the_figure():
    text = "Er is bijna 400.000 euro per jaar."
    (fact,) = facts_in(text)
    assert text[fact.start : fact.end] == "400.000 euro"


@pytest.mark.parametrize(
    ("claim", "source", "holds"),
    [
        ("3 miljoen euro", "€ 3.000.000", True),
        ("drie miljoen", "3 mln euro", True),
        ("2017", "op 11 april 2017", True),
        ("april 2017", "op 11 april 2017", True),
        ("11 april 2017", "in april 2017", False),
        ("12 procent", "12 woningen", False),
        ("€ 3.000.000", "€ 3.000", False),
        ("700 woningen", "70 woningen", False),
        ("2021", "2020", False),
    ],
)
def test_support_by_another_text(claim, source, holds):
    (fact, *_) = facts_in(claim)
    assert supported(fact, facts_in(source)) is holds


@given(st.text(max_size=200))
def test_facts_never_overlap_and_stay_inside_the_text(text):
    facts = facts_in(text)
    assert all(0 <= fact.start < fact.end <= len(text) for fact in facts)
    assert all(one.end <= other.start for one, other in zip(facts, facts[1:], strict=False))


@given(st.integers(min_value=1, max_value=10**10))
def test_an_amount_supports_itself_in_digits_and_grouped(value):
    grouped = f"€ {value:,}".replace(",", ".")
    (fact,) = facts_in(grouped)
    assert supported(fact, facts_in(f"€ {value}"))
