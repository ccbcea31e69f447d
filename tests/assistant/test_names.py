import pytest

from assistant.names import fold, is_street, names_in


def test_names_inside_a_sentence_and_at_its_start():
    found = [
        (name.text, name.initial) for name in names_in("De wethouder sprak met Henk van Hooft op de Kop van de Vaart.")
    ]
    assert found == [("De", True), ("Henk van Hooft", False), ("Kop van de Vaart", False)]


def test_a_name_with_signs_stays_whole():
    assert [name.text for name in names_in("plannen voor het V&D-pand en voor 't Forum")] == ["V&D-pand", "'t Forum"]


@pytest.mark.parametrize("word", ["kerkstraat", "Oudestraat", "Stationsplein", "Zuidersingel", "molenweg"])
def test_street_names_however_written(word):
    assert is_street(word)


@pytest.mark.parametrize(
    "word", ["straat", "winkelstraat", "woonstraat", "aanloopstraat", "snelweg", "onderweg", "museum"]
)
def test_common_nouns_are_no_street(word):
    assert not is_street(word)


def test_names_compare_without_case_and_hyphens():
    assert fold("Oude-Molenstraat ") == fold("oude molenstraat")
