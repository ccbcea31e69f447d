from index.library import Library
from index.retriever import LibraryRetriever
from index.search import search


def test_langchain_gets_the_chunks_of_the_search_in_order(library: Library) -> None:
    question = "Wat kost een parkeervergunning?"
    found = LibraryRetriever(library=library, k=3).invoke(question)
    hits = search(library, question, k=3)
    assert [document.metadata["row"] for document in found] == [hit.row for hit in hits]
    assert found[0].page_content == library.chunk(hits[0].row).text
    assert found[0].metadata["file"] == "parkeren.pdf"
    assert found[0].metadata["pages"] == [1]
    assert found[0].metadata["headings"] == list(library.chunk(hits[0].row).headings)
