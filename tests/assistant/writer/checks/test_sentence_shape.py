"""What is certain about a sentence in itself: its signs, its letters, and names however they are written."""

import pytest

from assistant.writer.checks.sentence import Known, objection
from assistant.writer.values import Claim
from tests.assistant.builders import citation, document

PASSAGE = citation(1, "De gemeente geeft subsidie voor 60.000 m² groen & water in Dorp.", document("nota"))
KNOWN = Known(vocabulary={"de": 9, "gemeente": 5, "geeft": 2, "subsidie": 2, "er": 1, "Bakker": 3}, instructions="")


def why(said: str) -> str | None:
    return objection(Claim(text=said, numbers=(1,)), [PASSAGE], KNOWN)


@pytest.mark.parametrize(
    "said",
    [
        "De gemeente geeft subsidie voor 60.000 m² groen & water in Dorp.",
        "De gemeente geeft ‘subsidie’ voor groen – en water.",
        "De gemeente geeft subsidie (m.b.t. groen).",
    ],
)
def test_plain_dutch_is_left_alone(said: str) -> None:
    assert why(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "De gemeente geeft *nooit* subsidie.",
        "De gemeente geeft ~~geen~~ subsidie.",
        "De gemeente geeft _zo_ subsidie.",
        "De gemeente geeft subsidie &lt;b&gt;.",
        "De gemeente geeft subsidie via kwaad.example vandaag.",
        "De gemeente geeft subsidie: javascript:alert.",
        "De gemeente geeft :smile: subsidie.",
        "De gemeente geeft $ subsidie.",
        "De gemeente geeft gееn subsidie.",
        "De gemeente geeft g\u0336e\u0336en subsidie.",
        "De gemeente geeft sub\u200bsidie voor groen.",
    ],
)
def test_marks_addresses_and_letters_that_only_look_alike_are_not_shown(said: str) -> None:
    assert why(said) == "markup"


@pytest.mark.parametrize("said", ["De gemeente van bakker geeft subsidie.", "De gemeente Bakker geeft subsidie."])
def test_a_name_is_one_without_a_capital_too(said: str) -> None:
    assert why(said) == "name"
