import pytest

from assistant.terms import grounded, is_empty, is_light, question_terms
from assistant.thesaurus import load_thesaurus
from index.words.words import WordIndex
from tests.assistant.builders import term


@pytest.fixture(scope="module")
def words() -> WordIndex:
    texts = [
        "De gemeente plant bomen langs de singel.",
        "De gemeente legt een fietspad aan.",
        "Bewoners betalen voor een parkeervergunning.",
        "Een vergunning voor parkeren vraagt u aan bij de gemeente.",
    ]
    return WordIndex.build(texts)


def surfaces(found):
    return [one.surface for one in found]


@pytest.mark.parametrize(("word", "empty"), [("Hoeveel", True), ("gepland", True), ("precies", True), ("boom", False)])
def test_words_that_only_ask_say_nothing(word, empty):
    assert is_empty(word) is empty


def test_words_of_everyday_say_little():
    assert is_light("rustig")
    assert not is_light("fietspad")


def test_only_the_words_that_carry_meaning_are_kept(words):
    found = question_terms("Hoeveel bomen komen er precies op de singel?", words, {})
    assert surfaces(found) == ["bomen", "singel"]
    assert all(one.known for one in found)


def test_how_high_something_is_asks_for_a_figure_not_for_the_word(words):
    (asked, bomen), (hoog, *_) = (
        question_terms(text, words, {}) for text in ("Hoe hoog zijn bomen?", "Een hoog plein")
    )
    assert (asked.surface, bomen.surface) == ("hoog", "bomen")
    assert asked.weight < hoog.weight


def test_a_question_of_empty_words_keeps_them(words):
    assert surfaces(question_terms("Wat kost het precies?", words, {}))


def test_a_rare_word_weighs_more_and_an_unknown_word_most(words):
    weight = {one.surface: one.weight for one in question_terms("gemeente singel zwembad", words, {})}
    assert weight["gemeente"] < weight["singel"] <= weight["zwembad"] == 1.0


def test_a_light_word_weighs_a_quarter(words):
    light, heavy = question_terms("rustig zwembad", words, {})
    assert light.weight == pytest.approx(heavy.weight / 4)


def test_words_of_earlier_turns_and_of_titles_weigh_less(words):
    own, topic = question_terms("zwembad", words, {}, topic="tuinfeest")
    assert topic.weight < own.weight
    (title,) = question_terms("zwembad", words, {}, titles=frozenset({own.stem}))
    assert title.weight < own.weight


def test_a_word_of_the_topic_that_is_asked_again_counts_once(words):
    assert surfaces(question_terms("zwembad", words, {}, topic="zwembad")) == ["zwembad"]


def test_related_words_come_from_the_thesaurus(words):
    (found,) = question_terms("boom", words, load_thesaurus())
    assert found.related


def test_a_compound_knows_its_parts(words):
    (found,) = question_terms("parkeervergunning", words, {})
    assert len(found.parts) == 2


def test_compounds_in_the_text_are_of_the_kind_that_their_end_names():
    (house,) = grounded((term("woning"),), frozenset({"huurwoning", "woningbouw", "ning", "woning"}))
    assert house.wholes == {"huurwoning"}
    (rented,) = grounded((term("huurwoning"),), frozenset({"woning", "huur"}))
    assert rented.ends == {"woning"}


def test_a_short_ending_is_no_word():
    (found,) = grounded((term("ok"),), frozenset({"boerenrok"}))
    assert found.wholes == frozenset()


def test_a_compound_may_stand_with_its_middle_left_out():
    (landlord,) = grounded((term("woningcorporatie"),), frozenset({"woningbouwcorporatie", "woningvereniging"}))
    assert landlord.wholes == {"woningbouwcorporatie"}
