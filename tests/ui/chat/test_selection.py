"""A part of a library gives nothing of the rest, whatever is asked of it."""

import pytest

from assistant.pipeline import answer_question
from assistant.ui.chat.selection import Selection
from index.library import Library
from index.search import search

AMOUNT = "Hoeveel miljoen euro is er voor het uitvoeringsprogramma?"


@pytest.fixture
def vision(shipped_library: Library) -> Selection:
    return Selection(shipped_library, {"visie-2021"})


def test_search_finds_as_many_but_only_of_the_selected_documents(vision: Selection, shipped_library: Library) -> None:
    hits = search(vision, AMOUNT, k=20)
    assert len(hits) == 20
    assert {vision.chunk(hit.row).document for hit in hits} == {"visie-2021"}
    assert {shipped_library.chunk(hit.row).document for hit in search(shipped_library, AMOUNT, k=5)} != {"visie-2021"}


def test_nothing_of_another_document_can_be_had(vision: Selection, shipped_library: Library) -> None:
    other = shipped_library.rows_of("programma-2018")[0]
    for reach in (
        lambda: vision.document("programma-2018"),
        lambda: vision.page("programma-2018", 1),
        lambda: vision.rows_of("programma-2018"),
        lambda: vision.chunk(other),
    ):
        with pytest.raises(KeyError):
            reach()
    assert len(vision) == len(shipped_library.rows_of("visie-2021"))


def test_an_answer_cites_and_names_selected_documents_only(vision: Selection, shipped_library: Library) -> None:
    whole, part = answer_question(shipped_library, AMOUNT), answer_question(vision, AMOUNT)
    assert {citation.document.id for citation in whole.citations} == {"programma-2018"}
    assert {citation.document.id for citation in part.citations} <= {"visie-2021"}
    assert "Uitvoeringsprogramma" not in part.text
    vision.close()
    assert answer_question(shipped_library, AMOUNT).text == whole.text
