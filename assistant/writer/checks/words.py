"""The words of a text as the checks compare them."""

import re

from assistant.notation.names import fold

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def words_in_order(text: str) -> list[str]:
    """The words in lower case without accents; one with an inner space or hyphen is several."""
    return [part for word in WORD.findall(text) for part in fold(word).split()]
