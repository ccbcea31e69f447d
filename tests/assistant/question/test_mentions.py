import pytest

from assistant.question.mentions import Mentions, unmentioned_in, years_in
from index.library import Library


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wat komt er in de Stationsstraat?", ("Stationsstraat",)),
        ("wat komt er in de dennenstraat", ("dennenstraat",)),
        ("wat komt er in de aanloopstraat", ()),
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
        ("Is Klaas Vaak de voorzitter?", ("Klaas Vaak",)),
        ("Krijgt Rolde ook subsidie?", ("Rolde",)),
    ],
)
def test_names_that_no_document_mentions(shipped_library: Library, text: str, names: tuple[str, ...]) -> None:
    assert unmentioned_in(shipped_library, text).names == names


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
    assert unmentioned_in(shipped_library, text).years == years


def test_something_is_missing_or_not() -> None:
    assert not Mentions(names=(), years=())
    assert Mentions(names=("X",), years=())
    assert Mentions(names=(), years=("2027",))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("tussen 2018 en 2045", ("2018", "2045")),
        ("€ 2.018, 2018,5 en 20181", ()),
        ("1999?", ("1999",)),
        ("het jaar 1850", ()),
    ],
)
def test_years_of_a_text(text: str, years: tuple[str, ...]) -> None:
    assert years_in(text) == years
