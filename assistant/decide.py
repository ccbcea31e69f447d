"""Choosing what answers the question, or deciding that nothing does.

The thresholds are properties of the method, not of a corpus; they are never lowered until something matches.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.compose import Extract
from assistant.evidence import Piece
from assistant.kinds import HARD
from assistant.lists import ScoredList
from assistant.question import Question
from assistant.score import Scored
from assistant.terms import Term

_POINTS_BACK = re.compile(
    r"^(?:(?:ook|verder|bovendien|daarom)\s+)?(dat|dit|deze|die|hij|zij|ze|hun|daar\w*|hier\w*|zo|beide|het gaat|dat is)\b",
    re.IGNORECASE,
)
_ABSENT = re.compile(
    r"\b(noemt|noemen|geeft|geven|bevat|bevatten|vermeldt|vermelden|staan|staat|kent|bestaat|doet|legt)\b[^.]*\b(geen|niet|nergens)\b"
    r"|\b(geen|niet|nergens)\b[^.]*\b(genoemd|opgenomen|vermeld|gegeven|vastgelegd|beschreven|in dit (?:document|plan|stuk))\b",
    re.IGNORECASE,
)
_MOST_OPEN = 3
_DOCUMENT_WORD = re.compile(
    r"\b(visie|programma|uitvoeringsprogramma|plan|document|nota|notitie|publieksversie|stuk|rapport|brochure|"
    r"beleidsplan|agenda|begroting)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """When a piece counts as an answer.

    ``coverage`` is the least share of the question that piece and surroundings must account for; with a similarity of
    ``strong_z`` deviations above the background ``strong_coverage`` is enough. ``names`` is the least share of its names.
    ``beside`` is how close to the best score a further piece must come to be shown too.
    """

    coverage: float = 0.5
    strong_coverage: float = 0.35
    strong_z: float = 3.2
    names: float = 0.55
    beside: float = 0.86
    list_coverage: float = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided: the extracts that answer (empty for a refusal), the nearest piece, and why."""

    extracts: tuple[Extract, ...]
    nearest: Piece | None
    reason: str


def decide(
    question: Question,
    terms: Sequence[Term],
    scored: Sequence[Scored],
    lists: Sequence[ScoredList],
    focus: Sequence[Term],
    thresholds: Thresholds | None = None,
) -> Decision:
    """Choose the extracts that answer a question; ``scored`` and ``lists`` are best first."""
    limits = thresholds or Thresholds()
    if not scored:
        return Decision(extracts=(), nearest=None, reason="nothing found")
    good = [one for one in scored if refusal(question, one, focus, limits) is None]
    if question.wants_list and (chosen := _best_list(lists, good, limits)):
        extract = Extract(pieces=chosen.enumeration.pieces, enumerates=True)
        return Decision(extracts=(extract,), nearest=None, reason=f"list, score {chosen.score:.2f}")
    if not good:
        reason = refusal(question, scored[0], focus, limits) or ""
        return Decision(extracts=(), nearest=scored[0].piece, reason=reason)
    if states_absence(good[0].piece):
        return Decision(extracts=(), nearest=good[0].piece, reason="the document says that it does not say")
    return Decision(
        extracts=_extracts(question, good, scored, limits),
        nearest=None,
        reason=f"score {good[0].score:.2f}, z {good[0].z:.1f}",
    )


def refusal(question: Question, one: Scored, focus: Sequence[Term], limits: Thresholds) -> str | None:
    """Why a piece does not count as an answer, ``None`` when it does."""
    if one.names < limits.names:
        return f"names {one.names:.2f}"
    if question.expects in HARD and not one.kind:
        return f"no {question.expects}"
    strong = one.z >= limits.strong_z and one.coverage.total >= limits.strong_coverage
    if one.coverage.total < limits.coverage and not strong:
        return f"coverage {one.coverage.total:.2f}, z {one.z:.1f}"
    if focus and all(term in one.coverage.missing for term in focus):
        return "what is counted is not there"
    return None


def states_absence(piece: Piece) -> bool:
    """Whether a piece says that the document itself does not give something ("noemt geen bedragen")."""
    return _ABSENT.search(piece.text) is not None and _DOCUMENT_WORD.search(piece.text) is not None


def focus_terms(question: Question, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The words behind "hoeveel" or "welke", what is counted or asked for: an answer has to be about them."""
    found = re.search(r"\b(?:hoeveel|welke?|welk aantal)\s+((?:[^\W\d_]+\s*){1,2})", question.text, re.IGNORECASE)
    if not found or question.expects != "quantity":
        return ()
    near = {word.lower() for word in found.group(1).split()}
    return tuple(term for term in terms if term.surface.lower() in near)


def _best_list(lists: Sequence[ScoredList], good: Sequence[Scored], limits: Thresholds) -> ScoredList | None:
    if not lists or lists[0].coverage.total < limits.list_coverage:
        return None
    rival = good[0] if good else None
    if rival is None:
        return lists[0]
    inside = any(piece.row == rival.piece.row for piece in lists[0].enumeration.pieces)
    return lists[0] if inside or lists[0].coverage.total >= rival.coverage.total - 0.05 else None


def _extracts(
    question: Question, good: Sequence[Scored], scored: Sequence[Scored], limits: Thresholds
) -> tuple[Extract, ...]:
    best = good[0]
    most = _MOST_OPEN if question.expects in ("open", "reason", "where", "list") else 1
    chosen: list[Piece] = []
    for one in good:
        same = [piece for piece in chosen if piece.passage.document.id == one.piece.passage.document.id]
        close = one.score >= limits.beside * best.score and not states_absence(one.piece)
        if close and len(same) < most and all(piece.text != one.piece.text for piece in same):
            chosen.append(one.piece)
    place = {(one.piece.row, one.piece.number): one.piece for one in scored}
    return _joined([_with_lead(piece, place) for piece in chosen])


def _with_lead(piece: Piece, place: Mapping[tuple[int, int], Piece]) -> tuple[Piece, ...]:
    """The piece, behind the sentence it points back to ("Dat gebeurde in ...") when it does."""
    lead = place.get((piece.row, piece.number - 1))
    points_back = piece.kind == "sentence" and _POINTS_BACK.match(piece.text)
    return (lead, piece) if points_back and lead is not None and lead.kind == "sentence" else (piece,)


def _joined(runs: Sequence[tuple[Piece, ...]]) -> tuple[Extract, ...]:
    """Runs of pieces as extracts: neighbours in one chunk are quoted together, in reading order."""
    pieces = {(piece.row, piece.number): piece for run in runs for piece in run}
    extracts: list[list[Piece]] = []
    for key in sorted(pieces):
        last = extracts[-1][-1] if extracts else None
        if last and last.row == key[0] and last.number + 1 == key[1]:
            extracts[-1].append(pieces[key])
        else:
            extracts.append([pieces[key]])
    return tuple(Extract(pieces=tuple(run)) for run in extracts)
