"""The whole way from a question to a checked answer, in one place.

    clean -> divide -> look up (search, read, decide) each part -> write -> check

Every stage is a function of what the stage before it gave; only the library (the index) is read on the way.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant import texts
from assistant.answer.compose import Draft, write_answer
from assistant.answer.decide import Finding, look_up
from assistant.answer.order import in_order
from assistant.answer.overview import overview
from assistant.answer.refuse import unusable, write_not_found
from assistant.answer.verify import enforce
from assistant.notation.verbatim import escape
from assistant.question.clean import calm, clean, has_words
from assistant.question.parts import split_question
from assistant.values import Answer, Status
from index.library import Library


def answer_question(library: Library, question: str, history: Sequence[str] = ()) -> Answer:
    """Answer a question from the documents of a library.

    ``history`` holds the earlier questions of the conversation, oldest first. A refusal is an Answer too; the rules of
    ``assistant.answer.verify`` hold for every answer that comes back.
    """
    started = time.perf_counter()
    ids = {document.id for document in library.documents}

    def page_text(document: str, page: int) -> str:
        return library.page(document, page).text if document in ids else ""

    answer = unusable(question, library.documents) or _answer(library, question, history)
    checked = enforce(answer, page_text, " ".join([question, *history]), library.documents)
    return replace(checked, seconds=time.perf_counter() - started)


def _answer(library: Library, asked: str, history: Sequence[str]) -> Answer:
    text = calm(clean(asked), library.words.vocabulary)
    earlier = [cleaned for question in history if has_words(cleaned := clean(question))]
    draft = Draft()
    if whole := overview(library, text, draft):
        return whole
    first, *rest = split_question(text)
    findings = [look_up(library, first, earlier), *(look_up(library, part, (first,)) for part in rest)]
    return _written(library, draft, findings)


def _written(library: Library, draft: Draft, findings: Sequence[Finding]) -> Answer:
    for finding in findings:
        if len(findings) > 1:
            draft.say(texts.PART.format(part=escape(finding.question)))
        if finding.earlier:
            draft.say(texts.FOLLOWS.format(earlier=escape(finding.earlier)))
        if finding.outcome == "not_found":
            nearest = finding.extracts[0] if finding.extracts else None
            write_not_found(draft, library, finding.question, nearest, finding.asked)
            continue
        if finding.outcome == "possible":
            draft.say(texts.UNSURE)
        write_answer(draft, library, in_order(finding.extracts, sure=finding.outcome == "found"), finding.asked)
    return Answer(
        status=_status(findings),
        text=draft.text,
        citations=tuple(draft.citations),
        passages=tuple(one.passage for finding in findings for one in finding.found),
        trace=tuple(f"{finding.outcome}: {finding.likely:.3f}" for finding in findings),
        confidence=min(finding.likely for finding in findings),
    )


def _status(findings: Sequence[Finding]) -> Status:
    outcomes = {finding.outcome for finding in findings}
    if outcomes == {"found"}:
        return "answered"
    return "not_found" if outcomes == {"not_found"} else "partial"
