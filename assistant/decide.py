"""Choosing what answers the question, or deciding that nothing does.

The thresholds are properties of the method, not of a corpus; they are never lowered until something matches.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.absence import states_absence
from assistant.belongs import counts, lacks, names_holder, only_points
from assistant.compose import Extract
from assistant.evidence import Piece
from assistant.fit import IN_FULL, years_asked
from assistant.kinds import HARD, tells_who
from assistant.lists import ScoredList
from assistant.notation.names import fold
from assistant.opposites import pairs_asked, says_asked, says_opposite
from assistant.question import Question
from assistant.score import Scored, is_reference, is_signpost, text_with_columns
from assistant.selection import choose_extracts
from assistant.terms import Term, is_light

_COUNTED = re.compile(r"\b(?:hoeveel|welke?|welk aantal)\s+((?:[^\W\d_]+\s*){1,2})", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:wie\s+(?:is|was|zijn|waren|werd|wordt)|hoe\s+heet(?:te)?|welke)\s+(?:(?:de|het|er|een|nu)\s+)*([\w-]+)",
    re.IGNORECASE,
)
_SUM = re.compile(r"(?<=\w{4})(?:bedrag|budget)(?:en|ten)?$", re.IGNORECASE)
"""A tail that only says that money is asked for: "het subsidiebedrag" is the subsidy."""
_NEAR_Z = 0.15
_MARGIN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """When a piece counts as an answer.

    ``coverage`` is the least share of the question that piece and surroundings must account for; with a similarity of
    ``strong_z`` deviations above the background ``strong_coverage`` is enough. ``names`` is the least share of names.
    ``own`` is the least share that the piece with its headings must account for when it has to hold a figure, and
    ``least_own`` that of a sentence alone; ``least_z`` the least similarity unless it accounts for ``sure_own``, and
    ``absence`` the least share when it says that the document does not say.
    """

    coverage: float = 0.5
    strong_coverage: float = 0.35
    strong_z: float = 3.2
    names: float = 0.55
    list_coverage: float = 0.6
    own: float = 0.35
    least_own: float = 0.05
    least_z: float = 0.5
    sure_own: float = 0.7
    absence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided: the extracts that answer (empty for a refusal), the nearest piece, and why.

    ``confidence`` is the score of the best piece or list that answers, 0 for a refusal.
    """

    extracts: tuple[Extract, ...]
    nearest: Piece | None
    reason: str
    confidence: float = 0.0


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
    good = [one for one in scored if refusal(question, one, terms, focus, limits) is None]
    if not question.of_absence:
        good = _without_absence(good, limits)
    good, against = _says_no(question, good, scored)
    if against:
        return Decision(extracts=(), nearest=against, reason="the document says the opposite")
    # A list of figures holds those of other years too.
    whole = question.expects not in HARD or (bool(good) and not years_asked(question))
    if question.wants_list and whole and (chosen := _best_list(lists, good, limits)):
        extract = Extract(pieces=chosen.enumeration.pieces, enumerates=True)
        return Decision(
            extracts=(extract,), nearest=None, reason=f"list, score {chosen.score:.2f}", confidence=chosen.score
        )
    if not good:
        reason = refusal(question, scored[0], terms, focus, limits) or ""
        return Decision(extracts=(), nearest=nearest(scored), reason=reason)
    if states_absence(good[0].piece) and not question.of_absence:
        return Decision(extracts=(), nearest=good[0].piece, reason="the document says that it does not say")
    return Decision(
        extracts=choose_extracts(question, good, scored),
        nearest=None,
        reason=f"score {good[0].score:.2f}, z {good[0].z:.1f}",
        confidence=good[0].score,
    )


def _without_absence(good: Sequence[Scored], limits: Thresholds) -> list[Scored]:
    """Leave out what says that the document does not say, unless nothing else is about the question as much."""
    others = [one for one in good if not states_absence(one.piece)]
    best = max((one.coverage.total for one in others), default=0.0)
    absent = [one for one in good if one not in others and one.coverage.own >= limits.absence]
    decisive = bool(absent) and absent[0] is good[0] and absent[0].coverage.total > best + _MARGIN
    return list(good) if decisive or (absent and not others) else others


def nearest(scored: Sequence[Scored]) -> Piece:
    """The piece that comes nearest to the question in subject, whether or not it holds what is asked for."""
    return max(
        scored, key=lambda one: one.coverage.total + one.names + _NEAR_Z * one.z - is_signpost(one.piece.text)
    ).piece


