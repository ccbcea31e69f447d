"""Every Dutch text of the evaluation, in one place."""

from collections.abc import Mapping
from typing import Final

CASES_NOT_FOUND: Final = "Vragenbestand niet gevonden: {file}. Geef een bestand (of map) met vragen op dat bestaat."
CASES_UNREADABLE: Final = "Vragenbestand niet te lezen: {file} is geen tekst in UTF-8. Sla het op als UTF-8."
CASES_EMPTY: Final = "Geen vragen gevonden in {file}. Zet er ten minste één vraag in."
CASES_NO_LIST: Final = (
    "{file}, regel {line}: verwacht een lijst van vragen; begin elke vraag met een streepje (- id: …)."
)
CASES_NO_YAML: Final = "{file}, regel {line}: dit is geen geldige YAML: {problem}."
CASES_NO_JSON: Final = "{file}, regel {line}: dit is geen geldige JSON: {problem}."
CASE_ERROR: Final = "{file}, regel {line}: {problem}"
CASES_WRONG: Final = "De vragen kloppen niet (aantal fouten: {count}):\n{problems}"

FIELD_MISSING: Final = "het veld '{field}' ontbreekt."
FIELD_UNKNOWN: Final = "het veld '{field}' bestaat niet."
FIELD_DOUBLE: Final = "het veld '{field}' staat er twee keer."
FIELD_CHOICE: Final = "'{value}' kan niet bij '{field}'; kies uit {expected}."
FIELD_NUMBER: Final = "bij '{field}' hoort een geheel getal van 1 of hoger, geen '{value}'."
FIELD_BOOLEAN: Final = "bij '{field}' hoort true of false, geen '{value}'."
FIELD_LIST: Final = "bij '{field}' hoort een lijst."
FIELD_MAPPING: Final = "bij '{field}' hoort een document met zijn bladzijden, zoals 'visie: [4]'."
FIELD_TEXT: Final = "bij '{field}' hoort tekst."
FIELD_EMPTY: Final = "'{field}' is leeg."
FIELD_ID: Final = "'{value}' kan niet als id; gebruik kleine letters, cijfers en streepjes."
FIELD_OTHER: Final = "'{field}' klopt niet ({problem})."

ANSWER_NEEDS_FACTS: Final = "een vraag met antwoord heeft 'feiten' en 'bron' nodig."
REFUSAL_HAS_FACTS: Final = "een vraag zonder antwoord heeft geen 'feiten' en geen 'bron'."
ANSWER_HAS_REFUSAL: Final = "'bijna_raak', 'noemt', 'deels_mag', 'ontkent' en 'reden' horen bij een weigering."
REFUSAL_NEEDS_REASON: Final = "een vraag zonder antwoord heeft een 'reden' nodig: waarom staat het er niet?"
PARTIAL_NEEDS_MENTION: Final = "'deels_mag' kan alleen met 'noemt': wat moet het antwoord dan noemen?"
GOLD_NEEDS_PLACE: Final = "een vraag met zinnen in 'gold' heeft ook 'file' en 'pages' nodig."
GOLD_FILE: Final = "het bestand '{file}' staat niet in de map met documenten. Geef die map op met --corpus."
ID_DOUBLE: Final = "het id '{id}' komt al voor in {file}, regel {line}."
QUESTION_DOUBLE: Final = "dezelfde vraag staat al in {file}, regel {line} ({id})."

FLAW_QUOTE: Final = "citaat [{number}] staat niet letterlijk op bladzijde {page} van {document}"
FLAW_NUMBER: Final = "getal zonder steun in een aangehaalde passage: {number}"
FLAW_CLAIM: Final = "bewering zonder bronvermelding: {claim}"
FLAW_ERROR: Final = "de assistent gaf een fout: {problem}"

