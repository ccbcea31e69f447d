import pytest

from assistant.mentions import Mentions, correct, unmentioned
from assistant.question import parse_question
from index.library import Library


def missing(library: Library, text: str) -> Mentions:
    return unmentioned(library, parse_question(text), ())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wat komt er in de Stationsstraat?", ("Stationsstraat",)),
        ("wat komt er in de dennenlaan", ("dennenlaan",)),
        ("wat komt er in de winkelstraat", ()),
        ("Wat komt er in de Rolderstraat?", ()),
        ("wat komt er in de rolderstraat", ()),
        ("Wat doet Klaas Vaak?", ("Klaas Vaak",)),
        ("Wat doet Bas Doets?", ()),
        ("Wat gebeurt er met het V&D-pand?", ()),
        ("Wat zegt de gemeente Groningen?", ("Groningen",)),
        ("Wat zegt de gemeente Assen?", ()),
        ("Wat is de Oude-Molenstraat?", ()),
        ("Wat gebeurt er aan de Kop van de Vaart?", ()),
        ("Wat is de Kerkstraat en de Dorpsstraat?", ("Kerkstraat", "Dorpsstraat")),
        ("Wat komt er in de Dorpsstraat, ja de Dorpsstraat?", ("Dorpsstraat",)),
        ("Wat is er met Ass?", ("Ass",)),
        ("Is Klaas Vaak de voorzitter?", ("Klaas Vaak",)),
        ("Krijgt Rolde ook subsidie?", ("Rolde",)),
    ],
)
def test_names_that_no_document_mentions(shipped_library: Library, text: str, names: tuple[str, ...]) -> None:
    assert missing(shipped_library, text).names == names


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Wat gebeurt er in 2027?", ("2027",)),
        ("Wat gebeurt er in 2030?", ()),
        ("Wat gebeurde er in 2017?", ()),
        ("Wat gebeurt er tussen 2018 en 2045?", ("2045",)),
        ("Hoeveel is 2500 euro?", ()),
    ],
)
def test_years_that_no_document_mentions(shipped_library: Library, text: str, years: tuple[str, ...]) -> None:
    assert missing(shipped_library, text).years == years


def test_something_is_missing_or_not() -> None:
    assert not Mentions(names=(), years=())
    assert Mentions(names=("X",), years=())
    assert Mentions(names=(), years=("2027",))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Wat komt er op het Koopmanplein?", "Koopmansplein"),
        ("Wat komt er op het Koopmnasplein?", "Koopmansplein"),
        ("Wat komt er in de Rollderstraat?", "Rolderstraat"),
    ],
)
def test_a_slip_of_the_pen_is_repaired_and_told(shipped_library: Library, typed: str, read: str) -> None:
    text, slips = correct(shipped_library, typed)
    assert read in text
    assert [known for _, known in slips] == [read]


@pytest.mark.parametrize(
    "text",
    [
        "Wat komt er op de Parkstraat?",
        "Wat komt er op het Koopmansplein?",
        "Wat kosten de woningen?",
        "Wat komt er in de Kerkstraat?",
        "Wat doen de wethouders?",
        "",
    ],
)
def test_another_word_is_no_slip(shipped_library: Library, text: str) -> None:
    assert correct(shipped_library, text) == (text, ())


def test_only_the_word_itself_is_repaired(shipped_library: Library) -> None:
    text, _ = correct(shipped_library, "Is de Koopmanpleinloop op het Koopmanplein?")
    assert "Koopmanpleinloop" in text
