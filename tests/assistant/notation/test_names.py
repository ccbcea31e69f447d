import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.notation.names import fold, names_in


def test_names_inside_a_sentence_and_at_its_start():
    found = [
        (name.text, name.initial) for name in names_in("De wethouder sprak met Henk van Hooft op de Kop van de Vaart.")
    ]
    assert found == [("De", True), ("Henk van Hooft", False), ("Kop van de Vaart", False)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Benoemd is de heer J. van Dijk.", "J. van Dijk"),
        ("Secretaris is J.P. de Vries.", "J.P. de Vries"),
        ("Dat is plan B. De gemeente kiest.", "B"),
        ("De deelneming in N.V. Bos groeit.", "Bos"),
    ],
)
def test_initials_belong_to_a_name(text, name):
    assert name in [found.text for found in names_in(text)]


def test_a_name_with_signs_stays_whole():
    assert [name.text for name in names_in("plannen voor het V&D-pand en voor 't Forum")] == ["V&D-pand", "'t Forum"]


def test_names_compare_without_case_and_hyphens():
    assert fold("Oude-Molenstraat ") == fold("oude molenstraat")


@pytest.mark.parametrize("text", ["Volgens Bas Doets is het goed.", "Is Bas Doets de manager?"])
def test_the_first_word_of_a_sentence_is_no_part_of_the_name_after_it(text):
    assert "Bas Doets" in [name.text for name in names_in(text) if not name.initial]


@given(st.text(alphabet="aB 'tvan&-.\n", max_size=60))
def test_names_lie_in_the_text_one_after_the_other(text):
    found = names_in(text)
    assert all(text[name.start : name.end] == name.text for name in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)
