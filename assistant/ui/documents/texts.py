"""What the page with documents says in Dutch of adding, removing and reading."""

ADD = "Voeg een document toe"
ADD_HINT = "Een PDF van hoogstens {mb} MB en {pages} bladzijden. Een Word-bestand kan niet: bewaar dat eerst als PDF."
CHOOSE_FILE = "Kies een PDF, of sleep hem hierheen"
PROPOSED = "Dit zegt het bestand van zichzelf. Verbeter wat niet klopt; wat leeg blijft, blijft onbekend."
TITLE, DATE, STATUS, KIND = "Titel", "Datum", "Status", "Soort"
DATE_HELP = "Een jaar (2021), jaar en maand (2021-03) of dag (2021-03-15)."
STATUS_HELP = "Bijvoorbeeld: vastgesteld, of ontwerp."
KIND_HELP = "Bijvoorbeeld: visie, nota, besluit."
ADD_NOW = "Voeg toe"
CANCEL = "Toch niet"
READING = "Het bestand wordt gelezen: bladzijde {done} van {total}"
CHECKED = "{file}: {pages}, {verdict}."
ADDED = "Toegevoegd: {title}. Het doet vanaf nu mee."
NOT_ADDED = "Het bestand is niet toegevoegd"
IS_WORD = "{file} is een Word-bestand. Open het in Word, kies ‘Opslaan als’ en dan PDF, en voeg die PDF toe."
NO_PDF = "{file} is geen PDF. Voeg een PDF toe."
TOO_LARGE = "{file} is {mb} MB; hoogstens {most} MB kan. Maak het bestand kleiner of splits het."
TOO_MANY_PAGES = "{file} heeft {pages} bladzijden; hoogstens {most} kan. Splits het bestand."
NO_NAME = "document.pdf"
UNWRITABLE = "Het bestand kan hier niet worden bewaard: {reason}. Vraag de beheerder om ruimte of rechten."

REMOVE = "Verwijder"
REMOVE_SURE = "Verwijder ‘{title}’ en het bestand {file} van deze computer? Dit is niet terug te draaien."
REMOVE_NOW = "Ja, verwijder het"
REMOVED = "Verwijderd: {title}."
NOT_REMOVED = "Het document is niet verwijderd"
READ_AGAIN = "Lees alle documenten opnieuw"
READ_AGAIN_HINT = "Nodig als er iets aan het lezen is verbeterd. Tot het klaar is, krijgt u antwoord uit wat er al was."
READ_AGAIN_DONE = "Alle documenten zijn opnieuw gelezen."
READ_ONE_AGAIN = "Lees opnieuw"
READ_ONE_AGAIN_HELP = "Leest alleen dit document opnieuw. Tot het klaar is, krijgt u antwoord uit wat er al was."
READ_ONE_AGAIN_DONE = "Opnieuw gelezen: {title}."

WHAT_WAS_READ = "Wat is er gelezen?"
WHICH_PAGE = "Bladzijde van het bestand (1 tot en met {last})"
PAGE_READ = "Bladzijde {number} (gedrukt nummer {label}): {quality}."
PAGE_EMPTY = "Van deze bladzijde is geen tekst gelezen."
QUALITY = {
    "text": "als tekst gelezen",
    "sparse": "er staat weinig tekst op",
    "image_only": "alleen beeld",
    "garbled": "de tekst is onleesbaar",
}
RECOGNISED = "gelezen met tekstherkenning (OCR)"
NOBODY = "Documenten toevoegen en verwijderen is hier niet mogelijk; dat is zo ingesteld."
