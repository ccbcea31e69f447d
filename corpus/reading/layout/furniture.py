"""Find running headers, footers and page numbers by their repetition, on any side of the page.

A page is told apart from its furniture by three things together: the same text (numbers aside) at the same place, on
pages close to each other, with nothing but furniture between it and the edge of the page.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from corpus.reading.extraction.raw import RawPage
from corpus.reading.layout.lines import Piece, rows

_ZONE = 0.15
_SIDE_ZONE = 0.08
_SAME_PLACE = 6.0
_MAX_ROWS = 5
_LONGEST = 160
_NUMBER = re.compile(r"\d+|\b[ivxl]+\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"^(?:.{0,60}?[|•·–-]\s*)?(?:pagina|pag\.?|blz\.?|bladzijde|page|p\.)?\s*[-–|]?\s*(\d{1,4})\s*[-–|]?\s*"
    r"(?:(?:van|/|of)\s*\d{1,4})?(?:\s*[|•·].{0,60})?$",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,])")


class _Place(NamedTuple):
    """A piece in the margin of a page: which piece, its zone, its text without numbers, its distance to the edge."""

    page: int
    piece: int
    zone: str
    key: str
    distance: float
    text: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What is furniture: for each page the indexes of its pieces, and its page number as printed ('' if none)."""

    pieces: tuple[frozenset[int], ...]
    labels: tuple[str, ...]


def find_furniture(pages: Sequence[RawPage], pieces: Sequence[Sequence[Piece]], body_size: float) -> Furniture:
    """Find the furniture of a document; ``pieces`` are those of each page, in the order of ``pages``."""
    places = [place for page, found in zip(pages, pieces, strict=True) for place in _places(page, found)]
    repeated = _repeated(places, len(pages), body_size)
    numbered = _page_numbers([place for place in places if place in repeated or _is_number(place.text)], len(pages))
    candidates = repeated | set(numbered)
    kept: list[frozenset[int]] = []
    by_page: dict[int, list[_Place]] = defaultdict(list)
    for place in candidates:
        by_page[place.page].append(place)
    for page, found in zip(pages, pieces, strict=True):
        kept.append(_outermost(found, by_page[page.number]))
    labels = dict.fromkeys(range(1, len(pages) + 1), "")
    for place, label in numbered.items():
        if place.piece in kept[place.page - 1]:
            labels[place.page] = label
    return Furniture(pieces=tuple(kept), labels=_filled(list(labels.values())))


def _places(page: RawPage, pieces: Sequence[Piece]) -> Iterable[_Place]:
    """Give the pieces in the margins of a page."""
    for index, piece in enumerate(pieces):
        zone, distance = _zone(page, piece)
        text = piece.text if zone else ""
        if zone and len(text) <= _LONGEST:
            key = _NUMBER.sub("#", text.casefold())
            yield _Place(page.number, index, zone, key, distance, text, piece.style.size)


def _zone(page: RawPage, piece: Piece) -> tuple[str, float]:
    """Return the margin that a piece stands in ('' for none), and how far from the edge of the page."""
    middle = (piece.top + piece.bottom) / 2
    if middle <= page.height * _ZONE:
        return "top", middle
    if page.height - middle <= page.height * _ZONE:
        return "bottom", page.height - middle
    if piece.x1 <= page.width * _SIDE_ZONE:
        return "left", piece.x1
    if page.width - piece.x0 <= page.width * _SIDE_ZONE:
        return "right", page.width - piece.x0
    return "", 0.0


def _repeated(places: Iterable[_Place], pages: int, body_size: float) -> set[_Place]:
    """Return the places whose text comes back at the same distance on pages close to each other."""
    groups: dict[tuple[str, str], list[_Place]] = defaultdict(list)
    for place in places:
        says_something = any(letter.isalpha() for letter in place.key)
        groups[place.zone, place.key if says_something else place.text].append(place)
    found: set[_Place] = set()
    for group in groups.values():
        group.sort(key=lambda place: place.distance)
        start = 0
        for end in range(1, len(group) + 1):
            if end == len(group) or group[end].distance - group[start].distance > _SAME_PLACE:
                cluster = group[start:end]
                if _runs(cluster, pages, body_size):
                    found.update(cluster)
                start = end
    return found


