import pytest

from corpus.splitting.split import split_pages
from corpus.values import Chunk
from tests.corpus.builders import CHARACTER, PageBuilder, span_texts

SENTENCE = "De gemeente maakt het plein groener en veiliger voor iedereen die er komt."
INTRO = "De gemeente kiest voor drie doelen:"


def paragraph(count: int) -> str:
    return " ".join([SENTENCE] * count)


def texts(chunks: tuple[Chunk, ...]) -> list[str]:
    return [chunk.text for chunk in chunks]


def test_a_chunk_starts_with_its_heading_and_knows_its_path() -> None:
    page = (
        PageBuilder(number=3)
        .heading("1 Wonen")
        .body("Er komen woningen.")
        .heading("1.1 Nieuwe", "woningen", level=2)
        .body("Er komen er", "40 bij.")
        .build()
    )
    first, second = split_pages([page])
    assert (first.headings, first.text) == (("1 Wonen",), "1 Wonen\nEr komen woningen.")
    assert second.headings == ("1 Wonen", "1.1 Nieuwe woningen")
    assert second.text == "1.1 Nieuwe woningen\nEr komen er 40 bij."
    assert [span.kind for span in second.spans] == ["heading", "sentence"]
    assert (second.pages, second.labels) == ((3,), ("2",))


def test_headings_of_a_lower_level_open_with_those_above_them() -> None:
    page = (
        PageBuilder().heading("Deel A").heading("Wonen", level=2).body("Tekst.").heading("Deel B").body("Meer.").build()
    )
    first, second = split_pages([page])
    assert (first.headings, first.text) == (("Deel A", "Wonen"), "Deel A\nWonen\nTekst.")
    assert second.headings == ("Deel B",)


def test_headings_in_a_row_of_one_level_are_not_lost() -> None:
    page = PageBuilder().heading("Wonen").heading("Werken").body("Tekst.").build()
    assert [(chunk.headings, chunk.text) for chunk in split_pages([page])] == [
        (("Wonen",), "Wonen"),
        (("Werken",), "Werken\nTekst."),
    ]


def test_a_section_goes_on_over_pages_and_later_chunks_do_not_repeat_the_heading() -> None:
    first = PageBuilder(number=1).heading("Groen").body(paragraph(8)).build()
    second = PageBuilder(number=2).body(paragraph(8)).build()
    chunks = split_pages([first, second])
    assert len(chunks) == 2
    assert {chunk.headings for chunk in chunks} == {("Groen",)}
    assert [chunk.text.startswith("Groen\n") for chunk in chunks] == [True, False]


def test_long_text_is_cut_between_paragraphs_before_sentences() -> None:
    page = PageBuilder().body(paragraph(9)).body(paragraph(9)).build()
    assert texts(split_pages([page])) == [paragraph(9), paragraph(9)]


def test_a_long_paragraph_is_cut_in_even_parts_between_sentences() -> None:
    page = PageBuilder().body(paragraph(24)).build()
    chunks = split_pages([page])
    assert all(chunk.text.endswith(".") and chunk.text.startswith("De gemeente") for chunk in chunks)
    assert all(500 < len(chunk.text) < 900 for chunk in chunks)


def test_a_list_stays_whole_with_the_sentence_that_introduces_it() -> None:
    builder = PageBuilder().body(f"{paragraph(8)} {INTRO}")
    for number in range(1, 10):
        builder.item(f"• doel {number}: {'x' * 60}", "en meer")
    first, second = split_pages([builder.build()])
    assert first.text == paragraph(8)
    assert span_texts(second, "sentence") == [INTRO]
    assert span_texts(second, "item") == [f"doel {number}: {'x' * 60} en meer" for number in range(1, 10)]


def test_a_list_too_long_for_one_chunk_is_cut_between_items() -> None:
    builder = PageBuilder().body(INTRO)
    for number in range(40):
        builder.item(f"{number}. {'woord ' * 10}doel {number}")
    chunks = split_pages([builder.build()])
    assert len(chunks) > 2
    assert all(len(chunk.text) <= 1400 for chunk in chunks)
    assert chunks[0].text.startswith(f"{INTRO}\n0. woord")
    items = [text for chunk in chunks for text in span_texts(chunk, "item")]
    assert items == [f"{'woord ' * 10}doel {number}" for number in range(40)]


@pytest.mark.parametrize("mark", ["•", "-", "–", "1.", "12)", "a.", "(b)", "iv.", "o", "❶", "\uf0b7"])
def test_the_mark_of_a_list_item_is_shown_but_not_quoted(mark: str) -> None:
    (chunk,) = split_pages([PageBuilder().body(INTRO).item(f"{mark} meer groen").build()])
    assert chunk.text == f"{INTRO}\n{mark} meer groen"
    assert span_texts(chunk, "item") == ["meer groen"]


@pytest.mark.parametrize("text", ["3,2 miljoen euro", "A-status", "100 woningen", "o-ring", "2018"])
def test_text_that_only_looks_like_a_mark_is_quoted(text: str) -> None:
    (chunk,) = split_pages([PageBuilder().item(text).build()])
    assert span_texts(chunk, "item") == [text]


def test_a_long_list_item_becomes_an_item_and_sentences() -> None:
    (chunk,) = split_pages([PageBuilder().item(f"• {paragraph(10)}").build()])
    assert span_texts(chunk, "item") == [SENTENCE]
    assert span_texts(chunk, "sentence") == [SENTENCE] * 9


