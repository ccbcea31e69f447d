import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.kinds import HARD, holds, marks, tells_who
from tests.assistant.builders import piece, row

EVERY_KIND = [*sorted(HARD), "who", "where", "list", "reason", "open"]


def marked(expects, part):
    made = piece(part)
    return [made.text[start:end] for start, end in marks(expects, made)]


@pytest.mark.parametrize(
    ("expects", "text", "found"),
    [
        ("amount", "De gemeente legt 3 miljoen euro in voor 700 woningen.", ["3 miljoen euro"]),
        ("amount", "Er ligt € 1.250.000 klaar.", ["€ 1.250.000"]),
        ("amount", "Er is 2 miljoen voor.", ["2 miljoen"]),
        ("amount", "Er komen 700 woningen.", []),
        ("amount", "Dat was in 2018.", []),
        ("quantity", "Er komen circa 700 woningen en een plein.", ["700"]),
        ("quantity", "Er is 60.000 m² nodig.", ["60.000"]),
        ("quantity", "Zie hoofdstuk 4.", []),
        ("quantity", "Dat staat op bladzijde 12.", []),
        ("percentage", "Het tarief stijgt met 4,9% en 3 euro.", ["4,9%"]),
        ("percentage", "De helft staat leeg.", ["helft"]),
        ("when", "Op 11 april 2017 kwamen er 240 mensen.", ["11 april 2017"]),
        ("when", "De bouw begint in de zomer.", ["zomer"]),
        ("duration", "Binnen tien tot vijftien jaar komen er huizen.", ["tien", "vijftien"]),
        ("duration", "Het programma loopt van 2018–2021.", ["2018", "2021"]),
        ("duration", "In 2018 kwamen er 240 mensen.", []),
        ("who", "Het plan is van Bas Doets.", ["Bas Doets"]),
        ("who", "Volgens Bas Doets is het goed.", ["Bas Doets"]),
        ("open", "Er komen 700 woningen.", []),
    ],
)
def test_what_is_asked_for_is_found(expects, text, found):
    assert marked(expects, text) == found
    if expects in HARD:
        assert holds(expects, piece(text)) is bool(found)


def test_a_cell_is_money_by_its_column_or_its_unit():
    assert marked("amount", row(("Bron", "gemeente"), ("Bedrag in €", "3.000"))) == ["3.000"]
    assert marked("amount", row(("Post", "wegen"), ("2026", "1.250"), unit="bedragen x € 1.000")) == ["1.250"]
    assert marked("amount", row(("Post", "wegen"), ("Aantal", "1.250"))) == []


def test_a_column_of_chapters_holds_no_number():
    assert marked("quantity", row(("Wat", "plein"), ("Hoofdstuk", "4"))) == []


@pytest.mark.parametrize(
    ("expects", "yes", "no"),
    [
        ("reason", "De leegstand groeit doordat mensen online kopen.", "De leegstand groeit."),
        ("where", "Het fietspad komt langs het kanaal.", "Het fietspad wordt breed."),
        ("who", "De wethouder opent het plein.", "Het plein wordt groen."),
    ],
)
def test_soft_kinds_are_recognised_by_their_words(expects, yes, no):
    assert holds(expects, piece(yes))
    assert not holds(expects, piece(no))


def test_every_sentence_may_answer_an_open_question():
    assert holds("open", piece("Het plein wordt groen."))


@pytest.mark.parametrize(
    ("text", "known", "told"),
    [
        ("Voorzitter is Henk van Hooft.", set(), True),
        ("De voorzitter van Vaart in Assen is gekozen.", {"vaart in assen"}, False),
        ("De voorzitter is gekozen.", set(), False),
        ("Voorzitter is Henk.", set(), False),
    ],
)
def test_whether_somebody_is_named(text, known, told):
    assert tells_who(piece(text), frozenset(known)) is told


def test_stretches_are_in_order():
    assert marked("when", "Sinds het voorjaar van 2019 zijn er regels.") == ["voorjaar", "2019"]


WORDS = st.sampled_from("de 3 miljoen euro in 2018 mei 12 % jaar tot Jan Jansen m² hoofdstuk 4 . 19.30 uur".split())


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(EVERY_KIND))
def test_stretches_lie_in_the_text_one_after_the_other(words, expects):
    made = piece(" ".join(words))
    found = marks(expects, made)
    assert all(0 <= start < end <= len(made.text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in zip(found, found[1:], strict=False))


def test_figures_below_years_are_money_when_the_table_is_about_money():
    assert marked("amount", row(("", "wegen"), ("2026", "1.250"), caption="Onderhoudslasten")) == ["1.250"]
    assert marked("amount", row(("", "wegen"), ("2026", "1.250"), caption="Aantal wegen")) == []


def test_a_figure_is_a_percentage_by_its_column_or_its_label():
    assert marked("percentage", row(("", "Jongeren met hulp"), ("2026 (%)", "8,4"))) == ["8,4"]
    assert marked("percentage", row(("", "Percentage jongeren"), ("2026", "8,4"))) == ["8,4"]
    assert marked("percentage", row(("", "Aantal jongeren"), ("2026", "8,4"))) == []
