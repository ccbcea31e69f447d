"""Every Dutch text of the calibration program, in one place."""

from typing import Final

NO_QUESTIONS: Final = "Er zijn geen vragen met dev van deze soorten: {sources}. Kies andere met --sources."
TOO_ALIKE: Final = (
    "Hier is niets uit te leren: overal is goed wat getoond zou worden, of nergens. Neem meer vragen, met en zonder "
    "antwoord, over meer documenten."
)
WRONG_NUMBER: Final = "Bij {option} hoort een getal van 1 of hoger."
UNWRITABLE: Final = "Het bestand {file} kan niet worden geschreven: {reason}."
INTERRUPTED: Final = "Gestopt; er is niets bewaard."

ASKING: Final = "Vragen stellen"
COUNTS: Final = (
    "Gesteld, elke vraag in het geheel en in een klein deel: {questions} keer, waarvan {answerable} met antwoord; goed "
    "wat getoond zou worden: {right}"
)
FIGURE: Final = "  {label}: {value}"
AUC_RIGHT: Final = "goed tegenover fout (AUC)"
AUC_ANSWERABLE: Final = "met tegenover zonder antwoord (AUC)"
CALIBRATION_ERROR: Final = "kalibratiefout in tien groepen"
FOUND_FROM: Final = "gevonden vanaf"
POSSIBLE_FROM: Final = "mogelijk vanaf"
SAVED: Final = "Bewaard: {file}"

PROGRAM: Final = (
    "Bepaalt, op vragen waarvan niets geleerd is, wanneer de wijzer een antwoord toont en hoe zeker dat is."
)
HELP_DATA: Final = "map met passages.jsonl.gz en questions.jsonl.gz"
HELP_OUTPUT: Final = "bestand voor de uitkomst (anders dat van de wijzer zelf)"
HELP_QUESTIONS: Final = "ten hoogste zoveel vragen (anders 1300)"
HELP_PASSAGES: Final = "uit ongeveer zoveel passages wordt gezocht (anders 3300)"
HELP_SEED: Final = "begin van het loten (anders 7)"
HELP_SOURCES: Final = "alleen vragen van deze soorten (anders gemeente en tabel)"
HELP_WITHOUT: Final = "laat documenten weg waarvan de naam zo begint"

SUPPORT_PROGRAM = "Bepaalt wanneer een passage zegt wat een geschreven zin zegt, en bewaart dat voor de wijzer."
JUDGING = "Zinnen nakijken"
AUC_SUPPORTED = "AUC, gesteunde tegen niet gesteunde zinnen"
SUPPORTED_FROM = "‘Gesteund’ vanaf"
PASSED = {
    "copied": "komt door: zin van de passage ({count})",
    "shortened": "komt door: het eerste deel van zo'n zin ({count})",
    "reworded": "komt door: vraag die de passage beantwoordt ({count})",
    "elsewhere": "komt door: zin van elders uit het document ({count})",
    "halved": "komt door: half van de passage, half van elders ({count})",
    "swapped": "komt door: zin van de passage met een ander woord erin ({count})",
    "moved": "komt door: zin van de passage met twee woorden verwisseld ({count})",
    "shuffled": "komt door: woorden van de passage door elkaar ({count})",
    "denied": "komt door: zin van de passage, ontkend of juist niet ({count})",
    "unanswered": "komt door: vraag die de passage niet beantwoordt ({count})",
}
ORDERS_TOLD = "opdrachten aan een taalmodel die worden herkend (andere dan waarvan is geleerd)"
ORDERS_MISTAKEN = "gewone zinnen die voor een opdracht worden gehouden"
HELP_FOLDER = "map voor de uitkomst (anders die van de wijzer zelf)"
HELP_STATEMENTS = "zinnen bij ten hoogste zoveel vragen (anders 1000)"
HELP_KINDS = "alleen vragen van deze soorten (anders gemeente)"
