import pytest

from assistant.belongs import counts, lacks, names_holder, only_points
from assistant.question import parse_question
from index.words.analysis import fold, stem
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


def test_a_number_counts_what_stands_behind_it_in_its_cell():
    asked = parse_question("Hoeveel woningen komen er?")
    assert counts(asked, piece(row(("Doel", "Groei"), ("Wat", "circa 95 woningen in tien jaar"))), (HOUSES,))
    assert not counts(asked, piece(row(("Doel", "Groei"), ("Wat", "95 per 1.000 woningen"))), (HOUSES,))
    assert not counts(asked, piece(row(("Doel", "Groei"), ("Wat", "woningen"), ("Jaar", "95 meter"))), (HOUSES,))


def test_a_rate_does_not_count_what_it_is_a_rate_of():
    asked = parse_question("Hoeveel inwoners telt Dorp?")
    assert not counts(asked, piece("Er zijn 14 uitkeringen per 1.000 inwoners."), (PEOPLE,))
    assert not counts(asked, piece(row(("", "Uitkeringen per 1.000 inwoners"), ("2024", "14"))), (PEOPLE,))
    assert not counts(asked, piece(row(("", "Papier"), ("Eenheid", "kg/inwoner"), ("2024", "64"))), (PEOPLE,))
    assert not counts(asked, piece(row(("", "Stroom voor inwoners"), ("2024", "390"))), (PEOPLE,))
    assert counts(asked, piece(row(("", "Aantal inwoners"), ("2024", "27.000"))), (PEOPLE,))
    assert counts(asked, piece(row(("", "Inwoners van Dorp"), ("2024", "27.000"))), (PEOPLE,))
    assert counts(asked, piece(row(("", "Dorp"), ("Inwoners", "27.000"))), (PEOPLE,))
    assert not counts(asked, piece(row(("", "Dorp"), ("Kosten voor inwoners", "27.000"))), (PEOPLE,))


@pytest.mark.parametrize("text", ["Voor inwoners vanaf 16 jaar.", "De groei is 13% van de inwoners."])
def test_a_number_with_a_unit_counts_no_people(text):
    people = term(stem("inwoners"), surface="inwoners")
    assert not counts(parse_question("Hoeveel inwoners telt Dorp?"), piece(text), (people,))


def test_a_number_with_a_unit_measures_a_mass():
    space = term(stem("ruimte"), surface="ruimte")
    assert counts(parse_question("Hoeveel ruimte is er?"), piece("Er is 60.000 m² ruimte."), (space,))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("De voorzitter is Karel van Mook.", True),
        ("Karel van Mook (voorzitter) opent de dag.", True),
        ("De voorzitter leidt de raad.", False),
        ("Karel van Mook opent de dag. De voorzitter sluit die.", False),
        ("Het Openbaar Bestuur en de voorzitter beslissen.", False),
        ("Het Openbaar Bestuur kiest een voorzitter.", False),
        ("De voorzitter van de Stichting Mooi Dorp beslist.", False),
        ("Karel van Mook is wethouder.", False),
    ],
)
def test_a_name_belongs_to_the_role_it_stands_beside(text, named):
    assert names_holder(piece(text), (CHAIR,)) is named


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Hoeveel ondernemers kregen een boete?", "boete"),
        ("Hoeveel ondernemers kregen boete?", None),
        ("Hoeveel kost de mooie boete?", "boete"),
        ("Hoeveel kost de boete in Dorp?", "boete"),
    ],
)
def test_a_thing_that_nothing_speaks_of(question, noun):
    absent = (term("boet", surface="boete"), term("mooi", surface="mooie"))
    assert lacks(parse_question(question), (*absent, term("kost")), absent) == noun


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Wanneer wordt het plein verkocht?", "verkocht"),
        ("Waarom wordt het plein verkocht?", "verkocht"),
        ("Wie verkocht het plein?", "verkocht"),
        ("Hoe wordt het plein verkocht?", None),
        ("Wanneer kon het plein worden verkocht?", None),
    ],
)
def test_an_event_that_nothing_speaks_of(question, word):
    absent = (term("verkocht"),)
    assert lacks(parse_question(question), (*absent, term("plein"), term("dorp")), absent) == word


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Wat is het telefoonnummer van de balie?", "telefoonnummer"),
        ("Wat zegt het plan over telefoonnummer?", "telefoonnummer"),
        ("Heeft de balie een telefoonnummer?", None),
    ],
)
def test_an_attribute_or_subject_that_nothing_speaks_of(question, word):
    absent = (term("telefoonnummer"),)
    assert lacks(parse_question(question), (*absent, term("balie")), absent) == word


def test_nothing_is_missing_when_the_passage_has_it_all():
    assert lacks(parse_question("Hoeveel ondernemers kregen een boete?"), (term("boet"),), ()) is None


def test_words_are_compared_by_their_stem():
    assert counts(parse_question("Hoeveel woningen?"), piece("Er komt 1 woning."), (term(stem(fold("woningen"))),))


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Jansen, P., 2019. De stad in 2040, Utrecht: Uitgeverij Plan.", True),
        ("Dorp, 2019a. Verkeersvisie, Dorp: gemeente Dorp.", True),
        ("Planbureau, z.d. Monitor wonen.", True),
        ("Planbureau, 2020b. Monitor wonen. [Online]", True),
        ("4. Financiën ......................... 23", True),
        ("Figuur 3 – Inwoners van Dorp in 1990 en 2017", True),
        ("Figuur 3 laat zien dat Dorp groeit. Dat begon in 1990.", False),
        ("In Dorp wonen in 2019. 27.000 mensen.", False),
        ("De raad stelde op 3 mei 2019 de visie vast.", False),
    ],
)
def test_what_only_tells_where_something_stands(text, points):
    assert only_points(parse_question("Wanneer is Dorp klaar?"), piece(text)) is points


def test_an_entry_of_a_list_of_sources_answers_a_question_for_sources():
    entry = piece("De stad in 2040, deel 2.", headings=("Bijlagen", "A Bibliografie"))
    assert only_points(parse_question("Wanneer is Dorp klaar?"), entry)
    assert not only_points(parse_question("Welk rapport gaat over de stad?"), entry)
