import re

import pytest

from assistant import texts
from assistant.answer.compose import Draft
from assistant.answer.decide import Finding, look_up
from assistant.answer.refuse import unusable, write_not_found
from assistant.notation.verbatim import unescape
from index.library import Library
from tests.assistant.builders import document

DOCUMENTS = (document("nota"),)


@pytest.mark.parametrize(
    ("question", "status", "start"),
    [
        ("", "clarify", texts.EMPTY),
        ("\u200b\u202e \n", "clarify", texts.EMPTY),
        ("a" * 1001, "clarify", "Uw vraag is te lang (1.001 tekens). Stel uw vraag in hoogstens 1.000 tekens."),
        ("🙂", "clarify", texts.NO_WORDS),
        ("12 34 ??", "clarify", texts.NO_WORDS),
        ("Hallo", "out_of_scope", texts.GREETING),
        ("goedemiddag!", "out_of_scope", texts.GREETING),
        ("Bedankt.", "out_of_scope", texts.THANKS),
    ],
)
def test_what_cannot_be_used_gets_a_request(question, status, start):
    answer = unusable(question, DOCUMENTS)
    assert answer is not None
    assert answer.status == status
    assert answer.text.startswith(start)


@pytest.mark.parametrize(
    "question", ["Wat is het doel?", "a" * 1000, "Hallo, wat is het doel?", "Dag van de markt?", "Bedankt de raad ons?"]
)
def test_what_can_be_used_is_let_through(question):
    assert unusable(question, DOCUMENTS) is None


def test_a_greeting_says_what_can_be_asked():
    answer = unusable("Hoi", DOCUMENTS)
    assert answer is not None
    assert "‘De nota’ (maart 2021)" in answer.text


def refused(library: Library, question: str) -> str:
    draft, finding = Draft(), looked_up(library, question)
    write_not_found(draft, library, question, finding.extracts[0], finding.asked)
    assert all(citation.near for citation in draft.citations)
    return draft.text


def looked_up(library: Library, question: str) -> Finding:
    return look_up(library, question, ())


def test_a_refusal_names_what_was_searched_and_what_was_not_read_and_shows_what_is_near(
    small_library: Library,
) -> None:
    text = unescape(refused(small_library, "Hoeveel parkeerplaatsen krijgt het zwembad?"))
    order = [text.find(part) for part in ("Ik heb het niet gevonden in ‘", texts.NOT_READ, texts.NEAREST, "> ")]
    assert -1 not in order
    assert order == sorted(order)
    assert texts.source_names(small_library.documents) in text


def test_when_everything_was_read_nothing_is_said_of_it(shipped_library: Library) -> None:
    assert texts.NOT_READ not in refused(shipped_library, "Wie won de voetbalwedstrijd?")


def test_without_anything_near_nothing_is_shown(small_library: Library) -> None:
    question = "Wat kost het zwembad?"
    draft, finding = Draft(), looked_up(small_library, question)
    write_not_found(draft, small_library, question, None, finding.asked)
    assert texts.NEAREST not in draft.text
    assert draft.citations == []


def test_a_year_that_is_not_mentioned_is_told(small_library: Library) -> None:
    text = refused(small_library, "Wat gebeurt er in 2031 met het zwembad?")
    assert text.startswith(texts.YEAR_NOT_MENTIONED.format(year=2031))


def test_a_name_that_is_not_mentioned_is_told_and_cut(small_library: Library) -> None:
    name = "X" + "y" * 200 + "straat"
    text = unescape(refused(small_library, f"Wat komt er in de {name} bij het zwembad?"))
    assert texts.NOT_MENTIONED.format(name=name[:60]) in text
    assert name not in text


def test_markup_in_a_name_is_told_letter_for_letter(small_library: Library) -> None:
    markdown = refused(small_library, "Wat komt er in de `A*b$Kerkstraat`_ bij het zwembad?")
    lines = [line for line in markdown.splitlines() if not line.startswith(">")]
    assert not re.search(r"(?<!\\)[`*$_]", "\n".join(lines))
