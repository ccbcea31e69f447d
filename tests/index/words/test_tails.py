import pytest

from index.words.tails import has_tail, name_tails

VOCABULARY = dict.fromkeys(
    ["Marktstraat", "Kerkstraat", "Torenstraat", "straat", "Dorpsplein", "Kerkplein", "plein", "kerk"], 1
)


def test_what_ends_three_names_ends_names() -> None:
    assert name_tails(VOCABULARY) == {"straat"}
    assert name_tails({**VOCABULARY, "Stationsplein": 1}) == {"straat", "plein"}


def test_what_the_documents_write_small_is_no_name() -> None:
    assert name_tails({"Winkelstraat": 1, "kerkstraat": 2, "Torenstraat": 1, "straat": 9}) == frozenset()
    assert name_tails({}) == frozenset()


def test_what_ends_as_many_common_words_ends_no_names() -> None:
    common = dict.fromkeys(["winkelstraat", "woonstraat", "zijstraat"], 1)
    assert name_tails({**VOCABULARY, **common}) == frozenset()


@pytest.mark.parametrize(
    ("word", "has"), [("dennenstraat", True), ("straat", False), ("straatje", False), ("ik", False)]
)
def test_a_word_with_such_an_end_may_be_a_name(word: str, has: bool) -> None:
    assert has_tail(word, frozenset(("straat",))) is has
