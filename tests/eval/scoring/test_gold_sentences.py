import pytest

from assistant.values import Answer
from eval.scoring.sentences import sentence_recall, share_held, words
from eval.values import Case, Scores
from tests.eval.builders import answer, case, citation, refusal, refused, result

FIRST = "De Rolderstraat wordt een woonstraat."
SECOND = "De gemeente legt 3 miljoen euro in."


def gold(*sentences: str) -> Case:
    return case(facts=(), sentences=sentences or (FIRST,), places=({"visie": (2,)},))


def scores(of: Case, said: Answer) -> Scores:
    return result(of, said).scores


def test_words_are_compared_without_case_and_in_one_unicode_form() -> None:
    assert words("De Café, 3,5 %") == words("de cafe\u0301 3 5")
    assert share_held("—", frozenset()) == 1.0


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("een twee drie vier vijf", 1.0),
        ("vijf VIER drie en nog een", 1.0),  # four of five, in another order
        ("een twee drie en meer", 0.0),
        ("", 0.0),
    ],
)
def test_four_fifths_of_the_words_will_do(quote: str, held: float) -> None:
    assert sentence_recall([quote], ["Een twee drie vier vijf."]) == held


def test_the_quotations_hold_it_together_and_every_sentence_counts_on_its_own() -> None:
    assert sentence_recall(["een twee drie", "vier vijf"], ["een twee drie vier vijf"]) == 1.0
    assert sentence_recall(["een twee drie vier vijf zes zeven acht"], ["een twee drie vier vijf", "negen"]) == 0.5


def test_an_answer_is_right_by_its_quotations_and_not_by_its_text() -> None:
    cited = citation(page=2, quote=FIRST)
    assert scores(gold(), answer("Kort. [1]", [cited])).right == 1.0
    assert scores(gold(), answer(FIRST, [citation(quote="Iets anders.")])).right == 0.0
    assert scores(gold(), answer("Kort. [1]", [cited], "partial")).ok == 1.0
    half = scores(gold(FIRST, SECOND), answer("Kort. [1]", [cited]))
    assert (half.fact_recall, half.right, half.ok) == (0.5, 0.0, 0.0)


def test_the_page_is_told_apart() -> None:
    other = scores(gold(), answer("Kort. [1]", [citation(page=1, quote=FIRST)]))
    assert (other.right, other.ok, other.page_recall) == (1.0, 1.0, 0.0)


def test_the_nearest_passage_of_a_refusal_leads_to_the_page_but_answers_nothing() -> None:
    near = answer("Niet gevonden.", [citation(page=2, quote=FIRST, near=True)], "not_found", confidence=0.2)
    found = scores(gold(), near)
    assert (found.right, found.ok, found.refused, found.page_recall) == (0.0, 0.0, 1.0, 1.0)
    assert found.shown_right == 1.0
    assert found.characters is None


def test_what_is_shown_is_held_to_one_rule() -> None:
    assert scores(gold(), refused()).shown_right == 0.0
    quote = "De binnenstad heeft 60.000 m² winkelruimte nodig."
    near = answer("Niet gevonden.", [citation(quote=quote, near=True)], "not_found")
    assert scores(case(), near).shown_right == 1.0
    assert scores(case(places=({"visie": (2,)},)), near).shown_right == 0.0
    assert scores(refusal(), answer(quote, [citation(quote=quote)])).shown_right == 0.0
    assert scores(refusal(), near).shown_right == 0.0
    assert scores(case(), answer("KeyError", status="error")).shown_right == 0.0


def test_a_near_citation_beside_an_answer_is_no_part_of_it() -> None:
    beside = answer("Iets. [1]", [citation(), citation(2, page=2, quote=FIRST, near=True)])
    assert scores(gold(), beside).right == scores(gold(), beside).shown_right == 0.0
