"""Files in SQuAD layout (such as PolicyQA): questions with an answer span in a text of their own.

They measure how well the sentence with the answer is chosen, apart from finding the text: each question is asked twice,
once with only its own text given and once with all texts to choose from. The texts are set as PDFs, so that they go the
way of any document.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from eval import texts
from eval.scoring import notation

COVERED = 0.8
"""The share of the span that must be in the chosen text to count as found (as in the project's benchmarks)."""

_TITLE = re.compile(r"(?:^|\s*,?\s*)title:\s*(.+?),\s*:\s*")


class SquadError(ValueError):
    """The file is not in SQuAD layout; the message is Dutch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A question, the id of the text with its answer, and the accepted answers as they stand in that text."""

    id: str
    question: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Squad:
    """The questions and the texts by id; ``left_out`` counts questions without a place for their answer."""

    spans: tuple[Span, ...]
    texts: dict[str, str]
    left_out: int


def read_squad(path: Path, limit: int | None = None) -> Squad:
    """Return the questions of a file in SQuAD layout, at most ``limit``, with the texts they are about.

    Raises:
        SquadError: the file is missing or in another layout.

    """
    try:
        paragraphs = [one for article in json.loads(path.read_bytes())["data"] for one in article["paragraphs"]]
        return _squad(paragraphs, limit)
    except OSError as error:
        raise SquadError(texts.CASES_NOT_FOUND.format(file=path)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SquadError(texts.SQUAD_LAYOUT.format(file=path)) from error


def _squad(paragraphs: Sequence[dict[str, Any]], limit: int | None) -> Squad:
    """Return the questions of paragraphs; equal texts get one id."""
    ids: dict[str, str] = {}
    spans: list[Span] = []
    left_out = 0
    for paragraph in paragraphs:
        text = ids.setdefault(str(paragraph["context"]), f"tekst-{len(ids) + 1:04d}")
        for asked in paragraph["qas"]:
            answers = tuple(str(one["text"]) for one in asked["answers"] if int(one["answer_start"]) >= 0)
            if not answers:
                left_out += 1
            elif limit is None or len(spans) < limit:
                spans.append(Span(id=str(asked["id"]), question=str(asked["question"]), text=text, answers=answers))
    used = {span.text for span in spans}
    return Squad(spans=tuple(spans), texts={id: text for text, id in ids.items() if id in used}, left_out=left_out)


def sections_of(text: str) -> tuple[tuple[str, str], ...]:
    """Return the sections of a text as heading and body; PolicyQA marks a heading as ``title: …, :``."""
    parts = _TITLE.split(text)
    found = [("", parts[0])] + list(zip(parts[1::2], parts[2::2], strict=True))
    return tuple((heading.strip(), body.strip()) for heading, body in found if heading.strip() or body.strip())


def coverage(chosen: str, answers: Sequence[str]) -> float:
    """Return the largest share of an accepted answer that stands in one piece in the chosen text, case apart."""
    text = notation.plain(chosen)
    return max(_shared(text, notation.plain(answer)) for answer in answers)


def _shared(text: str, answer: str) -> float:
    """Return the length of the longest common piece as a share of the answer."""
    if not answer:
        return 0.0
    if answer in text:
        return 1.0
    match = SequenceMatcher(None, text, answer, autojunk=False).find_longest_match()
    return match.size / len(answer)
