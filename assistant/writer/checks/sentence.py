"""What is certain about a sentence: its figures, names and quotations stand in the passages it cites, or it goes."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.notation.names import fold, names_in
from assistant.notation.verbatim import normal
from assistant.values import Citation
from assistant.writer.checks.figures import figures_stand
from assistant.writer.checks.words import WORD, words_in_order
from assistant.writer.values import Claim, Reason

FEWEST_WORDS, MOST_WORDS = 3, 60
_SAME_WORDS = 6
"""So many words in a row that also stand in what the model was told are no chance."""

_SIGNS = frozenset(" .,;:!?()'\"‘’“”„«»-–—…/%€+")
"""What stands between words in a plain sentence; another sign is shown only where a passage has it too."""
_MARKUP = frozenset("<>{}[]|\\`")
_ADDRESS = re.compile(r"\S*(?:&#?\w+;|[^\W\d]{2}\.[^\W\d]{2}|:/|:[^\W\d])\S*")
_QUOTED = re.compile(r"[“„\"«](?P<double>[^”“\"»]+)[”\"“»]|(?<!\w)[‘'](?P<single>[^’'‘]+(?:['’]\w[^’'‘]*)*)[’'](?!\w)")
_EDGES = ".,;:!?()“”‘’\"'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a sentence is held against, beside its passages: the words of all documents, and what the model was told.

    ``vocabulary`` has a word in lower case wherever the documents ever write it so, and with a capital where they do.
    """

    vocabulary: Mapping[str, int]
    instructions: str


def objection(claim: Claim, cited: Sequence[Citation], known: Known) -> Reason | None:
    """Why a sentence may not be shown; None when nothing certain is against it.

    ``cited`` are the passages it cites, as far as they exist.
    """
    if not claim.numbers:
        return "uncited"
    if len(cited) != len(claim.numbers):
        return "unknown citation"
    ground, text = _normal(*map(ground_of, cited)), _normal(claim.text)
    if flaw := _shape(text, ground):
        return flaw
    if not figures_stand(text, *(_normal(*parts) for parts in zip(*map(_parts, cited), strict=True))):
        return "figure"
    if not _quotations_stand(claim.text, [citation.quote for citation in cited]):
        return "quotation"
    if _repeats(claim.text, known.instructions, ground):
        return "instruction"
    if not _names_stand(claim.text, ground, known.vocabulary):
        return "name"
    return None


def _shape(text: str, ground: str) -> Reason | None:
    """Why it is no sentence in plain text at all."""
    words = WORD.findall(text)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return "length"
    if not all(_is_plain(sign) or (sign in ground and sign not in _MARKUP) for sign in text):
        return "markup"
    if any(found.group().strip(_EDGES) not in ground for found in _ADDRESS.finditer(text)):
        return "markup"
    if not text.rstrip("”’\"')").endswith((".", "!")):
        return "no sentence"
    return None


def _is_plain(sign: str) -> bool:
    """Whether a sign is one of plain Dutch: a letter that only looks like a Latin one hides a word from the checks."""
    if sign.isalpha():
        return unicodedata.name(sign, "").startswith("LATIN ")
    return sign.isdecimal() or sign in _SIGNS


def ground_of(citation: Citation) -> str:
    """What may be said of a passage: its words, its headings, and what its document is."""
    return "\n".join(_parts(citation))


def _parts(citation: Citation) -> tuple[str, str, str]:
    """A passage with its headings, what its document is called and by whom it is, and of what kind it is."""
    document = citation.document
    passage = "\n".join([normal(citation.quote), *citation.headings])
    return passage, f"{texts.source_name(document)}\n{document.publisher}", document.kind


def _normal(*parts: str) -> str:
    return unicodedata.normalize("NFKC", "\n".join(parts))


def _names_stand(text: str, ground: str, vocabulary: Mapping[str, int]) -> bool:
    stood = words_in_order(ground)
    in_row = f" {' '.join(stood)} "
    for name in names_in(text):
        words = words_in_order(name.text)
        if not words or f" {' '.join(words)} " in in_row:
            continue
        # The first word of a sentence has a capital anyway: it is no name when the documents write it small.
        if name.initial and len(words) == 1 and vocabulary.get(words[0]):
            continue
        return False
    first = WORD.match(text.lstrip(_EDGES))
    if first and first.group()[:1].isupper():
        word = fold(first.group())
        if not (vocabulary.get(word) or word in stood):
            return False
    return not any(_is_name(word, vocabulary) for word in words_in_order(text) if word not in stood)


def _is_name(word: str, vocabulary: Mapping[str, int]) -> bool:
    """Whether the documents only ever write a word with a capital: without one it is a name all the same."""
    return not vocabulary.get(word) and bool(vocabulary.get(word.capitalize()))


def _quotations_stand(text: str, quotes: Collection[str]) -> bool:
    folded = [fold(normal(quote)) for quote in quotes]
    for match in _QUOTED.finditer(text):
        said = fold(normal(match["double"] or match["single"]).strip(_EDGES))
        if said and not any(said in quote for quote in folded):
            return False
    return text.count("“") + text.count("„") == text.count("”") or "“" not in text


def _repeats(text: str, instructions: str, ground: str) -> bool:
    """Whether it repeats a piece of what the model was told that no passage has."""
    words, told, stood = (words_in_order(one) for one in (text, instructions, ground))
    told_text, stood_text = f" {' '.join(told)} ", f" {' '.join(stood)} "
    for start in range(len(words) - _SAME_WORDS + 1):
        piece = f" {' '.join(words[start : start + _SAME_WORDS])} "
        if piece in told_text and piece not in stood_text:
            return True
    return False
