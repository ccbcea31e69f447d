import re

import pytest
from assistant.compose import Draft
from assistant.find import find
from assistant.followup import Standalone
from assistant.refuse import clarify_topic, needs_topic, not_found, unusable, write_missing_part

from assistant import texts
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
        ("What is the plan?", "clarify", texts.NOT_DUTCH),
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


def test_a_question_without_a_topic_needs_one(small_library: Library) -> None:
    assert needs_topic(Standalone(text="Is dat er?"), small_library)
    assert not needs_topic(Standalone(text="Is dat er?", topic="zwembad"), small_library)
    assert clarify_topic().status == "clarify"


def refused(library: Library, question: str) -> str:
    return unescape(not_found(library, find(library, Standalone(text=question), question), Draft()).text)


def test_a_refusal_names_what_was_searched_and_shows_what_is_near(small_library: Library) -> None:
    text = refused(small_library, "Hoeveel parkeerplaatsen krijgt het zwembad?")
    order = [text.find(part) for part in (texts.NOT_FOUND, "Ik heb gezocht in ‘", texts.NEAREST, "zwembad")]
    assert -1 not in order[:3]
    assert order[:3] == sorted(order[:3])


def test_what_kind_of_thing_is_lacking_is_told(small_library: Library) -> None:
    assert texts.NO_KIND["when"] in refused(small_library, "Wanneer krijgt het zwembad nieuwe glijbanen?")


def test_a_name_that_is_not_mentioned_is_told_and_cut(small_library: Library) -> None:
    name = "X" + "y" * 200 + "straat"
    text = refused(small_library, f"Wat komt er in de {name} bij het zwembad?")
    assert texts.NOT_MENTIONED.format(name=name[:60]) in text
    assert name not in text


def test_markup_in_a_name_is_told_letter_for_letter(small_library: Library) -> None:
    question = "Wat komt er in de `A*b$Kerkstraat`_ bij het zwembad?"
    markdown = not_found(small_library, find(small_library, Standalone(text=question), question), Draft()).text
    assert not re.search(r"(?<!\\)[`*$_]", markdown)


def test_another_subject_altogether_is_out_of_scope(small_library: Library) -> None:
    question = "Hoe vouw ik origami?"
    found = find(small_library, Standalone(text=question), question)
    answer = not_found(small_library, found, Draft())
    assert answer.status in ("out_of_scope", "not_found")
    assert not answer.citations or all(citation.near for citation in answer.citations)


def test_a_part_that_is_not_answered_says_so(small_library: Library) -> None:
    question = "Wat komt er in de Kerkstraat?"
    draft = Draft()
    write_missing_part(draft, find(small_library, Standalone(text=question), question))
    assert draft.lines == [texts.NOT_MENTIONED.format(name="Kerkstraat"), texts.NOT_FOUND_PART, ""]
