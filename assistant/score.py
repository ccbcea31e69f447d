"""How well each piece of text answers a question: a sum of a few measures that can be read one by one.

No single measure chooses the sentence well (similarity alone picks it in four of ten questions), so similarity to the
question, coverage of its words, the kind of thing asked for, the names in the question and the rank of the passage each
count. The weights are general; they were set on questions about other texts than the shipped corpus.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.coverage import Coverage, coverage
from assistant.definition import defines, subject_asked
from assistant.evidence import Piece
from assistant.fit import IN_FULL, asks_value, gives_year, label_shares, year_shares, years_asked
from assistant.kinds import HARD, holds
from assistant.notation.names import fold
from assistant.question import Question
from assistant.rows import has_years, years_in
from assistant.terms import Term

Stems = Callable[[str], frozenset[str]]
"""From a text to the stems in it, compound parts included."""

_SIGNPOST = re.compile(
    r"^(?:in\s+)?(?:dit\s+)?(?:hoofdstuk|paragraaf|bijlage|deel|tabel|figuur)(?:\s+[\dA-Z]+(?:\.\d+)*)?\s+\w+|^zie\s|"
    r"\b(?:lees|vindt)\s+u\s+in\s+(?:hoofdstuk|paragraaf|bijlage)\b",
    re.IGNORECASE,
)
_COLOPHON = re.compile(
    r"^(?:datum|status|bron|auteurs?|versie|opdrachtgever|contact|redactie|uitgave|vormgeving|foto\w*)\s*:",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_REFERENCE = re.compile(r"https?://|\bwww\.|\bISBN\b|\bpp?\.\s*\d+|\bgeraadpleegd\b", re.IGNORECASE)
_NEARLY_ALL = 0.9
_HEADINGS, _NEIGHBOUR, _CHUNK, _TITLE = 0.85, 0.55, 0.4, 0.85


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each measure counts for in the score."""

    similarity: float = 0.15
    coverage: float = 1.0
    own: float = 0.25
    kind: float = 0.3
    names: float = 0.35
    passage: float = 0.12
    opening: float = 0.06
    signpost: float = 0.3
    row: float = 0.2
    label: float = 0.25
    labelled: float = 0.5
    whole: float = 0.3
    recognised: float = 0.15
    named: float = 0.25
    defines: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A piece with its measures.

    ``z`` is its similarity in standard deviations above the background, ``kind`` whether it holds what is asked for,
    ``names`` the share of the question's names and years that it is about (1 when there are none), ``section`` how far
    the heading of its section alone covers the question, ``label`` how much of a table row's label the question names,
    ``told`` how much of the question the label names.
    """

    piece: Piece
    score: float
    z: float
    coverage: Coverage
    kind: bool
    names: float
    section: float
    label: float
    told: float = 0.0


def score_pieces(
    question: Question,
    terms: Sequence[Term],
    pieces: Sequence[Piece],
    stems: Stems,
    noise: tuple[float, float],
    named: frozenset[str] = frozenset(),
    weights: Weights | None = None,
) -> tuple[Scored, ...]:
    """Score every piece of the passages that were found, best first; equal scores keep reading order.

    ``noise`` is the mean and deviation of the background similarity, ``named`` the ids of the documents that the
    question names.
    """
    chosen = weights or Weights()
    best_passage = max((piece.passage.score for piece in pieces), default=1.0) or 1.0
    around: dict[int, tuple[frozenset[str], frozenset[str], frozenset[str], float]] = {}
    meaning = subject_asked(question)
    scored = []
    for piece in pieces:
        if piece.row not in around:
            passage = piece.passage
            around[piece.row] = (
                stems(" ".join(passage.chunk.headings)),
                stems(passage.chunk.text),
                stems(f"{passage.document.title} {passage.document.kind} {passage.document.date[:4]}"),
                coverage(terms, ((1.0, stems(" ".join(passage.chunk.headings[-1:]))),)).own,
            )
        headings, chunk, title, section = around[piece.row]
        near = stems(piece.before) | stems(piece.after)
        own = stems(text_with_columns(piece))
        covered = coverage(
            terms, ((1.0, own), (_HEADINGS, headings), (_NEIGHBOUR, near), (_CHUNK, chunk), (_TITLE, title))
        )
        one = _scored(question, piece, covered, noise, chosen, best_passage)
        bonus = chosen.defines * (meaning is not None and defines(piece.text, meaning))
        bonus += chosen.named if piece.passage.document.id in named else 0.0
        label, told = label_shares(piece, terms, stems)
        if asks_value(question):
            bonus += chosen.label * label + chosen.labelled * label * told
            bonus += chosen.whole * (label >= IN_FULL and covered.own >= _NEARLY_ALL)
        scored.append(replace(one, score=one.score + bonus, section=section, label=label, told=told))
    return tuple(sorted(scored, key=lambda one: -one.score))


def _scored(
    question: Question,
    piece: Piece,
    covered: Coverage,
    noise: tuple[float, float],
    weights: Weights,
    best_passage: float,
) -> Scored:
    z = (piece.similarity - noise[0]) / noise[1]
    kind = holds(question.expects, piece) and gives_year(question, piece)
    names = name_share(question, piece)
    # A kind that can be recognised for certain counts both ways; a soft one only in favour.
    kind_score = (1.0 if kind else (-1.0 if question.expects in HARD else 0.0)) if question.expects != "open" else 0.0
    score = (
        weights.similarity * max(-1.0, min(z, 5.0))
        + weights.coverage * covered.total
        + weights.own * covered.own
        + weights.kind * kind_score
        + weights.names * (names - 1)
        + weights.passage * piece.passage.score / best_passage
        + weights.opening * (not piece.before)
        - weights.signpost * is_signpost(piece.text)
        - weights.recognised * piece.passage.chunk.ocr
        - weights.row * (piece.kind == "row" and not asks_value(question))
    )
    return Scored(piece=piece, score=score, z=z, coverage=covered, kind=kind, names=names, section=0.0, label=0.0)


def is_reference(text: str) -> bool:
    """Whether a text is mostly a web address or an entry of a bibliography."""
    return sum(len(match.group()) for match in _ADDRESS.finditer(text)) > len(text) / 3


def is_signpost(text: str) -> bool:
    """Whether a sentence only asks, points elsewhere ("Hoofdstuk 5 beschrijft ...", a web address) or is a colophon."""
    return text.rstrip().endswith("?") or any(pattern.search(text) for pattern in (_SIGNPOST, _COLOPHON, _REFERENCE))


def name_share(question: Question, piece: Piece) -> float:
    """The share of the question's names and years that a piece is about, by itself, its headings, chunk or document."""
    years = years_asked(question)
    wanted = [*(fold(name.text) for name in question.names), *years]
    if not wanted:
        return 1.0
    chunk, document = piece.passage.chunk, piece.passage.document
    levels = (
        (1.0, fold(text_with_columns(piece))),
        (0.9, fold(" ".join(chunk.headings))),
        (0.8, fold(f"{piece.before} {piece.after}")),
        (0.7, fold(f"{document.title} {document.date[:4]} {document.publisher}")),
        (0.6, fold(chunk.text)),
    )
    # A column is also headed "B2027" or "JR2024".
    patterns = [
        re.compile(rf"(?<!\d){name}(?!\d)" if name in years else rf"(?<!\w){re.escape(name)}(?:s|'s)?(?!\w)")
        for name in wanted
    ]
    shares = [max((value for value, text in levels if name.search(text)), default=0.0) for name in patterns]
    row = piece.spans[0].row
    if row is not None and years and has_years(row):
        shares[-len(years) :] = year_shares(row, years, f"{document.title} {document.date[:4]}")
    return sum(shares) / len(shares)


def text_with_columns(piece: Piece) -> str:
    """The text of a piece; of a table row also its column headings, caption and unit."""
    row = piece.spans[0].row
    if row is None:
        return piece.text
    headings = " ".join(heading for heading, _ in row.cells)
    return " ".join([piece.text, row.caption, row.unit, headings, *sorted(years_in(headings))])
