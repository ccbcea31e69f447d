"""Taking an answer apart: which sentences claim something, and which citations each of them points to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_MARKER = re.compile(r"\[(\d{1,3})\]")
_LIST_MARK = re.compile(r"^\s*(?:>\s*)*(?:(?:[-*•+]|\d{1,2}[.)])\s+)?(?:>\s*)*")
_END = re.compile(r"(?<=[.!?…:;])(?P<markers>(?:\s*\[\d{1,3}\])*)\s+(?=[\"'‘’“(*]*[A-ZÀ-Þ0-9])")
_FILL = re.compile(r"\\\{\w+\\\}")
_WORD = re.compile(r"[^\W\d_]{2,}|\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of an answer that is no frame, with the numbers of the citations it points to."""

    text: str
    markers: tuple[int, ...]


def frame_pattern(frames: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for the fixed sentences of the assistant, with anything short where they are filled in.

    What is filled in stays within a sentence, so that no claim hides between two halves of a frame.
    """
    alternatives = [
        _FILL.sub(r"(?:(?!\\. [A-Z])[^\\n\\[]){1,300}?", re.escape(frame))
        for frame in sorted(frames, key=len, reverse=True)
    ]
    return re.compile("|".join(alternatives) or r"(?!)")


def claims(text: str, frames: re.Pattern[str]) -> tuple[Claim, ...]:
    """Return the sentences of an answer that claim something, in order.

    List marks and quotation marks of Markdown are no text. A marker belongs to the sentence before it.
    """
    found: list[Claim] = []
    for line in text.splitlines():
        bare = frames.sub(" ", _LIST_MARK.sub("", line))
        for sentence in _split(bare):
            markers = tuple(int(number) for number in _MARKER.findall(sentence))
            words = _MARKER.sub("", sentence).strip()
            if _WORD.search(words):
                found.append(Claim(text=words, markers=markers))
    return tuple(found)


def _split(line: str) -> list[str]:
    """Return the sentences of a line, each with the markers that follow it."""
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(line):
        end = match.end("markers")
        sentences.append(line[start:end])
        start = match.end()
    return [*sentences, line[start:]]
