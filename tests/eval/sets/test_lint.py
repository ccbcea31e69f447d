from eval.sets.lint import lint
from tests.eval.builders import case, refusal, source


def test_facts_on_their_page_pass_in_any_notation() -> None:
    cases = [
        case(),
        case(facts=(("60.000 vierkante meter",), ("700 woningen", "zevenhonderd woningen"))),
        case(facts=(("€ 3.000.000",),), places=({"programma": (1,)},)),
        refusal(mentions=("Kloosterstraat",), denials=("legt 3 miljoen",)),
    ]
    assert lint(cases, source()) == ()


def test_a_fact_that_stands_elsewhere_is_told_with_where() -> None:
    found = lint([case(facts=(("woonstraat",), ("60.000 m²",)), file="a.yaml", line=7)], source())
    assert found == ("a.yaml, regel 7 (c): ‘woonstraat’ staat niet op de genoemde bladzijden; wel op visie 2.",)


def test_only_the_first_form_must_be_that_of_the_text() -> None:
    assert lint([case(facts=(("60.000 m²", "zestigduizend meters"),))], source()) == ()
    found = lint([case(facts=(("zestigduizend meters", "60.000 m²"),))], source())
    assert len(found) == 1


def test_a_gold_page_must_hold_a_fact() -> None:
    found = lint([case(places=({"visie": (1, 2)},))], source())
    assert len(found) == 1
    assert "op bladzijde 2 van visie" in found[0]


def test_documents_and_pages_must_exist() -> None:
    found = lint([case(places=({"nota": (1,)}, {"visie": (1, 99)}))], source())
    assert [told.split("): ")[1] for told in found] == [
        "het document nota bestaat niet.",
        "visie heeft geen bladzijde 99.",
    ]


def test_what_a_refusal_misses_must_be_missing_and_a_denial_must_stand_there() -> None:
    found = lint([refusal(mentions=("Rolderstraat",), denials=("geen tarieven",))], source())
    assert "‘Rolderstraat’ staat wel in de documenten (visie 2)" in found[0]
    assert "‘geen tarieven’ staat nergens" in found[1]
