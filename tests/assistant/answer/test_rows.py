import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer.rows import column_years, gives_year, is_value, of_label, row_markdown, shown_cells
from tests.assistant.builders import row, stems

BUDGET = row(("", "Bruggen"), ("Rekening 2024", "12"), ("B2025", "-"), ("Begroting 2026", ""), ("", "7"))
YEARS = row(("Post", "Bruggen"), ("Rekening 2024", "12"), ("Begroting 2025", "14"), ("Begroting 2026", "16"))
MEASURES = row(
    ("Nr.", "3"), ("Onderdeel", "Afval"), ("Baten 2026", "9"), ("Lasten 2026", "-5"), ("Toelichting", "nog te bezien")
)
TARIFFS = [
    row(("Soort", "Bewoners"), ("Zone", "A"), ("Tarief", "48")),
    row(("Soort", "Bewoners"), ("Zone", "B"), ("Tarief", "30")),
    row(("Soort", "Bezoekers"), ("Zone", "A"), ("Tarief", "75")),
]


@pytest.mark.parametrize(
    "cell", ["12", "-1.274", "€ 4 mln.", "14.385 (plus 417)", "318 kg (2025)", "-", "pm", "n.v.t."]
)
def test_a_cell_is_a_value(cell):
    assert is_value(cell)


@pytest.mark.parametrize("cell", ["", "Bruggen", "37 autoluwe pleinen", "2b. Nieuwe bomen", "Voorstel 2026"])
def test_a_cell_is_words(cell):
    assert not is_value(cell)


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


def years_shown(of, *years):
    return [heading for heading, _ in shown_cells(of, years, frozenset(), stems)]


def test_only_the_columns_of_the_years_asked_for():
    assert years_shown(YEARS, "2024") == ["Post", "Rekening 2024"]
    assert years_shown(YEARS, "2026", "2024") == ["Post", "Rekening 2024", "Begroting 2026"]


def test_no_figure_of_another_year_stands_in_for_the_one_asked_for():
    assert not gives_year(YEARS, ("2031",))
    assert gives_year(YEARS, ("2031", "2026"))
    assert gives_year(YEARS, ())


def test_what_is_printed_for_nothing_is_given():
    made = row(("", "Bruggen"), ("Rekening 2024", "12"), ("B2025", "-"))
    assert gives_year(made, ("2025",))
    assert shown_cells(made, ("2025",), frozenset(), stems) == (("", "Bruggen"), ("B2025", "-"))


def test_a_cell_that_is_empty_is_not_shown():
    assert ("Begroting 2026", "") not in shown_cells(BUDGET, (), frozenset(), stems)


def test_without_years_in_the_columns_all_values_stay():
    plain = row(("", "Bruggen"), ("Bedrag", "3"))
    assert gives_year(plain, ("2026",))
    assert shown_cells(plain, ("2026",), frozenset(), stems) == plain.cells


def test_a_row_with_a_column_of_no_year_can_answer_for_any():
    assert gives_year(row(("Post", "Bruggen"), ("Begroting 2026", "8"), ("Toelichting", "vast")), ("2027",))


def test_a_column_named_in_full_leaves_the_others_out():
    shown = shown_cells(MEASURES, (), stems("wat zijn de lasten van afval"), stems)
    assert ("Lasten 2026", "-5") in shown
    assert ("Onderdeel", "Afval") in shown
    assert ("Baten 2026", "9") not in shown


def test_without_a_column_named_all_stay():
    assert shown_cells(MEASURES, (), stems("wat kost het"), stems) == MEASURES.cells


def test_what_all_columns_say_names_none_of_them():
    made = row(("Post", "Afval"), ("Lasten oud", "9"), ("Lasten nieuw", "8"))
    assert shown_cells(made, (), stems("wat zijn de lasten"), stems) == made.cells
    assert shown_cells(made, (), stems("wat zijn de lasten nieuw"), stems) == (made.cells[0], made.cells[2])


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("wat betalen bewoners", (True, True, False)),
        ("wat betalen bewoners in zone b", (False, True, False)),
        ("wat is het tarief", (True, True, True)),
        ("wat betalen bedrijven", (True, True, True)),
    ],
)
def test_of_the_rows_with_a_label_that_is_named_only_those(question, meant):
    assert of_label(TARIFFS, stems(question), stems) == meant


def test_no_rows_no_labels():
    assert of_label([], stems("wat"), stems) == ()


def test_a_row_is_written_with_its_columns_its_unit_and_its_figures_in_bold():
    made = row(("Post", "Bruggen"), ("2026", "8"), ("Status", "toegezegd"), caption="Tabel 1", unit="x € 1.000")
    assert row_markdown(made, made.cells) == "Post: Bruggen; 2026: **8**; Status: toegezegd (x € 1.000)"


def test_a_unit_that_a_cell_or_heading_says_is_not_said_again():
    assert (
        row_markdown(row(("Post", "Bruggen"), ("2026 (%)", "8"), unit="%"), (("2026 (%)", "8"),)) == "2026 (%): **8**"
    )
    said = row(("Post", "Bruggen"), ("2026", "8 %"), unit="%")
    assert row_markdown(said, said.cells) == "Post: Bruggen; 2026: **8 %**"


def test_a_first_cell_without_a_heading_gets_the_caption():
    made = row(("", "Bruggen"), ("2026", "8"), caption="Onderhoud")
    assert row_markdown(made, made.cells) == "Onderhoud: Bruggen; 2026: **8**"


def test_markup_in_a_table_is_written_letter_for_letter():
    made = row(("Post*", "<b>Bruggen</b>"), ("2026", "8"))
    assert row_markdown(made, made.cells) == r"Post\*: \<b\>Bruggen\</b\>; 2026: **8**"


CELLS = st.lists(st.tuples(st.sampled_from(["", "Post", "B2026", "2027"]), st.text(max_size=8)), min_size=1, max_size=6)


@given(CELLS, st.sets(st.sampled_from(["2026", "2027", "2028"])), st.sampled_from(["", "post b2026", "2027"]))
def test_what_is_shown_of_a_row_stands_in_it_in_order(cells, years, question):
    made = row(*cells)
    shown = list(shown_cells(made, years, stems(question), stems))
    places = iter(made.cells)
    assert all(cell in places for cell in shown)
    assert all(cell for _, cell in shown)
