from assistant.question import parse_question
from assistant.selection import choose_extracts
from tests.assistant.builders import piece, row, scored

QUESTION = parse_question("Wat zijn de baten van de woningen in 2026?")
HOUSES = row(("Post", "woningen"), ("2026", "9"), caption="Baten")
OTHERS = row(("Post", "andere woningen"), ("2026", "7"), caption="Baten")
ELSEWHERE = row(("Onderdeel", "woningen"), ("2026", "8"), caption="Baten per wijk")


def shown(*candidates):
    extracts = choose_extracts(QUESTION, candidates, candidates)
    return [one.spans[0].row for extract in extracts for one in extract.pieces]


def test_of_one_table_only_the_row_that_fits_best_is_shown():
    best = scored(piece(HOUSES), label=1.0, told=0.5)
    less = scored(piece(OTHERS, row=1), label=0.5, told=0.5)
    assert shown(best, less) == [HOUSES]


def test_a_figure_of_another_table_is_shown_beside_it_when_it_is_named_as_much():
    best = scored(piece(HOUSES), label=1.0, told=0.5)
    assert shown(best, scored(piece(ELSEWHERE, row=1), label=1.0, told=0.5)) == [HOUSES, ELSEWHERE]
    assert shown(best, scored(piece(ELSEWHERE, row=1), label=0.5, told=0.5)) == [HOUSES]


def test_rows_that_fit_alike_are_shown_together():
    best = scored(piece(HOUSES), label=0.5, told=0.5)
    assert shown(best, scored(piece(OTHERS, row=1), label=0.5, told=0.5)) == [HOUSES, OTHERS]


def test_a_paragraph_is_not_shown_beside_a_row_named_in_full():
    best = scored(piece(HOUSES), label=1.0, told=0.5)
    assert shown(best, scored(piece("De woningen leveren 3 euro op.", row=1))) == [HOUSES]


def test_beside_a_row_of_figures_no_row_of_words_is_shown():
    words = scored(piece(row(("Bron", "woningen"), ("Noot", "verdeeld over de wijken")), row=1), label=0.5, told=0.5)
    question = parse_question("Wat is de verdeling van de woningen?")
    best = scored(piece(HOUSES), label=0.5, told=0.5)
    (extract,) = choose_extracts(question, (best, words), (best, words))
    assert [one.spans[0].row for one in extract.pieces] == [HOUSES]
