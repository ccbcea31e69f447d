import tomllib
from pathlib import Path

import pytest

from assistant import thesaurus
from assistant.thesaurus import load_thesaurus
from index.words.analysis import Analyser, fold, stem

WORDS = load_thesaurus()
GROUPS = tomllib.loads(Path(thesaurus.__file__).with_suffix(".toml").read_text("utf-8"))["groups"]


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
    file.write_text('groups = [["kat", "poes", "huis-dier"], ["kat", "roofdier"]]', "utf-8")
    read = load_thesaurus(file)
    assert read[key("kat")] == {key("poes"), key("huisdier"), key("roofdier")}


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0])
def test_every_entry_is_a_word_that_is_searched_and_has_another_to_stand_for(group):
    analyser = Analyser({})
    for entry in group:
        terms = [found[0] for _, found in analyser.analyse_words(entry)]
        assert len(terms) == 1, f"{entry}: not a single word, or a stop word"
        assert WORDS.get(terms[0]), f"{entry}: no other word in its group"
