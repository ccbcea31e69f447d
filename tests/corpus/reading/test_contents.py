"""Lists of titles with page numbers: what counts as the number of a page."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.structure.contents import page_number

OLD = re.compile(r"^.*\S.*?[\s.…·_]+(\d{1,3})$")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Bomen ........ 12", 12),
        ("Bomen . . . . 7", 7),
        ("Bomen …… 104", 104),
        ("Bomen_3", 3),
        ("Bomen 2026", None),
        ("Bomen12", None),
        ("12", None),
        (" 12", None),
        ("Bomen ....", None),
    ],
)
def test_the_number_of_a_page_stands_apart_at_the_end(text: str, number: int | None) -> None:
    assert page_number(text) == number


@given(st.text(alphabet="a .…_·19\t", max_size=12))
def test_an_entry_is_what_it_was_when_it_was_searched_for_from_the_start(text: str) -> None:
    match = OLD.match(text)
    assert page_number(text) == (int(match.group(1)) if match is not None else None)


def test_a_line_of_a_million_dots_is_looked_through_once() -> None:
    assert page_number("a" + " ." * 500_000 + "x") is None
    assert page_number("a" + " ." * 500_000 + " 9") == 9
