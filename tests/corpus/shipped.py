"""What the shipped documents must hold: their facts and figures, compactly, to test the PDFs against."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a shipped document must hold; ``figures`` are all figures of its fact sheet, ``counts`` those in words."""

    pages: int
    date: str
    figures: str
    counts: str
    facts: tuple[str, ...]


EXPECTED = {
    "visie-2021": Expected(
        pages=12,
        date="maart 2021",
        figures="2030 2021 70 2017 80000 100000 60000 40000 15 130000 2020 700 90 1809 600 67000 2000",
        counts="twee drie vier vijf acht tien vijftien eerste tweede derde vierde vijfde",
        facts=(
            "Mirjam Pauwels",
            "Vendex en Hema",
            "Triade, Cité en DNK",
            "DTNP en Urhahn",
            "participatiewebsite",
            "cirkel van 15 kilometer",
            "ongeveer 130.000 mensen",
            "circa 700 woningen",
            "‘ontspannen stedelijkheid’",
            "Maria in Campis",
            "Lodewijk Napoleon",
            "Jumbo en Lidl",
            "Zuidersingel en de Oostersingel",
            "Mercurius",
            "Citadel",
            "ongeveer vier bouwlagen",
            "nichemarkten",
            "noemt geen parkeertarieven",
        ),
    ),
    "programma-2018": Expected(
        pages=5,
        date="februari 2018",
        figures="2018 2021 2017 25 3 2 11 1 2019 2020 400000",
        counts="twee drie vier een zestig honderd duizenden eerste",
        facts=(
            "Anry Kleine Deters",
            "unaniem",
            "in drie jaar",
            "‘nog maar een begin’",
            "bijna 3 miljoen euro",
            "Koopmanskwartier",
            "‘Mijn Koopmansplein’",
            "tot 1 mei 2018",
            "Nassau College",
            "TT-evenement van eind juni 2020",
            "V&D-pand",
            "ongeveer honderd bouwaanvragen",
            "Martin Bosch",
            "Henk van Hooft",
            "Cultureel Hart",
            "bijna 400.000 euro per jaar",
            "extra ozb-heffing voor het Ondernemersfonds Assen",
            "evenementencoördinator",
            "Preuvenement",
            "niet hoe hoog de gevelsubsidie is",
        ),
    ),
    "publieksversie-2017": Expected(
        pages=4,
        date="april 2017",
        figures="2017 25 53 1200 2016 11 240",
        counts="drie vijf zes eerste",
        facts=(
            "Bas Doets",
            "MKB Assen",
            "Op 11 april 2017",
            "ongeveer 240 mensen",
            "1200 banen",
            "plaats 53",
            "‘een zaak van lange adem’",
            "comfortabele familiestad",
            "cultuurhistorische hoofdstad van Drenthe",
            "gastvrij en ondernemend",
            "goed bekend",
            "’t Forum",
            "te duur",
            "noemt geen bedragen",
        ),
    ),
}
NUMBER_WORDS = (
    "eerste tweede derde vierde vijfde zesde zevende twee drie vier vijf zes zeven acht negen tien elf twaalf dertien "
    "veertien vijftien zestien twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd honderden "
    "duizend duizenden dozijn"
).split()
