"""Every Dutch sentence that the package corpus shows to a user, in one place (B1, u-form)."""

# python -m corpus.render
ERROR = "Fout: {reason}"
RENDER_DESCRIPTION = "Maakt de PDF's van de meegeleverde documenten uit hun Markdown-bronnen."
RENDER_CHECK_HELP = "schrijf niets; zeg alleen of de PDF's gelijk zijn aan een nieuwe weergave van hun bron"
RENDER_DOCUMENTS_HELP = "map met de PDF's en daarin de map source (standaard: de meegeleverde documenten)"
RENDER_WRITTEN = "{file}: geschreven"
RENDER_UNCHANGED = "{file}: niet veranderd"
RENDER_EQUAL = "{file}: gelijk aan de bron"
RENDER_DIFFERS = "{file}: verschilt van de bron of ontbreekt; voer `python -m corpus.render` uit"
RENDER_FAILED = "van {source} kan geen PDF worden gemaakt: {reason}"
RENDER_NO_SOURCES = "de map {folder} bevat geen Markdown-bronnen (*.md)."
RENDER_NO_FONT = "het lettertype ontbreekt; installeer eerst het pakket {package} (zie requirements-dev.txt)."
RENDER_FILE_FAILED = "het bestand {file} kan niet worden gelezen of geschreven ({reason})."
RENDER_NO_PDF = "het zetprogramma gaf geen PDF terug."

# Markdown sources
SOURCE_WITHOUT_FRONT_MATTER = "de bron begint niet met een blok met gegevens tussen twee regels met +++."
SOURCE_FRONT_MATTER_UNREADABLE = "het blok met gegevens bovenaan is geen geldige TOML: {reason}."
SOURCE_FRONT_MATTER_FIELDS = "deze velden in het blok met gegevens bovenaan ontbreken of horen er niet: {fields}."
SOURCE_FRONT_MATTER_VALUE = "het veld {field} in het blok met gegevens bovenaan heeft geen geldige waarde."
SOURCE_NOT_ALLOWED = "regel {line}: dit kan in deze bronnen niet worden gebruikt: {what}."
SOURCE_TABLE_WITHOUT_CAPTION = "regel {line}: boven deze tabel ontbreekt een alinea die begint met '{start}'."
SOURCE_COLUMNS_OPEN = "een stuk in twee kolommen wordt niet afgesloten met {comment}"


# What the system refuses, inside a sentence
SYSTEM_NO_ROOM = "de schijf is vol"
SYSTEM_NO_RIGHTS = "u hebt daar geen rechten voor"
SYSTEM_NOT_THERE = "dat bestand of die map bestaat niet"
SYSTEM_NO_FOLDER = "dat is geen map"
SYSTEM_IS_FOLDER = "dat is een map"
SYSTEM_LONG_NAME = "de naam is te lang"
SYSTEM_OTHER = "de computer meldt: {reason}"

