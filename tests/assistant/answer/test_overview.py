"""Questions about a document as a whole: what it says of itself, and its headings to choose from."""

import pytest

from assistant import texts
from assistant.answer.compose import Draft
from assistant.answer.overview import overview
from assistant.notation.verbatim import stands_in, unescape
from assistant.values import Answer
from index.build import open_library, update_index
from index.library import Library
from index.model.embedding import Embedder
from index.settings import Settings
from tests.index.small_pdf import write_pdf

PAGES = [
    ["# 1 Inleiding", "Deze nota beschrijft hoe het dorp in tien jaar groener wordt.", "De raad stelde haar vast."],
    ["# 2 Bomen", "Langs de singel komen 120 bomen.", "# 2.1 Onderhoud", "De bomen krijgen elk jaar water."],
    ["# 3 Geld", "Het plan kost 2 miljoen euro."],
]


@pytest.fixture(scope="module")
def nota(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder):
    """A library of one document with three numbered chapters."""
    folder = tmp_path_factory.mktemp("nota")
    (folder / "corpus").mkdir()
    write_pdf(folder / "corpus" / "groen.pdf", PAGES)
    settings = Settings(corpus=folder / "corpus", index=folder / "index-data")
    update_index(settings, embedder=embedder)
    with open_library(settings, embedder=embedder) as library:
        yield library


def told(library: Library, question: str) -> tuple[Answer | None, str]:
    answer = overview(library, question, Draft())
    return answer, unescape(answer.text) if answer else ""


@pytest.mark.parametrize(
    "question", ["Waar gaat dit document over?", "Vat de nota samen.", "Wat staat er in het stuk?"]
)
def test_the_whole_document_in_its_own_words_with_its_chapters(nota: Library, question: str) -> None:
    answer, text = told(nota, question)
    assert answer
    assert answer.status == "answered"
    assert text.startswith(texts.OWN_WORDS)
    assert "hoe het dorp in tien jaar groener wordt" in text
    places = [text.find(f"> - {heading}") for heading in ("1 Inleiding", "2 Bomen", "3 Geld")]
    assert -1 not in places
    assert places == sorted(places)


def test_the_chapter_that_is_asked_for(nota: Library) -> None:
    answer, text = told(nota, "Wat staat er in hoofdstuk 3?")
    assert answer
    assert "Het plan kost 2 miljoen euro." in text
    assert "120 bomen" not in text
    assert text.startswith("Dit staat in ‘")


def test_a_section_within_a_chapter(nota: Library) -> None:
    _, text = told(nota, "Waar gaat paragraaf 2.1 over?")
    assert "De bomen krijgen elk jaar water." in text
    assert "2 miljoen" not in text


def test_a_chapter_that_is_not_there_is_looked_up_like_any_question(nota: Library) -> None:
    assert told(nota, "Wat staat er in hoofdstuk 9?") == (None, "")


@pytest.mark.parametrize("question", ["Wat kost het plan?", "Hoeveel bomen komen er?"])
def test_any_other_question_is_left_alone(nota: Library, question: str) -> None:
    assert told(nota, question) == (None, "")


def test_which_of_several_documents_must_be_said(shipped_library: Library) -> None:
    assert told(shipped_library, "Waar gaat dit document over?") == (None, "")
    answer, text = told(shipped_library, "Waar gaat de Binnenstadsvisie over?")
    assert answer
    assert {citation.document.id for citation in answer.citations} == {"visie-2021"}
    assert text.startswith(texts.OWN_WORDS)


def test_every_heading_and_quotation_stands_on_its_page(shipped_library: Library) -> None:
    for question in ("Vat het uitvoeringsprogramma samen.", "Waar gaat de Binnenstadsvisie over?"):
        answer, _ = told(shipped_library, question)
        assert answer
        assert len(answer.citations) > 2
        for citation in answer.citations:
            assert stands_in(citation.quote, shipped_library.page(citation.document.id, citation.page).text)
            assert citation.boxes
