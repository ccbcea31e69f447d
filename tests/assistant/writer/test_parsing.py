"""Sentences out of the words of a model, however they are cut and whatever form they have."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.writer.parsing import claims_of
from assistant.writer.values import Claim


def read(*pieces: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(claim.text, claim.numbers) for claim in claims_of(pieces)]


PLEIN, PARK = "Er komt een plein.", "Er komt een park."


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Er komt een plein. [1]", [(PLEIN, (1,))]),
        ("Er komt een plein [1].", [(PLEIN, (1,))]),
        ("Er komt een plein. [1][2] Er komt een park. [3]", [(PLEIN, (1, 2)), (PARK, (3,))]),
        ("Er komt een plein. [1, 2]\n- Er komt een park. [3 en 4]", [(PLEIN, (1, 2)), (PARK, (3, 4))]),
        ("1. Er komt een plein. [passage 2]", [(PLEIN, (2,))]),
        ("Het kost ca. 3 mln. euro. [1]", [("Het kost ca. 3 mln. euro.", (1,))]),
        ("Zonder nummer.", [("Zonder nummer.", ())]),
        ("[1] Er komt een plein.\n[2] Er komt een park.", [(PLEIN, (1,)), (PARK, (2,))]),
        ("**Vet** hier. [1]", [("Vet hier.", (1,))]),
        ("", []),
        ("[1]", []),
        (
            '{"sentences": [{"text": "Een.", "passages": [1]}, {"text": "Twee. [3]", "passages": [2]}]}',
            [("Een.", (1,)), ("Twee.", (2, 3))],
        ),
        ('```json\n{"sentences": [{"text": "Een.", "passages": [1]}]}\n```', [("Een.", (1,))]),
        ('{"sentences": [{"text": "Een.", "passages": [1]}, {"te', [("Een.", (1,))]),
        ('{"sentences": [{"text": "Een.", "passages": "1"}, 5, null]}', [("Een.", ())]),
        (
            '{"sentences": [{"text": "Er komt een plein. Er komt een park. [3]", "passages": [1, true, 2.0]}]}',
            [(PLEIN, (1,)), (PARK, (1, 3))],
        ),
        ('{"sentences": 5}', []),
        ('{"sentences": [{"text": "Een.", "pass', [("Een.", ())]),
        ("[" * 5_000, []),
        ("{{{", []),
    ],
)  # fmt: skip
def test_what_a_model_says(text: str, claims: list[tuple[str, tuple[int, ...]]]) -> None:
    assert read(text) == claims
    assert read(*text) == claims


def test_a_sentence_comes_as_soon_as_it_is_whole() -> None:
    given: list[str] = []

    def pieces():  # type: ignore[no-untyped-def]
        for piece in ("Er komt een plein. [1]", "[2]", " Er komt", " een park. [3]"):
            given.append(piece)
            yield piece

    claims = claims_of(pieces())
    assert next(claims) == Claim(text="Er komt een plein.", numbers=(1, 2))
    assert len(given) == 3


def test_json_comes_as_soon_as_the_next_has_begun() -> None:
    whole = json.dumps({"sentences": [{"text": "Een.", "passages": [1]}, {"text": "Twee.", "passages": [2]}]})
    claims = claims_of(iter([whole[:50], whole[50:70], whole[70:]]))
    assert [claim.text for claim in claims] == ["Een.", "Twee."]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_nothing_makes_it_fall_over(pieces: list[str]) -> None:
    assert all(claim.text for claim in claims_of(pieces))
