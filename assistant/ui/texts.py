"""Everything the pages say in Dutch, in one place (B1, u-form)."""

from assistant.question.clean import MAX_CHARS
from assistant.values import Status

TITLE = "Binnenstadswijzer"
NEEDS_JAVASCRIPT = (
    "Deze pagina werkt alleen met JavaScript. Zet JavaScript aan in uw browser en laad de pagina opnieuw."
)
BROWSER = {
    "limit": MAX_CHARS,
    "count": "{chars} van {limit} tekens",
    "over": "{chars} tekens: maak uw vraag {over} tekens korter om haar te kunnen stellen",
    "unanswered": "Deze vraag was nog niet beantwoord. Verstuur haar opnieuw.",
    "names": {
        "Send message": "Verstuur uw vraag",
        "Stop script": "Stop",
        "App pages": "Pagina’s",
        "Main menu": "Menu",
        "Theme": "Licht of donker",
        "Sidebar": "Menu",
        "Expand sidebar": "Open het menu",
        "Collapse sidebar": "Sluit het menu",
        "Navigate to home page": "Naar de beginpagina",
        "Running...": "Bezig",
        "Close": "Sluit",
        "Dismiss": "Sluit",
        "Fullscreen": "Volledig scherm",
        "Close fullscreen": "Sluit volledig scherm",
        "Copy to clipboard": "Kopieer",
        "Copied": "Gekopieerd",
        "Link to heading": "Verwijzing naar deze kop",
        "Open": "Open",
        "Clear value": "Maak leeg",
        "Clear entry": "Maak leeg",
        "Clear all": "Maak leeg",
        "Pagination": "Bladeren",
        "Next page": "Volgende",
        "Previous page": "Vorige",
        "Notifications": "Meldingen",
        "Add files": "Kies een bestand",
        "Upload": "Kies een bestand",
        "add icon": "Kies een bestand",
        "Browse files": "Kies een bestand",
        "Drag and drop a file here": "Sleep het bestand hierheen",
        "file upload": "Bestand kiezen",
        "Increment": "Eén meer",
        "Decrement": "Eén minder",
        "Selectbox options": "Keuzes",
        "Multiselect options": "Keuzes",
        "Selected values": "Gekozen",
        "Select all": "Kies alles",
        "No results": "Niets gevonden",
        "Scrollable table": "Tabel die u kunt verschuiven",
        "Skip to main content": "Naar de inhoud",
        "Download as PNG": "Bewaar als plaatje",
        "Show data": "Toon de getallen",
        "Show chart": "Toon de grafiek",
        "Copy Vega-Lite spec": "Kopieer de opmaak van de grafiek",
        "Press Enter to apply": "Druk op Enter om dit te gebruiken",
        "Press Enter to submit form": "Druk op Enter om te versturen",
        "Press Ctrl+Enter to apply": "Druk op Ctrl+Enter om dit te gebruiken",
        "Press Ctrl+Enter to submit form": "Druk op Ctrl+Enter om te versturen",
        "Press ⌘+Enter to apply": "Druk op ⌘+Enter om dit te gebruiken",
        "Press ⌘+Enter to submit form": "Druk op ⌘+Enter om te versturen",
        "Connecting": "Verbinding maken",
        "Connection error": "Geen verbinding",
        "Streamlit server is not responding. Are you connected to the internet?": (
            "De wijzer geeft geen antwoord. Wat u al vroeg, is bewaard. Wacht even, of laad de pagina opnieuw."
        ),
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": (
            "De wijzer geeft geen antwoord. Draait hij nog? Start hem opnieuw met:"
        ),
        "streamlit run yourscript.py": "make run",
        "Print": "Druk af",
        "Rerun": "Opnieuw",
        "Light": "Licht",
        "Dark": "Donker",
        "System": "Zoals uw systeem",
        "Drag and drop file here": "Sleep het bestand hierheen",
        "Drag and drop files here": "Sleep de bestanden hierheen",
        "Scroll tabs left": "Eerdere tabbladen",
        "Scroll tabs right": "Verdere tabbladen",
    },
    "parts": [
        [r"Remove (.+)", "Verwijder $1"],
        [r"Page (\d+)", "Scherm $1"],
        [r"(.+) files are not allowed\.?", "Een bestand van deze soort ($1) kan niet"],
        [r"File must be .+ or smaller\.?", "Het bestand is te groot"],
        [r"Select (\d+) matches", "Kies alle $1"],
    ],
}
"""What the script in the browser says: ``names`` are Dutch names for what Streamlit says in English, ``parts`` the same
for what has a name or number in it."""
PAGE_QUESTIONS = "Vraag"
PAGE_DOCUMENTS = "Documenten"

