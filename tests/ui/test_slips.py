import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.notation.names import fold
from assistant.ui.places.slips import repair, sound
from index.library import Library


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Wat komt er op het Koopmanplein?", "Koopmansplein"),
        ("Wat komt er op het Koopmnasplein?", "Koopmansplein"),
        ("Wat komt er in de Rollderstraat?", "Rolderstraat"),
        ("wat komt er in de roldersstraat", "Rolderstraat"),
    ],
)
def test_a_slip_of_the_pen_is_repaired_and_told(shipped_library: Library, typed: str, read: str) -> None:
    text, slips = repair(shipped_library, typed)
    assert read in text
    assert [known for _, known in slips] == [read]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Wat kost een kaartje foor het swembad?", "zwembad"),
        ("Hoeveel gleibanen komen er?", "glijbanen"),
        ("Wanneer begint de bauw van de speeltuin?", ""),
        ("Wanneer begint de bouw van de speultuin?", ""),
    ],
)
def test_what_sounds_the_same_is_the_same_word(small_library: Library, typed: str, read: str) -> None:
    text, slips = repair(small_library, typed)
    assert [known for _, known in slips] == ([read] if read else [])
    assert read in text


@pytest.mark.parametrize(
    "text",
    [
        "Wat komt er op de Parkstraat?",
        "Wat komt er op het Koopmansplein?",
        "Wat kosten de woningen?",
        "Wat komt er in de Kerkstraat?",
        "Wat doen de wethouders?",
        "Wat komt er in de Bolderstraat?",
        "Wat komt er op het Loopmansplein?",
        "",
    ],
)
def test_another_word_is_no_slip(shipped_library: Library, text: str) -> None:
    assert repair(shipped_library, text) == (text, ())


def test_only_the_word_itself_is_repaired(shipped_library: Library) -> None:
    text, _ = repair(shipped_library, "Is de Koopmanpleinloop op het Koopmanplein?")
    assert "Koopmanpleinloop" in text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ekstra", "extra"),
        ("kontainer", "container"),
        ("restavval", "restafval"),
        ("gemeinte", "gemijnte"),
        ("wordt", "word"),
        ("pauze", "pouse"),
        ("lopen", "lope"),
        ("echt", "egt"),
    ],
)
def test_words_that_sound_the_same(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("Parkstraat", "Markstraat"), ("huur", "vuur"), ("toren", "torens")])
def test_words_that_do_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@given(st.text(alphabet="abcdeijkouxyzàéïö", max_size=20))
def test_case_and_accents_make_no_sound(word: str) -> None:
    assert sound(word.upper()) == sound(word) == sound(fold(word))
