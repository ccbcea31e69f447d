import pytest

from assistant.question.whole import chapter_asked, document_meant, is_about_whole
from index.library import Library
from tests.assistant.builders import document


@pytest.mark.parametrize(
    "question",
    [
        "Waar gaat dit document over?",
        "waar gaat de nota over",
        "Vat de nota samen.",
        "Kunt u dit stuk samenvatten?",
        "Wat staat er in dit document?",
        "Welke onderwerpen komen aan bod?",
    ],
)
def test_a_question_about_the_whole_document(small_library: Library, question: str) -> None:
    assert is_about_whole(small_library, question, document())


@pytest.mark.parametrize(
    "question",
    [
        "Wat kost een kaartje voor het zwembad?",
        "Wanneer begint de bouw van de speeltuin?",
        "Wie opent de speeltuin?",
        "Wat staat er in de Kerkstraat te gebeuren?",
        "Waar gaat het geld naartoe?",
    ],
)
def test_a_question_about_something_in_it(small_library: Library, question: str) -> None:
    assert not is_about_whole(small_library, question, document())


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Wat staat er in hoofdstuk 3?", "3"),
        ("Waar gaat paragraaf 2.1 over?", "2.1"),
        ("vat HOOFDSTUK 12 samen", "12"),
        ("Hoeveel hoofdstukken zijn er?", ""),
        ("Wat kost 3 maal een kaartje?", ""),
    ],
)
def test_the_chapter_that_is_named(question: str, number: str) -> None:
    assert chapter_asked(question) == number


VISION = document("visie", title="Visie op het centrum", kind="visie", date="2021-03")
PLAN = document("plan", title="Plan voor het centrum", kind="plan", date="2017")


def test_the_only_document_is_meant() -> None:
    assert document_meant([VISION], "Waar gaat het over?") is VISION


def test_the_document_whose_title_is_named_is_meant() -> None:
    assert document_meant([VISION, PLAN], "Waar gaat de visie over?") is VISION
    assert document_meant([VISION, PLAN], "Vat het stuk van 2017 samen") is PLAN


def test_without_a_word_to_go_by_none_is_meant() -> None:
    assert document_meant([VISION, PLAN], "Waar gaat het centrum over?") is None
    assert document_meant([VISION, PLAN], "Waar gaat dit over?") is None
    assert document_meant([], "Waar gaat dit over?") is None
