"""The names and years of a question that no document mentions: said when nothing answers, never guessed around."""

import re
from dataclasses import dataclass

from assistant.notation.names import fold, names_in
from index.library import Library
from index.passages import word_text
from index.words.tails import has_tail

_CHUNKS_TO_READ = 30
_YEAR = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]+")


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
    tails = library.words.name_tails
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
