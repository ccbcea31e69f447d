"""From the words of a model to its sentences with the passages they cite, while they come in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from langchain_core.utils.json import parse_partial_json

from assistant.question.clean import clean
from assistant.writer.values import Claim
from corpus.splitting.sentences import sentence_spans

SCHEMA: dict[str, Any] = {
    "title": "written",
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "passages": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["text", "passages"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}
"""The form that a model is asked for where it can be held to one."""

_MARKER = re.compile(r"\s*\[[^\[\]\d]{0,12}(\d{1,3}(?:\s*(?:,|;|en)\s*\d{1,3})*)\s*\]")
_LEADING = re.compile(rf"(?:{_MARKER.pattern})+")
_UNFINISHED = re.compile(r"\s*\[[^\]]*")
_LIST_MARK = re.compile(r"^\s*(?:[-*•+>#]+|\d{1,2}[.)])\s+")
_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
_JSON = re.compile(r"\s*(?:\{|\[\s*[{\[])")
_NUMBER = re.compile(r"\d+")


def claims_of(pieces: Iterable[str]) -> Iterator[Claim]:
    """The sentences of a model, each as soon as it is whole; JSON and plain text are told apart by how they begin.

    What is neither (broken JSON) gives what could be read of it.
    """
    text, given = "", 0
    for piece in pieces:
        text += piece
        if not piece.strip():
            continue
        found = _read(text, finished=False)
        yield from found[given:]
        given = max(given, len(found))
    yield from _read(text, finished=True)[given:]


def _read(text: str, *, finished: bool) -> list[Claim]:
    bare = _FENCE.sub("", text)
    if _JSON.match(bare):
        return _of_json(bare, finished=finished)
    return _of_text(text, finished=finished)


def _of_json(text: str, *, finished: bool) -> list[Claim]:
    try:
        made = parse_partial_json(text)
    except (ValueError, RecursionError):
        return []
    entries = made.get("sentences") if isinstance(made, dict) else made
    read = [_entry(one) for one in entries] if isinstance(entries, list) else []
    return [claim for claims in (read if finished else read[:-1]) for claim in claims]


def _entry(entry: object) -> list[Claim]:
    """The sentences of an entry, each by itself: a second one must not be shown for what is right of the first."""
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        return []
    given = entry.get("passages")
    numbers = [one for one in given if type(one) is int] if isinstance(given, list) else []
    return _of_text(entry["text"], numbers, finished=True)


def _of_text(text: str, numbers: Sequence[int] = (), *, finished: bool) -> list[Claim]:
    joined: list[str] = []
    for line in text.splitlines():
        bare = _LIST_MARK.sub("", line)
        for place, (start, end) in enumerate(sentence_spans(bare)):
            part = bare[start:end]
            leading = _LEADING.match(part)
            # Markers before a sentence are of the one before it, unless a line begins with them.
            if leading and joined and (place or leading.end() == len(part)):
                joined[-1] += leading.group()
                part = part[leading.end() :]
            if part.strip():
                joined.append(part)
    if not finished:
        # The markers of a sentence may stand behind it: it is whole when the next one has begun.
        joined = joined[: -2 if joined and _UNFINISHED.fullmatch(joined[-1]) else -1]
    return [claim for part in joined if (claim := _claim(part, numbers))]


def _claim(text: str, numbers: Sequence[int]) -> Claim | None:
    """A sentence without its markers; those in the text count too. None when nothing is left."""
    marked = [int(number) for group in _MARKER.findall(text) for number in _NUMBER.findall(group)]
    bare = clean(_MARKER.sub("", text)).replace("**", "")
    if not bare:
        return None
    return Claim(text=bare, numbers=tuple(dict.fromkeys([*numbers, *marked])))
