"""Figures of a sentence against a passage: of the same thing, in the same range, and in whatever notation."""

import pytest

from assistant.writer.checks.figures import figures_stand

SPACE = "In 2030 moet het centrum 60.000 m2 winkels hebben, in plaats van 100.000 m2."
TIME = "Het duurt 10 tot 20 jaar en kost 3 tot 5 miljoen euro."
SHARE = "Het aandeel stijgt met 5 procent."
TREES = "Er komen vijfentwintig bomen en drie banken."
COST = "De bouw kost 1,5 miljoen euro."
DAY = "Op 1 mei 2024 opent het park."
YEARS = "Het programma loopt van 2018–2021."
EACH = "De stichting krijgt 400.000 euro per jaar."
TABLE = "Bron Bedrag in euro\nGemeente 3.000 toegezegd"


@pytest.mark.parametrize(
    ("said", "ground"),
    [
        *((one, one) for one in (SPACE, TIME, SHARE, TREES, COST, DAY, YEARS, EACH)),
        ("Er is 60.000 m2 nodig in 2030.", SPACE),
        ("Het kost 3 tot 5 miljoen euro.", TIME),
        ("Het kost € 3-5 miljoen.", TIME),
        ("Het duurt tussen de tien en twintig jaar.", TIME),
        ("Het aandeel stijgt met 5%.", SHARE),
        ("Er komen 25 grote bomen.", TREES),
        ("Er komen 3 banken en 25 bomen.", TREES),
        ("Het aantal bomen is 25.", TREES),
        ("De bouw kost € 1.500.000.", COST),
        ("De bouw kost 1,5 miljoen.", COST),
        ("Het park opent op 1-5-2024.", DAY),
        ("Het park opent in mei 2024.", DAY),
        ("Het programma is van 2018 tot 2021.", YEARS),
        ("De stichting krijgt 4 ton.", "De stichting krijgt 4 ton."),
        ("De gemeente heeft 3.000 euro toegezegd.", TABLE),
        ("Er zijn 700 woningen.", "Het aantal woningen is 700."),
        ("Assen stond op plek 53.", "Op plek 53 van de ranglijst stond Assen."),
    ],
)
def test_what_the_passage_says(said: str, ground: str) -> None:
    assert figures_stand(said, ground)


@pytest.mark.parametrize(
    ("said", "ground"),
    [
        ("In 2030 moet er 60.000 ha winkels zijn.", SPACE),
        ("In 2030 moet er 60.000 euro winkels zijn.", SPACE),
        ("In 2030 moeten er 60.000 woningen zijn.", SPACE),
        ("In 60.000 moet er 2030 m2 zijn.", SPACE),
        ("Er is 2030 m2 nodig.", SPACE),
        ("Het duurt 20 jaar.", TIME),
        ("Het duurt 10 jaar.", TIME),
        ("Het duurt 10 tot 20 maanden.", TIME),
        ("Het kost 5 miljoen euro.", TIME),
        ("Het kost 3 euro.", TIME),
        ("Het kost 3 tot 20 miljoen euro.", TIME),
        ("Het aandeel stijgt met 5 procentpunt.", SHARE),
        ("Het aandeel stijgt met 5 %-punt.", SHARE),
        ("Het aandeel stijgt met 5‰.", SHARE),
        ("Er komen 25 banken.", TREES),
        ("Er komen drie bomen en vijfentwintig banken.", TREES),
        ("Er komen tientallen bomen.", TREES),
        ("Er komt een derde van de bomen.", TREES),
        ("De helft van de bomen komt.", TREES),
        ("Er komen vijfentwintigduizend bomen.", TREES),
        ("Er komen bomen voor veertigplussers.", TREES),
        ("De bouw kost anderhalf miljoen dollar.", COST),
        ("De bouw kost 1,5 mln dollar.", COST),
        ("De bouw kost 1,5 miljard euro.", COST),
        ("De bouw kost een ton.", COST),
        ("De bouw kost 1,5 miljoen euro per jaar.", COST),
        ("De stichting krijgt 400.000 euro per maand.", EACH),
        ("Het park opent in juni.", DAY),
        ("Het park opent op maandag.", DAY),
        ("Het park opent op 2 mei 2024.", DAY),
        ("Het programma loopt in 2021.", YEARS),
        ("Het programma loopt van 2018–2031.", YEARS),
        ("Het programma loopt tot 2 021.", YEARS),
        ("Het programma loopt in 20l8.", YEARS),
    ],
)
def test_what_it_does_not_say(said: str, ground: str) -> None:
    assert not figures_stand(said, ground)


TITLE, KIND = "‘Visie Binnenstad 2021’ (maart 2021, vastgesteld)", "visie"


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("De Visie Binnenstad 2021 wil 700 woningen.", True),
        ("De visie uit 2021 wil 700 woningen.", True),
        ("De visie van maart 2021 wil 700 woningen.", True),
        ("In 2021 komen er 700 woningen.", False),
        ("In maart 2021 komen er 700 woningen.", False),
        ("In de binnenstad komen in 2021 700 woningen.", False),
        ("Het kost 2021 euro.", False),
    ],
)
def test_the_year_of_a_document_is_not_when_something_happens(said: str, stands: bool) -> None:
    assert figures_stand(said, "In 2030 zijn er 700 woningen.", TITLE, KIND) is stands
