import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.question.parts import split_question


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Wie is de wethouder en hoeveel woningen komen er?",
            ("Wie is de wethouder?", "Hoeveel woningen komen er?"),
        ),
        ("Wie is de wethouder? Wanneer begint de bouw?", ("Wie is de wethouder?", "Wanneer begint de bouw?")),
        (
            "Wat kost het zwembad, en waar komt het, en wanneer is het klaar?",
            ("Wat kost het zwembad?", "Waar komt het?", "Wanneer is het klaar?"),
        ),
    ],
)
def test_several_questions_in_one(text, parts):
    assert split_question(text) == parts


def test_a_question_that_is_repeated_is_one_question():
    assert split_question("Wat kost het zwembad? Wat kost het zwembad?") == (
        "Wat kost het zwembad? Wat kost het zwembad?",
    )


def test_there_is_an_end_to_the_questions_of_one_message():
    many = " ".join(f"Wat kost het zwembad in {year}?" for year in range(2001, 2030))
    assert len(split_question(many)) == 6


@pytest.mark.parametrize(
    "text",
    [
        "Wat zijn de plannen voor wonen en werken?",
        "Wat doen de gemeente en de provincie?",
        "Wie en wat?",
        "Hoeveel woningen komen er en waar?",
        "Ik wil weten wat er komt",
        "?",
        "",
    ],
)
def test_one_question_stays_as_it_is(text):
    assert split_question(text) == (text,)


@given(st.text(alphabet="ab ?,en", max_size=80))
def test_no_word_of_a_message_is_lost(text):
    parts = split_question(text)
    assert 1 <= len(parts) <= 6
    if len(parts) > 1:
        assert set(" ".join(parts).replace("?", "").replace(",", " ").lower().split()) <= set(
            text.replace("?", " ").replace(",", " ").split()
        )
