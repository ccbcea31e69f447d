"""Every Dutch text of the training program, in one place."""

from typing import Final

FILE_MISSING: Final = "Het bestand {file} is niet gevonden. Geef met --data een map waarin het staat."
FILE_UNREADABLE: Final = (
    "Het bestand {file} is niet te lezen: het is geen tekst in UTF-8 (ingepakt met gzip als het op .gz eindigt)."
)
LINE_NO_JSON: Final = "{file}, regel {line}: dit is geen geldige JSON: {problem}."
LINE_NO_OBJECT: Final = '{file}, regel {line}: verwacht een object, zoals {{"p": 1, …}}.'
FIELD_WRONG: Final = "{file}, regel {line}: het veld '{field}' ontbreekt of klopt niet."
PASSAGE_TWICE: Final = "{file}, regel {line}: passage {number} staat er twee keer."
PASSAGE_UNKNOWN: Final = "{where}: passage {number} bestaat niet."
UNIT_UNKNOWN: Final = "{where}: passage {number} heeft geen zin {unit}; de eerste is 0."
SPLIT_LEAKS: Final = "{file}: over {document} zijn er vragen met en vragen zonder dev; een document hoort in één deel."
TOO_FEW: Final = (
    "{file}: er is te weinig om mee te trainen. Nodig zijn ten minste {passages} passages, en vragen met een antwoord "
    "om van te leren en om mee te meten."
)

NOT_PREPARED: Final = (
    "In {folder} staat niets wat klaar is om te trainen. Maak het met: python -m eval.training prepare"
)
OTHER_VERSION: Final = "Wat in {folder} staat, is niet te gebruiken. Maak het opnieuw: python -m eval.training prepare"
NO_WEIGHTS: Final = "Het bestand {file} met de gewichten van een getraind model ontbreekt of is niet te lezen."
UNWRITABLE: Final = "In de map {folder} kan niet worden geschreven: {reason}."
NO_MEMORY: Final = "De grafische kaart heeft te weinig geheugen. Kies met --questions minder vragen per stap."
WRONG_NUMBER: Final = "Bij {option} hoort een getal van {least} tot en met {most}."

KIND_UNKNOWN: Final = "Er zijn geen vragen om van te leren van de soort {kinds}. De soort staat bij elke vraag als src."

READING: Final = "Gelezen: {passages} passages, {questions} vragen, waarvan {dev} om mee te meten"
TOKENS: Final = "Tekst in tokens"
VECTORS: Final = "Vectoren van passages en vragen"
CANDIDATES: Final = "Kandidaten zoeken"
READER: Final = "Lezer"
RETRIEVER: Final = "Zoekmodel"
SMALLER: Final = "Zoekmodel voor passages"
EPOCH: Final = "{model}, ronde {epoch}, na {seconds:.0f} s: verlies {losses}"
MINED: Final = "Kandidaten opnieuw gekozen, na {seconds:.0f} s; weggelaten, want misschien toch goed: {left_out}"
TEACHING: Final = "De lezer beoordeelt de kandidaten van {count} vragen"
FURTHER: Final = (
    "Verder leren van {new} vragen van een nieuwe soort en {turned} over iets anders, en opnieuw van {known} andere"
)
PASSAGES: Final = "Leren van de vectoren van {count} passages"
MEASURED: Final = "{model}:"
FIGURE: Final = "  {label}: {value} ({interval})"
SAVED: Final = "Bewaard: {file}"
INTERRUPTED: Final = "Gestopt; er is niets bewaard wat niet klaar was."

MODELS: Final = {
    "reader": READER,
    "untrained": "Zoekmodel, ongetraind",
    "retriever": RETRIEVER,
    "passages": SMALLER,
}
LABELS: Final = {
    "search_1": "zoeken: de goede passage vooraan",
    "search_5": "zoeken: de goede passage bij de eerste 5",
    "found": "zoeken: de goede passage bij de kandidaten",
    "reader_1": "lezer: de goede passage vooraan",
    "reader_3": "lezer: de goede passage bij de eerste 3",
    "reader_5": "lezer: de goede passage bij de eerste 5",
    "auc_near": "wel of geen antwoord in de passage (AUC)",
    "auc_all": "wel of geen antwoord bij de kandidaten (AUC)",
    "unit_1": "de beste zin is bewijs",
    "units_3": "al het bewijs in de beste 3 zinnen",
    "hit_1": "vectoren: de goede passage vooraan",
    "hit_5": "vectoren: de goede passage bij de eerste 5",
    "hit_24": "vectoren: de goede passage bij de eerste 24",
    "hit_50": "vectoren: de goede passage bij de eerste 50",
}

PROGRAM: Final = "Traint de lezer en het zoekmodel op passages met vragen erover."
HELP_COMMAND: Final = "wat er moet gebeuren"
HELP_PREPARE: Final = "maak van passages en vragen wat het trainen nodig heeft (tokens en kandidaten)"
HELP_TRAIN: Final = "train, meet op de documenten die apart gehouden zijn, en bewaar gewichten en cijfers"
HELP_SMALLER: Final = (
    "leer een zoekmodel van minder lagen voor passages wat het hele geeft; dat leest documenten sneller"
)
HELP_FURTHER: Final = "leer de lezer er soorten vragen bij die hij nog niet kende, zonder dat hij de andere verleert"
HELP_MORE: Final = "bestand met meer vragen over dezelfde passages (JSON Lines)"
HELP_READER: Final = "map met reader.npz, de lezer die verder leert"
HELP_KINDS: Final = "de nieuwe soorten: wat bij die vragen als src staat"
HELP_WHOLE: Final = "map met retriever.npz, het hele zoekmodel"
HELP_MEASURE: Final = "meet getrainde modellen op de documenten die apart gehouden zijn"
HELP_RANGES: Final = (
    "meet hoe ver de waarden in getrainde modellen reiken; de wijzer heeft dat nodig om snel te rekenen"
)
HELP_WEIGHTS: Final = "map met reader.npz, retriever.npz of passages.npz (met het hele retriever.npz erbij)"
HELP_DATA: Final = "map met passages.jsonl.gz en questions.jsonl.gz"
HELP_PREPARED: Final = "map die prepare gemaakt heeft"
HELP_OUTPUT: Final = "map voor de uitkomst"
HELP_BUDGET: Final = "stop na ongeveer dit aantal seconden (anders na alle rondes)"
HELP_ONLY: Final = "train alleen de lezer (reader) of alleen het zoekmodel (retriever, met de lezer uit --output)"
HELP_LAYERS: Final = "aantal lagen van het model (anders alle 12, en 4 voor het kleinere zoekmodel)"
HELP_EPOCHS: Final = (
    "aantal rondes (anders 7 voor de lezer, 3 voor het zoekmodel, 5 voor het kleinere en 2 om verder te leren)"
)
HELP_QUESTIONS: Final = (
    "vragen per stap (anders 48 en 96 met een grafische kaart, en 8 zonder, of 16 om verder te leren); "
    "voor smaller: passages (anders 256 en 64)"
)
