"""Everything the assistant says in Dutch, in one place (B1, u-form).

``FRAMES`` are the only sentences that may stand in an answer without a citation: they introduce, they never claim. What
is filled in is a document's own title, date and status, or a word of the user's question; the checks of
``assistant.verify`` know that.
"""

import re
from collections.abc import Sequence

from corpus.values import Document

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip

STANDS_IN = "Dit staat in {source}:"
ALSO_IN = "En in {source}:"
UNSURE = "Ik vond dit, maar ik weet niet zeker of het uw vraag beantwoordt."
SEVERAL = "Meer documenten gaan hierover. Let op het jaar en de status."
FOLLOWS = "Ik lees dit als vervolg op ‘{earlier}’."
PART = "Over uw vraag ‘{part}’:"

NOT_FOUND = "Ik heb het niet gevonden in {sources}."
NOT_MENTIONED = "‘{name}’ wordt in deze documenten niet genoemd."
YEAR_NOT_MENTIONED = "Het jaar {year} wordt in deze documenten niet genoemd."
NOT_READ = "Niet alles van deze documenten kon worden gelezen. Op de pagina Documenten staat wat er ontbreekt."
NEAREST = "Deze passage komt het dichtst in de buurt:"

OWN_WORDS = "Dit schrijft het document over zichzelf:"
CONTENTS = "Dit zijn de hoofdstukken van {source}. U kunt naar elk ervan vragen."
CHAPTER = "Dit staat in {source} onder deze kop:"
WHOLE_EXAMPLES = (
    "Waar gaat dit document over?",
    "Waar gaat de nota over?",
    "Vat het document samen.",
    "Kun je een samenvatting geven van dit stuk?",
    "Wat staat er in dit stuk?",
    "Welke onderwerpen komen aan bod?",
    "Wat zijn de hoofdlijnen van het plan?",
    "Wat is de inhoud van deze notitie?",
)
"""Questions about a document as a whole, that others are compared with."""

OFFER = "Ik beantwoord vragen over {sources}. Stel gerust een vraag over een doel, een straat, een bedrag of een datum."
GREETING = "Goedendag! Ik help u met vragen over de documenten."
THANKS = "Graag gedaan. Stel gerust nog een vraag."
GREETINGS = ("hallo", "hoi", "hey", "hi", "dag", "moi", "goedemorgen", "goedemiddag", "goedenavond", "goedendag")
THANKING = ("dank u", "dank u wel", "dank je", "dank je wel", "dankjewel", "dankuwel", "bedankt", "top", "prima", "oké")
"""What a message consists of that greets or thanks and asks nothing."""

EMPTY = "Typ een vraag, bijvoorbeeld: ‘Wat zijn de plannen voor mijn straat?’"
NO_WORDS = "Ik zie geen woorden in uw vraag. Stel uw vraag in een gewone Nederlandse zin."
TOO_LONG = "Uw vraag is te lang ({chars} tekens). Stel uw vraag in hoogstens {limit} tekens."
BROKEN = "Er ging iets mis bij het zoeken. Probeer het nog eens. Blijft het misgaan, start de wijzer dan opnieuw."
UNCHECKED = "Ik vond tekst over uw vraag, maar kon die niet controleren op de bladzijde. Daarom laat ik die niet zien."

FRAMES = (
    STANDS_IN, ALSO_IN, UNSURE, SEVERAL, FOLLOWS, PART, NOT_FOUND, NOT_MENTIONED, YEAR_NOT_MENTIONED, NOT_READ,
    NEAREST, OWN_WORDS, CONTENTS, CHAPTER, OFFER, GREETING, THANKS, EMPTY, NO_WORDS, TOO_LONG, BROKEN,
    UNCHECKED,
)  # fmt: skip

# The command line.
USAGE = "Beantwoordt een vraag over de documenten, met de passages waar het antwoord op steunt."
HELP_QUESTION = "de vraag, tussen aanhalingstekens"
HELP_HISTORY = "eerdere vragen uit het gesprek, oudste eerst"
HELP_JSON = "druk het antwoord af als één JSON-object"
HELP_BATCH = "beantwoord alle vragen uit een JSONL-bestand (één object met id en question per regel)"
HELP_OUTPUT = "schrijf de antwoorden van --batch naar dit JSONL-bestand"
HELP_CORPUS = "map met PDF-bestanden"
HELP_INDEX = "map voor de index"
NEED_QUESTION = "Geef één vraag tussen aanhalingstekens, of gebruik --batch INVOER.jsonl --output UITVOER.jsonl."
BATCH_MISSING = "Het bestand {file} is niet te lezen: {reason}. Controleer de naam en de rechten."
BATCH_LINE = "Regel {line} van {file} is geen geldige vraag: {reason}. Er is niets geschreven."
BATCH_OUTPUT = "Het bestand {file} kan niet worden geschreven: {reason}. Kies een andere plaats."
NOT_UTF8 = "het is geen UTF-8-tekst"
NOT_JSON = "het is geen JSON"
NO_QUESTION_FIELD = "het veld question met de vraag ontbreekt"
HISTORY_NO_LIST = "het veld history is geen lijst van vragen"
INTERRUPTED = "Gestopt. Er is niets verloren gegaan; start de opdracht opnieuw om verder te gaan."
BATCH_PROGRESS = "Vragen beantwoorden"
SOURCES_HEADING = "Bronnen:"
SOURCE_LINE = "[{number}] {title}, {place}"
NEAR_MARK = " (komt het dichtst in de buurt)"


def dutch_date(date: str) -> str:
    """A date in words: "2021-03" becomes "maart 2021", "2017-04-11" "11 april 2017"; unknown stays empty."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", date)
    if not match:
        return date
    year, month, day = match.groups()
    parts = [str(int(day))] if day else []
    parts += [MONTHS[int(month) - 1]] if month and 1 <= int(month) <= 12 else []
    return " ".join([*parts, year])


def source_name(document: Document) -> str:
    """How an answer names a document: its title, with date and status as far as known."""
    details = ", ".join(part for part in (dutch_date(document.date), document.status) if part)
    return f"‘{document.title}’" + (f" ({details})" if details else "")


def source_names(documents: Sequence[Document], most: int = 4) -> str:
    """The documents that were searched, in words, with their dates; a long row is cut and counted."""
    names = [
        f"‘{document.title}’" + (f" ({dutch_date(document.date)})" if document.date else "")
        for document in documents[:most]
    ]
    rest = len(documents) - len(names)
    if rest:
        names.append(f"{rest} andere documenten" if rest > 1 else "1 ander document")
    return " en ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def place(label: str, page: int, headings: Sequence[str], ocr: bool = False) -> str:
    """Where a citation stands: printed page, PDF page when it differs, heading path."""
    where = f"bladzijde {label}" + (f" (pdf-pagina {page})" if label != str(page) else "")
    path = " › ".join(headings)
    return ", ".join(part for part in (where, path, "gelezen met tekstherkenning (OCR)" if ocr else "") if part)
