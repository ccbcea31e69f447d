from dataclasses import replace

import pytest

from assistant.question import parse_question
from assistant.score import is_reference, is_signpost, name_share, score_pieces, text_with_columns
from tests.assistant.builders import document, piece, pieces, row, stems, term

NOISE = (0.8, 0.05)


def best(question, *candidates, terms=("geld",), named=frozenset()):
    return score_pieces(parse_question(question), tuple(map(term, terms)), candidates, stems, NOISE, named)


def test_a_sentence_that_says_what_something_is_goes_before_one_that_names_it():
    words = (term("broedplaats"),)
    found = pieces(
        "De gemeente opent een broedplaats.", "Een broedplaats is een werkruimte.", "Een broedplaats kost geld."
    )
    best = score_pieces(parse_question("Wat is een broedplaats?"), words, found, stems, (0.0, 1.0))[0]
    assert best.piece.text == "Een broedplaats is een werkruimte."


def test_the_piece_that_covers_the_question_comes_first():
    right, wrong = piece("er is geld"), piece("er is groen", row=1)
    assert best("Is er geld?", wrong, right)[0].piece == right


def test_equal_pieces_keep_their_order():
    one, other = piece("er is geld"), piece("er is geld", row=1)
    assert [found.piece for found in best("Is er geld?", one, other)] == [one, other]
    assert [found.piece for found in best("Is er geld?", other, one)] == [other, one]


def test_of_two_that_cover_as_much_the_one_that_holds_what_is_asked_for_wins():
    right, wrong = piece("het geld is 3 miljoen euro"), piece("het geld is op", row=1)
    first, second = best("Hoeveel geld is er?", wrong, right)
    assert (first.piece, first.kind, second.kind) == (right, True, False)


def test_similarity_is_counted_against_the_background():
    near, far = piece("er is geld", similarity=0.95), piece("er is geld", similarity=0.8, row=1)
    first, second = best("Is er geld?", far, near)
    assert (first.piece, first.z, second.z) == (near, pytest.approx(3.0), pytest.approx(0.0))


def test_a_named_document_goes_first():
    one, other = piece("er is geld", of=document("a")), piece("er is geld", of=document("b"), row=1)
    assert best("Is er geld?", one, other, named=frozenset({"b"}))[0].piece == other


def test_the_label_of_a_row_that_is_asked_for_goes_first():
    wages = piece(row(("Post", "salaris"), ("Bedrag", "3 euro")))
    whole = piece(row(("Post", "salaris en huur"), ("Bedrag", "9 euro")), row=1)
    assert best("Wat kost het salaris?", whole, wages, terms=("salaris",))[0].piece == wages


def test_without_pieces_there_is_nothing_to_score():
    assert best("Is er geld?") == ()


@pytest.mark.parametrize(
    ("text", "signpost"),
    [
        ("Hoofdstuk 5 beschrijft de kosten.", True),
        ("Zie bijlage 2.", True),
        ("Wat kost het?", True),
        ("Auteurs: Jansen en De Vries", True),
        ("Het plein kost 3 miljoen euro.", False),
        ("De kosten staan in hoofdstuk 5 niet vast.", False),
    ],
)
def test_sentences_that_only_point_elsewhere(text, signpost):
    assert is_signpost(text) is signpost


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("https://www.voorbeeld.nl/beleid/plan.pdf", True),
        ("Bron: www.voorbeeld.nl/een/heel/lang/adres", True),
        ("Kijk op www.voorbeeld.nl voor de plannen van de gemeente voor het plein en de straat.", False),
        ("", False),
    ],
)
def test_text_that_is_only_an_address(text, reference):
    assert is_reference(text) is reference


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        ("Wat komt er in de Kerkstraat?", "De Kerkstraat wordt groen.", 1.0),
        ("Wat komt er in de kerkstraat?", "De Kerkstraat wordt groen.", 1.0),
        ("Wat komt er in de Kerkstraat?", "Het plein wordt groen.", 0.0),
        ("Wat komt er in de Kerkstraat en de Molenweg?", "De Kerkstraat wordt groen.", 0.5),
        ("Wat komt er?", "De Kerkstraat wordt groen.", 1.0),
        ("Wat komt er in 2030?", "In 2030 is het groen.", 1.0),
        ("Wat komt er in Ass?", "In Assen komt groen.", 0.0),
    ],
)
def test_what_share_of_the_names_a_piece_is_about(question, text, share):
    assert name_share(parse_question(question), piece(text)) == pytest.approx(share)


def test_a_name_in_a_heading_next_door_or_in_the_title_counts_for_less():
    asked = parse_question("Wat komt er in de Kerkstraat?")
    heading = piece("Er komt groen.", headings=("Kerkstraat",))
    title = piece("Er komt groen.", of=document(title="Plan Kerkstraat"))
    after = pieces("De Kerkstraat is kaal.", "Er komt groen.")[1]
    assert 1 > name_share(asked, heading) > name_share(asked, after) > name_share(asked, title) > 0


def test_a_row_is_read_with_its_columns():
    one = piece(row(("Bron", "rijk"), ("Bedrag", "3"), caption="Bekostiging", unit="x € 1.000"))
    assert text_with_columns(one) == "rijk 3 Bekostiging x € 1.000 Bron Bedrag"
    assert text_with_columns(piece("Een zin.")) == "Een zin."


def test_what_is_printed_goes_before_what_was_recognised_in_a_picture():
    printed, read = piece("er is geld", row=1), piece("er is geld")
    read = replace(read, passage=replace(read.passage, chunk=replace(read.passage.chunk, ocr=True)))
    assert best("Is er geld?", read, printed)[0].piece == printed