def _runs(cluster: Sequence[_Place], pages: int, body_size: float) -> bool:
    numbers = sorted({place.page for place in cluster})
    share = len(numbers) / max(1, pages)
    if len(numbers) < 2 or (len(numbers) < 3 and (share < 0.5 or pages < 2)):
        return False
    if cluster[0].zone in ("left", "right") and share < 0.4:
        return False
    if median(place.size for place in cluster) > 1.25 * body_size and share < 0.4:
        return False
    near = [n for n in numbers if any(other in numbers for other in (n - 2, n - 1, n + 1, n + 2))]
    return len(near) >= 0.6 * len(numbers)


def _page_numbers(places: Iterable[_Place], pages: int) -> dict[_Place, str]:
    """Return the places that hold the page number, with the number as printed."""
    votes: dict[tuple[str, int], set[int]] = defaultdict(set)
    options: list[tuple[_Place, int, str]] = []
    for place in places:
        for label in _numbers_in(place.text):
            offset = int(label) - place.page
            options.append((place, offset, label))
            votes[place.zone, offset].add(place.page)
    found: dict[_Place, str] = {}
    taken: set[int] = set()
    for zone, offset in sorted(votes, key=lambda vote: (-len(votes[vote]), abs(vote[1]))):
        seen = votes[zone, offset]
        fresh = seen - taken
        if len(fresh) < min(3, max(2, pages // 2)) or len(fresh) < 0.5 * len(seen):
            continue
        if not any(page + 1 in fresh or page + 2 in fresh for page in fresh):
            continue
        for place, its_offset, label in options:
            if place.zone == zone and its_offset == offset and place.page in fresh:
                found.setdefault(place, label)
        taken |= fresh
    return found


def _is_number(text: str) -> bool:
    return _PAGE_NUMBER.match(text) is not None


def _numbers_in(text: str) -> list[str]:
    match = _PAGE_NUMBER.match(text)
    if match is not None:
        return [match.group(1)]
    return _ANY_NUMBER.findall(text) if len(text) <= 80 else []


def _outermost(pieces: Sequence[Piece], mine: Sequence[_Place]) -> frozenset[int]:
    """Keep the candidates with nothing but candidates between them and the edge."""
    kept = {place.piece for place in mine if place.zone in ("left", "right") and _stands_alone(place.piece, pieces)}
    index_of = {piece.order: index for index, piece in enumerate(pieces)}
    lines = rows([piece for index, piece in enumerate(pieces) if index not in kept])
    for zone, ordered in (("top", lines), ("bottom", lines[::-1])):
        wanted = {place.piece for place in mine if place.zone == zone}
        for row in ordered[:_MAX_ROWS]:
            inside = [piece for piece in row if index_of[piece.order] not in kept]
            here = {index_of[piece.order] for piece in inside} & wanted
            if 2 * len(here) <= len(inside) and len(inside) > 1 or not here:
                break
            kept |= here
    return frozenset(kept)


def _stands_alone(index: int, pieces: Sequence[Piece]) -> bool:
    """Tell whether nothing stands close beside a piece: then it is in the margin, not in a table."""
    piece = pieces[index]
    room = 2.5 * piece.style.size
    return not any(
        other is not piece
        and min(other.bottom, piece.bottom) > max(other.top, piece.top)
        and other.x0 < piece.x1 + room
        and other.x1 > piece.x0 - room
        for other in pieces
    )


def _filled(labels: list[str]) -> tuple[str, ...]:
    """Give a page without a printed number the one between its neighbours' (a full-page picture, a new chapter)."""
    known = [(index, int(label)) for index, label in enumerate(labels) if label]
    for (before, low), (after, high) in zip(known, known[1:], strict=False):
        if high - low == after - before:
            for index in range(before + 1, after):
                labels[index] = str(low + index - before)
    return tuple(labels)
