from assistant.reader.find import CANDIDATES, find
from index.library import Library
from index.search import search


def test_what_search_brings_up_is_read_in_its_order(small_library: Library) -> None:
    question = "Wat kost een kaartje voor het zwembad?"
    found = find(small_library, question)
    assert [one.hit for one in found] == list(search(small_library, question, k=CANDIDATES))
    assert all(one.passage.chunk == small_library.chunk(one.hit.row) for one in found)
    assert max(found, key=lambda one: one.reading.passage_logit).passage.document.title == "Zwembad"


def test_no_more_are_read_than_asked_for(shipped_library: Library) -> None:
    assert len(find(shipped_library, "Wat gebeurt er met het plein?")) <= CANDIDATES
    assert len(find(shipped_library, "Wat gebeurt er met het plein?", count=2)) <= 2


def test_a_follow_up_is_searched_with_the_question_before_it(small_library: Library) -> None:
    found = find(small_library, "En wie opent die?", "Wanneer begint de bouw van de speeltuin?")
    best = max(found, key=lambda one: one.reading.passage_logit)
    assert "Anna Bakker" in best.passage.chunk.text


def test_a_passage_of_a_heading_alone_is_not_read(shipped_library: Library) -> None:
    assert all(one.reading.units for one in find(shipped_library, "Inhoud", count=50))
