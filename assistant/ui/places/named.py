"""The places that the documents name, and what they say of one: found in the documents, from no list."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from assistant.notation.names import fold, names_in
from assistant.notation.verbatim import normal
from assistant.ui.places.slips import repair, sound
from corpus.values import Chunk, Document, Span
from index.library import Library
from index.words.tails import has_tail

_LONGEST_NAME = 60
_LIKE = 60.0
_ARTICLE = re.compile(r"^(?:de|het|een|['’]t)\s+", re.IGNORECASE)
_MOST_AROUND = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name as the documents write it most, how often they do, and whether it ends as their streets do."""

    name: str
    count: int
    like_street: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence, item or row that stands verbatim on a page (1-based, with its printed label) of a document."""

    document: Document
    page: int
    label: str
    headings: tuple[str, ...]
    quote: str


def find_places(library: Library) -> tuple[Place, ...]:
    """Every name in the documents that is never written as a common word; streets first, then by how often."""
    vocabulary = library.words.vocabulary
    tails = library.words.name_tails
    written: dict[str, Counter[str]] = {}
    for chunk in _chunks(library):
        for span in chunk.spans:
            for name in names_in(chunk.text[span.start : span.end]):
                text = " ".join(name.text.split()).strip(".")
                if len(text) <= _LONGEST_NAME and not _is_common(text, vocabulary, name.initial):
                    written.setdefault(fold(text), Counter())[text] += 1
    places = (
        Place(
            name=forms.most_common(1)[0][0],
            count=forms.total(),
            like_street=has_tail(key.split()[-1], tails) if key else False,
        )
        for key, forms in written.items()
    )
    return tuple(sorted(places, key=lambda place: (not place.like_street, -place.count, place.name)))


def _is_common(name: str, vocabulary: Mapping[str, int], initial: bool) -> bool:
    """Whether a name is a common word that only has the capital of its sentence or heading."""
    first, *others = name.split()
    return first.lower() in vocabulary and (initial or not others)


def _chunks(library: Library) -> Iterator[Chunk]:
    for document in library.documents:
        for row in library.rows_of(document.id):
            yield library.chunk(row)


def match(places: Sequence[Place], library: Library, typed: str) -> Place | None:
    """The place that was typed, slips of the pen allowed; None when the documents do not name it.

    Only what sounds the same, or has a letter too many or too few, is the same: another street is another street.
    """
    by_name = {fold(place.name): place for place in reversed(places)}
    by_sound = {sound(place.name): place for place in reversed(places)}
    plain = " ".join(_ARTICLE.sub("", typed.strip()).split())
    repaired, _ = repair(library, plain)
    for attempt in (typed, plain, repaired):
        if found := by_name.get(fold(attempt)):
            return found
    return by_sound.get(sound(plain)) if plain else None


def nearest(places: Sequence[Place], typed: str, most: int = 5) -> tuple[Place, ...]:
    """The places whose name is most like what was typed."""
    names = {place.name: place for place in places}
    found = process.extract(typed, list(names), scorer=fuzz.WRatio, processor=fold, score_cutoff=_LIKE, limit=most)
    return tuple(names[name] for name, _, _ in found)


def said_of(library: Library, name: str) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """What the documents say of a place, and what else stands in the sections that are about it.

    A section is about a place when its heading names it, or most of what stands in it does. Adopted before draft, newer
    before older, then in reading order.
    """
    pattern = re.compile(rf"(?<!\w){re.escape(fold(name))}(?:'?s)?(?!\w)")
    named: list[Told] = []
    around: list[Told] = []
    for document in sorted(library.documents, key=lambda one: one.precedence, reverse=True):
        for row in library.rows_of(document.id):
            chunk = library.chunk(row)
            if not pattern.search(fold(f"{' '.join(chunk.headings)} {chunk.text}")):
                continue
            told = [(one, bool(pattern.search(fold(one.quote)))) for one in _told(library, document, chunk)]
            named += [one for one, names_it in told if names_it]
            own = pattern.search(fold(" ".join(chunk.headings)))
            if own or 2 * sum(names_it for _, names_it in told) >= len(told):
                around += [one for one, names_it in told if not names_it]
    return _once(named), _once(around)[:_MOST_AROUND]


def _told(library: Library, document: Document, chunk: Chunk) -> Iterator[Told]:
    for span in chunk.spans:
        if span.kind == "heading":
            continue
        page = library.page(document.id, span.page)
        quote = _quote(page.text, span)
        if quote:
            yield Told(document=document, page=span.page, label=page.label, headings=chunk.headings, quote=quote)


def _quote(text: str, span: Span) -> str:
    return normal(text[span.page_start : span.page_end])


def _once(told: Sequence[Told]) -> tuple[Told, ...]:
    """The same words of the same document once."""
    return tuple({(one.document.id, one.quote): one for one in reversed(told)}.values())[::-1]