METRIC_OK: Final = "Goed: volledig antwoord, of terecht geweigerd"
METRIC_RIGHT: Final = "Alle feiten in het antwoord"
METRIC_FACT_RECALL: Final = "Deel van de feiten in het antwoord"
METRIC_PAGE_RECALL: Final = "Juiste bladzijde aangehaald"
METRIC_PAGE_PRECISION: Final = "Aanhalingen op een juiste bladzijde"
METRIC_FIRST_PAGE: Final = "Eerste aanhaling op een juiste bladzijde"
METRIC_HIT1: Final = "Juiste bladzijde in passage 1"
METRIC_HIT5: Final = "Juiste bladzijde in de eerste 5 passages"
METRIC_MRR10: Final = "Gemiddelde omgekeerde rang (MRR@10)"
METRIC_NDCG10: Final = "Rangorde van de bladzijden (nDCG@10)"
METRIC_QUOTES: Final = "Citaten letterlijk op hun bladzijde"
METRIC_NUMBERS: Final = "Getallen met steun in een aangehaalde passage"
METRIC_CLAIMS: Final = "Beweringen met bronvermelding"
METRIC_NAMED: Final = "Weigering noemt wat ontbreekt"
METRIC_WORDS: Final = "Lengte van een antwoord in woorden"
METRIC_CHARACTERS: Final = "Lengte van een antwoord in tekens"
METRIC_REFUSAL_PRECISION: Final = "Weigeringen die terecht zijn (precisie)"
METRIC_REFUSAL_RECALL: Final = "Terecht geweigerde vragen (vangst)"
METRIC_REFUSAL_F1: Final = "F1 van het weigeren"
METRIC_OVER_REFUSAL: Final = "Ten onrechte geweigerd"
METRIC_COVERAGE: Final = "Vragen die een antwoord krijgen"
METRIC_RISK: Final = "Gegeven antwoorden die niet goed zijn"

SLICE_EXPECT: Final = "verwacht"
SLICE_TYPE: Final = "soort"
SLICE_USER: Final = "gebruiker"
SLICE_DIFFICULTY: Final = "moeilijkheid"
SLICE_WORDING: Final = "woorden"
SLICE_DOCUMENT: Final = "document"
SLICE_TURN: Final = "beurt"
SLICE_SPLIT: Final = "deel"
EXPECT: Final[Mapping[str, str]] = {"answer": "antwoord", "refuse": "weigering"}
STATUS: Final[Mapping[str, str]] = {
    "answered": "beantwoord",
    "partial": "mogelijk",
    "clarify": "om verduidelijking gevraagd",
    "not_found": "niet gevonden",
    "out_of_scope": "buiten het onderwerp",
    "error": "fout",
}
NO_DOCUMENT: Final = "geen"

LINT_PAGE: Final = "{file}, regel {line} ({id}): {document} heeft geen bladzijde {page}."
LINT_DOCUMENT: Final = "{file}, regel {line} ({id}): het document {document} bestaat niet."
LINT_FACT: Final = "{file}, regel {line} ({id}): ‘{form}’ staat niet op de genoemde bladzijden{elsewhere}."
LINT_ELSEWHERE: Final = "; wel op {places}"
LINT_EMPTY_PAGE: Final = "{file}, regel {line} ({id}): op bladzijde {page} van {document} staat geen van de feiten."
LINT_MENTION: Final = "{file}, regel {line} ({id}): ‘{form}’ staat wel in de documenten ({places})."
LINT_DENIAL: Final = "{file}, regel {line} ({id}): ‘{form}’ staat nergens in de documenten."

RUN_UNWRITABLE: Final = "Kan de meting niet bewaren in {folder}: {reason}. Kies een andere map met --report."
RUN_MISSING: Final = "Geen meting gevonden in {folder}. Geef de map van een eerdere meting op."
RUN_DAMAGED: Final = "De meting in {folder} is niet te lezen; zij is beschadigd of van een andere versie. Meet opnieuw."

