import pytest

from assistant.context import in_context
from tests.assistant.builders import pieces, row


def shown(of, place, belongs=None):
    around = {(piece.row, piece.number): piece for piece in of}
    return [piece.text for piece in in_context(of[place], around, belongs)]


LIST = pieces("Eerst dit.", "De partijen zijn:", ("item", "gemeente"), ("item", "provincie"), "Daarna dat.")


def test_a_sentence_that_stands_alone_is_shown_alone():
    assert shown(pieces("De raad stemde in.", "De bouw begint later."), 0) == ["De raad stemde in."]


def test_an_announcement_comes_with_its_list_and_an_item_with_its_announcement():
    expected = ["De partijen zijn:", "gemeente", "provincie"]
    assert shown(LIST, 1) == expected
    assert shown(LIST, 2) == expected
    assert shown(LIST, 3) == expected


def test_an_item_of_a_long_list_is_shown_alone():
    long = pieces("De partijen zijn:", *[("item", f"{number} {'partij ' * 20}".strip()) for number in range(10)])
    assert shown(long, 3) == [long[3].text]


def test_a_row_is_shown_alone():
    table = pieces("De bedragen zijn:", row(("Bron", "rijk")), row(("Bron", "stad")))
    assert shown(table, 1) == ["rijk"]


@pytest.mark.parametrize(
    "second", ["Dat kostte 3 miljoen euro.", "Daarom begint het later.", "Ook dit is nieuw.", "Hij opent het plein."]
)
def test_a_sentence_that_points_back_comes_with_what_it_points_to(second):
    assert shown(pieces("De raad stemde in.", second), 1) == ["De raad stemde in.", second]


def test_a_sentence_that_only_starts_like_one_does_not():
    assert shown(pieces("De raad stemde in.", "Ditmaal niet."), 1) == ["Ditmaal niet."]


def test_an_open_question_gets_the_sentences_that_belong():
    text = pieces("Het plein wordt groen en er komen banken en bomen om onder te zitten, ook voor ouderen.", "A.", "B.")
    assert shown(text, 0, lambda piece: piece.text == "A.") == [text[0].text, "A."]
    assert shown(text, 0, lambda piece: False) == [text[0].text]


def test_sentences_are_added_until_it_is_long_enough():
    text = pieces(*["Deze zin is vijftig tekens lang en gaat over het plein." for _ in range(30)])
    found = shown(text, 15, lambda piece: True)
    assert 2 < len(found) < 12


def test_a_list_is_not_added_to_sentences_that_do_not_announce_it():
    text = pieces("Het plein wordt groen.", ("item", "een"), ("item", "twee"))
    assert shown(text, 0, lambda piece: True) == ["Het plein wordt groen."]


def test_the_order_is_that_of_the_page():
    text = pieces("Eerst.", "Dan.", "Daarna dit.", "Ten slotte.")
    found = in_context(text[2], {(piece.row, piece.number): piece for piece in text}, lambda piece: True)
    assert [piece.number for piece in found] == sorted(piece.number for piece in found)


def test_an_item_of_a_list_that_nothing_announces_is_shown_alone():
    summary = pieces(("item", "Het plein wordt groen."), ("item", "De raad stemde in."), ("item", "Er komen banen."))
    assert shown(summary, 2) == ["Er komen banen."]
