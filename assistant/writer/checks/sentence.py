"""What is certain about a sentence: its figures, names and quotations stand in the passages it cites, or it goes."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from assistant import texts
from assistant.notation.facts import facts_in, supported
from assistant.notation.names import fold, names_in
from assistant.notation.numbers import SCALES, plain, word_value
from assistant.notation.verbatim import normal
from assistant.values import Citation
from assistant.writer.values import Claim

FEWEST_WORDS, MOST_WORDS = 3, 60
_SAME_WORDS = 6
"""So many words in a row that also stand in what the model was told are no chance."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DIGITS = re.compile(r"[^\s]*\d[^\s]*")
_MARKUP = re.compile(r"[<>{}|\\`]|\[|\]|https?:|www\.|\w@\w|[*_#]{2}|^\s*#", re.IGNORECASE)
_QUOTED = re.compile(r"[“„\"«](?P<double>[^”“\"»]+)[”\"“»]|(?<!\w)[‘'](?P<single>[^’'‘]+(?:['’]\w[^’'‘]*)*)[’'](?!\w)")
_DERIVED = re.compile(r"(?P<stem>\w+?)(?:en|tal(?:len)?|(?:s?t)?e|de|voud\w*|maal)", re.IGNORECASE)
_EDGES = ".,;:!?()“”‘’\"'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a sentence is held against, beside its passages: the words of all documents, and what the model was told.

    ``vocabulary`` has a word in lower case wherever the documents ever write it so.
    """

    vocabulary: Mapping[str, int]
    instructions: str


def objection(claim: Claim, cited: Sequence[Citation], known: Known) -> str:
    """Why a sentence may not be shown, in a word or two; empty when nothing certain is against it.

    ``cited`` are the passages it cites, as far as they exist.
    """
    if not claim.numbers:
        return "uncited"
    if len(cited) != len(claim.numbers):
        return "unknown citation"
    if flaw := _shape(claim.text):
        return flaw
    ground = "\n".join(_ground(citation) for citation in cited)
    text = unicodedata.normalize("NFKC", claim.text)
    if not _figures_stand(text, ground):
        return "figure"
    if not _quotations_stand(claim.text, [citation.quote for citation in cited]):
        return "quotation"
    if _repeats(claim.text, known.instructions, ground):
        return "instruction"
    if not _names_stand(claim.text, ground, known.vocabulary):
        return "name"
    return ""


def _shape(text: str) -> str:
    """Whether it is a sentence in plain text at all."""
    words = _WORD.findall(text)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS:
        return "length"
    if _MARKUP.search(text) or any(unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs") for sign in text):
        return "markup"
    if not text.rstrip("”’\"')").endswith((".", "!")):
        return "no sentence"
    return ""


def _ground(citation: Citation) -> str:
    """What may be said of a passage: its words, its headings, and what its document is."""
    document = citation.document
    about = texts.source_name(document)
    return "\n".join([normal(citation.quote), *citation.headings, about, document.kind, document.publisher])


def _figures_stand(text: str, ground: str) -> bool:
    known = facts_in(ground)
    stood = {token.strip(_EDGES) for token in ground.split()}
    facts = [fact for fact in facts_in(text)]
    if not all(supported(fact, known) for fact in facts):
        return False
    for token in _DIGITS.finditer(text):
        is_fact = any(fact.start < token.end() and token.start() < fact.end for fact in facts)
        left = _left_over(text, token, facts) if is_fact else token.group().strip(_EDGES)
        if any(sign.isdigit() for sign in left) and left not in stood:
            return False
    if any(sign.isnumeric() and not sign.isascii() and not sign.isalpha() and sign not in ground for sign in text):
        return False
    return all(_numeral_stands(word, ground, known) for word in _WORD.findall(text))


def _left_over(text: str, token: re.Match[str], facts: Iterable[object]) -> str:
    """What is left of a token when the figures in it are taken away."""
    signs = list(range(token.start(), token.end()))
    covered = {place for fact in facts for place in range(fact.start, fact.end)}  # type: ignore[attr-defined]
    return "".join(text[place] for place in signs if place not in covered).strip(_EDGES)


def _numeral_stands(word: str, ground: str, known: tuple[object, ...]) -> bool:
    """Whether a word that is made of a numeral ("tientallen", "vierde", "honderden") stands in the ground too."""
    match = _DERIVED.fullmatch(word)
    if not match:
        return True
    stem = plain(match["stem"])
    if word_value(stem) is None and stem not in SCALES and f"{stem}en" not in SCALES:
        return True
    return fold(word) in _words(ground) or word_value(word) is not None


def _names_stand(text: str, ground: str, vocabulary: Mapping[str, int]) -> bool:
    in_row = f" {' '.join(_words_in_order(ground))} "
    for name in names_in(text):
        words = _words_in_order(name.text)
        if not words or f" {' '.join(words)} " in in_row:
            continue
        # The first word of a sentence has a capital anyway: it is no name when the documents write it small.
        if name.initial and len(words) == 1 and vocabulary.get(words[0]):
            continue
        return False
    first = _WORD.match(text.lstrip(_EDGES))
    if first and first.group()[:1].isupper():
        word = fold(first.group())
        return bool(vocabulary.get(word)) or word in _words(ground)
    return True


def _quotations_stand(text: str, quotes: Collection[str]) -> bool:
    folded = [fold(normal(quote)) for quote in quotes]
    for match in _QUOTED.finditer(text):
        said = fold(normal(match["double"] or match["single"]).strip(_EDGES))
        if said and not any(said in quote for quote in folded):
            return False
    return text.count("“") + text.count("„") == text.count("”") or "“" not in text


def _repeats(text: str, instructions: str, ground: str) -> bool:
    """Whether it repeats a piece of what the model was told that no passage has."""
    words, told, stood = (_words_in_order(one) for one in (text, instructions, ground))
    told_text, stood_text = f" {' '.join(told)} ", f" {' '.join(stood)} "
    for start in range(len(words) - _SAME_WORDS + 1):
        piece = f" {' '.join(words[start : start + _SAME_WORDS])} "
        if piece in told_text and piece not in stood_text:
            return True
    return False


def _words(text: str) -> frozenset[str]:
    return frozenset(_words_in_order(text))


def _words_in_order(text: str) -> list[str]:
    return [part for word in _WORD.findall(text) for part in fold(word).split()]
