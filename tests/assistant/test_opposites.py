import pytest

from assistant.opposites import load_opposites, pairs_asked, says_asked, says_opposite


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Wanneer stopte de regeling?", "De regeling startte in 2016."),
        ("Wanneer ging het zwembad dicht?", "Het zwembad werd in 2020 geopend."),
        ("Waarom daalt de huur?", "De huur stijgt door de inflatie."),
        ("Wanneer is het plan verworpen?", "De raad heeft het plan op 4 juni vastgesteld."),
        ("Waarom wordt de kerk gesloopt?", "De kerk wordt gerenoveerd omdat zij een monument is."),
        ("Wie verkocht het pand?", "De gemeente heeft het pand aangekocht."),
        ("Wat is het kleinste park?", "Het Stadspark is het grootste park."),
    ],
)
def test_a_passage_that_only_says_the_opposite(question, passage):
    pairs = pairs_asked(question)
    assert says_opposite(pairs, passage)
    assert not says_asked(pairs, passage)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Wanneer stopte de regeling?", "De regeling liep van de start in 2016 tot 2020."),
        ("Stopt de regeling?", "De regeling start in 2016."),
        ("Wanneer stijgt of daalt de huur?", "De huur stijgt in 2026."),
        ("Wanneer start de bouw?", "De bouw start in 2026 en eindigt in 2027."),
        ("Wanneer ging het zwembad dicht?", "Het zwembad is sinds 2020 niet meer open."),
        ("Wanneer komt het park er?", "Het park gaat in 2026 open."),
    ],
)
def test_nothing_is_contradicted(question, passage):
    assert not says_opposite(pairs_asked(question), passage)


def test_a_question_without_an_opposite_is_spoken_of_by_any_passage():
    assert says_asked(pairs_asked("Wat kost het park?"), "Het park is groen.")


def test_no_pair_has_a_word_on_both_sides():
    assert [pair for pair in load_opposites() if pair.opposite & (pair.asked | pair.also)] == []