def refusal(
    question: Question, one: Scored, terms: Sequence[Term], focus: Sequence[Term], limits: Thresholds
) -> str | None:
    """Why a piece does not count as an answer, ``None`` when it does."""
    if one.names < limits.names:
        return f"names {one.names:.2f}"
    if is_reference(one.piece.text) or only_points(question, one.piece):
        return "only a reference"
    if question.expects in HARD and (reason := _inexact(question, one, terms, limits)):
        return reason
    if question.identity and not tells_who(one.piece, frozenset(fold(name.text) for name in question.names)):
        return "no name"
    strong = one.z >= limits.strong_z and one.coverage.total >= limits.strong_coverage
    if one.coverage.total < limits.coverage and not strong:
        return f"coverage {one.coverage.total:.2f}, z {one.z:.1f}"
    if not question.names and _mostly_missing(terms, one):
        return "most of its words are missing"
    if one.z < limits.least_z and one.coverage.own < limits.sure_own:
        return f"z {one.z:.1f}"
    weak = {term.stem for term in one.coverage.weak}
    if focus and all(term.stem in weak for term in focus):
        return "what is asked for is not there"
    return _misleads(question, one, terms, focus)


def _inexact(question: Question, one: Scored, terms: Sequence[Term], limits: Thresholds) -> str | None:
    """Why a piece does not give the figure or moment that a question asks for, ``None`` when it does."""
    if not one.kind:
        return f"no {question.expects}"
    if one.coverage.near < limits.own:
        return f"own coverage {one.coverage.near:.2f}"
    if one.piece.kind == "sentence" and one.coverage.own < limits.least_own:
        return "only its heading is about it"
    return "only something more general is there" if _only_in_general(terms, one) else None


def _misleads(question: Question, one: Scored, terms: Sequence[Term], focus: Sequence[Term]) -> str | None:
    """Why a piece on the right subject is no answer all the same, ``None`` when it may be one."""
    if question.expects == "quantity" and focus and not counts(question, one.piece, focus):
        return "counts something else"
    if question.identity and focus and not names_holder(one.piece, focus):
        return "names somebody else"
    if absent := lacks(question, terms, one.coverage.missing):
        return f"nothing about {absent}"
    return None


def _says_no(question: Question, good: Sequence[Scored], scored: Sequence[Scored]) -> tuple[list[Scored], Piece | None]:
    """The pieces left when some say the opposite of what is asked, and the one that makes the answer a no.

    Where some piece speaks of what is asked itself, those that say the opposite are left out; where none does and what
    would be shown says the opposite, it is no answer.
    """
    pairs = () if question.of_absence else pairs_asked(question.text)
    if not pairs or not good:
        return list(good), None
    others = [one for one in good if not says_opposite(pairs, text_with_columns(one.piece))]
    if any(says_asked(pairs, text_with_columns(one.piece)) for one in others):
        return others, None
    shown = [piece for extract in choose_extracts(question, good, scored) for piece in extract.pieces]
    against = [piece for piece in shown if says_opposite(pairs, text_with_columns(piece))]
    return list(good), against[0] if against else None


def _only_in_general(terms: Sequence[Term], one: Scored) -> bool:
    """Whether the main word is a compound that no document knows, and only its last part is found: dogs' tax, a tax."""
    main = max(terms, key=lambda term: term.weight, default=None)
    if main is None or _SUM.search(main.surface):
        return False
    return not main.known and main.stem in {term.stem for term in one.coverage.weak if term.ends}


def _mostly_missing(terms: Sequence[Term], one: Scored) -> bool:
    """Whether more than half of the words are missing, counted by head: one rare word does not make up for the rest."""
    telling = {term.stem for term in terms if not is_light(term.surface)}
    missing = telling & {term.stem for term in one.coverage.missing}
    return 2 * len(missing) > len(telling)


def focus_terms(question: Question, terms: Sequence[Term]) -> tuple[Term, ...]:
    """What is counted ("hoeveel woningen") or who is asked for ("wie is de directeur"): an answer must be about it."""
    pattern = _COUNTED if question.expects == "quantity" else (_ROLE if question.identity else None)
    found = pattern.search(question.text) if pattern else None
    if not found:
        return ()
    near = {word.lower() for word in found.group(1).split()}
    return tuple(term for term in terms if term.surface.lower() in near and not is_light(term.surface))


def _best_list(lists: Sequence[ScoredList], good: Sequence[Scored], limits: Thresholds) -> ScoredList | None:
    if not lists or lists[0].coverage.total < limits.list_coverage:
        return None
    rival = good[0] if good else None
    if rival is None:
        return lists[0]
    inside = any(piece.row == rival.piece.row for piece in lists[0].enumeration.pieces)
    if inside and rival.piece.kind == "row" and rival.label >= IN_FULL:
        return None
    return lists[0] if inside or lists[0].coverage.total >= rival.coverage.total - 0.05 else None
