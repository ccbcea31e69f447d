"""The rules of an answer, enforced on the finished answer, whoever wrote it.

1. Every line with a citation is a quotation (or a table row cell by cell) that stands verbatim on the page it cites.
2. So every figure and name stands in a passage cited for it. 3. Every line that claims something carries a citation;
only the fixed frames of ``assistant.texts`` may go without, and what is filled in there must be a document's title,
date and status, or the user's own words.

A line that breaks a rule is taken out, not repaired; an answer that loses its last claim becomes a refusal.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant import texts
from assistant.notation.facts import facts_in, supported
from assistant.notation.names import fold, names_in
from assistant.notation.verbatim import escape, markers, normal, stands_in, unescape
from assistant.values import Answer, Citation
from corpus.values import Document

PageText = Callable[[str, int], str]
"""From document id and 1-based PDF page to the text of that page; empty when there is no such page."""

CLAIMING = ("answered", "partial")
_PAGES_OF_A_TABLE = 6
_SOURCES, _FIGURES = ("source", "sources"), ("chars", "limit")
_FRAMES = tuple(re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(frame))) for frame in texts.FRAMES)
_UNIT = re.compile(r"\s\(([^()]*)\)$")
_WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")


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
    if answer.status in CLAIMING and not markers(answer.text):
        found.append(Violation(rule=3, where=answer.status, reason="answer claims nothing"))
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
    claims = answer.status not in CLAIMING or any(markers(line) for line in lines)
    if not dropped and not false_numbers and claims:
        return answer
    used = {number for line in lines for number in markers(line)}
    kept = tuple(c for c in answer.citations if c.number in used)
    trace = (*answer.trace, *dropped)
    if answer.status in CLAIMING and not kept:
        return replace(answer, status="not_found", text=texts.UNCHECKED, citations=(), trace=trace)
    text = _without_empty_frames(lines) or texts.NOT_FOUND.format(sources=escape(texts.source_names(documents)))
    return replace(answer, text=text, citations=kept, trace=trace)


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
    return _unsupported(body, cited)


def _check_frame(body: str, question: str, documents: Sequence[Document]) -> Violation | None:
    sources = {normal(texts.source_name(document)) for document in documents}
    sources.add(normal(texts.source_names(documents)))
    typed = {word.lower() for word in _WORD.findall(question)}
    for frame in _FRAMES:
        match = frame.fullmatch(body)
        if match and all(
            filled in sources if name in _SOURCES else _is_echo(filled, typed) or name in _FIGURES
            for name, filled in match.groupdict().items()
        ):
            return None
    return Violation(rule=3, where=body, reason="line claims something without a citation")


def _is_echo(filled: str, typed: set[str]) -> bool:
    """Whether what is filled in consists of the user's own words."""
    return all(word.lower() in typed for word in _WORD.findall(filled))


def _unsupported(body: str, cited: Sequence[Citation]) -> Violation:
    """What is wrong with a line that is no quotation: a figure or name of its own (rule 2) or other words (rule 1)."""
    quotes = " \n ".join(citation.quote for citation in cited)
    known = facts_in(quotes)
    for fact in facts_in(body):
        if not supported(fact, known):
            return Violation(
                rule=2, where=body, reason=f"figure {body[fact.start : fact.end]!r} stands in no cited passage"
            )
    words = {fold(word) for word in _WORD.findall(quotes)}
    for name in names_in(body):
        if not {fold(word) for word in _WORD.findall(name.text)} <= words:
            return Violation(rule=2, where=body, reason=f"name {name.text!r} stands in no cited passage")
    return Violation(rule=1, where=body, reason="line differs from the cited passage")


def _is_row(body: str, cited: Sequence[Citation], page_text: PageText) -> bool:
    """Whether a line is a table row as shown: "heading: cell; heading: cell (unit)", every cell verbatim in its row.

    A cell that is merged with that of other rows may have a citation of its own. A heading may be put together from
    several lines of the table's head, so each of its words must stand on the page or, for a table that runs on, on a
    page shortly before.
    """
    quotes = [citation.quote for citation in cited]
    words = frozenset(
        word
        for citation in cited
        for number in range(citation.page, max(0, citation.page - _PAGES_OF_A_TABLE), -1)
        for word in _words(page_text(citation.document.id, number))
    )
    unit = _UNIT.search(body)
    is_printed = unit and (words.issuperset(unit[1].split()) or unit[1] == "%" and any("%" in one for one in words))
    shown = body[: unit.start()] if unit and is_printed else body
    return all(_is_cell(segment, quotes, words) for segment in shown.split("; "))


def _words(page: str) -> Iterator[str]:
    """The words of a page as they stand there, and without brackets: a unit is mostly printed in them."""
    for word in normal(page).split():
        yield word
        yield word.strip("()")


def _is_cell(segment: str, quotes: Sequence[str], words: frozenset[str]) -> bool:
    if any(stands_in(segment, quote) for quote in quotes):
        return True
    return any(
        any(stands_in(segment[match.end() :], quote) for quote in quotes)
        and words.issuperset(segment[: match.start()].split())
        for match in re.finditer(r":\s", segment)
    )


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
