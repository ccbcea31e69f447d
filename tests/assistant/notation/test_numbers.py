from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.notation.numbers import digits_value, word_value

WORDS = {
    "nul": 0,
    "één": 1,
    "twaalf": 12,
    "eenentwintig": 21,
    "drieëntwintig": 23,
    "tweeëndertig": 32,
    "vijfenzeventig": 75,
    "honderd": 100,
    "honderdvijf": 105,
    "tweehonderdveertig": 240,
    "twaalfhonderd": 1200,
    "duizend": 1000,
    "tweeduizend": 2000,
    "vijfentwintigduizend": 25000,
}


@pytest.mark.parametrize(("word", "value"), WORDS.items())
def test_numerals_in_words(word, value):
    assert word_value(word) == value


@pytest.mark.parametrize("word", ["een", "Een", "veel", "tiental", "achter", "zeskamp", "honderden", "elfde", ""])
def test_words_that_are_no_numeral(word):
    assert word_value(word) is None


@given(st.integers(min_value=0, max_value=10**12), st.integers(min_value=0, max_value=99))
def test_dutch_notation_reads_back(whole, cents):
    grouped = f"{whole:,}".replace(",", ".")
    assert digits_value(grouped) == whole
    assert digits_value(f"{grouped},{cents:02}") == Decimal(whole) + Decimal(cents) / 100


def test_what_is_no_number_has_no_value():
    assert digits_value("1.2.3") is None
