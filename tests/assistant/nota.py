"""Two small documents, citations of them, and answers about them to check."""

from assistant.answer.verify import Violation, check, enforce
from assistant.texts import NOT_FOUND, STANDS_IN, source_name, source_names
from assistant.values import Answer
from tests.assistant.builders import answer, citation, document, page_text

NOTA, PLAN = document("nota"), document("plan", date="2018", status="vastgesteld")
DOCUMENTS = (NOTA, PLAN)
PAGES = {
    ("nota", 1): "\n".join(
        [
            "De gemeente Dorp legt 3 miljoen euro in.",
            "Bas Doets leidt het project sinds 2016.",
            "De ge-\nmeente wacht.",
        ]
    ),
    ("nota", 2): "De provincie geeft niets. In 2018 kwamen er 240 mensen.",
    ("nota", 3): "Bron Bedrag Status\nGemeente 3 miljoen euro toegezegd\nRijk 11 miljoen euro gevraagd",
    ("plan", 1): "Het plan kost 2018 euro. Jan Jansen stemde voor.",
}
MONEY = citation(1, "De gemeente Dorp legt 3 miljoen euro in.", NOTA)
LEADER = citation(2, "Bas Doets leidt het project sinds 2016.", NOTA)
ROW = citation(3, "Gemeente 3 miljoen euro toegezegd", NOTA, page=3)
REFUSAL = NOT_FOUND.format(sources=source_names(DOCUMENTS))
INTRODUCTION = STANDS_IN.format(source=source_name(NOTA))
QUESTION = "Hoeveel legt de gemeente in?"


def checked(given: Answer, question: str = QUESTION) -> tuple[Violation, ...]:
    return check(given, page_text(PAGES), question, DOCUMENTS)


def enforced(given: Answer, question: str = QUESTION) -> Answer:
    return enforce(given, page_text(PAGES), question, DOCUMENTS)


def answered(*lines: str) -> Answer:
    return answer(
        "\n\n".join([INTRODUCTION, "> De gemeente Dorp legt 3 miljoen euro in. [1]", *lines]), MONEY, LEADER, ROW
    )
