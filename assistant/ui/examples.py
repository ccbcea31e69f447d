"""Example questions, made from the headings of whatever documents there are."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Literal

from assistant.ui import texts
from assistant.ui.places.named import Place, find_places
from assistant.values import Status
from corpus.values import Document
from index.library import Library

_NUMBER = re.compile(
    r"^(?:(?:hoofdstuk|deel|bijlage|paragraaf)\s+)?(?:\d+(?:\.\d+)*|[ivx]+|[a-z])[.:)]?\s+(?=\S)", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:de\s+)?(?P<group>(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)\s+[^\W\d_]+(?:en|['’]?s))",
    re.IGNORECASE,
)
_READABLE = re.compile(r"[^\W\d_][\w &'’/-]{4,40}[^\W_]")
_GENERIC = re.compile(
    r"^(?:geen|niet|wat|hoe|waar\w*|wie|wanneer|zo|in|van|naar|over|de|het|een)\b|"
    r"\b(?:inhoud\w*|voorwoord|inleiding|samenvatting|samengevat|colofon|bijlagen?|leeswijzer|nawoord|bronnen|"
    r"toelichting|overzicht|begrippen\w*|tabel|figuur|afbeelding|conclusies?|aanleiding|algemeen|slot|document\w*|"
    r"hoofdstuk\w*|doel|stand van zaken|kort)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 4
_TOO_COMMON = 0.4
_TRIED = 6
_MOST_DOCUMENTS = 6
_OF_PLACES = (texts.EXAMPLE_PLACE, texts.EXAMPLE_PLACE_SAID)
_ROWS = 300


User = Literal["policy", "place", "whole"]
"""A kind of user, by what such a user asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question that the documents answer, and whom it is an example for."""

    user: User
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Idea:
    question: str
    topic: str
    mentions: int


def example_questions(library: Library, ask: Callable[[str], Status], most: int = 2) -> tuple[Example, ...]:
    """Questions that the documents answer, at most so many for each kind of user; ``ask`` tells how one is answered.

    Who makes policy asks what a document counts or speaks of, who lives or works there asks for a place, who
    evaluates asks for a document as a whole.
    """
    ideas: Mapping[User, Iterator[str]] = {
        "policy": (idea.question for idea in _in_turn(library)),
        "place": (form.format(name=_named(library, place)) for place in _places(library) for form in _OF_PLACES),
        "whole": (texts.EXAMPLE_WHOLE.format(title=one.title) for one in library.documents if one.title),
    }
    found: list[Example] = []
    for user, questions in ideas.items():
        answered = (question for question in islice(questions, _TRIED) if ask(question) == "answered")
        found += [Example(user=user, question=question) for question in islice(answered, most)]
    return tuple(found)


def _places(library: Library) -> Sequence[Place]:
    """The places of one word that are named most, the most first."""
    return sorted((one for one in find_places(library) if " " not in one.name), key=lambda one: -one.count)


def _named(library: Library, place: Place) -> str:
    """A place with the article that the documents give it."""
    rows = [row for row, _ in library.words.search(place.name, _ROWS)]
    return in_sentence(place.name, " ".join(library.chunk(row).text for row in rows[:_MOST_DOCUMENTS])).strip("‘’")


def _in_turn(library: Library) -> Iterator[_Idea]:
    """Ideas from all documents in turn, each topic once."""
    per_document = [_ideas(library, document) for document in library.documents[:_MOST_DOCUMENTS]]
    topics: set[str] = set()
    for idea in (idea for row in zip_longest(*per_document) for idea in row if idea):
        if idea.topic not in topics:
            topics.add(idea.topic)
            yield idea


def _ideas(library: Library, document: Document) -> Sequence[_Idea]:
    """What can be asked of a document: first what it counts (``Vijf opgaven``), then what it often speaks of."""
    counted: dict[str, _Idea] = {}
    spoken_of: dict[str, _Idea] = {}
    for heading, text in _headings(library, document):
        if (found := _COUNTED.fullmatch(heading)) and document.title:
            question = texts.EXAMPLE_COUNTED.format(group=found["group"].lower(), title=document.title)
            counted.setdefault(question, _Idea(question=question, topic=question, mentions=0))
        elif is_subject(heading, document.title) and (topic := _topic(library, heading)):
            question = texts.EXAMPLE_SUBJECT.format(subject=in_sentence(heading, text))
            spoken_of.setdefault(topic, _Idea(question=question, topic=topic, mentions=library.words.df(topic)))
    return [*list(counted.values())[:1], *sorted(spoken_of.values(), key=lambda idea: -idea.mentions)]


def _headings(library: Library, document: Document) -> Iterator[tuple[str, str]]:
    """Every last heading, without its number, and the text below it."""
    for row in library.rows_of(document.id)[:_ROWS]:
        chunk = library.chunk(row)
        for heading in chunk.headings[-1:]:
            below = " ".join(chunk.text.split()).removeprefix(" ".join(heading.split()))
            yield _NUMBER.sub("", " ".join(heading.split())), below


def is_subject(heading: str, title: str) -> bool:
    """Whether a heading names a subject of its own: a few readable words that not every document has."""
    short = len(heading.split()) <= _MOST_WORDS
    own = heading.casefold() not in title.casefold()
    return (
        short and own and bool(_READABLE.fullmatch(heading)) and not heading.isupper() and not _GENERIC.search(heading)
    )


def in_sentence(heading: str, text: str) -> str:
    """A heading as part of a sentence, with the article and the capitals that the text below it gives it."""
    article = re.search(rf"\b(de|het)\s+({re.escape(heading)})\b", text, re.IGNORECASE)
    if article:
        return f"{article[1].lower()} {article[2]}"
    inside = re.search(rf"(?<=[\w,;] ){re.escape(heading)}\b", text, re.IGNORECASE)
    return inside[0] if inside else f"‘{heading}’"


def _topic(library: Library, heading: str) -> str:
    """The term of a heading that the documents use most, but not everywhere; empty when there is none."""
    terms = [term for _, found in library.words.analyse_words(heading) for term in found]
    usual = [term for term in terms if 1 < library.words.df(term) < _TOO_COMMON * max(10, len(library))]
    return max(usual, key=library.words.df, default="")
