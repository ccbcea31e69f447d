"""Join words that were broken at the end of a line, and keep the hyphens that belong to a word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_HALF = re.compile(r"(?:^|\s)(\S*[^\W_]['’)]?)-$")
_FIRST = re.compile(r"^\S+")
_PUNCTUATION = ".,;:!?()[]\"'“”‘’…"
_LOOSE = frozenset({"en", "of", "en/of", "tot", "t/m", "als", "dan", "noch", "maar"})
_LINKS = frozenset("en of tot aan op in de het van per voor bij te ter ten".split())
_PREFIXES = frozenset(
    "zuid noord oost west midden sociaal economisch niet ex oud vice semi anti pro non pseudo quasi mini maxi interim "
    "adjunct aspirant kandidaat chef collega leerling meester sint st top-10 ict cao ov woon-werk".split()
)
_CLASH = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())
_VOWELS = frozenset("aeiouyáéíóúàèäëïöü")
_ADDRESS = re.compile(r"://|www\.|@|/\S*/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a document, to decide how a broken word is written.

    ``words`` are all words in small letters, ``small`` those that occur without a capital, ``prefixes`` what stands
    before the first hyphen of a word.
    """

    words: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()


def vocabulary_of(texts: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of words as printed; words that end in a hyphen, broken perhaps, are left out."""
    bare = {text.strip(_PUNCTUATION) for text in texts}
    whole = {text for text in bare if text and not text.endswith("-")}
    words = frozenset(text.casefold() for text in whole)
    return Vocabulary(
        words=words,
        small=frozenset(text for text in whole if text.islower()),
        prefixes=frozenset(text.split("-", 1)[0] for text in words if "-" in text and text[0].isalpha()),
    )


def join(first: str, second: str, known: Vocabulary) -> tuple[str, str] | None:
    """Join a word broken over two lines.

    Returns the first line with the whole word and what is left of the second line, or None when nothing is broken
    there. The words of the document decide between ``gemeente`` and ``zuid-west`` before any rule does.
    """
    half = _HALF.search(first)
    rest = _FIRST.match(second)
    if half is None or rest is None:
        return None
    token = rest.group()
    word = re.sub(r"[^\w/-]+$", "", token)
    if not word or word.casefold() in _LOOSE or not word[0].isalnum():
        return None
    stem = re.sub(r"^\W+", "", half.group(1))
    hyphen = "-" if _ADDRESS.search(half.group(1)) or keeps_hyphen(stem, word, known) else ""
    return first[:-1] + hyphen + token, second[rest.end() :].lstrip()


def keeps_hyphen(stem: str, rest: str, known: Vocabulary) -> bool:
    """Tell whether ``stem-rest`` is written with its hyphen."""
    low_stem, low_rest = stem.casefold(), rest.casefold()
    joined, apart = low_stem + low_rest in known.words, f"{low_stem}-{low_rest}" in known.words
    if joined != apart:
        return apart
    if not rest[0].isalpha() or rest[0].isupper() or _is_name(stem, known):
        return True
    last = low_stem.rsplit("-", 1)[-1]
    if last in _PREFIXES or low_stem in known.prefixes or len(last) == 1 or (last != low_stem and last in _LINKS):
        return True
    if len(low_stem) <= 4 and not _VOWELS.intersection(low_stem):
        return True
    return last[-1:] + low_rest[:1] in _CLASH and (last in known.words or last in ("re", "co", "pre"))


def _is_name(stem: str, known: Vocabulary) -> bool:
    """Tell whether a stem is an abbreviation or a name, which a hyphen ties to what follows."""
    if stem[-1:].isdigit() or (len(stem) > 1 and stem.isupper()) or any(letter.isupper() for letter in stem[1:]):
        return True
    low = stem.casefold()
    return stem[:1].isupper() and low in known.words and low not in known.small
