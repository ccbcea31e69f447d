"""Which pieces are shown: the best one and what comes close to it, joined where they stand together."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.absence import states_absence
from assistant.compose import Extract
from assistant.context import in_context
from assistant.evidence import Piece
from assistant.fit import IN_FULL, gives_value
from assistant.kinds import HARD
from assistant.notation.facts import facts_in, supported
from assistant.question import Question
from assistant.score import Scored
from corpus.values import Row

_AS_MUCH = 0.85
_BELONGS = 0.3
_ABOUT = 0.6
_MOST_OPEN, _MOST_EXACT = 2, 2
_SLACK = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """How close to the best score a further piece must come: for an open question, and for one exact figure or name."""

    open: float = 0.8
    exact: float = 0.92


def choose_extracts(
    question: Question, good: Sequence[Scored], scored: Sequence[Scored], beside: Beside = Beside()
) -> tuple[Extract, ...]:
    """The extracts for a question: the best piece of ``good`` and what comes close, each with the context it needs.

    ``scored`` are all pieces that were judged; an exact question gets fewer, and no figure twice.
    """
    best = good[0]
    by_row = gives_value(question, best.piece)
    exact = by_row or question.expects not in ("open", "reason", "where", "list")
    most, near = (_MOST_EXACT, beside.exact) if exact else (_MOST_OPEN, beside.open)
    judged = {(one.piece.row, one.piece.number): one for one in scored}
    around = {place: one.piece for place, one in judged.items()}

    def belongs(piece: Piece) -> bool:
        one = judged[piece.row, piece.number]
        gives_reason = question.expects == "reason" and one.kind
        return gives_reason or one.coverage.own >= _BELONGS or one.section >= _ABOUT

    runs: list[tuple[Piece, ...]] = []
    for one in good:
        shown = {(piece.row, piece.number) for run in runs for piece in run}
        same = [run for run in runs if run[0].passage.document.id == one.piece.passage.document.id]
        if (one.piece.row, one.piece.number) in shown or len(same) >= most:
            continue
        if (
            one.score >= near * best.score
            and _as_much(one, best, exact)
            and (not by_row or _beside_row(question, one, best))
            and (question.of_absence or not states_absence(one.piece))
        ):
            run = in_context(one.piece, around, None if exact else belongs)
            runs += [] if exact and _repeats(one.piece, runs) else [run]
    return _joined(runs)


def _repeats(piece: Piece, runs: Sequence[tuple[Piece, ...]]) -> bool:
    """Whether a piece only gives figures that the same document already gives in what is shown."""
    document = piece.passage.document.id
    shown = [fact for run in runs for one in run if one.passage.document.id == document for fact in facts_in(one.text)]
    figures = facts_in(piece.text)
    return bool(figures) and all(supported(fact, tuple(shown)) for fact in figures)


def _as_much(one: Scored, best: Scored, exact: bool) -> bool:
    """Whether a further piece is about the question as much as the best one: nothing more of it is missing."""
    missing = {term.stem for term in best.coverage.missing}
    if exact and not {term.stem for term in one.coverage.missing} <= missing:
        return False
    return one.coverage.total >= _AS_MUCH * best.coverage.total


def _beside_row(question: Question, one: Scored, best: Scored) -> bool:
    """Whether a further piece may stand beside a row that gives the figure asked for.

    It has to give a figure too. Of the same table only a row whose label fits as well; beside a row whose label is
    named in full only such rows of other tables, because a figure that differs there must be seen.
    """
    if question.expects not in HARD and not gives_value(question, one.piece):
        return False
    row, other = best.piece.spans[0].row, one.piece.spans[0].row
    if row is not None and other is not None and _table(row) == _table(other):
        return one.label * (1 + one.told) >= best.label * (1 + best.told) - _SLACK
    return one.label >= IN_FULL or best.label < IN_FULL


def _table(row: Row) -> tuple[str, ...]:
    return (row.caption, *(heading for heading, _ in row.cells[:1]))


def _joined(runs: Sequence[tuple[Piece, ...]]) -> tuple[Extract, ...]:
    """Runs of pieces (best first) as extracts, best first: neighbours in one chunk are quoted together."""
    pieces = {(piece.row, piece.number): piece for run in runs for piece in run}
    rank = {key: place for place, key in enumerate(pieces)}
    extracts: list[list[Piece]] = []
    for key in sorted(pieces):
        last = extracts[-1][-1] if extracts else None
        if last and last.row == key[0] and last.number + 1 == key[1]:
            extracts[-1].append(pieces[key])
        else:
            extracts.append([pieces[key]])
    extracts.sort(key=lambda run: min(rank[piece.row, piece.number] for piece in run))
    return tuple(Extract(pieces=tuple(run)) for run in extracts)
