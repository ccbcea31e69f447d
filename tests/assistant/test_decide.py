from dataclasses import replace

import pytest

from assistant.absence import states_absence
from assistant.decide import Thresholds, decide, focus_terms, nearest, refusal
from assistant.lists import Enumeration, ScoredList
from assistant.question import parse_question
from tests.assistant.builders import covered, document, piece, pieces, scored, term

MONEY = parse_question("Hoeveel geld is er?")
OPEN = parse_question("Wat gebeurt er met het plein?")
LIST = parse_question("Welke partijen doen mee?")
AMOUNT = "Er is 3 miljoen euro."


TERMS = (term("geld"),)


def decided(question, *candidates, lists=()):
    return decide(question, TERMS, candidates, lists, ())


def quoted(decision):
    return [piece.text for extract in decision.extracts for piece in extract.pieces]


def test_the_best_piece_answers():
    found = decided(MONEY, scored(piece(AMOUNT)), scored(piece("Iets anders.", row=1), score=0.2))
    assert quoted(found) == [AMOUNT]
    assert found.nearest is None


def test_without_pieces_there_is_no_answer():
    found = decided(MONEY)
    assert (found.extracts, found.nearest) == ((), None)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": False},
        {"names": 0.5},
        {"coverage": covered(0.4), "z": 2.0},
        {"coverage": covered(0.3), "z": 5.0},
        {"coverage": covered(0.8, own=0.2, near=0.2)},
        {"coverage": covered(0.6), "z": 0.2},
    ],
)
def test_a_piece_that_falls_short_is_refused_and_shown_as_nearest(fields):
    found = decided(MONEY, scored(piece(AMOUNT), **fields))
    assert found.extracts == ()
    assert found.nearest is not None
    assert found.nearest.text == AMOUNT
    assert found.reason


def test_one_rare_word_does_not_make_up_for_the_rest():
    words = (term("meedoen", weight=0.9), term("proef", weight=0.2), term("bijstand", weight=0.2))
    about_something_else = scored(piece("Elke wijk mag meedoen."), coverage=covered(0.7, missing=words[1:]))
    who = parse_question("Wie mag meedoen aan de proef met de bijstand?")
    assert refusal(who, about_something_else, words, (), Thresholds()) == "most of its words are missing"
    assert refusal(who, scored(piece("Elke wijk mag meedoen."), coverage=covered(0.7)), words, (), Thresholds()) is None


@pytest.mark.parametrize(("word", "refused"), [("kattenbelasting", True), ("subsidiebedrag", False)])
def test_something_more_general_is_no_answer_but_a_sum_by_another_name_is(word, refused):
    asked = term(word, known=False, ends=frozenset(["belasting", "bedrag"]))
    found = scored(piece(AMOUNT), coverage=covered(0.8, missing=()))
    found = replace(found, coverage=replace(found.coverage, weak=(asked,)))
    reason = refusal(MONEY, found, (asked, *TERMS), (), Thresholds())
    assert reason == ("only something more general is there" if refused else None)


def test_what_is_counted_must_be_there():
    houses = term("woning")
    found = scored(piece(AMOUNT), coverage=covered(0.8, missing=(houses,)))
    assert refusal(OPEN, found, (houses, *TERMS), (houses,), Thresholds())
    assert refusal(OPEN, found, (houses, *TERMS), (), Thresholds()) is None


def test_who_somebody_is_needs_a_name():
    asked = parse_question("Wie is de voorzitter?")
    assert decided(asked, scored(piece("De voorzitter leidt de raad."))).extracts == ()
    assert quoted(decided(asked, scored(piece("De voorzitter is Henk van Hooft."))))


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("De visie noemt geen bedragen.", True),
        ("Het programma zegt niet hoe hoog de subsidie is.", False),
        ("In dit plan staan geen tarieven.", True),
        ("Bedragen zijn niet opgenomen in dit document.", True),
        ("De gemeente heeft geen geld.", False),
        ("Het plan is groen.", False),
    ],
)
def test_a_document_that_says_that_it_does_not_say(text, absent):
    assert states_absence(piece(text)) is absent


def test_what_a_document_says_it_lacks_is_no_answer_but_the_nearest():
    found = decided(OPEN, scored(piece("De visie noemt geen bedragen.")))
    assert found.extracts == ()
    assert found.nearest.text == "De visie noemt geen bedragen."
    absent = parse_question("Welke bedragen staan er niet in?")
    assert quoted(decided(absent, scored(piece("De visie noemt geen bedragen.")))) == ["De visie noemt geen bedragen."]


