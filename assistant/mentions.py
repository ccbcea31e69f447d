"""Which names and years of a question the documents know, and which slip of the pen was probably meant.

A street or year that no document mentions is said to be unmentioned; the assistant never answers around it.
"""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.notation.facts import facts_in, supported
from assistant.notation.names import fold
from assistant.question import Question
from assistant.terms import is_empty
from assistant.values import Passage
from index.library import Library

_CHUNKS_TO_READ = 30
_SURE = 9
"""From this length on a word one letter away is a slip; a shorter one may be another word, unless it is a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What the documents do not mention of a question: names as typed, and years."""

    names: tuple[str, ...]
    years: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything is unmentioned."""
        return bool(self.names or self.years)


def unmentioned(library: Library, question: Question, passages: Sequence[Passage]) -> Mentions:
    """The names and years of a question that stand in no document and in no document's title, date or publisher.

    ``passages`` are those found for the question: a name of mere signs and single letters is only found there.
    """
    about = fold(
        " ".join(
            [
                *(f"{d.title} {d.publisher} {d.date[:4]} {d.kind}" for d in library.documents),
                *(f"{p.chunk.text} {' '.join(p.chunk.headings)}" for p in passages),
            ]
        )
    )
    names = tuple(name.text for name in question.names if not _mentions(library, name.text, about))
    years = tuple(
        fact.value
        for fact in question.facts
        if fact.kind == "year" and fact.value not in about and not _mentions_year(library, fact.value)
    )
    return Mentions(names=tuple(dict.fromkeys(names)), years=tuple(dict.fromkeys(years)))


def correct(library: Library, text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The question with slips of the pen repaired, and the pairs (typed, read as).

    Only a word that no document knows is repaired, only by one letter too few, too many or two swapped, never by
    another letter in its place: "Parkstraat" is not a slip for "Markstraat".
    """
    pairs = []
    for match in re.finditer(r"[^\W\d_]{6,}", text):
        typed = match.group()
        if is_empty(typed) or _known(library, typed):
            continue
        close = difflib.get_close_matches(typed.lower(), _lower(library), n=3, cutoff=0.85)
        repairs = [word for word in close if _is_slip(typed.lower(), word)]
        repairs = [word for word in repairs if len(word) >= _SURE or _written(library, word)[0].isupper()]
        if len(repairs) == 1:
            pairs.append((typed, _written(library, repairs[0])))
    for typed, known in pairs:
        text = re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", known, text)
    return text, tuple(pairs)


def _lower(library: Library) -> list[str]:
    return list(dict.fromkeys(word.lower() for word in library.words.vocabulary))


def _written(library: Library, word: str) -> str:
    """A word as the documents write it: with a capital when they never write it without."""
    return word if word in library.words.vocabulary else word.capitalize()


def _known(library: Library, word: str) -> bool:
    return any(library.words.mentions(term) for _, terms in library.words.analyse_words(word) for term in terms[:1])


def _is_slip(typed: str, known: str) -> bool:
    """One letter left out or added (an ending aside: that may be an inflection), or two neighbours swapped."""
    if len(typed) == len(known):
        differ = [place for place, (a, b) in enumerate(zip(typed, known, strict=True)) if a != b]
        return len(differ) == 2 and differ[1] == differ[0] + 1 and typed[differ[0]] == known[differ[1]]
    longer, shorter = (typed, known) if len(typed) > len(known) else (known, typed)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer) - 1))


def _mentions(library: Library, name: str, about: str) -> bool:
    wanted = fold(name)
    if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", about):
        return True
    pattern = re.compile(rf"(?<!\w){re.escape(wanted)}(?:s|'s)?(?!\w)")
    for row, _ in library.words.search(name, _CHUNKS_TO_READ):
        chunk = library.chunk(row)
        if pattern.search(fold(f"{chunk.text} {' '.join(chunk.headings)}")):
            return True
    return False


def _mentions_year(library: Library, year: str) -> bool:
    wanted = facts_in(year)
    found = (library.chunk(row) for row, _ in library.words.search(year, _CHUNKS_TO_READ))
    return any(
        supported(fact, facts_in(f"{chunk.text} {' '.join(chunk.headings)}")) for chunk in found for fact in wanted
    )
