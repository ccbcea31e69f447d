"""Enumerations: finding the whole list a question asks for, also when it runs on in the next chunk."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from assistant.coverage import Coverage, coverage
from assistant.evidence import Piece, pieces_of
from assistant.score import Stems
from assistant.terms import Term
from index.library import Library

_MOST_CHUNKS = 6
_PARTICULAR = re.compile(
    r"(?:datum|status|versie|kenmerk|documentnummer|zaaknummer|auteurs?|opdrachtgever|contactpersoon|telefoon|e-?mail)\b"
    r".{0,60}",
    re.IGNORECASE,
)
"""A particular of the document itself, as on its cover: "Versie definitief"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """A list or table: the piece that introduces it (``None`` when there is none) and all its items, in order."""

    intro: Piece | None
    items: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Introduction and items, in reading order."""
        return ((self.intro,) if self.intro else ()) + self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredList:
    """An enumeration with how well what announces it (introduction and headings) covers the question."""

    enumeration: Enumeration
    score: float
    coverage: Coverage
    z: float


def enumerations(pieces: Sequence[Piece]) -> tuple[Enumeration, ...]:
    """The runs of at least two items or rows in the given pieces, chunk by chunk."""
    found = []
    for _, in_chunk in groupby(sorted(pieces, key=lambda p: (p.row, p.number)), key=lambda p: p.row):
        intro: Piece | None = None
        for kind, run in groupby(in_chunk, key=lambda p: p.kind):
            members = tuple(run)
            if kind in ("item", "row") and len(members) > 1 and not all(_is_particular(one) for one in members):
                found.append(Enumeration(intro=intro, items=members))
            intro = members[-1] if kind == "sentence" else None
    return tuple(found)


def _is_particular(piece: Piece) -> bool:
    row = piece.spans[0].row
    filled = [cell for _, cell in row.cells if cell] if row else []
    return len(filled) <= 2 and _PARTICULAR.fullmatch(piece.text) is not None


def whole(library: Library, enumeration: Enumeration, query: np.ndarray) -> Enumeration:
    """The enumeration with the items that stand in the chunks before and after it in the same section."""
    items = list(enumeration.items)
    intro = enumeration.intro
    for step in (-1, 1):
        for _ in range(_MOST_CHUNKS):
            edge = items[0] if step < 0 else items[-1]
            if step < 0 and intro is not None or not _at_edge(library, edge, step, query):
                break
            neighbour = _neighbour(library, edge, step, query)
            run = _run_at_edge(neighbour, edge, step)
            if not run:
                break
            items = [*run, *items] if step < 0 else [*items, *run]
            place = neighbour.index(run[0]) - 1
            if step < 0 and place >= 0:
                intro = neighbour[place] if neighbour[place].kind == "sentence" else None
                break
    return Enumeration(intro=intro, items=tuple(items))


def score_lists(
    found: Sequence[Enumeration],
    terms: Sequence[Term],
    stems: Stems,
    noise: tuple[float, float],
    asked_count: int | None,
) -> tuple[ScoredList, ...]:
    """Score enumerations by what announces them, best first; the number asked for ("de vijf ...") counts in favour."""
    scored = []
    for one in found:
        first = one.items[0]
        passage = first.passage
        announced = " ".join([one.intro.text if one.intro else first.before, *passage.chunk.headings[-1:]])
        row = first.spans[0].row
        if row is not None:
            announced = " ".join([announced, row.caption, *(heading for heading, _ in row.cells)])
        covered = coverage(
            terms,
            (
                (1.0, stems(announced)),
                (0.8, stems(" ".join(passage.chunk.headings))),
                (0.85, stems(f"{passage.document.title} {passage.document.kind} {passage.document.date[:4]}")),
                (0.45, stems(" ".join(item.text for item in one.items))),
            ),
        )
        similarity = max([item.similarity for item in one.pieces])
        z = (similarity - noise[0]) / noise[1]
        count = 0.3 if asked_count == len(one.items) else 0.0
        score = covered.total + 0.25 * covered.own + 0.12 * max(-1.0, min(z, 5.0)) + count
        scored.append(ScoredList(enumeration=one, score=score, coverage=covered, z=z))
    return tuple(sorted(scored, key=lambda one: -one.score))


def _neighbour(library: Library, edge: Piece, step: int, query: np.ndarray) -> tuple[Piece, ...]:
    row = edge.row + step
    if row not in library.rows_of(edge.passage.document.id):
        return ()
    chunk = library.chunk(row)
    if chunk.headings != edge.passage.chunk.headings:
        return ()
    return pieces_of(library, replace(edge.passage, chunk=chunk), row, query)


def _at_edge(library: Library, edge: Piece, step: int, query: np.ndarray) -> bool:
    own = pieces_of(library, edge.passage, edge.row, query)
    return bool(own) and own[0 if step < 0 else -1].number == edge.number


def _run_at_edge(neighbour: Sequence[Piece], edge: Piece, step: int) -> list[Piece]:
    run: list[Piece] = []
    for piece in neighbour if step > 0 else reversed(neighbour):
        if piece.kind != edge.kind:
            break
        run.append(piece)
    return run if step > 0 else run[::-1]
