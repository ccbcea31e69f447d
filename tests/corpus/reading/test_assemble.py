from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.extraction.letters import clean, mark_at, raise_mark
from corpus.reading.extraction.raw import Style
from corpus.reading.layout.hyphens import Vocabulary, join, keeps_hyphen, vocabulary_of
from corpus.reading.structure.assemble import page_text
from corpus.reading.structure.drafts import Draft, Norm
from corpus.values import Box

STYLE = Style(10.0, False, False)
NORM = Norm(style=STYLE, leading=1.2)
WORDS = st.text(alphabet="abcdeéKZ -.,2•", min_size=0, max_size=25)
ROLES = st.sampled_from(["body", "heading", "item", "row", "caption", "footnote", "toc", "furniture"])


def draft(text: str, role: str, place: int, column: int) -> Draft:
    box = Box(x0=50.0, top=12.0 * place, x1=50.0 + 5 * len(text), bottom=12.0 * place + 10)
    return Draft(text=text, box=box, style=STYLE, column=column, pitch=12.0, parts=(), role=role, level=1)  # type: ignore[arg-type]


@given(st.lists(st.tuples(WORDS, ROLES, st.integers(0, 2)), max_size=12))
def test_every_line_leads_back_to_the_text(lines: list[tuple[str, str, int]]) -> None:
    drafts = [draft(text, role, place, column) for place, (text, role, column) in enumerate(lines)]
    text, made = page_text(drafts, NORM, vocabulary_of(text for text, _, _ in lines), (595.0, 842.0))
    inside = [line for line in made if line.start >= 0]
    assert all(text[line.start : line.end] == line.text != "" for line in inside)
    assert all(one.end < other.start for one, other in zip(inside, inside[1:], strict=False))
    assert all((line.start, line.end) == (-1, -1) for line in made if line.role == "furniture")
    before = "".join("".join(d.text for d in drafts if d.role != "furniture").split())
    assert "".join(text.split()).replace("-", "") == before.replace("-", "")


def test_the_document_decides_about_a_hyphen() -> None:
    known = vocabulary_of(["gemeente", "sociaal-cultureel", "Wmo", "straat"])
    assert join("van de gemeen-", "te Assen", known) == ("van de gemeente", "Assen")
    assert join("een sociaal-", "cultureel plan", known) == ("een sociaal-cultureel", "plan")
    assert join("de Wmo-", "voorziening.", known) == ("de Wmo-voorziening.", "")
    assert join("in-", "en uitgangen", known) is None
    assert join("2026 -", "2029", known) is None
    assert join("www.voorbeeld.nl/plan-", "centrum", known) == ("www.voorbeeld.nl/plan-centrum", "")


def test_rules_decide_where_the_document_does_not() -> None:
    nothing = Vocabulary()
    kept = [("zuid", "west"), ("VNG", "congres"), ("Noord", "Holland"), ("24", "uurs"), ("re", "integratie")]
    assert all(keeps_hyphen(stem, rest, nothing) for stem, rest in kept)
    assert not any(keeps_hyphen(stem, rest, nothing) for stem, rest in [("gemeen", "te"), ("binnen", "stad")])


def test_letters_are_made_ordinary_and_meaning_stays() -> None:
    assert clean("o\ufb03ci\u00ebel\u00a060.000\u202fm\u00b2") == "officiëel 60.000 m²"
    assert clean("\uf0b7 \u20ac\u00a01,25 \u00bd") == "• € 1,25 ½"
    assert clean("cafe\u0301\u200b\x07") == "café"
    assert raise_mark("20211", 4, 5) == "2021¹"
    assert raise_mark("m2", 1, 2) == "m2" and raise_mark("CO2", 2, 3) == "CO2"


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_mark_is_no_part_of_its_word_and_a_power_is() -> None:
    marked = {"2019¹": 4, "woord¹²,": 5, "€2.500³": 6}
    assert {word: mark_at(word) for word in marked} == marked
    for word in ("m²", "25km³", "10⁶", "einde.²", "½", "¹"):
        assert mark_at(word) == 0


def test_no_paragraph_starts_after_a_broken_word() -> None:
    lines = ["Een regel die de hele breedte van de tekst vult, tot de rand.", "Dit is een zaak van de gemeen-"]
    drafts = [draft(text, "body", place, 0) for place, text in enumerate([*lines, "te. De raad besluit daarover."])]
    text, _ = page_text(drafts, NORM, vocabulary_of(["gemeente"]), (595.0, 842.0))
    assert text.split("\n") == [lines[0], "Dit is een zaak van de gemeente.", "De raad besluit daarover."]