GATE_QUOTE: Final = "Citaten staan niet letterlijk op hun bladzijde (aantal vragen: {count}): {cases}."
GATE_NUMBER: Final = "Getallen hebben geen steun in een aangehaalde passage (aantal vragen: {count}): {cases}."
GATE_ERROR: Final = "De assistent gaf een fout (aantal vragen: {count}): {cases}."
GATE_LOW: Final = "{label}: {value} is lager dan de ondergrens van {bound}."
GATE_HIGH: Final = "{label}: {value} is hoger dan de bovengrens van {bound}."
GATE_TYPE: Final = "Vragen van de soort {type}: {value} goed is lager dan de ondergrens van {bound}."
GATE_WORSE: Final = (
    "Duidelijk slechter dan de meting die de ondergrens zette: {lost} vragen gingen fout die eerst goed gingen, {won} "
    "andersom (McNemar, p = {p})."
)
GATE_PASSED: Final = "De poort is open: deze versie voldoet aan de ondergrens."
GATE_FAILED: Final = "De poort blijft dicht (aantal redenen: {count}):"
GATE_WRITTEN: Final = "Wat het taalmodel schreef, heeft niet overal steun (aantal vragen: {count}): {cases}."
GATE_WRITTEN_PASSED: Final = "De poort is ook open voor wat het taalmodel schreef: alles heeft steun."
FLOOR_MISSING: Final = "De ondergrens {file} is er niet. Zet hem met --set-floor."
FLOOR_DAMAGED: Final = "De ondergrens {file} is niet te lezen. Zet hem opnieuw met --set-floor."
FLOOR_HEAD: Final = """# De ondergrens van de poort (python -m eval --gate): wat een versie ten minste moet halen.
# Gemaakt met python -m eval --set-floor --reason "...". Gezet op {day} met {count} vragen: {reason}
# De speling is de helft van het 95%-interval van die meting, en ten minste {room} procentpunten bij een ondergrens.
# Ook staat hier welke vragen toen goed gingen. Een citaat dat niet klopt of een getal zonder steun is altijd een reden
# om te weigeren; dat staat hier niet in."""
FLOOR_NO_REASON: Final = "geen reden opgegeven."
FLOOR_NO_DAY: Final = "een onbekende dag"

