"""Text of a document or a question reaches the page letter for letter; a browser proves it in ``test_browser``."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ui.literal import literal, shown

ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read_back(markdown: str) -> str:
    return ESCAPE.sub(r"\1", markdown).replace("\u2060", "")


@given(st.text(alphabet=st.characters(exclude_characters="\u2060")))
def test_only_escapes_and_invisible_joiners_are_added(text: str) -> None:
    assert read_back(literal(text)) == " ".join(text.split())


@given(st.text(alphabet="a :#-+=>1.)&;_*[]\\", max_size=30))
def test_marks_that_mean_something_are_added_to_only_by_escapes(text: str) -> None:
    assert read_back(literal(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("wat & hoe: dit", "wat & hoe: dit"),
        ("de :red[kade]", r"de \:red\[kade\]"),
        (":smile:", r"\:smile\:"),
        (":smile::heart:", r"\:smile\:\:heart\:"),
        (":material/home:", "\\:\u2060material/home:"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("# kop", r"\# kop"),
        ("2021. Dat jaar", r"2021\. Dat jaar"),
        ("- streep", r"\- streep"),
        ("van a -> b", "van a \u2060-\\> b"),
        ("€ 1.250.000", "€ 1.250.000"),
    ],
)
def test_what_streamlit_would_read_in_a_text_is_undone(text: str, markdown: str) -> None:
    assert literal(text) == markdown


def test_an_answer_keeps_its_own_markdown() -> None:
    answer = "Dit staat in ‘Visie’:\n\n> - Het kost **3 miljoen** euro. [1]\n> - Nog iets. [2]"
    assert shown(answer) == answer


def test_a_quotation_cannot_start_a_heading_a_list_or_a_line() -> None:
    assert (
        shown("> # kop [1]\n> 1. een [2]\n> --- [3]\n> === [4]")
        == "> \\# kop [1]\n> 1\\. een [2]\n> \\--- [3]\n> \\=== [4]"
    )


@pytest.mark.parametrize("address", ["https://a.nl/b", "HTTP://a.nl", "www.a.nl", "naam@a.nl", "*vet*@a.nl"])
def test_an_address_does_not_become_a_link(address: str) -> None:
    told = literal(f"Zie {address} daar")
    assert not re.search(r"(?i)https?://|www\.|[-.\w+]@", told)
