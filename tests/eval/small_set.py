"""A small invented set to train on: pages of towns that do not exist, with questions about them."""

import gzip
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

PASSAGES = [
    (
        "Waterplan Oosterdam",
        "Singels",
        ["De singels worden in 2031 gebaggerd.", "Het werk kost 340.000 euro.", "Vissen worden vooraf verplaatst."],
    ),
    (
        "Waterplan Oosterdam",
        "Riolering",
        ["Elke wijk krijgt een gescheiden riool.", "De Molenwijk is als eerste aan de beurt."],
    ),
    (
        "Waterplan Oosterdam",
        "Regentonnen",
        ["Inwoners krijgen 40 euro voor een regenton.", "Aanvragen kan bij de balie."],
    ),
    (
        "Sportnota Lindehoven",
        "Zwembad",
        ["Het zwembad gaat in juli twee weken dicht.", "Dan worden de tegels vervangen."],
    ),
    (
        "Sportnota Lindehoven",
        "Velden",
        [
            "De hockeyclub krijgt een tweede kunstgrasveld.",
            "De provincie betaalt de helft.",
            "De rest komt van de club.",
        ],
    ),
    (
        "Sportnota Lindehoven",
        "Beweging",
        ["Ouderen kunnen gratis wandelen met een begeleider.", "Er zijn zes groepen."],
    ),
    (
        "Marktverordening Veldrijk",
        "Kramen",
        ["Een kraam is ten hoogste vier meter breed.", "Honden blijven aangelijnd."],
    ),
    ("Marktverordening Veldrijk", "Tijden", ["De markt begint om negen uur.", "Om vier uur is het plein leeg."]),
    (
        "Marktverordening Veldrijk",
        "Vergunning",
        ["Een vaste plaats kost 15 euro per dag.", "De marktmeester geeft de vergunning uit."],
    ),
    ("Groenvisie Zandwoude", "Bomen", ["Voor elke gekapte boom komen er twee terug.", "Linden hebben de voorkeur."]),
    (
        "Groenvisie Zandwoude",
        "Tuinen",
        ["Wie tegels vervangt door planten, krijgt compost.", "De actie loopt in april."],
    ),
    ("Groenvisie Zandwoude", "Beheer", ["De bermen worden één keer per jaar gemaaid.", "Zo krijgen bijen de ruimte."]),
    ("Verkeersplan Noorderkoog", "Fiets", ["De Havenweg wordt een fietsstraat.", "Auto's zijn er te gast."]),
    (
        "Verkeersplan Noorderkoog",
        "Snelheid",
        ["In woonstraten geldt 30 kilometer per uur.", "De politie controleert dat."],
    ),
    ("Verkeersplan Noorderkoog", "Parkeren", ["De garage heeft 210 plaatsen.", "Het eerste uur is gratis."]),
    (
        "Cultuurnota Bergmeer",
        "Museum",
        ["Het museum trekt 18.000 bezoekers per jaar.", "Kinderen mogen gratis naar binnen."],
    ),
    (
        "Cultuurnota Bergmeer",
        "Muziek",
        ["De muziekschool krijgt een nieuw dak.", "De lessen gaan door in de bibliotheek."],
    ),
    (
        "Cultuurnota Bergmeer",
        "Subsidie",
        ["Verenigingen vragen subsidie aan voor 1 oktober.", "Het college beslist in december."],
    ),
    ("Woonvisie Heideveld", "Starters", ["Starters lenen tot 25.000 euro bij de gemeente.", "De rente is laag."]),
    ("Woonvisie Heideveld", "Sociale huur", ["Drie van de tien nieuwe huizen zijn sociale huur."]),
    (
        "Woonvisie Heideveld",
        "Ouderen",
        ["Achter de kerk komen 24 woningen zonder drempels.", "De bouw begint in het najaar."],
    ),
    (
        "Jaarverslag Kanaaldorp",
        "Afval",
        ["Per inwoner werd 120 kilo restafval opgehaald.", "Dat is minder dan het jaar ervoor."],
    ),
    (
        "Jaarverslag Kanaaldorp",
        "Dienstverlening",
        ["Een paspoort was na vijf dagen klaar.", "De wachttijd aan de balie daalde."],
    ),
    ("Jaarverslag Kanaaldorp", "Personeel", ["Er werkten 96 mensen bij de gemeente.", "Acht van hen waren leerling."]),
    (
        "Energieplan Duinwijk",
        "Warmte",
        ["Het warmtenet gebruikt water uit het kanaal.", "In 2034 zijn 700 huizen aangesloten."],
    ),
    ("Energieplan Duinwijk", "Zon", ["Op het dak van het stadhuis liggen 150 panelen.", "Scholen volgen later."]),
    ("Energieplan Duinwijk", "Advies", ["Een adviseur komt gratis langs.", "Hij kijkt naar kieren en ramen."]),
    ("Jeugdplan Rietland", "Speeltuin", ["Bij de vijver komt een waterspeelplaats.", "Buurtkinderen tekenden mee."]),
    ("Jeugdplan Rietland", "School", ["De school begint een kwartier later.", "Zo is de Dorpsstraat minder druk."]),
    (
        "Jeugdplan Rietland",
        "Jongerenraad",
        ["De jongerenraad telt elf leden.", "Zij geven advies over sport en uitgaan."],
    ),
]

