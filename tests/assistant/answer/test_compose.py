"""How an answer is written, from units of the shipped documents."""

import re
from collections.abc import Sequence

import pytest

from assistant import texts
from assistant.answer.choose import Extract
from assistant.answer.compose import Draft, quote, write_answer
from assistant.notation.verbatim import markers, stands_in, unescape
from assistant.reader.reading import Reading
from assistant.values import Passage
from index.library import Library
from index.passages import units_of
from tests.assistant.builders import asked, extract

OPEN = asked("Wat gebeurt er met het plein?")
MONEY = asked("Hoeveel geld is er?")


@pytest.fixture(scope="module")
def readings(shipped_library: Library) -> Sequence[Reading]:
    """Every chunk of the shipped documents, as if all of it were evidence."""
    found = []
    for row in range(len(shipped_library)):
        chunk = shipped_library.chunk(row)
        passage = Passage(chunk=chunk, document=shipped_library.document(chunk.document), score=1.0)
        units = units_of(chunk)
        found.append(Reading(passage=passage, row=row, units=units, passage_logit=3.0, unit_logits=(3.0,) * len(units)))
    return found


def one(readings: Sequence[Reading], start: str, count: int = 1) -> Extract:
    """The first unit with these words, and those behind it up to ``count``."""
    for reading in readings:
        for place, unit in enumerate(reading.units):
            if start in unit.text:
                units = reading.units[place : place + count]
                return Extract(reading=reading, units=units, decisive=unit.number)
    raise AssertionError(start)


def written(library: Library, *extracts: Extract, question=OPEN) -> Draft:
    draft = Draft()
    write_answer(draft, library, extracts, question)
    return draft


def test_a_sentence_is_quoted_in_a_frame_that_names_its_source(
    shipped_library: Library, readings: Sequence[Reading]
) -> None:
    draft = written(shipped_library, one(readings, "Het Koopmansplein wordt het winkelhart"))
    frame, blank, quotation = draft.text.splitlines()
    assert frame.startswith("Dit staat in ‘Uitvoeringsprogramma Binnenstad 2018–2021’ (februari 2018")
    assert (blank, quotation) == ("", "> Het Koopmansplein wordt het winkelhart van de binnenstad. [1]")
    (citation,) = draft.citations
    assert (citation.number, citation.quote) == (1, "Het Koopmansplein wordt het winkelhart van de binnenstad.")
    assert citation.headings[0].startswith("3 Koopmansplein")
    assert not citation.near


def test_the_figure_that_is_asked_for_is_bold(shipped_library: Library, readings: Sequence[Reading]) -> None:
    found = one(readings, "De gemeente Assen heeft 3 miljoen euro")
    assert "**3 miljoen euro**" in written(shipped_library, found, question=MONEY).text
    assert "**" not in written(shipped_library, found).text


def test_the_sentence_that_decides_is_bold_among_its_surroundings(
    shipped_library: Library, readings: Sequence[Reading]
) -> None:
    found = one(readings, "Het Koopmansplein wordt het winkelhart", 3)
    text = written(shipped_library, found).text
    assert "**Het Koopmansplein wordt het winkelhart van de binnenstad.**" in text
    assert text.count("**") == 2


def test_documents_come_in_the_order_given_with_a_warning(
    shipped_library: Library, readings: Sequence[Reading]
) -> None:
    old, new = one(readings, "Het plan wil 1200 banen"), one(readings, "De derde opgave")
    text = written(shipped_library, new, old).text
    assert text.startswith(texts.SEVERAL)
    assert text.index("De derde opgave") < text.index("En in ‘Plan binnenstad Assen’") < text.index("1200 banen")


def test_one_document_gets_one_frame_and_no_warning(shipped_library: Library, readings: Sequence[Reading]) -> None:
    text = written(shipped_library, one(readings, "Het plan wil 1200 banen"), one(readings, "De drie pijlers")).text
    assert texts.SEVERAL not in text
    assert text.count("Plan binnenstad Assen") == 1


