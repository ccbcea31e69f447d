import pytest

from assistant.values import Answer
from eval.scoring.support import Support, check_support, verbatim
from tests.eval.builders import answer, case, citation, good, passage, refusal, source


def support(said: Answer, question: str = "Wat?") -> Support:
    return check_support(case(question=question), said, source())


@pytest.mark.parametrize(
    ("quote", "page", "stands"),
    [
        ("een twee", "een\n  twee drie", True),
        ("een woonstraat", "een woon-\nstraat", True),
        ("zuid- en noordkant", "zuid- en\nnoordkant", True),
        ("twee een", "een twee", False),
        ("een Twee", "een twee", False),
        ("e\u0301e\u0301n", "één", True),
        ("", "een", False),
        ("  ", "een", False),
    ],
)
def test_only_white_space_and_line_ends_may_differ(quote: str, page: str, stands: bool) -> None:
    assert verbatim(quote, page) is stands


def test_a_good_answer_stands_on_its_citations() -> None:
    assert support(good()) == Support(quotes_verbatim=1.0, numbers_supported=1.0, claims_cited=1.0, flaws=())


def test_a_quotation_of_another_page_is_told() -> None:
    found = support(answer("> De Rolderstraat [1]", [citation(quote="De Rolderstraat wordt een woonstraat.")]))
    assert found.quotes_verbatim == 0.0
    assert "citaat [1] staat niet letterlijk op bladzijde 1 van visie" in found.flaws
    assert support(answer("x [1]", [citation(page=9, quote="x")])).quotes_verbatim == 0.0


def test_a_number_must_stand_in_the_passage_it_points_to() -> None:
    said = answer("> Er is 70.000 m² winkelruimte nodig. [1]", [citation()])
    assert support(said).numbers_supported == 0.0
    assert "getal zonder steun in een aangehaalde passage: 70000" in support(said).flaws
    # 3 miljoen stands in the programme, but the sentence points to the vision.
    other = answer("> Er is 3 miljoen. [1]", [citation(), citation(2, "programma")])
    assert support(other).numbers_supported == 0.0


def test_a_number_may_stand_in_the_passage_around_the_quotation() -> None:
    said = answer("In 2030 is er 60.000 m² nodig [1].", [citation()], passages=(passage(text="In 2030 alles."),))
    assert support(said).numbers_supported == 1.0


def test_a_cell_before_a_month_is_a_number_too() -> None:
    pages = {("visie", 1): "Voorjaar 2019 Subsidies 4\nSeptember 2019 Uitvoering 3"}
    quote = "Voorjaar 2019 Subsidies 4 September 2019 Uitvoering 3"
    said = answer("> - Wanneer: Voorjaar 2019; Wat: Subsidies; Hoofdstuk: 4 [1]", [citation(quote=quote)])
    assert check_support(case(), said, source(pages)).numbers_supported == 1.0
    wrong = answer("> - Wanneer: Voorjaar 2019; Wat: Subsidies; Hoofdstuk: 5 [1]", [citation(quote=quote)])
    assert check_support(case(), wrong, source(pages)).numbers_supported < 1.0


def test_a_frame_names_documents_and_a_refusal_repeats_the_question() -> None:
    frame = answer(f"Dit staat in ‘De visie’ (maart 2021, ontwerp):\n\n{good().text}", good().citations)
    assert support(frame).flaws == ()
    refused = answer("Over 2040 staat er niets in de documenten van maart 2021.", status="not_found")
    assert support(refused, "Wat gebeurt er in 2040?").numbers_supported == 1.0
    assert support(refused, "Wat gebeurt er straks?").numbers_supported == 0.5


def test_a_claim_needs_a_citation_there_is() -> None:
    assert support(answer("Er komt groen.", good().citations)).claims_cited == 0.0
    assert support(answer("Er komt groen [7].", good().citations)).claims_cited == 0.0
    assert support(answer("De binnenstad heeft 60.000 m² winkelruimte nodig.", good().citations)).claims_cited == 1.0


def test_what_is_shown_as_a_quotation_uses_the_words_of_its_page() -> None:
    assert support(answer("> De binnenstad heeft geen winkelruimte nodig. [1]", good().citations)).claims_cited == 0.0
    row = answer("> Winkelruimte: 60.000 m²; Nodig: binnenstad [1]", good().citations)
    assert support(row).claims_cited == 1.0


def test_nothing_to_check_is_no_score() -> None:
    found = check_support(refusal(), answer("Dat staat niet in de documenten.", status="not_found"), source())
    assert (found.quotes_verbatim, found.numbers_supported, found.claims_cited) == (None, None, None)
