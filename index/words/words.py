"""The word index: BM25 over the terms of Dutch analysis."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import bm25s
import numpy as np

from index.words.analysis import Analyser, count_words
from index.words.tails import name_tails

K1 = 1.5
B = 0.75
_VOCABULARY = "woorden.json"


class WordIndex:
    """Finds texts by their words and knows how rare each term is. Read-only once made; safe to share between threads.

    A term is what ``analyse`` gives, not a word as written. Rows number the texts from 0, in the order they were given.
    """

    def __init__(self, analyser: Analyser, engine: bm25s.BM25, size: int) -> None:
        self._analyser = analyser
        self._engine = engine
        self._size = size

    def __len__(self) -> int:
        """How many texts the index holds."""
        return self._size

    @property
    def vocabulary(self) -> Mapping[str, int]:
        """How often each word occurs: in lower case where it is written so, and with a capital for a name."""
        return self._analyser.vocabulary

    @cached_property
    def name_tails(self) -> frozenset[str]:
        """The ends that its names have in common, such as "straat"."""
        return name_tails(self.vocabulary)

    @classmethod
    def build(cls, texts: Sequence[str]) -> "WordIndex":
        """Index the texts; they also are the vocabulary that compounds are split against."""
        analyser = Analyser(count_words(texts))
        analysed = [analyser.analyse(text) for text in texts]
        numbers = {term: number for number, term in enumerate(sorted({t for terms in analysed for t in terms} | {""}))}
        engine = bm25s.BM25(k1=K1, b=B, method="lucene")
        ids = [[numbers[term] for term in terms] or [numbers[""]] for terms in analysed]
        engine.index((ids or [[numbers[""]]], numbers), show_progress=False)
        return cls(analyser, engine, len(texts))

    def save(self, folder: Path) -> None:
        """Write the index to a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self._engine.save(folder, show_progress=False)
        (folder / _VOCABULARY).write_text(
            json.dumps({"size": self._size, "words": self._analyser.vocabulary}, ensure_ascii=False), encoding="utf-8"
        )

    @classmethod
    def load(cls, folder: Path) -> "WordIndex":
        """Open a saved index, into memory: a file mapped there takes the process along when it is cut short."""
        saved = json.loads((folder / _VOCABULARY).read_text(encoding="utf-8"))
        engine = bm25s.BM25.load(folder, mmap=False, show_progress=False)
        return cls(Analyser(saved["words"]), engine, saved["size"])

    def search(self, query: str | Sequence[str], k: int) -> list[tuple[int, float]]:
        """The ``k`` best rows with their BM25 score, best first; rows that share no term are left out.

        ``query`` is text, or terms as ``analyse`` gives them. Equal scores keep the order of the rows.
        """
        terms = self.analyse(query) if isinstance(query, str) else list(query)
        ids = [self._engine.vocab_dict[term] for term in terms if self.mentions(term)]
        if not ids:
            return []
        scores = self._engine.get_scores_from_ids(ids)
        best = np.argsort(-scores, kind="stable")[:k]
        return [(int(row), float(scores[row])) for row in best if scores[row] > 0]

    def df(self, term: str) -> int:
        """In how many texts a term occurs."""
        number = self._engine.vocab_dict.get(term) if term else None
        if number is None:
            return 0
        starts = self._engine.scores["indptr"]
        return int(starts[number + 1] - starts[number])

    def idf(self, term: str) -> float:
        """How rare a term is (Lucene's BM25 idf, never negative); a term that never occurs is the rarest."""
        found = self.df(term)
        return math.log(1 + (self._size - found + 0.5) / (found + 0.5))

    def mentions(self, term: str) -> bool:
        """Whether any text has the term."""
        return self.df(term) > 0

    def analyse(self, text: str) -> list[str]:
        """The terms of a text, a compound followed by its parts."""
        return self._analyser.analyse(text)

    def analyse_words(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Each word that is no stop word, as written, with its terms: first the whole word, then the parts."""
        return self._analyser.analyse_words(text)
