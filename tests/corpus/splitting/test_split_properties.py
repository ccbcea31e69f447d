"""Whatever the pages hold: spans lead back to them, no text is lost, and chunks keep to one section and their size."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.splitting.split import split_pages
from corpus.values import Page, Span
from tests.corpus.builders import PageBuilder, span_texts

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


def page_text(pages: list[Page], span: Span) -> str:
    page = next(page for page in pages if page.number == span.page)
    return page.text[span.page_start : span.page_end]


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
@example([PageBuilder().body("plein").heading("plein").block("heading", "o.a.", level=2, gap="\n").build()], 100)
def test_chunks_keep_to_one_section_and_to_their_size(pages: list[Page], target: int) -> None:
    chunks = split_pages(pages, target, target * 2)
    for chunk in chunks:
        opened = span_texts(chunk, "heading")
        headings = [heading for heading in chunk.headings if not heading.endswith(".")]  # those are quoted as sentences
        assert opened == headings[len(headings) - len(opened) :]
        content = [span.sentence for span in chunk.spans if span.kind != "heading"]
        assert len(chunk.text) <= target * 2 or len(set(content)) <= 1
    assert len({chunk.id for chunk in chunks}) == len(chunks)
