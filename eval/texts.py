"""Every Dutch text of the evaluation, in one place."""

from typing import Final

CASES_NOT_FOUND: Final = "Vragenbestand niet gevonden: {file}. Geef een bestand (of map) met vragen op na --cases."
CASES_UNREADABLE: Final = "Vragenbestand niet te lezen: {file} is geen tekst in UTF-8. Sla het op als UTF-8."
CASES_EMPTY: Final = "Geen vragen gevonden in {file}. Zet er ten minste één vraag in."
CASES_NO_LIST: Final = (
    "{file}, regel {line}: verwacht een lijst van vragen; begin elke vraag met een streepje (- id: …)."
)
CASES_NO_YAML: Final = "{file}, regel {line}: dit is geen geldige YAML: {problem}."
CASES_NO_JSON: Final = "{file}, regel {line}: dit is geen geldige JSON: {problem}."
CASE_ERROR: Final = "{file}, regel {line}: {problem}"
CASES_WRONG: Final = "De vragen kloppen niet ({count} keer):\n{problems}"

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
ID_DOUBLE: Final = "het id '{id}' komt al voor in {file}, regel {line}."
QUESTION_DOUBLE: Final = "dezelfde vraag staat al in {file}, regel {line} ({id})."

FLAW_QUOTE: Final = "citaat [{number}] staat niet letterlijk op bladzijde {page} van {document}"
FLAW_NUMBER: Final = "getal zonder steun in een aangehaalde passage: {number}"
FLAW_CLAIM: Final = "bewering zonder bronvermelding: {claim}"
FLAW_ERROR: Final = "de assistent gaf een fout: {problem}"