REPORT_TITLE: Final = "Meting van de Binnenstadswijzer"
REPORT_MADE_WITH: Final = "Waarmee is gemeten"
REPORT_WHAT: Final = "wat"
REPORT_VALUE: Final = "waarde"
REPORT_CASES: Final = "vragen"
REPORT_DIGEST: Final = "SHA-256"
REPORT_DOCUMENT: Final = "document {id} (SHA-256)"
REPORT_SETTING: Final = "instelling {name}"
REPORT_DISTRACTORS: Final = "documenten ernaast als afleiding"
REPORT_FIGURES: Final = "Cijfers"
REPORT_FIGURE: Final = "cijfer"
REPORT_INTERVAL: Final = "95%-interval"
REPORT_INTERVALS: Final = (
    "Het interval is dat van Wilson voor een aandeel van de vragen, en een bootstrap met 10.000 trekkingen voor een "
    "gemiddelde. Een vraag die voor een cijfer niet meetelt, krijgt geen score."
)
REPORT_COUNT: Final = "vragen"
REPORT_RIGHT: Final = "goed"
REPORT_SLICE: Final = "Goed per {kind}"
REPORT_RISK: Final = "Risico en dekking"
REPORT_CURVE: Final = (
    "Als alleen de antwoorden worden gegeven waar de assistent het zekerst van is: hoeveel vragen krijgen een "
    "antwoord, en hoeveel daarvan is niet goed. Oppervlak onder de lijn, gedeeld door haar breedte: {area}."
)
REPORT_RELIABILITY: Final = "Klopt de zekerheid?"
REPORT_CALIBRATION: Final = (
    "Van wat de assistent voor 70 % zeker weet, hoort 70 % goed te zijn. Het verschil is gemiddeld {error} (verwachte "
    "kalibratiefout in tien vakken, van 0 tot 1; lager is beter). Een weigering telt mee met de passage die het "
    "dichtst in de buurt kwam. Een vraag waarop de documenten geen antwoord geven, telt nooit als goed."
)
REPORT_NO_CHANCE: Final = "De zekerheid die de assistent geeft is geen kans tussen 0 en 1; daarom is er geen tabel."
REPORT_BIN: Final = "zekerheid"
REPORT_SURE: Final = "gemiddelde zekerheid"
REPORT_TRADE_OFF: Final = "Ten onrechte en terecht weigeren"
REPORT_TRADE_OFF_HOW: Final = (
    "Wat er gebeurt als alleen wordt geantwoord vanaf een zekerheid. Wie minder vragen ten onrechte weigert, weigert "
    "er ook minder terecht. Wat zonder zekerheid wordt gezegd, blijft bij elke drempel zoals het is."
)
REPORT_THRESHOLD: Final = "antwoord vanaf"
REPORT_AS_SET: Final = "zoals nu ingesteld"
REPORT_TURNS: Final = "Losse vragen en vervolgvragen"
TURN: Final[Mapping[str, str]] = {"first": "losse vraag", "later": "vervolgvraag"}
REPORT_NO_CURVE: Final = "De assistent zegt niet hoe zeker hij is; daarom is er geen lijn van risico en dekking."
REPORT_WRONG: Final = "Niet goed"
REPORT_WRONG_COUNT: Final = "Aantal: {wrong} van {count}."
REPORT_CASE: Final = "vraag (id)"
REPORT_QUESTION: Final = "vraag"
REPORT_OUTCOME: Final = "uitkomst"
REPORT_MISSING: Final = "wat er mis is"
REPORT_CHANGE: Final = "verandering"
REPORT_COMPARED: Final = "Vergeleken met een eerdere meting"
WHY_ANSWERED: Final = "beantwoord, maar de documenten zeggen het niet"
WHY_REFUSED: Final = "geweigerd, maar de documenten zeggen het wel"
WHY_FACTS: Final = "{share} van de feiten"
WHY_PAGE: Final = "juiste bladzijde niet aangehaald"
COMPARE: Final = (
    "Van {common} gedeelde vragen waren er {before} goed en nu {after}. {won} vragen gingen van fout naar goed, {lost} "
    "van goed naar fout (exacte toets van McNemar, p = {p}): {verdict}."
)
COMPARE_WORSE: Final = "duidelijk slechter"
COMPARE_BETTER: Final = "duidelijk beter"
COMPARE_SAME: Final = "geen duidelijk verschil"
COMPARE_ONLY: Final = "{before} vragen staan alleen in de eerdere meting en {after} alleen in deze."
FLIP_LOST: Final = "van goed naar fout"
FLIP_WON: Final = "van fout naar goed"
CSV_HEAD: Final = (
    "id",
    "vraag",
    "eerder",
    "verwacht",
    "soort",
    "gebruiker",
    "moeilijkheid",
    "deel",
    "documenten",
    "uitkomst",
    "antwoord",
    "gebreken",
)

DISTRACTORS_IN_THE_WAY: Final = (
    "In {folder} staan bestanden die de meting zou wissen. Verplaats ze, of kies een andere index met --index."
)
DISTRACTORS_UNUSABLE: Final = "De map {folder} kan niet als afleiding worden gebruikt: {reason}. Kies een andere map."

