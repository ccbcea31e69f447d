"""A sentence with a web address is an answer like any other, and the address comes out letter for letter."""

from collections.abc import Iterator

import pytest

from assistant.notation.verbatim import unescape
from assistant.pipeline import answer_question
from index.build import open_library, update_index
from index.library import Library
from index.model.embedding import Embedder
from index.settings import Settings
from tests.index.small_pdf import write_pdf

PAGES = [
    [
        "# Meedoen met de plannen",
        "Inwoners kunnen zich tot 1 mei 2025 aanmelden op https://www.voorbeeldstad.nl/mee-doen?jaar=2025&wijk=centrum.",
        "Een vergunning vraagt u aan via www.voorbeeldstad.nl/vergunning_aanvraag of bij vergunning@voorbeeldstad.nl.",
        "De subsidie is 5.000 euro per straat; de regels staan op (https://voorbeeldstad.nl/subsidie~groen/#regels).",
    ],
    ["# Ook voor kinderen", "De kinderraad vergadert elke dinsdag, zie kinderraad.voorbeeldstad.nl/agenda."],
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("addresses")
    (folder / "corpus").mkdir()
    write_pdf(folder / "corpus" / "nota.pdf", PAGES)
    settings = Settings(corpus=folder / "corpus", index=folder / "index")
    update_index(settings, embedder=embedder)
    with open_library(settings, embedder=embedder) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("Waar kunnen inwoners zich aanmelden?", "https://www.voorbeeldstad.nl/mee-doen?jaar=2025&wijk=centrum."),
        ("Hoe vraag ik een vergunning aan?", "www.voorbeeldstad.nl/vergunning_aanvraag"),
        ("Wat is het e-mailadres voor een vergunning?", "vergunning@voorbeeldstad.nl"),
        ("Hoeveel is de subsidie per straat?", "(https://voorbeeldstad.nl/subsidie~groen/#regels)"),
        ("Wanneer vergadert de kinderraad?", "kinderraad.voorbeeldstad.nl/agenda"),
    ],
)
def test_a_sentence_with_an_address_is_quoted_whole(library: Library, question: str, address: str) -> None:
    answer = answer_question(library, question)
    assert answer.status in ("answered", "partial")
    assert any(address in citation.quote for citation in answer.citations)
    assert address in unescape(answer.text)
