import numpy as np
import pytest

from assistant.followup import Standalone, leans_on_history, standalone
from index.model.embedding import Embedder
from index.words.words import WordIndex

TEXTS = [
    "De gemeente legt geld in voor het zwembad.",
    "De provincie geeft subsidie voor het plein en de Kerkstraat.",
    "Wethouder Anna Bakker opent de speeltuin in 2018.",
]


@pytest.fixture(scope="module")
def words() -> WordIndex:
    return WordIndex.build(TEXTS)


@pytest.fixture
def complete(words: WordIndex, embedder: Embedder):
    return lambda question, *history: standalone(question, history, words, embedder.query)


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("En de provincie?", True),
        ("Wanneer is dat?", True),
        ("Wat kost het?", True),
        ("En in 2018?", True),
        ("Waarom?", True),
        ("Wie nog meer?", True),
        ("En daarna?", True),
        ("Hoeveel geld legt de gemeente in voor het zwembad?", False),
        ("Wie is Anna Bakker?", False),
        ("Wat gebeurt er met de panden die de gemeente kocht van de eigenaren?", False),
        ("Wat zijn de plannen voor de Kerkstraat?", False),
        ("Wat is het verschil tussen het plan van 2017 en dat van 2021?", False),
        ("Is het zwembad duurder dan dat in Assen?", False),
        ("Wat is het verschil met die van 2021?", True),
        ("En die van 2021?", True),
    ],
)
def test_which_questions_lean_on_the_conversation(words, question, leans):
    assert leans_on_history(question, words) is leans


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        ("Hoeveel geld legt de gemeente in?", "En de provincie?", "Hoeveel geld legt de provincie in?"),
        ("Wat gebeurde er in 2017?", "En in 2018?", "Wat gebeurde er in 2018?"),
        ("Wat komt er in de Kerkstraat?", "En in de Molenweg?", "Wat komt er in de Molenweg?"),
        ("Wie is Anna Bakker?", "En Piet Jansen?", "Wie is Piet Jansen?"),
    ],
)
def test_another_subject_takes_the_place_of_the_first(complete, history, question, text):
    found = complete(question, history)
    assert (found.text, found.completed) == (text, True)


def test_what_a_pronoun_points_to_is_taken_along(complete):
    found = complete("Wanneer is dat?", "Hoeveel geld legt de gemeente in voor het zwembad?")
    assert found.text == "Wanneer is dat?"
    assert "zwembad" in found.topic
    assert found.full == f"{found.text} {found.topic}"


def test_a_new_year_pushes_out_the_old_one(complete):
    found = complete("En wat gebeurde er in 2018 daarmee?", "Wat gebeurde er in 2017 met het zwembad?")
    assert "2017" not in found.full


def test_each_turn_builds_on_the_one_before(complete):
    found = complete("En wanneer?", "Hoeveel geld legt de gemeente in voor het zwembad?", "En de provincie?")
    assert "provincie" in found.full
    assert "zwembad" in found.full


def test_a_question_that_stands_alone_forgets_what_was_before(complete):
    question = "Wie opent de speeltuin?"
    assert complete(question, "Hoeveel geld legt de gemeente in?") == Standalone(text=question)


@pytest.mark.parametrize("history", [(), ("",), ("", " \n"), ("\u200b",)])
def test_without_a_conversation_a_question_stays_as_it_is(complete, history):
    assert complete("En de provincie?", *history) == Standalone(text="En de provincie?")


def test_nothing_typed_keeps_the_last_question(complete):
    assert complete("", "Wie opent de speeltuin?").text == "Wie opent de speeltuin?"
    assert complete("") == Standalone(text="")


@pytest.mark.parametrize(
    ("history", "question", "text"),
    [
        (
            "Hoeveel heeft de provincie bijgedragen?",
            "En de private partijen?",
            "Hoeveel hebben de private partijen bijgedragen?",
        ),
        ("Hoeveel hebben de partijen bijgedragen?", "En de provincie?", "Hoeveel heeft de provincie bijgedragen?"),
        ("Hoeveel heeft de provincie bijgedragen?", "En de gemeente?", "Hoeveel heeft de gemeente bijgedragen?"),
        ("Waar ligt de speeltuin?", "En de Kerkstraat?", "Waar ligt de Kerkstraat?"),
    ],
)
def test_the_verb_takes_the_number_of_the_new_subject(complete, history, question, text):
    assert complete(question, history).text == text


def test_the_same_conversation_gives_the_same_question(words):
    def alike(text: str) -> np.ndarray:
        return np.ones(4, np.float32) / 2

    first, second = (standalone("En de provincie?", ["Wat geeft de gemeente?"], words, alike) for _ in range(2))
    assert first == second
