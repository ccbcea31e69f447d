from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words.words import WordIndex

TEXTS = [
    "Bewoners betalen voor een parkeervergunning. Parkeren kost geld.",
    "De gemeente geeft een vergunning voor een terras op het plein.",
    "Bomen langs de singel; meer groen in de straat.",
    "",
]


@pytest.fixture(scope="module")
def words() -> WordIndex:
    return WordIndex.build(TEXTS)


def test_a_part_of_a_compound_is_found_and_the_whole_is_best(words: WordIndex) -> None:
    assert {row for row, _ in words.search("vergunning", 10)} == {0, 1}
    assert words.search("parkeervergunning", 10)[0][0] == 0


def test_rows_that_share_nothing_are_left_out(words: WordIndex) -> None:
    assert words.search("zwembad", 10) == []
    assert words.search("", 10) == []
    assert [row for row, _ in words.search("bomen", 10)] == [2]


def test_text_and_its_terms_find_the_same(words: WordIndex) -> None:
    question = "Wat kost een vergunning op de singel?"
    assert words.search(question, 10) == words.search(words.analyse(question), 10)


def test_a_saved_index_answers_the_same(words: WordIndex, tmp_path: Path) -> None:
    words.save(tmp_path / "words")
    loaded = WordIndex.load(tmp_path / "words")
    assert len(loaded) == len(words) == len(TEXTS)
    assert loaded.search("vergunning voor groen", 10) == words.search("vergunning voor groen", 10)
    assert loaded.vocabulary == words.vocabulary


def test_the_same_texts_give_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "other"):
        WordIndex.build(TEXTS).save(tmp_path / name)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "other" / file.name).read_bytes(), file.name


def test_rare_terms_weigh_more(words: WordIndex) -> None:
    vergunning, boom, never = words.analyse("vergunning bomen zwembad")
    assert words.df(vergunning) == 2
    assert words.df(never) == 0
    assert words.idf(vergunning) < words.idf(boom) < words.idf(never)
    assert words.mentions(boom)
    assert not words.mentions(never)
    assert not words.mentions("")


@pytest.mark.parametrize("texts", [[], ["", ""], ["de het een"]])
def test_nothing_to_index_is_an_index_that_finds_nothing(texts: list[str], tmp_path: Path) -> None:
    WordIndex.build(texts).save(tmp_path / "words")
    assert WordIndex.load(tmp_path / "words").search("groen", 5) == []


@given(st.lists(st.sampled_from("plein groen singel vergunning straat bomen".split()), min_size=1, max_size=6))
def test_scores_fall_and_rows_come_once(terms: list[str]) -> None:
    found = WordIndex.build(TEXTS).search(" ".join(terms), 10)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    assert len({row for row, _ in found}) == len(found)
