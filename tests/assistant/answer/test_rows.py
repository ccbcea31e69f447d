import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.rows import (
    before_values,
    column_years,
    gives,
    has_figures,
    has_years,
    is_of_money,
    is_of_share,
    is_value,
    labels,
    of_columns,
    of_years,
    values,
    years_in,
)
from tests.assistant.builders import row, stems

BUDGET = row(("", "Bruggen"), ("Rekening 2024", "12"), ("B2025", "-"), ("Begroting 2026", ""), ("", "7"))
MEASURES = row(
    ("Nr.", "3"), ("Onderdeel", "Afval"), ("Baten 2026", "9"), ("Lasten 2026", "-5"), ("Toelichting", "nog te bezien")
)


@pytest.mark.parametrize(
    "cell", ["12", "-1.274", "€ 4 mln.", "14.385 (plus 417)", "318 kg (2025)", "-", "pm", "n.v.t."]
)
def test_a_cell_is_a_value(cell):
    assert is_value(cell)


@pytest.mark.parametrize("cell", ["", "Bruggen", "37 autoluwe pleinen", "2b. Nieuwe bomen", "Voorstel 2026"])
def test_a_cell_is_words(cell):
    assert not is_value(cell)


def test_the_label_is_every_cell_of_words_before_the_figures():
    two = row(("P", "2"), ("Programma", "Mens"), ("Naam", "Stichting Hulp"), ("2026", "8"), ("Noot", "voorlopig"))
    assert labels(two) == (("Programma", "Mens"), ("Naam", "Stichting Hulp"))
    assert before_values(two) == two.cells[:3]
    assert values(two) == two.cells[3:]


def test_a_row_of_figures_has_no_label():
    assert labels(row(("2026", "8"), ("2027", "9"))) == ()
    assert values(row(("2026", "8"))) == (("2026", "8"),)


@pytest.mark.parametrize(
    ("heading", "years"),
    [
        ("B2027", {"2027"}),
        ("JR2024", {"2024"}),
        ("R-2024", {"2024"}),
        ("2027 Voorstel 2026", {"2027"}),
        ("2023-2025", {"2023", "2024", "2025"}),
        ("Bedrag", set()),
        ("20260", set()),
    ],
)
def test_the_years_of_a_column(heading, years):
    assert column_years(heading) == years


def test_all_years_of_a_heading():
    assert years_in("2027 Voorstel 2026, B2028") == {"2026", "2027", "2028"}


def test_only_the_columns_of_the_years_asked_for():
    assert of_years(BUDGET, ("2024",)) == (("Rekening 2024", "12"),)
    assert of_years(BUDGET, ("2025", "2024")) == (("Rekening 2024", "12"), ("B2025", "-"))


def test_no_figure_of_another_year_stands_in_for_the_one_asked_for():
    assert has_years(BUDGET)
    assert of_years(BUDGET, ("2031",)) == ()
    assert not gives(BUDGET, ("2031",))
    assert not gives(BUDGET, ("2026",))


def test_what_is_printed_for_nothing_is_given():
    assert gives(BUDGET, ("2025",))


def test_without_years_in_the_columns_all_values_stay():
    plain = row(("", "Bruggen"), ("Bedrag", "3"))
    assert of_years(plain, ("2026",)) == (("Bedrag", "3"),)
    assert of_years(plain, ()) == (("Bedrag", "3"),)


def test_a_column_named_in_full_leaves_the_others_out_but_for_words():
    shown = of_columns(values(MEASURES), stems("wat zijn de lasten"), stems)
    assert list(shown) == [("Lasten 2026", "-5"), ("Toelichting", "nog te bezien")]


def test_without_a_column_named_all_stay():
    assert of_columns(values(MEASURES), stems("wat kost het"), stems) == values(MEASURES)


@pytest.mark.parametrize(
    ("one", "heading", "money"),
    [
        (row(("", "Bruggen"), ("2026", "8"), caption="Onderhoudslasten"), "2026", True),
        (row(("", "Bruggen"), ("2026", "8"), unit="x € 1.000"), "2026", True),
        (row(("", "Bruggen"), ("Begroting 2026", "8")), "Begroting 2026", True),
        (row(("", "Bruggen"), ("2026", "8"), caption="Aantal bruggen"), "2026", False),
    ],
)
def test_figures_are_amounts_by_what_stands_around_them(one, heading, money):
    assert is_of_money(one, heading) is money


def test_figures_are_percentages_by_what_stands_around_them():
    assert is_of_share(row(("", "Percentage jongeren"), ("2026", "8")), "2026")
    assert is_of_share(row(("", "Jongeren"), ("2026 (%)", "8")), "2026 (%)")
    assert not is_of_share(row(("", "Jongeren"), ("2026", "8")), "2026")


def test_a_chapter_is_no_figure_of_a_row():
    assert not has_figures(row(("Straat", "Dorpsstraat"), ("Wat", "wordt breder"), ("Hoofdstuk", "8")))
    assert has_figures(MEASURES)


CELLS = st.lists(st.tuples(st.sampled_from(["", "Post", "B2026", "2027"]), st.text(max_size=8)), max_size=6)


@given(CELLS, st.sets(st.sampled_from(["2026", "2027", "2028"])))
def test_a_row_is_its_label_and_its_values(cells, years):
    made = row(*cells)
    assert before_values(made) + values(made) == made.cells
    assert set(of_years(made, years)) <= set(values(made))