def test_a_list_is_one_line_an_item_after_its_introduction(
    shipped_library: Library, readings: Sequence[Reading]
) -> None:
    text = written(shipped_library, one(readings, "De drie pijlers van het plan zijn", 4)).text
    lines = text.splitlines()[2:]
    assert [line[:4] for line in lines] == ["> **", ">", "> - ", "> - ", "> - "]
    assert all(markers(line) == (1,) for line in lines if line != ">")


def test_a_row_is_written_with_its_columns(shipped_library: Library, readings: Sequence[Reading]) -> None:
    text = written(shipped_library, one(readings, "Bron: Private partijen (vastgoed)"), question=MONEY).text
    assert "> Bron: Private partijen (vastgoed); Bedrag: **3 miljoen euro**; Status: Gevraagd [1]" in text


def test_units_that_follow_each_other_are_one_citation_and_a_gap_begins_a_new_one(
    shipped_library: Library, readings: Sequence[Reading]
) -> None:
    whole = one(readings, "De drie pijlers van het plan zijn", 4)
    assert len(written(shipped_library, whole).citations) == 1
    first, _, third, _ = whole.units
    gap = written(shipped_library, Extract(reading=whole.reading, units=(first, third), decisive=-1))
    assert [citation.number for citation in gap.citations] == [1, 2]
    assert markers(gap.text) == (1, 2)


def test_the_same_quotation_keeps_its_number(shipped_library: Library, readings: Sequence[Reading]) -> None:
    draft = Draft()
    for _ in range(2):
        write_answer(draft, shipped_library, [one(readings, "Het plan wil 1200 banen")], OPEN)
    assert [citation.number for citation in draft.citations] == [1]
    assert markers(draft.text) == (1, 1)


def test_the_nearest_passage_is_marked_as_such(shipped_library: Library, readings: Sequence[Reading]) -> None:
    draft = Draft()
    quote(draft, shipped_library, one(readings, "De gemeente Assen heeft 3 miljoen euro"), MONEY, near=True)
    assert [citation.near for citation in draft.citations] == [True]


def test_every_unit_of_the_documents_can_be_quoted_verbatim_with_its_marker(
    shipped_library: Library, readings: Sequence[Reading]
) -> None:
    for question in (OPEN, MONEY, asked("In welk jaar is het?"), asked("Hoeveel procent is het?")):
        for reading in readings:
            for unit in reading.units:
                only = Extract(reading=reading, units=(unit,), decisive=unit.number)
                draft = written(shipped_library, only, question=question)
                for citation in draft.citations:
                    page = shipped_library.page(citation.document.id, citation.page)
                    assert stands_in(citation.quote, page.text)
                quoted = [line for line in draft.text.splitlines() if line.startswith("> ")]
                assert quoted
                assert all(markers(line) for line in quoted)
                if unit.kind != "row":
                    shown = " ".join(unescape(line.removeprefix("> ").removeprefix("- ")).strip() for line in quoted)
                    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", unit.text)


def test_every_passage_of_the_documents_can_be_quoted_whole(
    shipped_library: Library, readings: Sequence[Reading]
) -> None:
    for reading in readings:
        if reading.units:
            whole = Extract(reading=reading, units=reading.units, decisive=reading.units[0].number)
            draft = written(shipped_library, whole)
            assert set(markers(draft.text)) == {citation.number for citation in draft.citations}
            for line in draft.text.splitlines():
                assert not line.startswith("> ") or markers(line)


def test_markup_of_a_document_is_never_live(small_library: Library) -> None:
    chunk = small_library.chunk(0)
    found = extract("x")
    passage = Passage(chunk=chunk, document=small_library.document(chunk.document), score=1.0)
    units = units_of(chunk)
    reading = Reading(passage=passage, row=0, units=units, passage_logit=0.0, unit_logits=(0.0,) * len(units))
    text = written(small_library, Extract(reading=reading, units=units, decisive=found.decisive)).text
    assert not re.search(r"<|`|\$|!\[|\]\(", re.sub(r"\\.", "", text).replace("> ", ""))
