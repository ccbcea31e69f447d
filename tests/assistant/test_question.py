import pytest

from assistant.question import clean, expected_kind, has_words, is_dutch, parse_question


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hoeveel geld legt de gemeente in?", "amount"),
        ("Wat kost de herinrichting?", "amount"),
        ("Hoe hoog is de subsidie?", "amount"),
        ("Hoe groot is de algemene reserve?", "amount"),
        ("Wat was de stand van de voorziening in 2023?", "quantity"),
        ("Wat is de stand van zaken?", "open"),
        ("Hoeveel dividend krijgt de gemeente?", "amount"),
        ("Hoe hoog is de toren?", "quantity"),
        ("Hoeveel draagt het waterschap bij?", "amount"),
        ("Hoeveel woningen komen erbij?", "quantity"),
        ("Welk percentage van de winkels staat leeg?", "percentage"),
        ("Wanneer begint de bouw?", "when"),
        ("In welk jaar is de visie vastgesteld?", "when"),
        ("Hoe lang duurt het programma?", "duration"),
        ("Wie is de wethouder?", "who"),
        ("Waar komt het fietspad?", "where"),
        ("Waarom is er leegstand?", "reason"),
        ("Welke thema's noemt het plan?", "list"),
        ("Wat zijn de vijf opgaven?", "list"),
        ("Wat gebeurt er met het plein?", "open"),
    ],
)
def test_what_a_question_expects(text, kind):
    assert expected_kind(text) == kind


def test_a_list_is_wanted_when_all_of_it_is_asked_for():
    assert parse_question("Noem alle pijlers").wants_list
    assert not parse_question("Wat gebeurt er met het plein?").wants_list


def test_names_and_figures_of_a_question():
    question = parse_question("Wat komt er in 2030 in de kerkstraat en bij het Drents Museum?")
    assert [name.text for name in question.names] == ["kerkstraat", "Drents Museum"]
    assert [fact.value for fact in question.facts] == ["2030"]


@pytest.mark.parametrize(
    "text", ["How many homes are planned in the centre?", "Was ist mit dem Platz und wer ist dort?", "Где будут дома?"]
)
def test_other_languages_are_recognised(text):
    assert not is_dutch(text)


@pytest.mark.parametrize(
    "text", ["Hoeveel woningen?", "parkeren centrum", "Is er een plan voor de markt?", "TT Festival?"]
)
def test_short_dutch_questions_are_dutch(text):
    assert is_dutch(text)


def test_a_question_of_signs_has_no_words():
    assert not has_words("🙂🙂 ?!")


def test_cleaning_takes_out_what_cannot_be_seen():
    assert clean("  Wat\u200b is\n\x00 het\u202e doel? ") == "Wat is het doel?"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wie is de wethouder Sport van Dorp?", ["Sport", "Dorp"]),
        ("Wat is de Kop van Dorp?", ["Kop van Dorp"]),
    ],
)
def test_a_field_and_a_place_behind_an_office_are_two_names(text, names):
    question = parse_question(text)
    assert [name.text for name in question.names] == names
    assert [text[name.start : name.end] for name in question.names] == names


def test_by_whom_something_was_done_does_not_ask_who_somebody_is():
    assert parse_question("Wie is de voorzitter?").identity
    assert not parse_question("Door wie is het rapport geschreven?").identity
