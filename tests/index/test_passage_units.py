"""What of a chunk is read, embedded and indexed (``index.passages``)."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from corpus.values import Chunk
from index.passages import heading_path, passage_text, units_of, word_text
from tests.assistant.builders import chunk, document, row

HEAD = row(("Post", "Post"), ("Begroting 2026", "Begroting 2026"), caption="Tabel 1 Lasten")
WAYS = row(("Post", "wegen"), ("Begroting 2026", "8"), caption="Tabel 1 Lasten")


def texts(made: Chunk) -> list[str]:
    return [unit.text for unit in units_of(made)]


def test_sentences_items_and_rows_are_units_and_headings_are_not() -> None:
    made = chunk(("heading", "Kop"), "Een zin.", ("item", "een punt"), WAYS)
    assert [(unit.number, unit.kind) for unit in units_of(made)] == [(1, "sentence"), (2, "item"), (3, "row")]
    assert [unit.row for unit in units_of(made)] == [None, None, WAYS]


def test_a_row_is_read_with_its_columns_and_caption() -> None:
    assert texts(chunk(WAYS)) == ["Tabel 1 Lasten. Post: wegen, Begroting 2026: 8"]
    assert texts(chunk(row(("", "wegen"), ("2026", ""), ("2027", "9")))) == ["wegen, 2027: 9"]


def test_a_row_that_only_repeats_the_heads_of_its_columns_is_no_unit() -> None:
    assert texts(chunk(HEAD, WAYS)) == ["Tabel 1 Lasten. Post: wegen, Begroting 2026: 8"]


def test_a_sentence_on_two_pages_is_one_unit_with_two_parts() -> None:
    made = chunk("De raad stelt het plan", "in mei vast.")
    first, second = made.spans
    split = dataclasses.replace(made, spans=(first, dataclasses.replace(second, sentence=0, page=2)))
    (unit,) = units_of(split)
    assert unit.text == "De raad stelt het plan in mei vast."
    assert [span.page for span in unit.spans] == [1, 2]


def test_white_space_is_folded() -> None:
    assert texts(chunk("Een  zin\nop twee regels.")) == ["Een zin op twee regels."]


def test_a_chunk_without_spans_has_no_units_and_stands_for_itself() -> None:
    made = dataclasses.replace(chunk("Losse tekst."), spans=())
    assert units_of(made) == ()
    assert passage_text(made) == "Losse tekst."


def test_the_headings_from_high_to_low_cut_at_the_front() -> None:
    assert heading_path(chunk("x", headings=("1 Geld", "1.1 Lasten"))) == "1 Geld > 1.1 Lasten"
    long = heading_path(chunk("x", headings=("a" * 300, "1.1 Lasten")))
    assert len(long) == 200
    assert long.endswith("1.1 Lasten")


def test_the_vector_is_of_where_a_chunk_is_from_and_what_it_says() -> None:
    made = chunk(("heading", "Geld"), "Een zin.", WAYS, headings=("Geld",))
    assert passage_text(made) == "Geld\nEen zin.\nTabel 1 Lasten. Post: wegen, Begroting 2026: 8"


def test_the_words_of_a_chunk_in_the_middle_of_a_table_have_its_title_caption_and_headings() -> None:
    made = chunk(WAYS, headings=("Geld",))
    expected = "De nota\nGeld\nTabel 1 Lasten\nPost\nBegroting 2026\nwegen 8"
    assert word_text(made, document()) == expected


def test_what_stands_in_the_chunk_is_not_said_twice() -> None:
    made = chunk("Tabel 1 Lasten", HEAD, WAYS)
    assert word_text(made, document()) == f"De nota\n{made.text}"


PARTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["sentence", "item", "heading"]), st.text(alphabet="ab. ", min_size=1, max_size=20)),
        st.just(WAYS),
    ),
    min_size=1,
    max_size=6,
)


@given(PARTS)
def test_units_keep_the_order_and_lead_back_to_the_text(parts: list) -> None:  # type: ignore[type-arg]
    made = chunk(*parts)
    numbers = [unit.number for unit in units_of(made)]
    assert numbers == sorted(set(numbers))
    for unit in units_of(made):
        if unit.row is None:
            assert unit.text == " ".join(made.text[unit.spans[0].start : unit.spans[-1].end].split())
