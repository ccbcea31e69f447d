"""Texts to token numbers, with the tokenizer of the bundled model."""

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

TOKENIZER_FILE = "tokenizer.json"


class Tokens:
    """The tokenizer in memory, and the numbers of its special tokens. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        self.begin, self.end, self.padding = (self._special(token) for token in ("<s>", "</s>", "<pad>"))

    def of(self, text: str) -> list[int]:
        """The tokens of a text, without special ones."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def of_all(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text, without special ones."""
        return [list(one.ids) for one in self._tokenizer.encode_batch(list(texts), add_special_tokens=False)]

    def _special(self, token: str) -> int:
        number = self._tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(f"the tokenizer has no {token}")
        return int(number)
