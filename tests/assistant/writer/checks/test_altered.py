"""A sentence that copies one of a passage with another word in it, however small, is none of the passage."""

import pytest

from assistant.writer.checks.altered import is_altered
from index.words.analysis import Analyser, count_words

FIRST = "Vanaf 2030 mag het centrum 60.000 m² winkels hebben."
SECOND = "De gemeente wil de leegstand verminderen met twee plannen."
ANALYSER = Analyser(count_words([FIRST, SECOND]))
PASSAGES = [("\n".join([FIRST, SECOND, "Visie"]), [FIRST, SECOND]), ("Er moet meer groen komen.", [])]


@pytest.mark.parametrize(
    "said",
    [
        FIRST,
        "Vanaf 2030 mag het centrum 60.000 m2 winkels hebben.",
        "Het centrum mag vanaf 2030 60.000 m² winkels hebben.",
        "De gemeente wil de leegstand verminderen met 2 plannen.",
        "De gemeente wil leegstand verminderen.",
        "De gemeente wil met deze visie minder lege panden in het hart van de stad.",
    ],
)
def test_a_copy_and_a_free_wording_are_left_alone(said: str) -> None:
    assert not is_altered(said, PASSAGES, ANALYSER.analyse)


@pytest.mark.parametrize(
    "said",
    [
        "Vanaf 2030 moet het centrum 60.000 m² winkels hebben.",
        "Voor 2030 mag het centrum 60.000 m² winkels hebben.",
        "Vanaf 2030 mag het centrum géén 60.000 m² winkels hebben.",
        "Vanaf 2030 mag het centrum minder dan 60.000 m² winkels hebben.",
        "De provincie wil de leegstand verminderen met twee plannen.",
        "De gemeente wil de leegstand vermeerderen met twee plannen.",
        "De gemeente wilde de leegstand verminderen met twee plannen.",
    ],
)
def test_another_word_is_seen(said: str) -> None:
    assert is_altered(said, PASSAGES, ANALYSER.analyse)
