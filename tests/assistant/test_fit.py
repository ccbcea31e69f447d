import pytest

from assistant.fit import asks_value, gives_value, gives_year, label_shares, year_shares, years_asked
from assistant.question import parse_question
from tests.assistant.builders import piece, row, stems, term

BUDGET = row(("", "onderhoud bruggen"), ("2026", "12"), ("2027", "13"))


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Hoeveel bruggen zijn er?", True),
        ("Wat is de stand van de voorziening?", True),
        ("Wat is een broedplaats?", False),
        ("Wat is urban sport?", False),
        ("Welke stand is er?", True),
        ("Waarom is er een voorziening?", False),
        ("Hoe ziet het plein eruit?", False),
    ],
)
def test_a_question_may_be_answered_by_a_row(question, asks):
    assert asks_value(parse_question(question)) is asks


def test_only_a_row_of_figures_gives_a_value():
    question = parse_question("Wat is de stand van de voorziening?")
    assert gives_value(question, piece(BUDGET))
    assert not gives_value(question, piece(row(("", "bruggen"), ("Wat", "worden breder"))))
    assert not gives_value(question, piece("De stand is 3 euro."))


@pytest.mark.parametrize(
    ("cells", "gives"),
    [
        ((("", "subsidie"), ("", "10"), ("", "20")), False),
        ((("", "subsidie"), ("", "10")), True),
        ((("", "subsidie"), ("Bedrag", "10"), ("Dekking", "20")), True),
        ((("", "lasten"), ("Bedrag", "30 (2025)")), False),
        ((("", "lasten"), ("Bedrag", "30 (2026)")), True),
    ],
)
def test_a_figure_of_which_nobody_can_tell_the_year_is_not_of_that_year(cells, gives):
    assert gives_year(parse_question("Hoeveel is het in 2026?"), piece(row(*cells))) is gives


def test_what_only_says_that_it_is_money_names_no_row():
    words = (term("miljoen"), term("euro"))
    assert label_shares(piece(row(("", "de raad geeft miljoen euro"), ("2026", "12"))), words, stems) == (0.0, 0.0)


def test_the_years_of_a_question():
    assert years_asked(parse_question("Wat kost het in 2026 en in 2027?")) == ("2026", "2027")


@pytest.mark.parametrize(("year", "given"), [("2026", True), ("2031", False)])
def test_a_row_gives_the_year_asked_for_or_not(year, given):
    assert gives_year(parse_question(f"Wat kost het in {year}?"), piece(BUDGET)) is given
    assert gives_year(parse_question(f"Wat kost het in {year}?"), piece("Het kost 3 euro."))


def test_a_year_counts_for_its_own_column_only():
    assert year_shares(BUDGET, ("2027",), "Begroting 2026") == [1.0]
    assert year_shares(BUDGET, ("2031",), "Begroting 2031") == [0.0]
    assert year_shares(BUDGET, ("2026", "2031"), "Begroting 2031") == [1.0, 0.7]
    assert year_shares(BUDGET, ("2026", "2031"), "Begroting") == [1.0, 0.0]


def test_a_label_named_in_full_and_what_it_tells():
    terms = (term("onderhoud"), term("bruggen"), term("2026"))
    share, told = label_shares(piece(BUDGET), terms, stems)
    assert (share, told) == (1.0, pytest.approx(2 / 3))


def test_the_label_that_tells_more_of_the_question_counts():
    one = piece(row(("Programma", "groen"), ("Post", "onderhoud bruggen"), ("2026", "9")))
    assert label_shares(one, (term("onderhoud"), term("bruggen"), term("groen")), stems)[1] == pytest.approx(2 / 3)


def test_a_number_of_a_label_counts_when_it_is_asked_for():
    numbered = piece(row(("", "0.47 woningen"), ("2026", "9")))
    assert label_shares(numbered, (term("woningen"),), stems)[0] == 1.0
    buurten = piece(row(("", "37 buurten"), ("2026", "9")))
    assert label_shares(buurten, (term("37"), term("buurten")), stems) == (1.0, 1.0)


def test_what_is_no_row_of_figures_has_no_label():
    assert label_shares(piece("onderhoud bruggen"), (term("bruggen"),), stems) == (0.0, 0.0)
    assert label_shares(piece(row(("", "bruggen"), ("Wat", "breder"))), (term("bruggen"),), stems) == (0.0, 0.0)
