"""Whether the figures of a sentence stand in its passages: the same value, of the same thing, in the same range.

A value alone is not enough. "10 tot 20 jaar" does not say "20 jaar", "60.000 m²" not "60.000 ha", and "25 bomen en drie
banken" not "25 banken". So a figure is held against each place where the passages have its value: as one end of a range
only with the same other end, and with the word behind it, which says what there are so many of. The year in the title
of a document says when that was written, and not when something happens: it stands only where the document is named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.notation.facts import CALENDAR, Fact, facts_in, supported
from assistant.notation.names import fold
from assistant.notation.numbers import PARTS, SCALES, TENS, plain, word_value
from assistant.writer.checks.words import WORD, words_in_order
from index.words.dutch import STOP_WORDS

_WINDOW = 4
_EURO = "euro"
_EDGES = ".,;:!?()“”‘’\"'"

_TOKEN = re.compile(r"\S+")
_END = re.compile(r"[.!?;:](?=\s|$)|\n")
_TO = re.compile(r"\s*(?:[-–—/]|\b(?:tot(?:\s+en\s+met)?|t/m)\b|à)\s*", re.IGNORECASE)
_BETWEEN, _AND = re.compile(r"\btussen(?:\s+de)?\s+$", re.IGNORECASE), re.compile(r"\s+en(?:\s+de)?\s+", re.IGNORECASE)
_DERIVED = re.compile(r"(?P<stem>\w+?)(?:en|tal(?:len)?|(?:s?t)?e|de|voud\w*|maal)", re.IGNORECASE)
_LARGE = re.compile(rf"(?:{'|'.join([*TENS, 'honderd', *(one for one in SCALES if len(one) > 3)])})\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A figure where it stands: its ``range`` (both values, empty when alone), the words around it, its sentence."""

    fact: Fact
    range: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    around: frozenset[str]

    @property
    def unit(self) -> str:
        """What there are so many of; empty when the text does not say so behind the figure."""
        if self.fact.kind == "amount":
            return _EURO
        if self.fact.kind == "year":
            return ""
        return self.behind[0] if self.behind and self.behind[0] not in STOP_WORDS else ""

    @property
    def each(self) -> tuple[str, ...]:
        """For what the figure counts anew: the words "per jaar"."""
        return self.behind[:2] if self.behind[:1] == ("per",) else ()


def figures_stand(text: str, ground: str, title: str = "", kinds: str = "") -> bool:
    """Whether every figure, part, date and numeral of a text stands so in the ground, whatever the notation.

    ``title`` says what the documents of the ground are called, ``kinds`` what kind of documents they are.
    """
    known, named, told = _places(ground), _places(title), _places(text)
    of_kind = frozenset(words_in_order(kinds))
    for one in told:
        in_title = any(_agree(one, other) and _names(one, other, of_kind) for other in named)
        if not in_title and not any(_agree(one, other) for other in known):
            return False
    facts, whole = [one.fact for one in told], f"{ground}\n{title}"
    words = frozenset(words_in_order(whole))
    loose = (word for word in WORD.finditer(text) if not any(fact.start <= word.start() < fact.end for fact in facts))
    return _all_read(text, whole, facts) and all(_numeral_stands(word.group(), words) for word in loose)


def _names(told: _Place, known: _Place, kinds: frozenset[str]) -> bool:
    """Whether a figure names a document: behind the word that its title has there, or behind its kind ("visie uit")."""
    if told.before and told.before[-1:] == known.before[-1:]:
        return True
    near = told.before[-1:] if told.before[-1:] and told.before[-1] not in STOP_WORDS else told.before[-2:-1]
    return bool(kinds.intersection(near))


def _places(text: str) -> list[_Place]:
    facts = facts_in(text)
    ranges = _ranges(text, facts)
    found = []
    for number, fact in enumerate(facts):
        until = facts[number + 1].start if number + 1 < len(facts) else len(text)
        if end := _END.search(text, fact.end, until):
            until = end.start()
        begin = max((end.end() for end in _END.finditer(text, 0, fact.start)), default=0)
        stop = _END.search(text, fact.end)
        found.append(
            _Place(
                fact=fact,
                range=ranges.get(number, ()),
                before=tuple(words_in_order(text[begin : fact.start]))[-_WINDOW:],
                behind=tuple(words_in_order(text[fact.end : until]))[:_WINDOW],
                around=frozenset(words_in_order(text[begin : stop.start() if stop else len(text)])),
            )
        )
    return found


def _ranges(text: str, facts: Sequence[Fact]) -> dict[int, tuple[str, ...]]:
    """Of each figure that is an end of a range, by its place in the row, both ends."""
    found: dict[int, tuple[str, ...]] = {}
    for number, (one, other) in enumerate(zip(facts, facts[1:], strict=False)):
        between = text[one.end : other.start]
        is_between = _AND.fullmatch(between) and _BETWEEN.search(text[: one.start])
        if number not in found and (_TO.fullmatch(between) or is_between):
            found[number] = found[number + 1] = (one.value, other.value)
    return found


def _agree(told: _Place, known: _Place) -> bool:
    """Whether the passages say a figure so at this place."""
    if not supported(told.fact, (known.fact,)) or told.range != known.range:
        return False
    if told.each and told.each != known.each:
        return False
    if told.fact.kind == known.fact.kind and told.fact.kind not in ("number", "amount"):
        return True
    if "date" in (told.fact.kind, known.fact.kind):
        return True
    mine, its = told.unit, known.unit
    if known.fact.kind == "amount" and not mine or mine == its:
        return True
    if not mine:
        return its in told.around
    if not its:
        return mine in (known.behind if known.fact.kind == "year" else known.around)
    return mine in known.behind or its in told.behind


def _all_read(text: str, ground: str, facts: Sequence[Fact]) -> bool:
    """Whether nothing with a digit, and nothing that is written on to a figure, is left that was not read as one."""
    stood = {token.strip(_EDGES) for token in ground.split()}
    for token in _TOKEN.finditer(text):
        covered = {place for fact in facts for place in range(fact.start, fact.end)}
        places = range(token.start(), token.end())
        is_fact = any(place in covered for place in places)
        left = "".join(text[place] for place in places if place not in covered).strip(_EDGES)
        is_figure = any(sign.isnumeric() and not sign.isalpha() for sign in left)
        is_written_on = is_fact and any(sign.isalpha() for sign in left)
        if (is_figure or is_written_on) and not stood & {left, token.group().strip(_EDGES)}:
            return False
    return True


def _numeral_stands(word: str, ground: frozenset[str]) -> bool:
    """Whether a word that is made of a numeral ("tientallen", "vierde", "helft"), or a month, stands in the ground."""
    if fold(word) in ground:
        return True
    bare = plain(word)
    if bare in PARTS or bare in CALENDAR or _LARGE.match(bare):
        return False
    match = _DERIVED.fullmatch(bare)
    stem = match["stem"] if match else ""
    return not stem or (word_value(stem) is None and stem not in SCALES and f"{stem}en" not in SCALES)
