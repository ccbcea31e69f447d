"""Join words that were broken at the end of a line, and keep the hyphens that belong to a word."""

import re

_HALF = re.compile(r"(?:^|\s)(\S*[^\W_]['’)]?)-$")
_FIRST = re.compile(r"^\S+")
_LOOSE = frozenset({"en", "of", "en/of", "tot", "t/m", "als", "dan", "noch", "maar"})
_PREFIXES = frozenset(
    "zuid noord oost west midden sociaal economisch niet ex oud vice semi anti pro non pseudo quasi mini maxi interim "
    "adjunct aspirant kandidaat chef collega leerling meester sint st top-10 ict woon-werk".split()
)
_CLASH = frozenset("aa ae ai au ee ei eu ie ii ij oe oi oo ou ui uu".split())


def join(first: str, second: str, known: frozenset[str]) -> tuple[str, str] | None:
    """Join a word broken over two lines.

    Returns the first line with the whole word and what is left of the second line, or None when nothing is broken
    there. ``known`` are the words of the document in small letters; they decide between ``gemeente`` and
    ``zuid-west`` before any rule does.
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
    hyphen = "-" if keeps_hyphen(stem, word, known) else ""
    return first[:-1] + hyphen + token, second[rest.end() :].lstrip()


def keeps_hyphen(stem: str, rest: str, known: frozenset[str]) -> bool:
    """Tell whether ``stem-rest`` is written with its hyphen."""
    low_stem, low_rest = stem.casefold(), rest.casefold()
    joined, apart = low_stem + low_rest in known, f"{low_stem}-{low_rest}" in known
    if joined != apart:
        return apart
    last = low_stem.rsplit("-", 1)[-1]
    if rest[0].isupper() or rest[0].isdigit() or not rest[0].isalpha():
        return True
    if stem[-1:].isdigit() or (len(stem) > 1 and stem.isupper()) or any(letter.isupper() for letter in stem[1:]):
        return True
    if last in _PREFIXES or len(last) == 1:
        return True
    return last[-1:] + low_rest[:1] in _CLASH and len(last) > 1 and (last in known or last in ("re", "co", "pre"))
