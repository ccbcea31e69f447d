import pytest

from assistant.values import Status
from tests.eval.builders import answer, case, citation, good, passage, refusal, refused, result

TWO = case(
    facts=(("60.000 m²",), ("3 miljoen euro",)),
    places=({"visie": (1,)}, {"programma": (1,)}),
)


def test_a_good_answer_scores_everything_it_qualifies_for() -> None:
    scores = result(case(), good()).scores
    assert scores.ok == scores.right == scores.fact_recall == scores.page_recall == scores.page_precision == 1.0
    assert scores.hit1 == scores.hit5 == scores.mrr10 == scores.ndcg10 == 1.0
    assert scores.refused == 0.0
    assert scores.named is None
    assert scores.words == 9.0


def test_half_the_facts_is_not_right() -> None:
    scores = result(TWO, good()).scores
    assert (scores.fact_recall, scores.page_recall, scores.right, scores.ok) == (0.5, 0.5, 0.0, 0.0)


def test_all_facts_from_one_place_is_right_but_not_ok() -> None:
    quote = "De binnenstad heeft 60.000 m² winkelruimte nodig."
    said = answer(f"> {quote} [1]\n\nOok 3 miljoen euro [1].", [citation(quote=quote)])
    scores = result(TWO, said).scores
    assert (scores.right, scores.page_recall, scores.ok) == (1.0, 0.5, 0.0)


def test_citations_beside_the_gold_page_cost_precision_only() -> None:
    said = answer(good().text, [*good().citations, citation(2, page=2)])
    scores = result(case(), said).scores
    assert (scores.page_precision, scores.page_recall, scores.ok) == (0.5, 1.0, 1.0)


def test_what_is_read_first_counts_by_itself() -> None:
    said = answer(good().text, [citation(1, page=2), citation(2, page=1)])
    assert result(case(), said).scores.first_page == 0.0
    assert result(case(), good()).scores.first_page == 1.0


def test_a_refusal_of_an_answerable_case_is_over_refusal() -> None:
    near = answer("Dat staat niet in de documenten.", [citation(near=True)], "not_found", passages=(passage(),))
    scores = result(case(), near).scores
    assert (scores.refused, scores.ok, scores.fact_recall, scores.page_recall) == (1.0, 0.0, 0.0, 0.0)
    assert scores.page_precision is None
    assert scores.first_page is None
    assert scores.words is None
    assert scores.hit1 == 1.0


@pytest.mark.parametrize(
    ("status", "expected"),
    [("not_found", 1.0), ("out_of_scope", 1.0), ("clarify", 1.0), ("answered", 0.0), ("partial", 0.0), ("error", 0.0)],
)
def test_what_counts_as_a_refusal(status: Status, expected: float) -> None:
    scores = result(refusal(), answer("Dat staat niet in de documenten.", status=status)).scores
    assert scores.refused == scores.ok == expected
    assert scores.fact_recall is scores.hit1 is scores.right is None


def test_a_partial_answer_is_good_when_it_names_what_is_missing() -> None:
    asked = refusal(mentions=("Kloosterstraat",), partial=True)
    naming = answer("‘Kloosterstraat’ wordt in de documenten niet genoemd.", status="partial")
    assert result(asked, naming).scores.ok == 1.0
    assert result(asked, answer("Er komt groen.", status="partial")).scores.ok == 0.0
    assert result(refusal(mentions=("Kloosterstraat",)), naming).scores.ok == 0.0


def test_the_documents_own_denial_is_a_refusal() -> None:
    asked = refusal(denials=("geen parkeertarieven",))
    assert result(asked, answer("> De visie noemt geen **parkeertarieven**. [1]")).scores.ok == 1.0
    assert result(asked, answer("> Parkeren kost 2 euro. [1]")).scores.ok == 0.0


def test_naming_is_scored_only_where_there_is_something_to_name() -> None:
    assert result(refusal(mentions=("2040",)), refused()).scores.named == 0.0
    named = answer("Het jaar 2040 wordt in de documenten niet genoemd.", status="not_found")
    assert result(refusal(mentions=("2040",)), named).scores.named == 1.0
    assert result(refusal(), refused()).scores.named is None


def test_a_case_without_pages_or_without_facts_is_scored_on_the_other() -> None:
    no_pages = result(case(places=()), good()).scores
    assert no_pages.ok == 1.0
    assert no_pages.page_recall is no_pages.hit1 is None
    no_facts = result(case(facts=()), good()).scores
    assert no_facts.ok == 1.0
    assert no_facts.right is no_facts.fact_recall is None


def test_an_error_is_wrong_whatever_was_asked() -> None:
    crash = answer("KeyError", status="error")
    assert result(case(), crash).scores.ok == result(refusal(), crash).scores.ok == 0.0
    assert "fout" in result(case(), crash).flaws[0]