# corpus folder and manifest
FOLDER_MISSING = "De map {folder} bestaat niet. Geef een map met PDF's op."
FOLDER_IS_FILE = "{folder} is een bestand. Geef de map op waarin de PDF's staan."
FOLDER_EMPTY = "In de map {folder} staan geen PDF's. Zet er een PDF in of voeg er een toe met `python -m corpus add`."
FILE_UNREADABLE = "Het bestand {file} kan niet worden gelezen ({reason}) en doet niet mee."
FILE_CHANGED = "Het bestand {file} is veranderd sinds {id} in het manifest kwam. Controleer titel, datum en status."
FILE_MISSING = "Het bestand {file} van {id} in het manifest ontbreekt. Zet het terug of haal {id} uit het manifest."
FILE_DOUBLE = "Het bestand {file} van {id} is gelijk aan dat van {first} en doet niet apart mee."
MANIFEST_UNREADABLE = "Het manifest {file} kan niet worden gelezen: {reason}."
MANIFEST_NOT_UTF8 = "het is geen UTF-8-tekst"
MANIFEST_NOT_TOML = "Het manifest {file} is geen geldige TOML: {reason}."
MANIFEST_ONLY_DOCUMENTS = "In het manifest {file} mogen alleen blokken [[document]] staan; verbeter: {keys}."
MANIFEST_DOUBLE = "In het manifest {file} staat {field} '{value}' meer dan één keer; houd er één over."
MANIFEST_FIELD_MISSING = "In het manifest {file} ontbreekt bij document {entry} het veld {field}."
MANIFEST_FIELD_UNKNOWN = (
    "In het manifest {file} heeft document {entry} het onbekende veld {field}; deze velden kunnen: {known}."
)
MANIFEST_FIELD_INVALID = (
    "In het manifest {file} klopt bij document {entry} het veld {field} niet: '{value}'. Vul in: {expected}."
)
MANIFEST_EXPECTS_TEXT = "een tekst tussen aanhalingstekens"
MANIFEST_EXPECTS_ID = "kleine letters, cijfers en streepjes, zoals visie-2021"
MANIFEST_EXPECTS_FILE = "het pad van een PDF binnen de map, zoals visie.pdf"
MANIFEST_EXPECTS_DATE = "een datum als 2021, 2021-03 of 2021-03-15"
MANIFEST_EXPECTS_DIGEST = "de SHA-256 van het bestand (64 tekens), of niets"
MANIFEST_EXPECTS_BOOLEAN = "true of false"
MANIFEST_NOT_CHANGED = "Document {entry} kan niet vanzelf uit het manifest {file} worden gehaald; haal het er zelf uit."
MANIFEST_UNWRITABLE = "Het manifest {file} kan niet worden geschreven: {reason}."
MANIFEST_HEADER = """\
# De documenten van dit corpus. Elk blok [[document]] gaat over één PDF. Verplicht: id en file (het pad binnen de map).
# Verder kunt u invullen: title, kind (zoals visie), status (zoals vastgesteld), date (2021, 2021-03 of 2021-03-15),
# publisher, origin (waar het is gepubliceerd), digest (de SHA-256 van het bestand) en summary (true: een samenvatting
# in eigen woorden). Een PDF die hier niet staat, doet ook mee.
"""

# python -m corpus add: where a PDF comes from
SOURCE_MISSING = "Het bestand {source} bestaat niet."
SOURCE_IS_FOLDER = "{source} is een map. Voeg de PDF's een voor een toe, of geef de map op met --corpus."
SOURCE_EMPTY = "{source} is leeg en is niet toegevoegd."
SOURCE_NO_PDF = "{source} is geen PDF en is niet toegevoegd."
SOURCE_IS_PAGE = "{source} is een webpagina en geen PDF. Zoek op die pagina het adres van de PDF zelf."
SOURCE_TOO_LARGE = "{source} is groter dan {megabytes} MB en is niet toegevoegd."
SOURCE_UNREADABLE = "{source} kan niet worden gelezen: {reason}."
ADDRESS_UNKNOWN = "{source} is geen webadres dat begint met https:// of http://."
ADDRESS_REFUSED = "{source} kan niet worden opgehaald: de website antwoordt met foutcode {code}."
ADDRESS_UNREACHABLE = "{source} kan niet worden opgehaald: {reason}."
ADDRESS_SLOW = "{source} is na {seconds} seconden nog niet binnen en is niet toegevoegd."
ADDRESS_BROKEN_OFF = "{source} is maar voor een deel binnengekomen en is niet toegevoegd. Probeer het opnieuw."
ADDRESS_SILENT = "er komt geen antwoord"
ADDRESS_ROUND = "{source} kan niet worden opgehaald: de website blijft doorverwijzen."
ADDRESS_PRIVATE = (
    "{source} ligt in een besloten netwerk en is niet opgehaald. Is het uw eigen netwerk, voeg dan --intranet toe."
)
ADDRESS_MIXED = "{source} is niet opgehaald: de naam wijst zowel naar internet als naar een besloten netwerk."
ADDRESS_REDIRECTS = "{source} verwijst door naar {target}; dat is niet veilig en is niet opgehaald."

