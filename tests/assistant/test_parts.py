import pytest

from assistant.parts import split_question


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
def test_two_questions_in_one(text, parts):
    assert split_question(text) == parts


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
