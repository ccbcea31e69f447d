from assistant import texts as assistant_texts
from eval.scoring.claims import Claim, claims, frame_pattern

FRAMES = frame_pattern(assistant_texts.FRAMES)


def said(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(claim.text, claim.markers) for claim in claims(text, FRAMES)]


def test_frames_are_no_claims() -> None:
    text = (
        "Ik lees dit als vervolg op ‘Wat gebeurt er met de Markt?’.\n\n"
        "Dit staat in ‘Visie 2030’ (maart 2021, ontwerp):\n\n"
        "‘Kloosterstraat’ wordt in deze documenten niet genoemd."
    )
    assert said(text) == []


def test_a_quoted_line_is_one_piece_with_all_its_markers() -> None:
    assert claims("> De straat verandert. Er komt groen. [1]", FRAMES) == (
        Claim(text="De straat verandert. Er komt groen.", markers=(1,), quoted=True),
    )


def test_a_marker_holds_for_the_sentence_before_it() -> None:
    assert said("Er komt groen. [1] Er komt water [2]. En nog iets.") == [
        ("Er komt groen.", (1,)),
        ("Er komt water .", (2,)),
        ("En nog iets.", ()),
    ]


def test_a_claim_after_a_frame_is_still_a_claim() -> None:
    found = said("Ik heb het niet gevonden in ‘Visie 2030’. De gemeente betaalt 5 miljoen.")
    assert found == [("De gemeente betaalt 5 miljoen.", ())]


def test_a_title_with_a_colon_is_no_claim() -> None:
    assert said("En in ‘Notulen: vergadering van de raad’ (6 november 2013):") == []


def test_a_claim_cannot_hide_between_the_halves_of_a_frame() -> None:
    text = "Dit staat in de wet. De gemeente betaalt 5 miljoen:"
    assert any("5 miljoen" in claim for claim, _ in said(text))


def test_list_marks_and_escaped_brackets_are_text_of_no_claim() -> None:
    assert said("- \n\n>\n\n***") == []
    assert said(r"- Zie \[3\] hier") == [(r"Zie \[3\] hier", ())]