# Reading a PDF (after the name of the file and a colon)
READ_NOT_A_FILE = "dit is geen bestand. Geef een PDF op."
READ_NOT_OPENED = "het bestand kan niet worden geopend. Kijk of het bestaat en of u het mag lezen."
READ_EMPTY = "het bestand is leeg. Haal het opnieuw op."
READ_TOO_LARGE = "het bestand is te groot ({size} MB; hoogstens {most} MB). Maak het kleiner of splits het."
READ_NOT_A_PDF = "dit is geen PDF. Sla het document op als PDF en probeer het opnieuw."
READ_ENCRYPTED = "het bestand is beveiligd met een wachtwoord. Sla het op zonder wachtwoord en probeer het opnieuw."
READ_DAMAGED = "het bestand is beschadigd of niet compleet. Haal het opnieuw op."
READ_NO_PAGES = "het bestand bevat geen pagina's. Haal het opnieuw op."
READ_TOO_MANY_PAGES = "het bestand heeft te veel pagina's ({pages}; hoogstens {most}). Splits het in delen."
READ_NO_SUCH_PAGE = "pagina {page} bestaat niet; het bestand heeft {pages} pagina's."
READ_TIMED_OUT = "het lezen duurde te lang en is gestopt. Het bestand is waarschijnlijk beschadigd."
READ_CRASHED = "het lezen is vastgelopen. Het bestand is waarschijnlijk beschadigd; sla het opnieuw op als PDF."
READ_OUT_OF_MEMORY = "het lezen kost te veel geheugen. Het bestand is waarschijnlijk beschadigd; sla het opnieuw op."
READ_GARBLED = "{count} van de {pages} pagina's bevatten tekens die geen leesbare tekst zijn."
READ_IMAGES = "{count} van de {pages} pagina's zijn alleen een afbeelding."
READ_ADVICE = {
    "tried": "Tekstherkenning vond daar geen tekst. Vraag een versie met gewone tekst.",
    "off": "Tekstherkenning stond uit. Zet die aan, of vraag een versie met gewone tekst.",
    "missing": "Vraag een versie met gewone tekst, of installeer Tesseract met Nederlands.",
}
READ_NO_TEXT = "het bestand bevat geen tekst."
PAGES_IMAGE_ONLY = "Alleen een afbeelding, niet doorzoekbaar: pagina {pages}."
PAGES_GARBLED = "Onleesbare tekens, niet doorzoekbaar: pagina {pages}."
PAGES_OCR = "Gelezen met tekstherkenning, er kunnen fouten in staan: pagina {pages}."
PICTURES_UNREAD = {
    "tried": (
        "Een afbeelding met tekst, zoals een tabel, was te onduidelijk om te lezen; die tekst is niet doorzoekbaar: "
        "pagina {pages}. Vraag een versie met gewone tekst."
    ),
    "off": (
        "Een afbeelding met tekst, zoals een tabel; die tekst is niet gelezen en niet doorzoekbaar: pagina {pages}. "
        "Tekstherkenning stond uit. Zet die aan, of vraag een versie met gewone tekst."
    ),
    "missing": (
        "Een afbeelding met tekst, zoals een tabel; die tekst is niet gelezen en niet doorzoekbaar: pagina {pages}. "
        "Vraag een versie met gewone tekst, of installeer Tesseract met Nederlands."
    ),
}
MENDED = "Dit bestand is beschadigd. Het is zo goed mogelijk hersteld; er kan iets ontbreken."
FIELDS_UNREAD = "Wat is ingevuld of op de pagina is gezet, kon niet helemaal worden gelezen: pagina {pages}."
STRUCK_OUT = "Doorgehaalde tekst is niet gelezen en niet doorzoekbaar: pagina {pages}."
ATTACHMENTS = "In dit bestand zitten andere bestanden; die zijn niet gelezen: {names}."
PICTURES_OCR = "Tekst in een afbeelding, gelezen met tekstherkenning, er kunnen fouten in staan: pagina {pages}."


