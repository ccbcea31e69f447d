"""How a question and a passage stand in a row of tokens."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from index.model.reading import MOST_TOKENS, Row, lay_out

BEGIN, END = -2, -1


def tokenize(text: str) -> list[int]:
    """A token for every sign, so that a test can count."""
    return [ord(sign) for sign in text]


def laid(units: Sequence[str], question: str = "q", earlier: str = "", about: tuple[str, str] = ("", "")) -> Row:
    return lay_out(tokenize, BEGIN, END, question=question, earlier=earlier, about=about, units=units)


def read_back(row: Row) -> str:
    special = {BEGIN: "<", END: ">"}
    return "".join(special[token] if token in special else chr(token) for token in row.ids)


def test_the_parts_in_their_order() -> None:
    row = laid(["aa", "b"], question="q", earlier="e", about=("t", "p"))
    assert read_back(row) == "<e>q>tp>aab>"
    assert row.owner == (*[-1] * 8, 0, 0, 1, -1)


def test_what_is_empty_takes_no_place() -> None:
    assert read_back(laid(["a"])) == "<q>a>"
    assert read_back(laid(["a"], about=("t", ""))) == "<q>t>a>"
    assert read_back(laid(["a"], about=("", "p"))) == "<q>p>a>"
    assert read_back(laid([])) == "<q>>"


def test_every_part_is_cut_at_its_length() -> None:
    row = laid(["u" * 999], question="q" * 99, earlier="e" * 99, about=("t" * 99, "p" * 99))
    text = read_back(row)
    assert [text.count(sign) for sign in "eqtp"] == [48, 64, 28, 44]
    assert len(row.ids) == MOST_TOKENS
    assert row.ids[-1] == END


def test_a_unit_that_no_longer_fits_is_cut_and_those_behind_it_are_not_read() -> None:
    room = MOST_TOKENS - len("<q>") - 1
    row = laid(["a" * (room - 3), "bbbbb", "c"])
    text = read_back(row)
    assert (text.count("b"), text.count("c")) == (3, 0)
    assert len(row.ids) == MOST_TOKENS
    assert max(row.owner) == 1


PART = st.text(alphabet="abc", max_size=90)


@given(st.lists(st.text(alphabet="xyz", min_size=1, max_size=200), max_size=8), PART, PART, st.tuples(PART, PART))
def test_every_token_of_a_unit_is_owned_by_it(
    units: list[str], question: str, earlier: str, about: tuple[str, str]
) -> None:
    row = laid(units, question, earlier, about)
    assert len(row.ids) == len(row.owner) <= MOST_TOKENS
    assert (row.ids[0], row.ids[-1], row.owner[0], row.owner[-1]) == (BEGIN, END, -1, -1)
    owned = [number for number in row.owner if number >= 0]
    assert owned == sorted(owned)
    for number, unit in enumerate(units):
        own = [token for token, owner in zip(row.ids, row.owner, strict=True) if owner == number]
        assert own == tokenize(unit)[: len(own)]
        assert len(own) == len(unit) or len(row.ids) == MOST_TOKENS
