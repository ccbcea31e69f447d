"""A quotation is found and marked in the text around it."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assistant.notation.verbatim import normal
from assistant.ui.sources.context import find_quote, surroundings
from corpus.values import Box, Line, LineRole, Page, Row

HEIGHT = 10.0


def page(*lines: tuple[str, LineRole] | str, gaps: tuple[int, ...] = ()) -> Page:
    """A page of lines below each other; ``gaps`` are the lines with white space above them."""
    made, text, top = [], "", 0.0
    for place, line in enumerate(lines):
        words, role = (line, "body") if isinstance(line, str) else line
        top += HEIGHT * (3 if place in gaps else 1.2)
        text += ("\n" if text else "") + words
        box = Box(x0=50, top=top, x1=300, bottom=top + HEIGHT)
        made.append(Line(text=words, box=box, role=role, start=len(text) - len(words), end=len(text)))
    return Page(document="d", number=1, label="1", text=text, lines=tuple(made), width=595, height=842)


def plain(blocks: object) -> list[str]:
    return ["".join(f"[{s.text}]" if s.quoted else s.text for s in block.stretches) for block in blocks]  # type: ignore[attr-defined]


def test_a_paragraph_of_several_lines_is_one_block_with_the_quote_marked() -> None:
    read = page("De gemeente trekt", "3 miljoen euro uit. Dat is", "veel geld.")
    assert plain(surroundings(read, "3 miljoen euro uit.")) == [
        "De gemeente trekt[3 miljoen euro uit.]Dat is veel geld."
    ]


def test_headings_items_and_rows_are_blocks_of_their_own() -> None:
    read = page(
        ("Geld", "heading"), "De bronnen zijn:", ("het rijk;", "item"), ("de provincie.", "item"), ("A 5", "row")
    )
    blocks = surroundings(read, "de provincie.")
    assert [block.form for block in blocks] == ["heading", "paragraph", "item", "item", "row"]
    assert [block.quoted for block in blocks] == [False, False, False, True, False]


def test_a_table_row_shows_its_cells() -> None:
    read = page(("Rijk 3 miljoen", "row"))
    row = Row(caption="", unit="", cells=(("Bron", "Rijk"), ("", ""), ("Bedrag", "3 miljoen")))
    known = replace(read, lines=(replace(read.lines[0], row=row),))
    assert plain(surroundings(known, "Rijk 3 miljoen")) == ["[Rijk | 3 miljoen]"]


def test_white_space_between_lines_starts_a_new_paragraph() -> None:
    assert plain(surroundings(page("Een.", "Twee.", gaps=(1,)), "Twee.")) == ["Een.", "[Twee.]"]


def test_a_quote_over_two_blocks_is_marked_in_both() -> None:
    read = page("Eerst dit.", "Dan dat.", gaps=(1,))
    assert plain(surroundings(read, "Eerst dit. Dan dat.")) == ["[Eerst dit.]", "[Dan dat.]"]


def test_blocks_far_away_are_left_out() -> None:
    read = page("Ver weg " * 20, "Dichtbij.", "Hier staat het.", gaps=(1, 2))
    assert plain(surroundings(read, "Hier staat het.", around=50)) == ["Dichtbij.", "[Hier staat het.]"]


def test_a_quote_that_is_not_there_gives_nothing() -> None:
    assert surroundings(page("De tekst."), "Iets anders.") == ()
    assert surroundings(page("De tekst."), "") == ()


def test_a_word_broken_at_a_line_end_is_found() -> None:
    text = "het win-\nkelgebied groeit"
    assert find_quote(text, "winkelgebied") == (4, 18)
    assert find_quote("winkel- en woon\u00adge-\n bied", "winkel- en woongebied") == (0, 25)
    assert find_quote("winkel-\nen woongebied", "winkel- en woongebied") == (0, 21)
    assert find_quote("winkel\ngebied", "winkelgebied") is None


@given(st.lists(st.text(alphabet="abc.(*[", min_size=1, max_size=5), min_size=1, max_size=12), st.data())
def test_what_is_marked_is_the_quote(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    quote = " ".join(words[first : data.draw(st.integers(first + 1, len(words)))])
    blocks = surroundings(page(*words), quote)
    marked = " ".join(stretch.text for block in blocks for stretch in block.stretches if stretch.quoted)
    assert normal(marked) == normal(quote)
    assert not any(one.quoted and other.quoted for block in blocks for one, other in pairwise(block.stretches))
