"""The names and years of a question that no document mentions: said when nothing answers, never guessed around."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.notation.names import fold, names_in
from index.library import Library
from index.passages import word_text

_CHUNKS_TO_READ = 30
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_ALIKE, _SHORTEST_TAIL, _SHORTEST_HEAD = 3, 3, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What the documents do not mention of a question: names as typed, and years."""

    names: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is unmentioned."""
        return bool(self.names or self.years)


def unmentioned_in(library: Library, question: str) -> Mentions:
    """The names and years of a question that stand in no document, nor in what is known of one.

    A name is what has a capital inside the sentence, or a word that ends like the names of the documents do ("straat"
    when they name the Marktstraat and others): written small it is most often the name of a street.
    """
    about = fold(" ".join(f"{d.title} {d.publisher} {d.date} {d.kind} {d.file}" for d in library.documents))
    names = [name.text for name in names_in(question) if not name.initial]
    tails = name_tails(library.words.vocabulary)
    names += [word for word in _WORD.findall(question) if word not in " ".join(names) and has_tail(word, tails)]

    def stands(name: str) -> bool:
        """Whether a name stands anywhere, compared without case, accents and a Dutch ending."""
        wanted = re.compile(rf"(?<!\w){re.escape(fold(name))}(?:'?s|e|n|en)?(?!\w)")
        chunks = (library.chunk(row) for row, _ in library.words.search(name, _CHUNKS_TO_READ))
        found = (fold(word_text(chunk, library.document(chunk.document))) for chunk in chunks)
        return bool(wanted.search(about)) or any(wanted.search(text) for text in found)

    return Mentions(
        names=tuple(name for name in dict.fromkeys(names) if not stands(name)),
        years=tuple(year for year in dict.fromkeys(years_in(question)) if not stands(year)),
    )


def years_in(text: str) -> tuple[str, ...]:
    """The years in a text, in order."""
    return tuple(_YEAR.findall(text))


def name_tails(vocabulary: Mapping[str, int]) -> frozenset[str]:
    """The words that end at least three names in the documents and more names than common words, such as "straat".

    ``vocabulary`` holds a word in lower case wherever the documents ever write it so, and with its capital otherwise.
    """
    lower = {word for word in vocabulary if word.islower() and len(word) >= _SHORTEST_TAIL}
    names = [word.lower() for word in vocabulary if word[:1].isupper() and word[1:].islower()]
    of_names, of_common = (
        Counter(tail for word in words for tail in _tails(word) if tail in lower) for words in (names, lower)
    )
    return frozenset(tail for tail, count in of_names.items() if count >= max(_LEAST_ALIKE, of_common[tail] + 1))


def has_tail(word: str, tails: frozenset[str]) -> bool:
    """Whether a word is one of the tails with something before it."""
    return any(tail in tails for tail in _tails(word.lower()))


def _tails(word: str) -> list[str]:
    return [word[cut:] for cut in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)]
