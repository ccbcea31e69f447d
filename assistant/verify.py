"""The rules of an answer, enforced on the finished answer, whoever wrote it.

1. Every quotation stands verbatim on the page it cites. 2. Every figure and name stands in a passage cited for it.
3. Every line that claims something carries a citation; only the fixed frames of ``assistant.texts`` may go without, and
what is filled in there must come from a document's title, date and status or from the question itself.

A line that breaks a rule is taken out, not repaired; an answer that loses its last claim becomes a refusal.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.facts import facts_in, supported
from assistant.names import fold, names_in
from assistant.values import Answer, Citation
from assistant.verbatim import markers, normal, stands_in, unescape
from corpus.values import Document

PageText = Callable[[str, int], str]
"""From document id and 1-based PDF page to the text of that page; empty when there is no such page."""

CLAIMING = ("answered", "partial")
_PAGES_OF_A_TABLE = 6
_FRAME = re.compile(
    "|".join(re.sub(r"\\\{\w+\\\}", "(.+)", re.escape(frame)).join(("(?:", ")")) for frame in texts.FRAMES)
)
_WORD = re.compile(r"[^\s]+")
_CELL = re.compile(r"\s*;\s+|:\s+|\s+\((?=[^()]*\)$)|\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A line of an answer, or a citation, that breaks rule 1, 2 or 3, and how."""

    rule: int
    where: str
    reason: str


def check(answer: Answer, page_text: PageText, question: str, documents: Sequence[Document]) -> tuple[Violation, ...]:
    """All breaches in an answer; ``documents`` are those that were searched, ``question`` what the user typed."""
    found = [v for citation in answer.citations if (v := _check_citation(citation, page_text))]
    usable = {citation.number: citation for citation in answer.citations}
    for line in answer.text.splitlines():
        if line.strip() and (violation := _check_line(line, usable, page_text, question, documents)):
            found.append(violation)
    return tuple(found)


def enforce(answer: Answer, page_text: PageText, question: str, documents: Sequence[Document]) -> Answer:
    """The answer with everything taken out that breaks a rule; a refusal when no claim is left of an answer."""
    false_numbers = {c.number for c in answer.citations if _check_citation(c, page_text)}
    usable = {c.number: c for c in answer.citations if c.number not in false_numbers}
    lines, dropped = [], []
    for line in answer.text.splitlines():
        violation = _check_line(line, usable, page_text, question, documents) if line.strip() else None
        if violation:
            dropped.append(f"verify: rule {violation.rule}: {violation.reason}")
        else:
            lines.append(line)
    if not dropped and not false_numbers:
        return answer
    used = {number for line in lines for number in markers(line)}
    kept = tuple(c for c in answer.citations if c.number in used)
    trace = (*answer.trace, *dropped)
    if answer.status in CLAIMING and not kept:
        return replace(answer, status="not_found", text=texts.UNCHECKED, citations=(), trace=trace)
    return replace(answer, text=_without_empty_frames(lines), citations=kept, trace=trace)


def _check_citation(citation: Citation, page_text: PageText) -> Violation | None:
    if stands_in(citation.quote, page_text(citation.document.id, citation.page)):
        return None
    where = f"{citation.document.file}, page {citation.page}"
    return Violation(rule=1, where=where, reason=f"quotation {citation.number} does not stand on {where}")


def _check_line(
    line: str, usable: dict[int, Citation], page_text: PageText, question: str, documents: Sequence[Document]
) -> Violation | None:
    body = _body(line)
    numbers = markers(line)
    if not body and not numbers:
        return None
    if not numbers:
        return _check_frame(body, question, documents)
    if missing := [number for number in numbers if number not in usable]:
        return Violation(rule=3, where=body, reason=f"line cites {missing}, which cannot be used")
    cited = [usable[number] for number in numbers]
    if any(stands_in(body, citation.quote) for citation in cited) or _is_row(body, cited, page_text):
        return None
    return _check_paraphrase(body, cited)


def _check_frame(body: str, question: str, documents: Sequence[Document]) -> Violation | None:
    match = _FRAME.fullmatch(body)
    if not match:
        return Violation(rule=3, where=body, reason="line claims something without a citation")
    counts = " ".join(str(number) for number in range(1, len(documents) + 1))
    known = " \n ".join([question, counts, *(texts.source_name(document) for document in documents)])
    filled = " \n ".join(group for group in match.groups() if group)
    return _unsupported(filled, known, body)


def _check_paraphrase(body: str, cited: Sequence[Citation]) -> Violation | None:
    quotes = " \n ".join(citation.quote for citation in cited)
    for quotation in re.findall(r"[“„\"]([^“”„\"]+)[”\"]", body):
        if not stands_in(quotation, quotes):
            return Violation(rule=1, where=body, reason="quotation differs from the cited passage")
    known = " \n ".join([quotes, *(texts.source_name(citation.document) for citation in cited)])
    return _unsupported(body, known, body)


def _unsupported(text: str, known: str, where: str) -> Violation | None:
    known_facts = facts_in(known)
    for fact in facts_in(text):
        if not supported(fact, known_facts):
            reason = f"figure {text[fact.start : fact.end]!r} stands in no cited passage"
            return Violation(rule=2, where=where, reason=reason)
    folded = f" {fold(known)} "
    for name in names_in(text):
        if not name.initial and fold(name.text) not in folded:
            return Violation(rule=2, where=where, reason=f"name {name.text!r} stands in no cited passage")
    return None


def _is_row(body: str, cited: Sequence[Citation], page_text: PageText) -> bool:
    """Whether a line is a table row as shown: cells that stand verbatim in the cited row, and column headings.

    A heading may be put together from several lines of the table's head, so each of its words must stand on the page
    or, for a table that runs on, on a page shortly before.
    """
    for citation in cited:
        pages = range(citation.page, max(0, citation.page - _PAGES_OF_A_TABLE), -1)
        around = "\n".join(page_text(citation.document.id, number) for number in pages)
        words = frozenset(_WORD.findall(normal(around)))
        pieces = [piece for piece in _CELL.split(body) if piece.strip()]
        cells = [piece for piece in pieces if stands_in(piece, citation.quote)]
        headings = [piece for piece in pieces if piece not in cells]
        if cells and all(words.issuperset(_WORD.findall(heading)) for heading in headings):
            return True
    return False


def _body(line: str) -> str:
    text = re.sub(r"^\s*(?:>\s*)*(?:[-*]\s+)?", "", line)
    return normal(unescape(text)).strip()


def _without_empty_frames(lines: Sequence[str]) -> str:
    """The lines without an introduction that has nothing left to introduce."""
    kept: list[str] = []
    for position, line in enumerate(lines):
        rest = [later for later in lines[position + 1 :] if later.strip()]
        introduces = line.rstrip().endswith(":") and not markers(line)
        if introduces and not (rest and markers(rest[0])):
            continue
        kept.append(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
