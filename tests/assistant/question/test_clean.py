import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question.clean import calm, clean, has_words

VOCABULARY = {
    "wat": 3,
    "kost": 2,
    "een": 9,
    "container": 2,
    "extra": 1,
    "Kerkstraat": 2,
    "Dorp": 4,
    "gemeente": 5,
    "WOZ": 1,
}


def test_cleaning_takes_out_what_cannot_be_seen():
    assert clean("  Wat\u200b is\n\x00 het\u202e doel? ") == "Wat is het doel?"


def test_a_question_of_signs_has_no_words():
    assert not has_words("🙂🙂 ?!")
    assert not has_words("a 1 b 2")
    assert has_words("Is?")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("WAT KOST EEN EXTRA CONTAINER?", "Wat kost een extra container?"),
        ("Wat Kost Een Extra Container?", "Wat kost een extra container?"),
        ("WAT KOST DE KERKSTRAAT", "Wat kost de Kerkstraat"),
        ("Wat Kost De Kerkstraat In Dorp?", "Wat kost de Kerkstraat in Dorp?"),
    ],
)
def test_capitals_of_every_word_say_nothing(typed, read):
    assert calm(typed, VOCABULARY) == read


@pytest.mark.parametrize(
    "typed",
    [
        "Wat kost een extra container in de Kerkstraat?",
        "wat kost een extra container",
        "Wat is de WOZ?",
        "Gemeente Dorp",
        "",
        "12 ?",
    ],
)
def test_other_capitals_stay_as_they_were_typed(typed):
    assert calm(typed, VOCABULARY) == typed


@given(st.text(max_size=60))
def test_calming_changes_capitals_and_nothing_else(text):
    calmed = calm(text, VOCABULARY)
    assert len(calmed.split()) == len(text.split())
    assert calm(calmed, VOCABULARY).casefold() == calmed.casefold()


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)
