"""The bundled reader: a question with a passage to two numbers for every token.

What they mean, and how question and passage are laid out in tokens, is the business of ``assistant.reader``.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.model.session import Session
from index.model.tokens import Tokens

READER_FILE = "reader.onnx"


class ReaderModel:
    """The bundled reader in memory. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self.tokens = Tokens(folder)
        self._session = Session(folder / READER_FILE)

    def logits(self, rows: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """For each row of tokens (tokens, 2): whether the passage answers, and whether the token is evidence."""
        return self._session.run(rows)
