import pytest

from assistant.belongs import counts, missing_noun, names_holder
from assistant.question import parse_question
from index.analysis import fold, stem
from tests.assistant.builders import piece, row, term

HOUSES = term(stem("woningen"), surface="woningen", related=frozenset({stem("appartementen")}))
PEOPLE = term(stem("inwoners"))
CHAIR = term(stem("voorzitter"))


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Er komen 95 nieuwe woningen.", True),
        ("Er komen 95 appartementen.", True),
        ("Het aantal woningen groeit van 90 naar 95.", True),
        ("Er zijn 40 huurwoningen gebouwd.", True),
        ("Er komen 95 banen. Woningen staan er niet bij.", True),
        ("Er komen 95 banen.", False),
        (
            "Woningen zijn nodig; " + "daarover is lang en breed gesproken in de raad. " * 3 + "Er waren 12 sprekers.",
            False,
        ),
    ],
)
def test_a_number_counts_what_stands_near_it(text, counted):
    assert counts(parse_question("Hoeveel woningen komen er?"), piece(text), (HOUSES,)) is counted


def test_a_rate_does_not_count_what_it_is_a_rate_of():
    asked = parse_question("Hoeveel inwoners telt Dorp?")
    assert not counts(asked, piece("Er zijn 14 uitkeringen per 1.000 inwoners."), (PEOPLE,))
    assert not counts(asked, piece(row(("", "Uitkeringen per 1.000 inwoners"), ("2024", "14"))), (PEOPLE,))
    assert counts(asked, piece(row(("", "Aantal inwoners"), ("2024", "27.000"))), (PEOPLE,))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("De voorzitter is Henk van Hooft.", True),
        ("Henk van Hooft (voorzitter) opent de dag.", True),
        ("De voorzitter leidt de raad.", False),
        ("Henk van Hooft opent de dag. De voorzitter sluit die.", False),
        ("Het Openbaar Bestuur en de voorzitter beslissen.", False),
        ("De voorzitter van de Stichting Mooi Dorp beslist.", False),
        ("Henk van Hooft is wethouder.", False),
    ],
)
def test_a_name_belongs_to_the_role_it_stands_beside(text, named):
    assert names_holder(piece(text), (CHAIR,)) is named


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Hoeveel ondernemers kregen een boete?", "boete"),
        ("Hoeveel ondernemers kregen boete?", None),
        ("Hoeveel kost de mooie boete?", None),
    ],
)
def test_a_thing_that_nothing_speaks_of(question, noun):
    absent = (term("boet", surface="boete"), term("mooi", surface="mooie"))
    assert missing_noun(parse_question(question), absent) == noun


def test_nothing_is_missing_when_the_passage_has_it_all():
    assert missing_noun(parse_question("Hoeveel ondernemers kregen een boete?"), ()) is None


def test_words_are_compared_by_their_stem():
    assert counts(parse_question("Hoeveel woningen?"), piece("Er komt 1 woning."), (term(stem(fold("woningen"))),))
