"""Which headings make a question, and how they read in one."""

import pytest

from assistant.ui.examples import in_sentence, is_subject


@pytest.mark.parametrize("heading", ["Toerisme", "Markt en plein", "Rolderstraat"])
def test_a_short_name_is_a_subject(heading: str) -> None:
    assert is_subject(heading, "Visie 2030")


@pytest.mark.parametrize(
    "heading",
    [
        "Inleiding",
        "Inhoudsopgave",
        "Wat deze visie niet geeft",
        "GELD",
        "x",
        "12",
        "Een heel lange kop die een hele zin zegt",
        "Bron | Bedrag",
        "<b>vet</b>",
        "Visie",
    ],
)
def test_a_part_of_any_document_is_no_subject(heading: str) -> None:
    assert not is_subject(heading, "Visie 2030")


@pytest.mark.parametrize(
    ("heading", "text", "words"),
    [
        ("Toerisme", "Het toerisme groeit. Veel toerisme is goed.", "het toerisme"),
        ("Evenementen", "Er komen meer evenementen in de stad.", "evenementen"),
        ("Rolderstraat", "In de Rolderstraat komen bomen.", "de Rolderstraat"),
        ("Cité", "Daar ligt, naast Cité, een plein.", "Cité"),
        ("Wonen en werken", "Mensen wonen er graag.", "‘Wonen en werken’"),
    ],
)
def test_a_heading_reads_as_in_the_text_below_it(heading: str, text: str, words: str) -> None:
    assert in_sentence(heading, text) == words