QUESTIONS = [
    ("Wanneer worden de singels schoongemaakt?", 0, [0]),
    ("Hoeveel geld kost het baggeren?", 0, [1]),
    ("Welke wijk krijgt het eerst een nieuw riool?", 1, [1]),
    ("Hoeveel krijg ik voor een ton voor regenwater?", 2, [0]),
    ("Wat kost een regenton in de winkel?", 2, None),
    ("Waarom is het bad in de zomer gesloten?", 3, [0, 1]),
    ("Wie betaalt het kunstgras?", 4, [1, 2]),
    ("Hoeveel wandelgroepen zijn er?", 5, [1]),
    ("Hoe breed mag een kraam zijn?", 6, [0]),
    ("Hoeveel kramen staan er op de markt?", 6, None),
    ("Hoe laat begint de markt?", 7, [0]),
    ("Wie beslist over een plek op de markt?", 8, [1]),
    ("Hoeveel bomen worden geplant na kap?", 9, [0]),
    ("In welke maand krijg ik compost voor planten?", 10, [0, 1]),
    ("Hoe vaak wordt er gemaaid?", 11, [0]),
    ("Mogen auto's nog op de Havenweg?", 12, "all"),
    ("Hoe hard mag je rijden in een woonstraat?", 13, [0]),
    ("Hoeveel auto's passen in de garage?", 14, [0]),
    ("Wat kost een dag in de garage?", 14, None),
    ("Hoeveel mensen komen naar het museum?", 15, [0]),
    ("Waar zijn de muzieklessen nu?", 16, [1]),
    ("Voor welke datum vraag je subsidie aan?", 17, [0]),
    ("Hoeveel kan een starter lenen?", 18, [0]),
    ("Welk deel is sociale huur?", 19, [0]),
    ("Wanneer begint de bouw achter de kerk?", 20, [1]),
    ("Hoeveel restafval was er per persoon?", 21, [0]),
    ("Hoe lang duurt het voor een paspoort klaar is?", 22, [0]),
    ("Hoeveel leerlingen werkten er?", 23, [1]),
    ("Hoeveel huizen krijgen warmte uit het kanaal?", 24, [1]),
    ("Wat kosten de panelen op het stadhuis?", 25, None),
    ("Wat kijkt de adviseur na?", 26, [1]),
    ("Wie ontwierp de speelplaats mee?", 27, [1]),
    ("Waarom begint de school later?", 28, [1]),
    ("Hoeveel jongeren zitten in de raad?", 29, [0]),
    ("Hoe oud zijn de leden van de jongerenraad?", 29, None),
]
FOLLOW_UP = ("En de kinderen?", "Wat kost het museum?", 15, [1])
DEV = ("Energieplan Duinwijk", "Jeugdplan Rietland")


def passage_lines() -> list[dict[str, object]]:
    """The passages as they stand in the file, with numbers that are not their places."""
    return [
        {"p": 10 * place, "doc": title, "title": title, "head": head, "units": units}
        for place, (title, head, units) in enumerate(PASSAGES)
    ]


def question_lines() -> list[dict[str, object]]:
    """The questions as they stand in the file."""
    asked = [(text, "", place, units) for text, place, units in QUESTIONS]
    text, earlier, place, units = FOLLOW_UP
    return [
        {"q": q, "h": h, "p": 10 * n, "units": found, "src": "klein", "dev": PASSAGES[n][0] in DEV}
        for q, h, n, found in [*asked, (text, earlier, place, units)]
    ]


def write_lines(path: Path, lines: Iterable[Mapping[str, object]]) -> None:
    """Write lines of JSON, packed."""
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def write_set(folder: Path, every: int = 1) -> Path:
    """Write both files to a folder, which is made: all passages, and one question in ``every``."""
    folder.mkdir(parents=True, exist_ok=True)
    write_lines(folder / "passages.jsonl.gz", passage_lines())
    write_lines(folder / "questions.jsonl.gz", question_lines()[::every])
    return folder


def letters(texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of texts without a model: which runs of four letters they hold."""
    found = np.zeros((len(texts), 512), np.float32)
    for row, text in enumerate(texts):
        places = [crc32(text[start : start + 4].lower().encode()) % 512 for start in range(len(text) - 3)]
        np.add.at(found[row], places, 1)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)