PROGRAM: Final = "Meet hoe goed de assistent de vragen beantwoordt."
HELP_CASES: Final = "bestanden of mappen met vragen (YAML of JSON Lines); zonder opgave die van het project"
HELP_CORPUS: Final = "map met de documenten (PDF)"
HELP_INDEX: Final = "map van de index"
HELP_REPORT: Final = "map voor deze meting; zonder opgave een nieuwe map in eval/runs"
HELP_GATE: Final = "faal (uitgangscode 1) als deze versie niet aan de ondergrens voldoet"
HELP_COMPARE: Final = "map van een eerdere meting om mee te vergelijken"
HELP_DISTRACTORS: Final = "map met PDF's die ernaast worden geïndexeerd, als afleiding"
HELP_SPLIT: Final = "welke helft van de vragen: dev, test of all (alles)"
HELP_LINT: Final = "controleer de vragen en stop: staat elk feit op zijn bladzijde?"
HELP_SET_FLOOR: Final = "maak van deze meting de nieuwe ondergrens van de poort"
HELP_REASON: Final = "waarom de ondergrens opnieuw wordt gezet (bij --set-floor); komt in het bestand te staan"
HELP_SQUAD: Final = "meet met een bestand in SQuAD-vorm (zoals PolicyQA), met en zonder de juiste tekst erbij"
HELP_LIMIT: Final = "hoogstens zoveel vragen uit het SQuAD-bestand, of van elke bron bij --reader"
HELP_READER: Final = (
    "meet alleen de lezer, met passages en vragen uit deze map; met --squad erbij ook hoe vaak een zin het antwoord "
    "dekt"
)
HELP_BESIDE: Final = "toon bewaarde metingen naast elkaar als tabel (Markdown); geef mappen op, of NAAM=MAP"
MEASURING: Final = "Vragen stellen"
LINT_CLEAN: Final = "De vragen kloppen: {count} vragen gecontroleerd."
LINT_WRONG: Final = "De vragen kloppen niet (aantal fouten: {count}):"
NO_CASES: Final = "Er zijn geen vragen in het deel {split}. Kies een ander deel met --split."
DONE: Final = "{ok} van de {count} vragen goed ({value}; 95%-interval {interval})."
LINE: Final = "  {label}: {value} ({interval})"
TURN_HEAD: Final = "{turn}:"
CALIBRATION: Final = "Verwachte kalibratiefout (tien vakken): {error}."
KEPT: Final = "Bewaard in {folder}: report.html, report.md, results.jsonl en run.json."
SPEED: Final = "Antwoordtijd: mediaan {median} s, 95e percentiel {p95} s, samen {total} s."
INTERRUPTED: Final = "Afgebroken; er is niets bewaard."
FLOOR_SET: Final = "De ondergrens is gezet: {file}."

DATA_MISSING: Final = "Bestand niet gevonden: {file}. Geef met --reader een map met passages en vragen op."
DATA_UNREADABLE: Final = "Bestand niet te lezen: {file}. Het hoort met gzip ingepakte JSON Lines in UTF-8 te zijn."
DATA_LINE: Final = "{file}, regel {line}: deze regel heeft niet de velden die erin horen."
DATA_NO_DEV: Final = "In {file} staat geen enkele vraag met dev; er is niets om mee te meten."
DATA_NO_PASSAGE: Final = "Passage {passage} van een vraag staat niet in {file}."
READING: Final = "Passages lezen"
READING_SOURCE: Final = "{source} (vragen: {count}):"
READING_LINE: Final = "  {label}: {value} ({interval}; vragen: {count})"
READING_AUC: Final = "  Passage met antwoord boven bijna raak (AUC): {value}"
READING_FIGURES: Final[Mapping[str, str]] = {
    "best": "Beste zin is een zin met het antwoord",
    "all": "Alle zinnen met het antwoord bij de beste drie",
    "one": "Eén zin dekt het antwoord, passage gegeven",
    "three": "Drie zinnen dekken het antwoord, passage gegeven",
    "one_whole": "Eén zin dekt het antwoord, hele tekst gegeven",
    "three_whole": "Drie zinnen dekken het antwoord, hele tekst gegeven",
}
BESIDE_WHAT: Final = "wat"
BESIDE_ERROR: Final = "Verwachte kalibratiefout (tien vakken)"
BESIDE_COMMAND: Final = "opdracht"

