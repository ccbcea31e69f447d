import pytest

from assistant.definition import defines, subject_asked
from assistant.question import parse_question


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("Wat is een broedplaats?", "broedplaats"),
        ("Wat zijn broedplaatsen?", "broedplaatsen"),
        ("Wat is eigenlijk een warm welkom?", "warm welkom"),
        ("Wat betekent brede welvaart?", "brede welvaart"),
        ("Wat verstaat de gemeente onder leegstand?", "leegstand"),
        ("Wat is de stand van de reserve?", None),
        ("Wat is er veranderd?", None),
        ("Wat kost een broedplaats?", None),
        ("Hoeveel broedplaatsen zijn er?", None),
    ],
)
def test_what_a_question_wants_the_meaning_of(question, subject):
    assert subject_asked(parse_question(question)) == subject


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Een broedplaats is een gebouw met betaalbare werkruimte.", True),
        ("Broedplaatsen zijn gebouwen met betaalbare werkruimte.", True),
        ("Broedplaats (atelier): gebouw met betaalbare werkruimte.", True),
        ("Onder broedplaatsen verstaan wij betaalbare werkruimte.", True),
        ("De gemeente opent een broedplaats.", False),
        ("15 Broedplaats 2021 2022", False),
        ("Broedplaatsen krijgen subsidie.", False),
    ],
)
def test_a_sentence_that_says_what_something_is(text, gives):
    assert defines(text, "broedplaats") is gives
    assert defines(text, "broedplaatsen") is gives
