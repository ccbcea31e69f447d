"""What is shown of the passages that were read: the units that are evidence, with what they need to be understood."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.answer.rows import Stems, gives_year, of_label
from assistant.notation.verbatim import normal
from assistant.reader.reading import Reading
from corpus.values import Document
from index.passages import Unit

PASSAGES = 3
EVIDENCE = 0.15
"""From here on a unit counts as evidence; measured outside the product as the best balance of right and brief."""

_COUNTS = 0.05
"""A passage that the reader believes in less than this share of the best is left out."""

POINTS_BACK = re.compile(r"(?:dit|dat|deze|die|hij|zij|ze|daar\w*|hier\w*)\b", re.IGNORECASE)
_LIMITS = re.compile(r"(?:mits|tenzij|behalve|uitgezonderd|maar|echter)\b", re.IGNORECASE)
_LONGEST_LIST, _ROWS = 1_200, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Units of one passage that are shown together, in reading order; ``decisive`` numbers the best of them."""

    reading: Reading
    units: tuple[Unit, ...]
    decisive: int

    @property
    def document(self) -> Document:
        """The document that is quoted."""
        return self.reading.passage.document


def choose(
    ranked: Sequence[Reading], years: Collection[str], asked: frozenset[str], stems: Stems, most: int = PASSAGES
) -> tuple[Extract, ...]:
    """Up to ``most`` extracts of the passages, best first; ``asked`` are the stems of the question, with its years.

    What says the same as an extract before it is shown once.
    """
    extracts: list[Extract] = []
    seen: set[str] = set()
    least = _COUNTS * max((reading.answers for reading in ranked), default=0.0)
    for reading in ranked:
        extract = _extract(reading, years, asked, stems) if reading.answers >= least or not extracts else None
        if extract is None or len(extracts) == most:
            continue
        texts = {normal(unit.text).lower() for unit in extract.units}
        if not texts <= seen:
            extracts.append(extract)
        seen |= texts
    return tuple(extracts)


def _extract(reading: Reading, years: Collection[str], asked: frozenset[str], stems: Stems) -> Extract | None:
    evidence = dict(zip((unit.number for unit in reading.units), reading.evidence, strict=True))
    able = _able(reading.units, years, asked, stems)
    if not able:
        return None
    best = max(able, key=lambda unit: evidence[unit.number])
    chosen = {unit.number for unit in able if evidence[unit.number] >= EVIDENCE} | {best.number}
    rows = {unit.number for unit in able if unit.row}
    if chosen & rows and len(rows) < sum(unit.row is not None for unit in reading.units) and len(rows) <= _ROWS:
        chosen |= rows  # the question names what these rows share
    shown = with_context(reading.units, chosen)
    kept = tuple(unit for unit in shown if unit.row is None or unit in able)
    return Extract(reading=reading, units=kept, decisive=best.number)


def _able(units: Sequence[Unit], years: Collection[str], asked: frozenset[str], stems: Stems) -> list[Unit]:
    """The units that can answer: of a table only rows of the year and the label that the question names."""
    rows = [unit.row for unit in units if unit.row]
    meant = iter(of_label(rows, asked, stems))
    return [unit for unit in units if unit.row is None or (next(meant) and gives_year(unit.row, years))]


def with_context(units: Sequence[Unit], chosen: set[int]) -> tuple[Unit, ...]:
    """The chosen units (by number) with their surroundings, in reading order.

    An item brings the sentence that leads its list in, and the rest of the list when that is not too long to read; a
    sentence that announces a list brings the list; a sentence that points back brings the one before it; a condition or
    exception behind a sentence is never left out.
    """
    wanted = set(chosen)
    for place, unit in enumerate(units):
        if unit.number not in chosen:
            continue
        if unit.kind == "item":
            wanted |= _list_around(units, place)
        elif unit.kind == "sentence":
            if POINTS_BACK.match(unit.text) and place and units[place - 1].kind == "sentence":
                wanted.add(units[place - 1].number)
            if unit.text.rstrip().endswith(":") and place + 1 < len(units) and units[place + 1].kind == "item":
                wanted |= _list_around(units, place + 1)
        after = units[place + 1] if place + 1 < len(units) else None
        if after and after.kind == "sentence" and _LIMITS.match(after.text):
            wanted.add(after.number)
    return tuple(unit for unit in units if unit.number in wanted)


def _list_around(units: Sequence[Unit], place: int) -> set[int]:
    """The numbers of the list around the item at a place, with its lead-in; of a long one the lead-in alone."""
    first = last = place
    while first and units[first - 1].kind == "item":
        first -= 1
    while last + 1 < len(units) and units[last + 1].kind == "item":
        last += 1
    lead = {units[first - 1].number} if first and units[first - 1].kind == "sentence" else set()
    items = units[first : last + 1]
    if sum(len(item.text) for item in items) > _LONGEST_LIST:
        return lead
    return lead | {item.number for item in items}