SQUAD_LAYOUT: Final = "{file} heeft niet de vorm van SQuAD (data, paragraphs, context, qas, answers)."
SQUAD_NEEDS_TYPST: Final = "Voor --squad is typst nodig. Installeer requirements-dev.txt."
SQUAD_HEAD: Final = (
    "Vragen gesteld: {count}. Weggelaten, omdat de plaats van hun antwoord niet bekend is: {left_out}. Een vraag is "
    "goed als de gekozen tekst ten minste {covered} % van het antwoord bevat."
)
SQUAD_GIVEN: Final = "Met de juiste tekst erbij"
SQUAD_FREE: Final = "Met alle teksten"
SQUAD_CITED: Final = "Antwoord in de aangehaalde tekst"
SQUAD_SHOWN: Final = "Antwoord in de getoonde tekst, ook bij een weigering"
SQUAD_ANSWERED: Final = "Vragen die een antwoord krijgen"
SQUAD_FOUND: Final = "Juiste tekst als eerste gevonden"

HELP_CHAT_MODEL: Final = "laat dit taalmodel bij elk antwoord schrijven, en zet het naast de citaten"
WRITING: Final = "Taalmodel laten schrijven"
WRITTEN_TITLE: Final = "Citaten naast wat {model} schrijft"
WRITTEN_EXPLAINED: Final = (
    "Met dezelfde vragen en maatstaven; er oordeelt geen ander taalmodel. ‘Tekst, anders citaten’ is wat iemand leest "
    "die alleen de geschreven tekst leest als die er is. De laatste drie kolommen tellen alleen antwoorden met tekst."
)
WRITTEN_HEAD: Final = (
    "deel", "vragen", "citaten goed", "tekst, anders citaten goed", "met tekst", "feiten in de tekst",
    "getallen met steun", "zinnen met bron",
)  # fmt: skip
WRITTEN_ALL: Final = "alle"
WRITTEN_SENTENCES: Final = "Wat er van de zinnen werd"
WRITTEN_KEPT: Final = "getoond"
WRITTEN_DROPPED: Final = "niet getoond: {reason}"
WRITTEN_ENDED: Final = "antwoorden met als einde: {ending}"
WRITTEN_REASONS: Final = {
    "uncited": "zonder bron",
    "unknown citation": "met een bron die er niet is",
    "length": "te kort of te lang",
    "markup": "met opmaak, een adres of vreemde tekens",
    "no sentence": "geen zin",
    "figure": "een getal, bedrag of datum zonder steun",
    "quotation": "een aanhaling die er niet staat",
    "instruction": "herhaling van de opdracht",
    "name": "een naam die er niet staat",
    "said before": "al gezegd",
    "points back": "verwijst naar een zin die afviel",
    "altered": "overgenomen met een ander woord erin",
    "order": "een opdracht",
    "unsupported": "staat niet in de passage",
}
WRITTEN_ENDINGS: Final = {
    "written": "tekst",
    "little": "te weinig dat klopt",
    "down": "geen antwoord van het model",
    "slow": "de tijd was op",
    "stopped": "gestopt",
    "nothing": "niets gevraagd, omdat er geen citaten zijn",
}
WRITTEN_SECONDS: Final = "seconden per antwoord (mediaan)"
WRITTEN_FLAWS: Final = "Getoond zonder steun"
CSV_NO_QUESTION = (
    "{file} heeft geen kolom ‘vraag’. Begin het bestand met de namen van de kolommen, zoals: "
    "vraag;feiten;document;bladzijden."
)
DRAFT_LOOK = "Kijk na: klopt de vraag, staat het feit letterlijk zo op de bladzijde, en klopt de bladzijde?"
DRAFT_REASON = "Daar geven de documenten volgens een reactie geen antwoord op."
