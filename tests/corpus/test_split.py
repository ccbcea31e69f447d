import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.split import split_pages
from corpus.values import Chunk, Page, Span
from tests.corpus.builders import CHARACTER, PageBuilder

SENTENCE = "De gemeente maakt het plein groener en veiliger voor iedereen die er komt."
INTRO = "De gemeente kiest voor drie doelen:"


def paragraph(count: int) -> str:
    return " ".join([SENTENCE] * count)


def texts(chunks: tuple[Chunk, ...]) -> list[str]:
    return [chunk.text for chunk in chunks]


def span_texts(chunk: Chunk, kind: str) -> list[str]:
    return [chunk.text[span.start : span.end] for span in chunk.spans if span.kind == kind]


def page_text(pages: list[Page], span: Span) -> str:
    page = next(page for page in pages if page.number == span.page)
    return page.text[span.page_start : span.page_end]


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


words = st.sampled_from(
    ["plein", "Assen", "o.a.", "€ 1.250", "klaar.", "Wat?", "de", "2018.", "(zie", "2.)", "x" * 40, "é"]
)
lines = st.lists(words, min_size=1, max_size=14).map(" ".join)
blocks = st.tuples(
    st.sampled_from(
        ["body", "body", "body", "item", "item", "heading", "row", "caption", "footnote", "toc", "furniture"]
    ),
    st.lists(lines, min_size=1, max_size=6),
    st.integers(min_value=1, max_value=3),
    st.sampled_from(["\n", "\n\n", "\n\n"]),
)


@st.composite
def documents(draw: st.DrawFn) -> list[Page]:
    pages = []
    for number in range(1, draw(st.integers(min_value=1, max_value=4)) + 1):
        builder = PageBuilder(number=number)
        for role, content, level, gap in draw(st.lists(blocks, max_size=8)):
            if role == "row":
                builder.row(*content)
            elif role == "furniture":
                builder.furniture(content[0])
            elif role == "item":
                builder.block("item", f"• {content[0]}", *content[1:], level=level - 1, gap=gap)
            else:
                builder.block(role, *content, level=level, gap=gap)
        pages.append(builder.build())
    return pages


@settings(deadline=None)
@given(documents(), st.integers(min_value=40, max_value=300))
def test_spans_lead_back_to_the_page(pages: list[Page], target: int) -> None:
    for chunk in split_pages(pages, target, target * 2):
        assert set(chunk.pages) == {span.page for span in chunk.spans}
        end = 0
        for span in chunk.spans:
            assert not set(chunk.text[end : span.start]) - set(" \n•")
            assert 0 <= span.start < span.end <= len(chunk.text)
            assert chunk.text[span.start : span.end].split() == page_text(pages, span).split()
            assert span.boxes
            end = span.end
        assert end == len(chunk.text)
        numbers = [span.sentence for span in chunk.spans]
        assert sorted(set(numbers)) == list(range(numbers[-1] + 1)) and numbers == sorted(numbers)


@settings(deadline=None)
@given(documents())
def test_no_text_is_lost_or_doubled(pages: list[Page]) -> None:
    spans = [span for chunk in split_pages(pages) for span in chunk.spans]
    for page in pages:
        expected = "".join(
            "".join(line.text.replace("•", "").split()) for line in page.lines if line.role not in ("toc", "furniture")
        )
        here = sorted((span for span in spans if span.page == page.number), key=lambda span: span.page_start)
        assert "".join("".join(page_text(pages, span).split()) for span in here).replace("•", "") == expected


@settings(deadline=None)
@given(documents(), st.integers(min_value=100, max_value=300))
def test_chunks_keep_to_one_section_and_to_their_size(pages: list[Page], target: int) -> None:
    chunks = split_pages(pages, target, target * 2)
    for chunk in chunks:
        opened = span_texts(chunk, "heading")
        assert opened == list(chunk.headings)[len(chunk.headings) - len(opened) :]
        content = [span.sentence for span in chunk.spans if span.kind != "heading"]
        assert len(chunk.text) <= target * 2 or len(set(content)) <= 1
    assert len({chunk.id for chunk in chunks}) == len(chunks)
