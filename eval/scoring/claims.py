"""Taking an answer apart: which pieces of text claim something, and which citations each of them points to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKER = re.compile(r"(?<!\\)\[(\d{1,3})\]")
_LIST_MARK = re.compile(r"^\s*(?:>\s*)*(?:(?:[-*•+]|\d{1,2}[.)])\s+)?")
_END = re.compile(r"(?<=[.!?…])(?P<markers>(?:\s*\[\d{1,3}\])*)\s+(?=[\"'‘’“(*]*[A-ZÀ-Þ])")
_FILL = re.compile(r"\\\{\w+\\\}")
_WITHIN = r"(?:(?!\. [A-Z])[^\n\[]){1,2000}"
_WORD = re.compile(r"[^\W\d_]{2,}|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A piece of an answer that is no frame, and the numbers of the citations it points to.

    ``quoted`` says that it is shown as a quotation (a Markdown block quote): its words must be those of the document.
    """

    text: str
    markers: tuple[int, ...]
    quoted: bool


def frame_pattern(frames: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for the fixed sentences of the assistant, with anything where they are filled in.

    What is filled in stays within a sentence, so that no claim hides between two halves of a frame.
    """
    longest_first = sorted(frames, key=len, reverse=True)
    return re.compile("|".join(_pattern(frame) for frame in longest_first) or r"(?!)")


def _pattern(frame: str) -> str:
    """Return the pattern of one frame; what is filled in at its end runs on as far as it can, elsewhere not."""
    fixed = _FILL.split(re.escape(frame))
    return (
        f"{_WITHIN}?".join(fixed[:-1]) + (f"{_WITHIN}?{fixed[-1]}" if fixed[-1] else _WITHIN) if fixed[1:] else fixed[0]
    )


def claims(text: str, frames: re.Pattern[str]) -> tuple[Claim, ...]:
    """Return the pieces of an answer that claim something, in order.

    A line of a block quote is one piece: its markers, at the end, hold for all of it. Any other line is cut into
    sentences, and a marker holds for the sentence before it. List marks are no text.
    """
    found: list[Claim] = []
    for line in text.splitlines():
        quoted = line.lstrip().startswith(">")
        bare = _LIST_MARK.sub("", line)
        unframed = "" if frames.fullmatch(bare.strip()) else frames.sub(" ", bare)
        for piece in [bare] if quoted else _sentences(unframed):
            words = _MARKER.sub("", piece).strip()
            if _WORD.search(words):
                markers = tuple(int(number) for number in _MARKER.findall(piece))
                found.append(Claim(text=words, markers=markers, quoted=quoted))
    return tuple(found)


def _sentences(line: str) -> list[str]:
    """Return the sentences of a line, each with the markers that follow it."""
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(line):
        sentences.append(line[start : match.end("markers")])
        start = match.end()
    return [*sentences, line[start:]]
