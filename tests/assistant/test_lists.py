import numpy as np

from assistant.evidence import pieces_of
from assistant.lists import enumerations, score_lists, whole
from assistant.values import Passage
from index.library import Library
from tests.assistant.builders import pieces, row, stems, term

PARTIES = pieces("De partijen zijn:", ("item", "gemeente"), ("item", "provincie"), "Verder niemand.")
TABLE = pieces(row(("Bron", "rijk"), ("Bedrag", "3")), row(("Bron", "stad"), ("Bedrag", "4")), row=1)
ONE = pieces(("item", "alleen"), "Tekst.", row=2)


def texts(found):
    return [piece.text for piece in found.pieces]


def test_a_list_comes_with_the_sentence_that_announces_it():
    (found,) = enumerations(PARTIES)
    assert texts(found) == ["De partijen zijn:", "gemeente", "provincie"]
    assert found.intro == PARTIES[0]


def test_a_table_is_an_enumeration_and_a_single_item_is_none():
    (found,) = enumerations([*TABLE, *ONE])
    assert found.intro is None
    assert [piece.kind for piece in found.items] == ["row", "row"]


def test_particulars_of_the_document_itself_are_no_list():
    cover = pieces(row(("", "datum"), ("", "5 mei 2020")), row(("", "versie"), ("", "definitief")))
    assert enumerations(cover) == ()
    assert len(enumerations([*cover, *PARTIES])) == 1


def test_items_of_another_chunk_are_another_list_whatever_the_order():
    other = pieces("Andere:", ("item", "a"), ("item", "b"), row=5)
    found = enumerations([*reversed(other), *reversed(PARTIES)])
    assert [one.intro.text for one in found if one.intro] == ["De partijen zijn:", "Andere:"]


def test_rows_and_items_that_follow_each_other_are_two_lists():
    mixed = pieces(("item", "a"), ("item", "b"), row(("x", "1")), row(("x", "2")))
    assert [len(one.items) for one in enumerations(mixed)] == [2, 2]


def test_without_pieces_there_is_no_list():
    assert enumerations([]) == ()


def test_what_announces_a_list_decides():
    other = pieces("De kleuren zijn:", ("item", "gemeente"), ("item", "partijen"), row=5)
    found = score_lists(enumerations([*PARTIES, *other]), (term("partijen"),), stems, (0.5, 0.1), None)
    assert found[0].enumeration.intro == PARTIES[0]
    assert found[0].coverage.own == 1.0


def test_the_count_asked_for_decides_between_equals():
    three = pieces("De partijen zijn:", ("item", "a"), ("item", "b"), ("item", "c"), row=5)
    lists = enumerations([*PARTIES, *three])
    for count in (2, 3):
        best = score_lists(lists, (term("partijen"),), stems, (0.5, 0.1), count)[0]
        assert len(best.enumeration.items) == count


def test_a_table_is_announced_by_its_columns():
    found = score_lists(enumerations(TABLE), (term("bron"),), stems, (0.5, 0.1), None)
    assert found[0].coverage.own == 1.0


def test_every_list_of_the_shipped_documents_is_whole_from_any_part(shipped_library: Library) -> None:
    """Whichever chunk is found first, the same items are listed."""
    query = np.zeros(384, np.float32)
    seen = {}
    for number in range(len(shipped_library)):
        chunk = shipped_library.chunk(number)
        found = Passage(chunk=chunk, document=shipped_library.document(chunk.document), score=1.0)
        for one in enumerations(pieces_of(shipped_library, found, number, query)):
            made = whole(shipped_library, one, query)
            keys = [(piece.row, piece.number) for piece in made.items]
            assert keys == sorted(set(keys))
            assert set(one.items) <= set(made.items)
            for key in keys:
                assert seen.setdefault(key, keys) == keys
    assert seen
