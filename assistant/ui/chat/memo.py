"""An answer as plain text, to paste into a memo: question, answer and sources."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.output import to_terminal
from assistant.texts import NEAR_MARK, place, source_name
from assistant.ui import texts
from assistant.values import Answer, Citation

_QUOTED = re.compile(r"^> ?", re.MULTILINE)


def memo(question: str, answer: Answer) -> str:
    """The question, the answer and its sources: title, date, status, page and section, and what is a summary."""
    said = _QUOTED.sub("", to_terminal(replace(answer, citations=())))
    parts = [texts.MEMO_QUESTION.format(question=" ".join(question.split())), said]
    if answer.citations:
        parts.append("\n".join([texts.MEMO_SOURCES, *map(_source, answer.citations)]))
        parts += _summaries(answer.citations)
    return "\n\n".join(parts) + "\n"


def _source(citation: Citation) -> str:
    where = place(citation.label, citation.page, citation.headings, citation.ocr)
    line = texts.MEMO_SOURCE.format(number=citation.number, source=source_name(citation.document), place=where)
    return line + (NEAR_MARK if citation.near else "")


def _summaries(citations: Sequence[Citation]) -> list[str]:
    titles = list(dict.fromkeys(f"‘{one.document.title}’" for one in citations if one.document.summary))
    if not titles:
        return []
    text = texts.MEMO_SUMMARY if len(titles) == 1 else texts.MEMO_SUMMARIES
    return [text.format(titles=texts.AND.join([", ".join(titles[:-1]), titles[-1]] if len(titles) > 1 else titles))]