def test_what_a_document_lacks_does_not_silence_what_it_says():
    lacks, says = piece("De visie noemt geen parkeertarieven."), piece("Over parkeren is discussie.", row=1)
    assert quoted(decided(OPEN, scored(lacks, score=1.1), scored(says, score=1.0))) == ["Over parkeren is discussie."]


def test_a_second_piece_is_shown_when_it_is_about_as_good():
    one, close, far = piece(AMOUNT), piece("Er is 4 miljoen euro.", row=1), piece("Er is 5 miljoen euro.", row=2)
    found = decided(MONEY, scored(one, score=2.0), scored(close, score=1.95), scored(far, score=1.0))
    assert quoted(found) == [one.text, close.text]


def test_no_more_than_two_of_one_document_and_another_document_beside_it():
    own = [piece(f"Er is {n} miljoen euro.", row=n) for n in range(3, 7)]
    other = piece("Er is 9 miljoen euro.", row=9, of=document("plan"))
    found = decided(MONEY, *[scored(one, score=2.0) for one in own], scored(other, score=1.95))
    assert len(found.extracts) == 3
    assert {extract.document.id for extract in found.extracts} == {"nota", "plan"}


def test_neighbours_are_quoted_together():
    first, second = pieces("Het plein wordt groen en er komen bomen en banken.", "Het plein krijgt water.")
    found = decided(OPEN, scored(first, score=2.0), scored(second, score=1.95))
    assert [len(extract.pieces) for extract in found.extracts] == [2]


def enumeration(total=0.9, row=0):
    members = pieces("De partijen zijn:", ("item", "gemeente"), ("item", "provincie"), row=row)
    whole = Enumeration(intro=members[0], items=members[1:])
    return members, ScoredList(enumeration=whole, score=1.0, coverage=covered(total), z=3.0)


def test_a_list_that_is_asked_for_is_given_whole():
    members, made = enumeration()
    found = decided(LIST, scored(members[1]), lists=(made,))
    assert quoted(found) == ["De partijen zijn:", "gemeente", "provincie"]
    assert found.extracts[0].enumerates


def test_a_list_about_something_else_is_not():
    members, made = enumeration(total=0.5, row=1)
    sentence = piece("Alle partijen doen mee.")
    assert quoted(decided(LIST, scored(sentence, coverage=covered(0.95)), scored(members[1], 0.1), lists=(made,))) == [
        sentence.text
    ]


def test_a_list_is_not_given_to_a_question_for_something_else():
    members, made = enumeration()
    assert not decided(OPEN, *map(scored, members), lists=(made,)).extracts[0].enumerates


def test_the_nearest_is_what_is_most_about_the_subject_whatever_its_kind():
    about = scored(piece("Over het plein."), score=0.1, coverage=covered(0.9))
    other = scored(piece(AMOUNT, row=1), score=0.9, coverage=covered(0.2))
    assert nearest([other, about]) == about.piece


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("Hoeveel woningen komen er?", ["woningen"]),
        ("Wie is de directeur van het museum?", ["directeur"]),
        ("Wat gebeurt er met woningen?", []),
        ("Hoeveel brengen de kaartjes op?", []),
    ],
)
def test_what_an_answer_must_be_about(text, focus):
    terms = (term("woning", surface="woningen"), term("directeur"), term("museum"), term("brengen"))
    assert [one.surface for one in focus_terms(parse_question(text), terms)] == focus


STOP = parse_question("Wanneer is de regeling gestopt?")
STARTED = "De regeling is gestart in 2016."


def test_what_says_the_opposite_is_no_answer_but_is_shown():
    other = scored(piece("De regeling kost geld sinds 2018.", row=1), score=1.0)
    found = decided(STOP, scored(piece(STARTED)), other)
    assert found.extracts == ()
    assert found.nearest is not None
    assert found.nearest.text == STARTED


def test_what_says_the_opposite_gives_way_to_what_is_asked():
    stopped = scored(piece("De regeling is gestopt in 2020.", row=1), score=0.9)
    assert quoted(decided(STOP, scored(piece(STARTED)), stopped)) == ["De regeling is gestopt in 2020."]
