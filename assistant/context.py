"""How much around a piece must be quoted for it to be understood."""

import re
from collections.abc import Callable, Mapping

from assistant.evidence import Piece

_POINTS_BACK = re.compile(
    r"^(?:(?:ook|verder|bovendien|daarom|wel|toch|op|in|van|met|bij|door|voor|na|uit|aan)\s+)?"
    r"(?:dat|dit|deze|die|hij|zij|ze|hun|daar\w*|hier\w*|er\w+|zo|beide|zulke|dergelijke)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r":\s*$")
_LONGEST_SECTION = 480
_LONGEST_LIST = 700
_TOO_SHORT = 80
_ENTRIES = ("item", "row")

Place = tuple[int, int]
"""Where a piece stands: the row of its chunk and its number there."""


def in_context(
    piece: Piece, around: Mapping[Place, Piece], belongs: Callable[[Piece], bool] | None = None
) -> tuple[Piece, ...]:
    """The piece with the neighbours it cannot do without, in reading order.

    A sentence that announces a list gets the list; an item gets its list with the sentence that announces it; a
    sentence that points back ("Dat gebeurde ...") gets what it points to. With ``belongs`` the neighbours that it holds
    for, or that point back, are added too, because an open question is rarely answered by one sentence.
    """
    if piece.kind == "item":
        return _whole_list(piece, around) or (piece,)
    if piece.kind == "row":
        return (piece,)
    if _ANNOUNCES.search(piece.text):
        return _with_lead((piece, *_entries_after(piece, around)), around)
    run = _section(piece, around, belongs) if belongs else (piece,)
    last = run[-1]
    if _ANNOUNCES.search(last.text):
        run += _entries_after(last, around)
    return _with_lead(run, around)


def _with_lead(run: tuple[Piece, ...], around: Mapping[Place, Piece]) -> tuple[Piece, ...]:
    lead = around.get((run[0].row, run[0].number - 1))
    points_back = _POINTS_BACK.match(run[0].text) is not None
    return (lead, *run) if points_back and lead is not None and lead.kind == "sentence" else run


def _entries_after(piece: Piece, around: Mapping[Place, Piece]) -> tuple[Piece, ...]:
    found: list[Piece] = []
    while (entry := around.get((piece.row, piece.number + len(found) + 1))) and entry.kind in _ENTRIES:
        found.append(entry)
    return tuple(found)


def _whole_list(piece: Piece, around: Mapping[Place, Piece]) -> tuple[Piece, ...]:
    """The announced list that an item belongs to, when it is short enough to show; else nothing."""
    number = piece.number
    while (entry := around.get((piece.row, number))) and entry.kind == "item":
        number -= 1
    lead = around.get((piece.row, number))
    if lead is None or not _ANNOUNCES.search(lead.text):
        return ()
    run = (lead, *_entries_after(lead, around))
    return run if sum(len(one.text) for one in run) <= _LONGEST_LIST else ()


def _section(piece: Piece, around: Mapping[Place, Piece], belongs: Callable[[Piece], bool]) -> tuple[Piece, ...]:
    """The sentences around a piece that go on about the same, until they are too long to read at a glance."""
    run = [piece]
    length = len(piece.text)
    for step in (1, -1):
        while neighbour := around.get((piece.row, (run[-1] if step > 0 else run[0]).number + step)):
            length += len(neighbour.text)
            goes_on = belongs(neighbour) or (step > 0 and _goes_on(run, neighbour))
            if neighbour.kind != "sentence" or length > _LONGEST_SECTION or not goes_on:
                break
            run = [*run, neighbour] if step > 0 else [neighbour, *run]
    return tuple(run)


def _goes_on(run: list[Piece], following: Piece) -> bool:
    """Whether a sentence cannot be missed behind those before it: it points back, or they are too short alone."""
    return _POINTS_BACK.match(following.text) is not None or sum(len(piece.text) for piece in run) < _TOO_SHORT
