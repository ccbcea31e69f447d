import pytest

from assistant.question.figure import figure_asked, figures_in


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Hoeveel procent van de winkels staat leeg?", "percentage"),
        ("Welk percentage van de winkels staat leeg?", "percentage"),
        ("Hoeveel geld legt de gemeente in?", "amount"),
        ("Hoeveel euro kost het zwembad?", "amount"),
        ("Wat kost de herinrichting?", "amount"),
        ("Wat kosten de kaartjes?", "amount"),
        ("Hoe duur is een kaartje?", "amount"),
        ("Welk bedrag is er voor groen?", "amount"),
        ("Hoeveel woningen komen erbij?", "number"),
        ("hoe veel bomen zijn geplant", "number"),
        ("Welk aantal bomen is geplant?", "number"),
        ("In welk jaar is de visie vastgesteld?", "year"),
        ("Op welke datum begint de bouw?", "date"),
    ],
)
def test_a_question_for_a_figure_asks_for_it_in_so_many_words(question, figure):
    assert figure_asked(question) == figure


@pytest.mark.parametrize(
    "question",
    ["Wie is de wethouder?", "Waarom is er leegstand?", "Wat gebeurt er met het plein?", "Wat is kostbaar groen?", ""],
)
def test_any_other_question_asks_for_none(question):
    assert figure_asked(question) is None


@pytest.mark.parametrize(
    ("text", "figure", "found"),
    [
        ("Er is 3 miljoen euro voor 700 woningen.", "amount", ["3 miljoen euro", "700"]),
        ("De winkels staan voor 12 procent leeg.", "percentage", ["12 procent"]),
        ("De raad stelt het plan in mei 2024 vast.", "year", ["mei 2024"]),
        ("De raad stelt het plan vast.", "date", []),
        ("Het plan is mooi.", "number", []),
    ],
)
def test_the_figures_that_may_be_meant(text, figure, found):
    assert [text[fact.start : fact.end] for fact in figures_in(text, figure)] == found


@pytest.mark.parametrize(
    ("text", "figure", "found"),
    [
        ("Zie https://voorbeeldstad.nl/2025/nota-12.pdf voor de 3 regels.", "number", ["3"]),
        ("Zie www.voorbeeldstad.nl/besluit?id=4711&datum=2024-05-01.", "year", []),
        ("De kosten (125 euro) staan op voorbeeldstad.nl/kosten-2024.html.", "amount", ["125 euro"]),
        ("Mail plan2030@voorbeeldstad.nl over de 12 plannen.", "number", ["12"]),
        ("Het begon in 2024.Daarna kwamen er 1.250.000 bezoekers.", "year", ["2024"]),
    ],
)
def test_what_stands_in_an_address_is_no_figure(text, figure, found):
    assert [text[fact.start : fact.end] for fact in figures_in(text, figure)] == found
