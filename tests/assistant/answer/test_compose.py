"""How an answer is written, from pieces of the shipped documents."""

import re
from collections.abc import Sequence

import pytest
from assistant.compose import Draft, Extract, write_answer, write_nearest
from assistant.evidence import Piece, pieces_of

from assistant import texts
from assistant.notation.verbatim import markers, stands_in, unescape
from assistant.question import parse_question
from assistant.values import Passage
from index.library import Library

OPEN = parse_question("Wat gebeurt er met het plein?")
MONEY = parse_question("Hoeveel geld is er?")


@pytest.fixture(scope="module")
def pieces(shipped_library: Library) -> Sequence[Piece]:
    """Every piece of the shipped documents, in reading order."""
    query = shipped_library.embed_query("plein")
    found: list[Piece] = []
    for row in range(len(shipped_library)):
        chunk = shipped_library.chunk(row)
        passage = Passage(chunk=chunk, document=shipped_library.document(chunk.document), score=1.0)
        found += pieces_of(shipped_library, passage, row, query)
    return found


def one(pieces: Sequence[Piece], start: str) -> Piece:
    return next(piece for piece in pieces if piece.text.startswith(start))


def written(library: Library, *extracts: Extract, question=OPEN) -> Draft:
    draft = Draft()
    write_answer(draft, library, extracts, question)
    return draft


def test_a_sentence_is_quoted_in_a_frame_that_names_its_source(
    shipped_library: Library, pieces: Sequence[Piece]
) -> None:
    draft = written(shipped_library, Extract(pieces=(one(pieces, "Het Koopmansplein wordt het winkelhart"),)))
    frame, blank, quotation = draft.text.splitlines()
    assert frame.startswith("Dit staat in ‘Uitvoeringsprogramma Binnenstad 2018–2021’ (februari 2018")
    assert (blank, quotation) == ("", "> Het Koopmansplein wordt het winkelhart van de binnenstad. [1]")
    (citation,) = draft.citations
    assert (citation.number, citation.quote) == (1, "Het Koopmansplein wordt het winkelhart van de binnenstad.")
    assert citation.headings[0].startswith("3 Koopmansplein")
    assert not citation.near


def test_what_is_asked_for_is_bold(shipped_library: Library, pieces: Sequence[Piece]) -> None:
    extract = Extract(pieces=(one(pieces, "De gemeente Assen heeft 3 miljoen euro"),))
    assert "**3 miljoen euro**" in written(shipped_library, extract, question=MONEY).text
    assert "**" not in written(shipped_library, extract).text


def test_documents_come_newest_first_with_a_warning(shipped_library: Library, pieces: Sequence[Piece]) -> None:
    old, new = one(pieces, "Het plan wil 1200 banen"), one(pieces, "De derde opgave")
    text = written(shipped_library, Extract(pieces=(old,)), Extract(pieces=(new,))).text
    assert text.startswith(texts.DIFFER)
    assert text.index("De derde opgave") < text.index("En in ‘Plan binnenstad Assen’") < text.index("1200 banen")


def test_a_list_is_one_line_an_item_after_its_introduction(shipped_library: Library, pieces: Sequence[Piece]) -> None:
    start = pieces.index(one(pieces, "De drie pijlers van het plan zijn"))
    text = written(shipped_library, Extract(pieces=tuple(pieces[start : start + 4]), enumerates=True)).text
    assert text.startswith("Deze opsomming staat in")
    lines = text.splitlines()[2:]
    assert [line[:4] for line in lines] == ["> De", ">", "> - ", "> - ", "> - "]
    assert all(markers(line) == (1,) for line in lines if line != ">")


def test_a_row_is_written_with_its_columns(shipped_library: Library, pieces: Sequence[Piece]) -> None:
    text = written(shipped_library, Extract(pieces=(one(pieces, "Private partijen (vastgoed)"),)), question=MONEY).text
    assert text.startswith("Deze regel staat in een tabel in")
    assert "> Bron: Private partijen (vastgoed); Bedrag: **3 miljoen euro**; Status: Gevraagd [1]" in text


def test_the_same_quotation_keeps_its_number(shipped_library: Library, pieces: Sequence[Piece]) -> None:
    extract = Extract(pieces=(one(pieces, "Het plan wil 1200 banen"),))
    draft = Draft()
    for _ in range(2):
        write_answer(draft, shipped_library, [extract], OPEN)
    assert [citation.number for citation in draft.citations] == [1]
    assert markers(draft.text) == (1, 1)


def test_the_nearest_passage_is_shown_as_such(shipped_library: Library, pieces: Sequence[Piece]) -> None:
    draft = Draft()
    write_nearest(draft, shipped_library, one(pieces, "De gemeente Assen heeft 3 miljoen euro"), MONEY)
    assert draft.text.startswith(texts.NEAREST)
    assert "**" not in draft.text
    assert [citation.near for citation in draft.citations] == [True]


def test_every_piece_of_the_documents_can_be_quoted_verbatim_with_its_marker(
    shipped_library: Library, pieces: Sequence[Piece]
) -> None:
    for question in (OPEN, MONEY, parse_question("Wie is er?"), parse_question("Hoeveel procent is het?")):
        for piece in pieces:
            draft = written(shipped_library, Extract(pieces=(piece,)), question=question)
            for citation in draft.citations:
                page = shipped_library.page(citation.document.id, citation.page)
                assert stands_in(citation.quote, page.text)
            quoted = [line for line in draft.text.splitlines() if line.startswith("> ")]
            assert all(markers(line) for line in quoted)
            if piece.kind != "row":
                shown = " ".join(unescape(line.removeprefix("> ").removeprefix("- ")).strip() for line in quoted)
                assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", piece.text)


def test_a_moment_in_words_and_figures_is_quoted_verbatim(shipped_library: Library, pieces: Sequence[Piece]) -> None:
    piece = one(pieces, "Sinds het voorjaar van 2019")
    draft = written(shipped_library, Extract(pieces=(piece,)), question=parse_question("Sinds wanneer is dat?"))
    assert piece.text in unescape(draft.text)