# Settings
UNKNOWN_SETTING = "De instelling {name} bestaat niet. Kies uit: {known}."
WRONG_SETTING = "De instelling {name} kan niet ‘{value}’ zijn. Kijk in README.md welke waarden kunnen."

# Access
LOGIN_NEEDED = "Log in om vragen te stellen. Wie u bent, wordt niet bij uw vragen bewaard."
LOGIN = "Log in"
LOGIN_FAILED = (
    "Inloggen kan nu niet: de gegevens van de login ontbreken of kloppen niet. Vraag de beheerder om `[auth]` in "
    ".streamlit/secrets.toml na te kijken."
)
LOGOUT = "Log uit"

# Start
STARTING = "De documenten worden klaargezet"
STARTING_STEP = "{stage} ({done} van {total})"
STARTING_WAIT = "De eerste keer kost dit tijd: een minuut, of meer bij veel documenten. Daarna gaat het sneller."
CANNOT_START = "De documenten kunnen nu niet worden doorzocht."
PAGE_BROKE = "Er ging iets mis bij het tonen van deze pagina. Laad haar opnieuw. Blijft het misgaan, meld het dan."
TRY_AGAIN = "Probeer het opnieuw"
UNREADABLE_ONE = "1 document kan niet worden gelezen en doet niet mee."
UNREADABLE_MORE = "{count} documenten kunnen niet worden gelezen en doen niet mee."
PARTLY_READ_ONE = "Van 1 document kon niet alles worden gelezen."
PARTLY_READ_MORE = "Van {count} documenten kon niet alles worden gelezen."
SEE_DOCUMENTS = "Kijk op de pagina Documenten wat u eraan kunt doen."

# Questions: nothing asked yet
WELCOME = (
    "Stel een vraag over de beleidsdocumenten van de gemeente. U krijgt de letterlijke tekst, met document, jaar en "
    "bladzijde. Weet ik het niet zeker of vind ik niets, dan zeg ik dat."
)
ANSWERS_FROM = "De documenten"
ANSWERS_FROM_ONE = "Het document"
AND_MORE_ONE = "en nog 1 document"
AND_MORE = "en nog {count} documenten"
SUMMARY_MARK = "samenvatting in eigen woorden"
SUMMARY_NOTE = "Dit is een samenvatting in eigen woorden, niet de officiële tekst."
EXAMPLE_SUBJECT = "Wat staat er over {subject}?"
EXAMPLE_COUNTED = "Welke {group} noemt ‘{title}’?"
EXAMPLE_PLACE = "Wat zijn de plannen voor {name}?"
EXAMPLE_PLACE_SAID = "Wat staat er over {name}?"
EXAMPLE_WHOLE = "Waar gaat ‘{title}’ over?"
EXAMPLE_FOR = {
    "policy": "Voor wie beleid maakt",
    "place": "Voor wie er woont of onderneemt",
    "whole": "Voor wie de stukken wil leren kennen",
}
ASK_HERE = "Stel uw vraag"
SEARCHING = "Ik zoek het op"

# Questions: an answer
STATUS: dict[Status, str] = {
    "answered": "Gevonden",
    "partial": "Mogelijk",
    "clarify": "Vraag aan u",
    "not_found": "Niet gevonden",
    "out_of_scope": "Geen vraag over de documenten",
    "error": "Er ging iets mis",
}
SOURCES = "Bronnen"
NEAREST = "Dichtst in de buurt"
OPEN_AT = "Open de pdf op bladzijde {label}"
PAGE_ALT = "Bladzijde {label} van {title}, met de aangehaalde tekst gemarkeerd"
PAGE_CAPTION = "Bladzijde {label} van {title}. De aangehaalde tekst is geel gemarkeerd."
OCR_MARK = "gelezen met tekstherkenning (OCR)"
NO_IMAGE = "De bladzijde kan niet als plaatje worden getoond. {reason}"
SHORTENED = "{start}… (ingekort; uw vraag heeft {chars} tekens)"
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
PARTLY_READ = "Niet alles van dit document kon worden gelezen."
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

# Quality
PAGE_QUALITY = "Kwaliteit"
