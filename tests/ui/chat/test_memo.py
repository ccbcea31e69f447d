"""The text that goes into a memo: plain, with everything a reader needs to find it again."""

from dataclasses import replace

from ui_builders import ANSWER, CITATION, DOCUMENT

from assistant.ui.chat.memo import memo


def test_a_memo_has_the_question_the_answer_and_its_sources() -> None:
    assert memo("Hoeveel  geld\nis er?", ANSWER) == (
        "Vraag: Hoeveel geld is er?\n\n"
        "Dit staat in ‘Nota’ (maart 2021, ontwerp):\n\n"
        "Er is 3 miljoen euro [in kas]. [1]\n\n"
        "Bronnen\n"
        "[1] ‘Nota’ (maart 2021, ontwerp), bladzijde 4 (pdf-pagina 5), 2 Geld › 2.1 Bronnen\n"
    )


def test_a_summary_and_a_near_passage_are_named_as_such() -> None:
    own = replace(CITATION, document=replace(DOCUMENT, summary=True), near=True, ocr=True)
    text = memo("Wat?", replace(ANSWER, citations=(own,)))
    assert "gelezen met tekstherkenning (OCR) (komt het dichtst in de buurt)" in text
    assert text.endswith("Let op: ‘Nota’ is een samenvatting in eigen woorden, niet de officiële tekst.\n")


def test_an_answer_without_sources_has_no_list_of_them() -> None:
    assert "Bronnen" not in memo("Wat?", replace(ANSWER, text="Dat staat er niet in.", citations=()))
