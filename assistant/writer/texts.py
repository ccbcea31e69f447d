"""Everything in this room that a user reads, in Dutch (B1, u-form); what a model reads is in ``assistant/prompts``."""

HEADINGS = {
    "answer": "In eigen woorden (door een taalmodel geschreven, elke zin nagekeken op de citaten):",
    "plain": "In eenvoudige taal (door een taalmodel geschreven, elke zin nagekeken op de citaten):",
    "summary": "Samenvatting (door een taalmodel geschreven, elke zin nagekeken op de bladzijde):",
}

LITTLE = "Wat het taalmodel schreef, kon niet worden nagekeken. Daarom ziet u alleen de citaten."
DOWN = "Het taalmodel geeft geen antwoord. Daarom ziet u alleen de citaten."
SLOW = "Het taalmodel was te langzaam. U ziet wat er is nagekeken; de citaten zijn volledig."
STOPPED = "Gestopt. De citaten zijn volledig."

NO_SUCH_MODEL = (
    "Het taalmodel {name!r} is niet te kiezen. Geef met BINNENSTAD_CHAT_MODEL een map, een GGUF-bestand of "
    "aanbieder:naam, zoals ollama:llama3.1:8b, of geef ook BINNENSTAD_CHAT_URL."
)
NO_SUCH_FILE = "Het taalmodel in BINNENSTAD_CHAT_MODEL is niet gevonden: {path}"
WRONG_URL = "Het adres in BINNENSTAD_CHAT_URL is geen webadres. Geef iets als http://localhost:8000/v1"
NOT_LOCAL = (
    "Het taalmodel {name!r} draait niet op deze computer. Vragen en documenten blijven op deze computer, tenzij u "
    "BINNENSTAD_CHAT_ONLY_LOCAL=false zet."
)
PACKAGE_MISSING = (
    "Voor het taalmodel {name!r} ontbreekt het pakket {package}. Installeer het met: pip install {package}"
)
MODEL_UNUSABLE = "Het taalmodel {name!r} kan niet worden geladen. Controleer de naam, het adres en de sleutel. ({kind})"

HELP_PLAIN = "leg het antwoord ook uit in eenvoudige taal (met een taalmodel, zie BINNENSTAD_CHAT_MODEL)"
NEED_MODEL = "Voor uitleg in eenvoudige taal is een taalmodel nodig. Kies er een met BINNENSTAD_CHAT_MODEL."
PAGES = "(bladzijde {labels})"
