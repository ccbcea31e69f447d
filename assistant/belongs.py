"""Whether what a piece holds belongs to what the question asks: a number to what is counted, a name to the role.

A sentence on the right subject that holds some number is the most misleading of all wrong answers.
"""

import re
from collections.abc import Sequence

from assistant.evidence import Piece
from assistant.kinds import marks
from assistant.names import names_in
from assistant.question import Question
from assistant.score import text_with_columns
from assistant.terms import Term
from index.analysis import fold, stem

_AFTER, _BEFORE = 60, 90
_NEAR_ROLE = 80
_SHORTEST_TAIL, _SHORTEST_HEAD = 3, 4
_PER = re.compile(r"\bper\s+(?:[\d.,]+\s+)?[^\W\d_]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_NOUN = re.compile(r"\b(?:de|het|een|geen)\s+([\w'’-]+)(?:\s+([\w'’-]+))?", re.IGNORECASE)
_CONTENTS = re.compile(r"\.{4,}\s*\d+\s*$")
_CAPTION = re.compile(r"^(?:figuur|tabel|grafiek|afbeelding|kaart|foto)\s+[\d.]+\b[^.!?]{0,150}$", re.IGNORECASE)
_SOURCES = re.compile(
    r"(?:[\dA-Z.]+\s+)?(?:bibliografie|literatuur(?:lijst)?|bronnen(?:lijst)?|referenties|verwijzingen|"
    r"geraadpleegde\s+(?:bronnen|literatuur))",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^[^\W\d_](?:[^.!?]|(?<=\s[A-Z])\.){1,100},\s+(?:(?:19|20)\d\d[a-z]?|lopend(?:\s[a-z])?)\.\s+[A-Z]|\[online\]|available\s+at:|"
    r"\[geopend\b|\bISBN\b",
    re.IGNORECASE,
)
_ASKS_SOURCE = re.compile(
    r"\b(?:bron\w*|literatuur|rapport\w*|publicatie\w*|studie\w*|onderzoek\w*|auteurs?|geschreven|schreef)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\b(?:en|of|maar)\b|[;:.!?(]\s", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"^(?:gemeente|stichting|vereniging|team|bureau|commissie|raad|provincie|ministerie|dienst|veiligheidsregio|"
    r"programma|project|partij|regio|college|afdeling|stadsdeel)\b|&",
    re.IGNORECASE,
)


def counts(question: Question, piece: Piece, counted: Sequence[Term]) -> bool:
    """Whether a number of a piece counts what is asked for ("hoeveel woningen": "95 appartementen").

    The word must stand near the number, or in the row or the headings of its column; "per 1.000 inwoners" counts
    something else.
    """
    if piece.kind == "row":
        return _names_any(counted, _PER.sub(" ", text_with_columns(piece)))
    text = piece.text
    return any(
        _names_any(counted, _PER.sub(" ", text[max(0, start - _BEFORE) : end + _AFTER]))
        for start, end in marks(question.expects, piece)
    )


def names_holder(piece: Piece, role: Sequence[Term]) -> bool:
    """Whether a piece names somebody near the role that is asked for ("de voorzitter is Henk van Hooft")."""
    text = piece.text
    roles = [found for found in _WORD.finditer(text) if _names_any(role, found.group())]
    people = [name for name in names_in(text) if " " in name.text and not _NO_PERSON.search(name.text)]
    between = [text[min(one.end(), name.end) : max(one.start(), name.start)] for one in roles for name in people]
    return any(len(gap) <= _NEAR_ROLE and not _ANOTHER.search(gap) for gap in between)


def missing_noun(question: Question, terms: Sequence[Term], missing: Sequence[Term]) -> str | None:
    """A thing that the question speaks of ("een boete") and nothing in the passage does; ``None`` without one."""
    absent = {term.surface.lower() for term in missing}
    known = {term.surface.lower() for term in terms}
    for found in _NOUN.finditer(question.text):
        word, following = found.group(1).lower(), (found.group(2) or "").lower()
        is_adjective = word.endswith("e") and following in known
        if word in absent and not is_adjective:
            return word
    return None


def only_points(question: Question, piece: Piece) -> bool:
    """Whether a piece only tells where something stands: a reference, an entry of the contents, a caption.

    An entry of a bibliography is an answer to a question for sources all the same.
    """
    if _CONTENTS.search(piece.text) or (piece.kind != "row" and _CAPTION.match(piece.text)):
        return True
    listed = any(_SOURCES.fullmatch(heading) for heading in piece.passage.chunk.headings[-1:])
    return (listed or _ENTRY.search(piece.text) is not None) and not _ASKS_SOURCE.search(question.text)


def _names_any(terms: Sequence[Term], text: str) -> bool:
    words = {fold(word) for word in _WORD.findall(text)}
    return any(_is_of(term, word) for term in terms for word in words)


def _is_of(term: Term, word: str) -> bool:
    """Whether a word of a text is a word of the question, one that may stand for it, or a compound that ends in it."""
    if stem(word) == term.stem or stem(word) in term.related:
        return True
    return any(
        len(end) >= _SHORTEST_TAIL and len(word) >= len(end) + _SHORTEST_HEAD and word.endswith(end)
        for end in (term.stem, fold(term.surface))
    )
