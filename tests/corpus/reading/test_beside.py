"""What stands beside a text: large numbers, labels of drawings, descriptions with a heading, line numbers."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.extraction.raw import Style, Word
from corpus.reading.layout.asides import with_asides_moved
from corpus.reading.layout.beside import lines_of, parts_of, without_labels
from corpus.reading.layout.lines import Piece
from corpus.reading.read import read_pdf
from corpus.reading.structure.drafts import Draft, Norm
from corpus.splitting.split import split_pages
from corpus.values import Box, Page
from tests.corpus.pdfs import PARAGRAPH, Sheet, make


def page_of(tmp_path: Path, sheet: Sheet) -> Page:
    return read_pdf(make(tmp_path / "a.pdf", [sheet]), "a", ocr=False).pages[0]


def test_a_large_number_beside_lines_stands_before_the_first_of_them(tmp_path: Path) -> None:
    sheet = Sheet().lines(120, 80, PARAGRAPH)
    sheet.put(60, 170, "16", 42.0).lines(120, 160, PARAGRAPH)
    lines = page_of(tmp_path, sheet).text.splitlines()
    assert [line for line in lines if line] == [*PARAGRAPH, f"16 {PARAGRAPH[0]}", *PARAGRAPH[1:]]


def test_a_description_beside_a_heading_belongs_to_that_heading(tmp_path: Path) -> None:
    sheet = Sheet().lines(72, 80, [*PARAGRAPH, "Er gaat geen plan meteen van"])
    names = (("Op wielen", ("skaten", "steppen", "rijden")), ("Met een bal", ("voetbal", "korfbal", "tennis")))
    for place in range(len(names)):
        y = 180 + 90 * place
        sheet.lines(300, y, [f"Voor oefening nummer {place},", "buiten of in een zaal vlakbij."])
    for place, (title, sports) in enumerate(names):
        y = 182 + 90 * place
        sheet.bold(80, y, title)
        for row, sport in enumerate(sports):
            sheet.put(80, y + 24 + 12 * row, sport, font="F3")
    chunks = split_pages((page_of(tmp_path, sheet),))
    described = {chunk.headings[-1]: chunk.text for chunk in chunks if chunk.headings}
    assert list(described) == [title for title, _ in names]
    for place, (title, sports) in enumerate(names):
        assert f"nummer {place}, buiten of" in described[title] and sports[0] in described[title]


def test_a_label_beside_a_sentence_comes_after_its_paragraph(tmp_path: Path) -> None:
    sheet = Sheet().bold(72, 80, "Verslag van", 16.0).lines(72, 110, PARAGRAPH)
    sheet.put(450, 122, "vanaf M2", 8.0, "F2")
    text = " ".join(page_of(tmp_path, sheet).text.split())
    assert " ".join(PARAGRAPH) in text and text.endswith("vanaf M2")


BODY, BOLD = Style(10.0, False, False), Style(10.0, True, False)


def draft(text: str, column: int, right: float, style: Style = BODY) -> Draft:
    box = Box(x0=50.0, top=12.0 * column, x1=right, bottom=12.0 * column + 10)
    return Draft(text=text, box=box, style=style, column=column, pitch=0.0, parts=((50.0, right, text),))


def test_a_box_interrupts_a_full_line_and_no_short_one() -> None:
    above, box = draft("De gemeente wil dat de binnenstad groener wordt.", 1, 400.0), draft("Let op", 3, 90.0, BOLD)
    for right, order in ((395.0, [1, 2, 4, 3]), (150.0, [1, 2, 3, 4])):
        drafts = [above, draft("En er gaat geen plan meteen", 2, right), box, draft("Van tafel nu.", 4, 120.0)]
        moved = with_asides_moved(drafts, Norm(style=BODY, leading=1.2))
        assert [line.column for line in moved] == order


def numbered(start: int, step: int, count: int = 4) -> Sheet:
    sheet = Sheet()
    for place in range(count):
        sheet.put(60, 100 + 48 * place, str(start + step * place))
        sheet.lines(100, 100 + 48 * place, PARAGRAPH)
    return sheet


def test_line_numbers_in_the_margin_are_no_text(tmp_path: Path) -> None:
    path = make(tmp_path / "a.pdf", [numbered(105, 5), numbered(125, 5), numbered(145, 5, count=2)])
    pages = read_pdf(path, "a", ocr=False).pages
    assert [page.text.split() for page in pages] == [[*" ".join(PARAGRAPH).split()] * count for count in (4, 4, 2)]
    assert [line.text for line in pages[2].lines if line.role == "furniture"] == ["145", "150"]


def test_numbers_that_do_not_go_on_over_the_page_stay(tmp_path: Path) -> None:
    once = read_pdf(make(tmp_path / "a.pdf", [numbered(105, 5), numbered(500, 5)]), "a", ocr=False)
    rows = read_pdf(make(tmp_path / "b.pdf", [numbered(1, 1), numbered(5, 1)]), "b", ocr=False)
    assert "105" in once.pages[0].text and "505" in once.pages[1].text
    assert "2" in rows.pages[0].text and "6" in rows.pages[1].text


COORDINATE = st.integers(0, 40).map(lambda number: 10.0 * number)
STYLES = st.sampled_from([Style(9.0, False, False), Style(10.0, True, False), Style(40.0, True, False)])


@st.composite
def pieces(draw: st.DrawFn) -> list[Piece]:
    made = []
    for order in range(draw(st.integers(1, 10))):
        x, y, width, style = draw(COORDINATE), draw(COORDINATE), draw(st.integers(5, 300)), draw(STYLES)
        text = draw(st.sampled_from(["woord", "Woord.", "16"]))
        word = Word(text, x, y, x + width, y + style.size, style)
        made.append(Piece((word,), x, y, x + width, y + style.size, style, order))
    return made


@given(pieces(), st.floats(0.0, 400.0))
def test_nothing_is_lost_or_doubled(found: list[Piece], cut: float) -> None:
    orders = list(range(len(found)))
    lines = lines_of(found)
    assert sorted(piece.order for line in lines for piece in line) == orders
    columns = without_labels([lines])
    assert sorted(piece.order for column in columns for line in column for piece in line) == orders
    assert all(line for column in columns for line in column)
    parts = parts_of([line for line in lines if line], cut, 10.0)
    assert sorted(piece.order for part in parts for piece in part) == orders
