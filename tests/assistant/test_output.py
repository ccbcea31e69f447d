import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.notation.verbatim import escape
from assistant.output import to_json, to_object, to_terminal
from tests.assistant.builders import answer, citation, document

CITED = citation(1, "Er is 3 miljoen euro.", document(), page=5, label="4", headings=("2 Geld",))


def test_the_fields_and_their_order():
    made = to_object(answer("> Er is **3 miljoen** euro. [1]", CITED), "vraag-1")
    assert made == {
        "id": "vraag-1",
        "status": "answered",
        "text": "> Er is **3 miljoen** euro. [1]",
        "citations": [
            {
                "number": 1,
                "document": "nota",
                "file": "nota.pdf",
                "title": "De nota",
                "page": 5,
                "label": "4",
                "headings": ["2 Geld"],
                "quote": "Er is 3 miljoen euro.",
            }
        ],
        "seconds": 0.0,
    }
    assert list(made) == ["id", "status", "text", "citations", "seconds"]


@given(st.text(max_size=60), st.text(max_size=10))
def test_json_is_one_line_whatever_is_in_it(text, id):
    line = to_json(answer(text), id)
    assert "\n" not in line
    assert (json.loads(line)["text"], json.loads(line)["id"]) == (text, id)


def test_in_a_terminal_markdown_is_gone_and_sources_are_listed():
    shown = to_terminal(answer("> Er is **3 miljoen** euro \\[bruto\\]. [1]", CITED))
    assert shown == ("> Er is 3 miljoen euro [bruto]. [1]\n\nBronnen:\n[1] De nota, bladzijde 4 (pdf-pagina 5), 2 Geld")


def test_in_a_terminal_a_nearest_passage_is_marked():
    near = citation(1, "Er is geld.", near=True)
    assert to_terminal(answer("> Er is geld. [1]", near)).endswith("(komt het dichtst in de buurt)")


def test_without_sources_there_is_no_list():
    assert to_terminal(answer("Waar gaat uw vraag over?")) == "Waar gaat uw vraag over?"


LITERAL = st.text(st.characters(exclude_categories=["Cc", "Zl", "Zp"], exclude_characters="\x00"), max_size=40)


@given(LITERAL)
def test_a_terminal_shows_a_quotation_letter_for_letter(text):
    assert to_terminal(answer(f"> {escape(text)} [1]")) == f"> {text} [1]"