def test_the_sentences_of_an_item_stay_in_one_chunk() -> None:
    builder = PageBuilder().body(INTRO)
    for number in range(8):
        builder.item(f"• Doel {number}. {paragraph(5)}")
    chunks = split_pages([builder.build()])
    items = [text for chunk in chunks for text in span_texts(chunk, "item")]
    assert items == [f"Doel {number}." for number in range(8)]
    assert all(len(span_texts(chunk, "sentence")) % 5 == (chunk is chunks[0]) for chunk in chunks)


def test_table_rows_are_whole_and_keep_their_columns() -> None:
    builder = PageBuilder().block("caption", "Tabel 1 Kosten")
    for number in range(60):
        builder.row(f"Post {number}", "€ 1.000", "€ 2.000", columns=("Post", "2026", "2027"), caption="Kosten")
    chunks = split_pages([builder.build()])
    spans = [(chunk, span) for chunk in chunks for span in chunk.spans if span.kind == "row"]
    assert [chunk.text[span.start : span.end] for chunk, span in spans] == [
        f"Post {number} € 1.000 € 2.000" for number in range(60)
    ]
    assert all(span.row is not None and span.row.cells[1] == ("2026", "€ 1.000") for _, span in spans)
    assert chunks[0].text.startswith("Tabel 1 Kosten\nPost 0")
    assert all(len(chunk.text) <= 1400 for chunk in chunks)


def test_a_table_of_contents_furniture_and_unreadable_pages_are_left_out() -> None:
    pages = [
        PageBuilder(number=1).block("toc", "1 Wonen ..... 3", "2 Werken .... 4").build(),
        PageBuilder(number=2, quality="garbled").body("q#x zz 12").build(),
        PageBuilder(number=3, quality="image_only").body("ruis").build(),
        PageBuilder(number=4, quality="image_only", ocr=True).body("Gelezen met tekenherkenning.").build(),
        PageBuilder(number=5).furniture("Gemeente | 5").body("Gewone tekst.").body("* * *").build(),
    ]
    chunks = split_pages(pages)
    assert " ".join(texts(chunks)) == "Gelezen met tekenherkenning.\nGewone tekst."
    assert chunks[0].ocr


def test_nothing_to_split_gives_no_chunks() -> None:
    assert split_pages([]) == ()
    assert split_pages([PageBuilder().build()]) == ()


def test_a_sentence_over_a_page_end_has_a_span_on_each_page() -> None:
    pages = [
        PageBuilder(number=1)
        .body("De raad besluit. Het college zorgt", "voor het")
        .block("footnote", "1 Zie CBS.")
        .build(),
        PageBuilder(number=2).body("plein en de markt. Dat is al.").build(),
    ]
    (chunk,) = split_pages(pages)
    assert chunk.text == "De raad besluit. Het college zorgt voor het plein en de markt. Dat is al.\n1 Zie CBS."
    assert [(span.page, span.sentence) for span in chunk.spans] == [(1, 0), (1, 1), (2, 1), (2, 2), (1, 3)]
    assert chunk.pages == (1, 2)


@pytest.mark.parametrize(
    ("last", "first", "joined"),
    [
        ("Het plan is klaar.", "daarna volgt meer", False),
        ("Wij kiezen voor", "Assen als stad", True),
        ("Een gezellige stad", "Meer groen", False),
        ("Een gezellige stad", "met meer groen", True),
    ],
)
def test_a_paragraph_goes_on_over_a_page_end_only_when_it_reads_on(last: str, first: str, joined: bool) -> None:
    pages = [PageBuilder(number=1).body(last).build(), PageBuilder(number=2).body(first).build()]
    (chunk,) = split_pages(pages)
    assert chunk.text == f"{last}{' ' if joined else chr(10)}{first}"
    assert [span.sentence for span in chunk.spans] == ([0, 0] if joined else [0, 1])


def test_a_list_item_goes_on_over_a_page_end() -> None:
    pages = [
        PageBuilder(number=1).body(INTRO).item("• wonen voor jong").build(),
        PageBuilder(number=2).item("en oud", level=0).item("• werken").build(),
    ]
    (chunk,) = split_pages(pages)
    assert chunk.text == f"{INTRO}\n• wonen voor jong en oud\n• werken"
    assert [(span.page, span.sentence) for span in chunk.spans] == [(1, 0), (1, 1), (2, 1), (2, 2)]


def test_paragraphs_and_roles_are_never_joined_into_one_sentence() -> None:
    page = PageBuilder().body("Kom winkelen").body("Kom wonen").block("caption", "Foto van het plein").build()
    (chunk,) = split_pages([page])
    assert span_texts(chunk, "sentence") == ["Kom winkelen", "Kom wonen", "Foto van het plein"]


def test_boxes_are_the_parts_of_lines_that_a_span_touches() -> None:
    (chunk,) = split_pages([PageBuilder().body("Een. Twee drie", "vier. Vijf.").build()])
    boxes = chunk.spans[1].boxes
    assert [(box.x0, box.x1) for box in boxes] == [(50 + 5 * CHARACTER, 50 + 14 * CHARACTER), (50, 50 + 5 * CHARACTER)]


def test_ids_are_stable_and_differ_by_place_document_and_text() -> None:
    def ids(text: str = "Tekst.", document: str = "plan", number: int = 1) -> list[str]:
        return [chunk.id for chunk in split_pages([PageBuilder(number=number, document=document).body(text).build()])]

    assert ids() == ids()
    assert len({*ids(), *ids(text="Tekst!"), *ids(document="visie"), *ids(number=2)}) == 4
    assert len(ids()[0]) == 16


@pytest.mark.parametrize(("target", "most"), [(0, 10), (20, 10), (-1, -1)])
def test_sizes_that_make_no_sense_are_refused(target: int, most: int) -> None:
    with pytest.raises(ValueError, match="target_chars"):
        split_pages([], target_chars=target, max_chars=most)
