"""From Dutch text to the terms of the word index.

Stems come from Snowball's ``dutch_porter``: its newer ``dutch`` leaves ``documenten`` as it is and makes ``meen`` of
``gemeente``. Compounds are split against the words of the corpus itself, so that no dictionary is needed:
``parkeervergunning`` also counts as ``parkeren`` and ``vergunning`` when the corpus knows both.
"""

import re
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import Stemmer

from index.words.dutch import AFFIXES, LINKS, STOP_WORDS, STREET_ENDINGS

ANALYSIS_VERSION = "2"
"""Changes whenever the same text would give other terms."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*(?![^\W\d_])|[^\W_]+(?:'[^\W_]+)*(?:-[^\W_]+)*")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
_PLURAL_OF_IE = re.compile(r"(?<=\w{3}ie)s$")
_PERSON_OF_D = re.compile(r"(?<=[aeiou]d)t$")
_PLURAL = re.compile(r"'(?:s|en|er|tje|tjes)$")
_LEFT_OVER = (
    (re.compile(r"(?<=ie|ee)en$"), ""),
    (re.compile(r"(?<=ie)s$"), ""),
    (re.compile(r"(?<=[a-z]{3})ess?$"), ""),
    (re.compile(r"([bcdfghklmnprst])\1$"), r"\1"),
)
"""What the stemmer leaves of plurals: categorie-en, visie-s, ruimt-es and adr-ess-en, bos-s-en."""

_FINAL = {"z": "s", "v": "f"}
_DOUBLED = re.compile(r"([^aeiou])\1$|e$")
_SHORTEST_PART = 3
_SHORTEST_COMPOUND = 7

_porter = Stemmer.Stemmer("dutch_porter", 0)
_stemmers = threading.Lock()


def fold(text: str) -> str:
    """Lower case, without accents, with straight apostrophes and plain hyphens."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‑", "-").replace("\u00ad", ""))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one folded word; a word with a digit is its own stem."""
    if any(sign.isdigit() for sign in word):
        return _THOUSANDS.sub("", word)
    with _stemmers:
        plain = _PERSON_OF_D.sub("", _PLURAL_OF_IE.sub("", _PLURAL.sub("", word)))
        ending = str(_porter.stemWord(plain))
    for pattern, replacement in _LEFT_OVER:
        ending = pattern.sub(replacement, ending)
    return ending[:-1] + _FINAL.get(ending[-1:], ending[-1:])


def surfaces(text: str) -> list[str]:
    """The words and numbers of a text as written, in order: ``€ 1.250.000`` gives one, ``Kop-Zuid`` gives one."""
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("’", "'").replace("\u00ad", ""))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each word of a corpus occurs: lower case where it is written so, and with a capital for a name.

    This is the vocabulary an Analyser splits compounds against.
    """
    return Counter(
        plain if word[:1].islower() else plain.capitalize()
        for text in texts
        for word in surfaces(text)
        for plain in (fold(word),)
        if plain.isalpha()
    )


class Analyser:
    """Turns text into terms, with the words of one corpus to split compounds against.

    ``vocabulary`` is what ``count_words`` gives. Safe to share between threads.
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.vocabulary = dict(vocabulary)
        self._common = frozenset(word for word in vocabulary if word.islower())
        whole = (word.casefold() for word in vocabulary)
        self._stems = frozenset(stem(w) for w in whole if len(w) >= _SHORTEST_PART and w not in STOP_WORDS)
        self._parts = lru_cache(maxsize=100_000)(self._find_parts)

    def analyse(self, text: str) -> list[str]:
        """The terms of a text, in order, a compound followed by its parts."""
        return [term for _, terms in self.analyse_words(text) for term in terms]

    def analyse_words(self, text: str) -> list[tuple[str, tuple[str, ...]]]:
        """Each word that is no stop word, as written, with its terms: first the whole word, then the parts."""
        return [
            (word, self._terms(plain))
            for word in surfaces(text)
            for plain in (fold(word),)
            if plain not in STOP_WORDS and (len(plain) > 1 or plain.isdigit())
        ]

    def _terms(self, plain: str) -> tuple[str, ...]:
        if "-" not in plain:
            return (stem(plain), *self._parts(plain))
        pieces = [piece for piece in plain.split("-") if piece and piece not in STOP_WORDS]
        parts = [term for piece in pieces for term in (stem(piece), *self._parts(piece))]
        return tuple(dict.fromkeys([stem(plain.replace("-", "")), *parts]))

    def _find_parts(self, plain: str) -> tuple[str, ...]:
        """The stems of the parts of a compound; none for the name of a street, a number or a simple word."""
        if len(plain) < _SHORTEST_COMPOUND or not plain.isalpha() or self._is_street(plain):
            return ()
        split = self._best_split(plain)
        if split is None:
            return ()
        parts = [term for part in split for term in (stem(part), *self._parts(part))]
        return tuple(dict.fromkeys(term for term in parts if term != stem(plain)))

    def _is_street(self, plain: str) -> bool:
        """Whether a word is the name of a street: it ends like one, and the corpus never writes it as a common noun."""
        return plain not in self._common and plain.endswith(STREET_ENDINGS)

    def _best_split(self, plain: str) -> tuple[str, str] | None:
        """The two parts of a compound: both words of the corpus, the last as long as possible (it is what it is)."""
        for cut in range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1):
            tail = plain[cut:]
            if not self._is_part(tail):
                continue
            for link in LINKS:
                head = plain[:cut].removesuffix(link) if link else plain[:cut]
                if len(head) + len(link) == cut and self._is_part(head):
                    return head, tail
        return None

    def _is_part(self, word: str) -> bool:
        """Whether the corpus knows the word, or (parkeer, bewaar) the verb that it is the stem of."""
        if len(word) < _SHORTEST_PART or word in STOP_WORDS or word in AFFIXES:
            return False
        if len(word) == _SHORTEST_PART:
            return self.vocabulary.get(word, 0) > 1
        return word in self._common or (not _DOUBLED.search(word) and stem(word) in self._stems)
