"""Everything the pages say in Dutch, in one place (B1, u-form)."""

from assistant.values import Status

TITLE = "Binnenstadswijzer"
NEEDS_JAVASCRIPT = (
    "Deze pagina werkt alleen met JavaScript. Zet JavaScript aan in uw browser en laad de pagina opnieuw."
)
PAGE_QUESTIONS = "Vragen"
PAGE_DOCUMENTS = "Documenten"

# Start
STARTING = "De documenten worden klaargezet"
STARTING_STEP = "{stage} ({done} van {total})"
STARTING_WAIT = "De eerste keer kost dit tijd: een minuut, of meer bij veel documenten. Daarna gaat het sneller."
CANNOT_START = "De documenten kunnen nu niet worden doorzocht."
OLDER_INDEX = "U krijgt nu antwoord uit een eerdere versie van de documenten."
TRY_AGAIN = "Probeer het opnieuw"
UNREADABLE_ONE = "1 document kan niet worden gelezen en doet niet mee."
UNREADABLE_MORE = "{count} documenten kunnen niet (helemaal) worden gelezen."

# Questions: nothing asked yet
WELCOME = (
    "Stel een vraag over de beleidsdocumenten van de gemeente. U krijgt de letterlijke tekst, met document, jaar en "
    "bladzijde. Staat het er niet in, dan zeg ik dat."
)
ANSWERS_FROM = "De documenten"
ANSWERS_FROM_ONE = "Het document"
AND_MORE_ONE = "en nog 1 document"
AND_MORE = "en nog {count} documenten"
SUMMARY_MARK = "samenvatting in eigen woorden"
SUMMARY_NOTE = "Dit is een samenvatting in eigen woorden, niet de officiële tekst."
TRY_ONE = "Bijvoorbeeld:"
EXAMPLE_SUBJECT = "Wat staat er over {subject}?"
EXAMPLE_COUNTED = "Welke {group} noemt ‘{title}’?"
ASK_HERE = "Stel uw vraag"
SEARCHING = "Ik zoek het op"

# Questions: an answer
STATUS: dict[Status, str] = {
    "answered": "Staat in de documenten",
    "partial": "Staat er voor een deel in",
    "clarify": "Vraag aan u",
    "not_found": "Staat niet in de documenten",
    "out_of_scope": "Gaat niet over de documenten",
    "error": "Er ging iets mis",
}
SOURCES = "Waar het staat"
NEAREST = "Dichtst in de buurt"
OPEN_AT = "Open de pdf op bladzijde {label}"
PAGE_ALT = "Bladzijde {label} van {title}, met de aangehaalde tekst gemarkeerd"
PAGE_CAPTION = "Bladzijde {label} van {title}. De aangehaalde tekst is geel gemarkeerd."
OCR_MARK = "gelezen met tekstherkenning (OCR)"
NO_IMAGE = "De bladzijde kan niet als plaatje worden getoond. {reason}"
SHORTENED = "{start}… (ingekort; uw vraag heeft {chars} tekens)"
MEMO = "Kopieer voor memo"
MEMO_HINT = "Kopieer de tekst met de knop rechtsboven in het vak, of download hem."
MEMO_DOWNLOAD = "Download als tekst"
MEMO_FILE = "antwoord.txt"
MEMO_QUESTION = "Vraag: {question}"
MEMO_SOURCES = "Bronnen"
MEMO_SOURCE = "[{number}] {source}, {place}"
MEMO_SUMMARY = "Let op: {titles} is een samenvatting in eigen woorden, niet de officiële tekst."
MEMO_SUMMARIES = "Let op: {titles} zijn samenvattingen in eigen woorden, niet de officiële tekst."
AND = " en "
NEW_CONVERSATION = "Nieuw gesprek"

# Documents
DOCUMENTS_INTRO_ONE = "Dit document wordt doorzocht."
DOCUMENTS_INTRO = "Deze {count} documenten worden doorzocht."
ADD_DOCUMENTS = (
    "Zet een PDF in de map {folder} om die mee te laten doen. Laad daarna de pagina opnieuw: nieuwe, veranderde en "
    "verwijderde bestanden worden vanzelf verwerkt."
)
FILTER = "Zoek op titel of bestand"
NO_MATCH = "Geen document past bij ‘{words}’."
SHOWING = "{first} tot en met {last} van {count}"
PAGES_ONE = "1 pagina"
PAGES = "{count} pagina’s"
FILE = "Bestand: {file}"
ALSO = "Ook als: {files}"
ORIGIN = "Herkomst: {origin}"
PUBLISHER = "Uitgever: {publisher}"
OPEN = "Open de pdf"
PROBLEMS = "Wat niet (helemaal) kan worden gelezen"
NO_PROBLEMS = "Alle documenten zijn gelezen."
CHECK = "Leesbaarheid per bestand"
CHECK_HINT = "Hoeveel pagina’s van elk bestand als tekst te lezen zijn."
CHECK_START = "Controleer de bestanden"
CHECK_BUSY = "{file} ({done} van {total})"
CHECK_FILE = "Bestand"
CHECK_VERDICT = "Oordeel"
CHECK_PAGES = "Pagina’s"
CHECK_ADVICE = "Wat u kunt doen"
CHECK_COUNTS = {
    "text": "{count} met tekst",
    "sparse": "{count} met weinig tekst",
    "image_only": "{count} met alleen beeld",
    "garbled": "{count} onleesbaar",
    "ocr": "{count} gelezen met tekstherkenning",
}
CHECK_NO_PAGES = "geen"
VERDICT = {"readable": "leesbaar", "partly": "deels leesbaar", "unreadable": "niet leesbaar"}