# python -m corpus
CORPUS_DESCRIPTION = "Bekijk, wijzig en controleer de documenten waaruit de Binnenstadswijzer antwoordt."
WARNING = "Let op: {warning}"
INTERRUPTED = "Afgebroken. Er is niets half gewijzigd."
HELP_USAGE = "gebruik: "
HELP_POSITIONALS = "wat u opgeeft"
HELP_OPTIONS = "opties"
HELP_COMMANDS = "opdrachten"
HELP_HELP = "toon deze uitleg"
META_COMMAND = "OPDRACHT"
META_SOURCE = "BESTAND_OF_URL"
META_TEXT = "TEKST"
META_ID = "ID"
META_FOLDER = "MAP"
ARGUMENT_MISSING = "Er ontbreekt iets in de opdracht: {what}."
ARGUMENT_UNKNOWN = "Dit hoort niet in de opdracht: {what}."
ARGUMENT_WITHOUT_VALUE = "Achter {what} ontbreekt een waarde."
ARGUMENT_NO_CHOICE = "Bij {what} kan {value} niet; kies uit {known}."
ARGUMENT_INVALID = "Bij {what} kan {value} niet."
ARGUMENT_NOT_WITH = "{what} en {value} kunnen niet samen."
ARGUMENT_WRONG = "De opdracht klopt niet ({message})."
ARGUMENT_SEE_HELP = "{problem} Zie `{prog} --help`."
CORPUS_HELP = "de map met PDF's (standaard: de meegeleverde documenten)"
LIST_HELP = "Laat zien welke documenten er zijn."
LIST_COLUMNS = ("Id", "Titel", "Soort", "Datum", "Status", "Bestand")
LIST_SUMMARY = "{title} (samenvatting in eigen woorden)"
ADD_HELP = "Voeg een PDF toe: een bestand of een webadres."
ADD_SOURCE_HELP = "het pad van een PDF, of een adres dat begint met https:// of http://"
ADD_INTRANET_HELP = "het webadres mag in een besloten netwerk liggen, zoals een intranet"
ADD_FIELDS_HELP = {
    "title": "titel (standaard: uit de PDF)",
    "kind": "soort document, zoals visie",
    "date": "datum: 2021, 2021-03 of 2021-03-15 (standaard: uit de PDF)",
    "status": "status, zoals ontwerp of vastgesteld",
    "publisher": "wie het heeft uitgegeven",
}
ADD_FETCHING = "{source} wordt opgehaald."
ADD_DONE = "Toegevoegd: {title} ({pages} pagina's), id {id}, bestand {file}."
ADD_PARTLY = "niet alles is te lezen: {reason}"
ADD_DATE = "De datum '{date}' kan niet; schrijf 2021, 2021-03 of 2021-03-15."
ADD_UNREADABLE = "{source} is niet toegevoegd: {reason}"
ADD_DOUBLE = "{source} is niet toegevoegd: dit document is er al, met id {id} (bestand {file})."
ADD_EXISTS = "{source} is niet toegevoegd: {file} bestaat al met een andere inhoud. Geef uw bestand een andere naam."
ADD_NAMED = (
    "{source} is niet toegevoegd: {file} hoort in het manifest bij {id}. Doe eerst `python -m corpus remove {id}`."
)
FOLDER_UNWRITABLE = "In de map {folder} kan niet worden geschreven: {reason}."
REMOVE_HELP = "Haal een document weg: het bestand en wat erover in het manifest staat."
REMOVE_ID_HELP = "het id van het document (zie `python -m corpus list`)"
REMOVE_DONE = "Weggehaald: {id} ({files})."
REMOVE_ENTRY = "Weggehaald uit het manifest: {id}. Het bestand was er al niet meer."
REMOVE_UNKNOWN = "Er is geen document met id {id}. Zie `python -m corpus list`."
REMOVE_MEANT = "Er is geen document met id {id}. Bedoelt u {meant}?"
REMOVE_FAILED = "Het bestand {file} kan niet worden weggehaald: {reason}."
CHECK_HELP = "Controleer hoe goed elke PDF te lezen is en wat u kunt doen."
CHECK_JSON_HELP = "één JSON-object per bestand, elk op een eigen regel"
CHECK_NO_OCR_HELP = "lees afbeeldingen niet met tekstherkenning; dat gaat veel sneller"
CHECK_PROGRESS = "Lezen: {file}"
CHECK_COLUMNS = ("Bestand", "Pagina's", "Oordeel", "Wat te doen")
CHECK_PAGES = {
    "text": "{count} tekst",
    "sparse": "{count} weinig tekst",
    "image_only": "{count} beeld",
    "garbled": "{count} onleesbaar",
    "ocr": "{count} met OCR",
}
CHECK_NO_PAGES = "geen"
CHECK_VERDICTS = {"readable": "goed", "partly": "deels", "unreadable": "onleesbaar"}
CHECK_DOUBLE = "Zelfde inhoud als {file}."
CHECK_TAKES_PART = "Dit document doet mee."
CHECK_REST = "De andere pagina's doen mee."
CHECK_NOT_ISOLATED = (
    "Op deze computer kan het lezen van een PDF niet worden afgesloten van het netwerk. "
    "Tijd en geheugen zijn wel begrensd."
)
CHECK_LEFT_OUT = "Dit document doet nu niet mee."
