from pathlib import Path

import pytest

from assistant.thesaurus import load_thesaurus
from index.analysis import fold, stem

WORDS = load_thesaurus()


def key(word: str) -> str:
    return stem(fold(word))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("huis", "woning"),
        ("auto", "verkeer"),
        ("ondernemers", "winkelier"),
        ("café", "horeca"),
        ("bekostiging", "geld"),
    ],
)
def test_everyday_words_stand_for_those_of_policy_and_back(one, other):
    assert key(other) in WORDS[key(one)]
    assert key(one) in WORDS[key(other)]


@pytest.mark.parametrize(("one", "other"), [("subsidie", "belasting"), ("kosten", "opbrengst"), ("start", "einde")])
def test_words_that_answer_different_questions_are_apart(one, other):
    assert key(other) not in WORDS[key(one)]


def test_relation_is_mutual_and_never_with_itself():
    assert all(one in WORDS[other] and one != other for one, others in WORDS.items() for other in others)


def test_a_file_of_ones_own_is_read(tmp_path: Path):
    file = tmp_path / "eigen.toml"
    file.write_text('groups = [["kat", "poes", "huis dier"], ["kat", "roofdier"]]', "utf-8")
    read = load_thesaurus(file)
    assert read[key("kat")] == {key("poes"), key("roofdier")}
    assert key("huis") not in read
