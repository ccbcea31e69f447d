from index.passages import passage_text, sentence_texts
from tests.assistant.builders import chunk, row

HEAD = row(("", "Post"), ("", "Begroting 2026"), caption="Tabel 1 Lasten")
WAYS = row(("Post", "wegen"), ("Begroting 2026", "8"), caption="Tabel 1 Lasten")


def test_a_chunk_in_the_middle_of_a_table_gets_its_caption_and_headings():
    assert passage_text(chunk(WAYS, headings=("Geld",))) == "Geld\nTabel 1 Lasten\nPost\nBegroting 2026\nwegen 8"


def test_what_stands_in_the_chunk_is_not_said_twice():
    made = chunk("Tabel 1 Lasten", HEAD, WAYS)
    assert passage_text(made) == made.text


def test_a_row_is_embedded_with_its_columns():
    assert sentence_texts(chunk(WAYS)) == ["Tabel 1 Lasten. Post: wegen, Begroting 2026: 8"]
