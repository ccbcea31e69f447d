"""The whole way from a question to a checked answer, in one place.

    clean -> complete from the conversation -> repair slips -> what is asked -> search -> pieces -> score -> decide
    -> write -> check

Every stage is a function of what the stage before it gave; only the library (the index) is read on the way.
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from assistant import refuse
from assistant.compose import Draft, write_answer
from assistant.find import Finding, find
from assistant.followup import Standalone, standalone
from assistant.mentions import correct
from assistant.notation.verbatim import escape
from assistant.parts import split_question
from assistant.texts import PART, READ_AS, SILENT, UNDERSTOOD_AS, source_name
from assistant.values import Answer, Status
from assistant.verify import enforce
from index.library import Library


def answer_question(library: Library, question: str, history: Sequence[str] = ()) -> Answer:
    """Answer a question from the documents of a library.

    ``history`` holds the earlier questions of the conversation, oldest first. A refusal is an Answer too; the rules of
    ``assistant.verify`` hold for every answer that comes back.
    """
    started = time.perf_counter()
    unusable = refuse.unusable(question, library.documents)
    if unusable:
        return replace(unusable, seconds=time.perf_counter() - started)

    def page_text(document: str, page: int) -> str:
        known = document in {one.id for one in library.documents}
        return library.page(document, page).text if known else ""

    answer = _answer(library, question, history)
    checked = enforce(answer, page_text, " ".join([question, *history]), library.documents)
    return replace(checked, seconds=time.perf_counter() - started)


def _answer(library: Library, asked: str, history: Sequence[str]) -> Answer:
    complete = standalone(asked, history, library.words, library.embed_query)
    text, slips = correct(library, complete.text)
    complete = replace(complete, text=text)
    if refuse.needs_topic(complete, library):
        return refuse.clarify_topic()
    first, *rest = split_question(complete.text)
    parts = [replace(complete, text=first)]
    parts += [standalone(part, [first], library.words, library.embed_query) for part in rest]
    findings = [find(library, part, asked) for part in parts]
    draft = Draft()
    draft.lines += [READ_AS.format(typed=escape(typed), known=escape(known)) for typed, known in slips]
    if complete.completed:
        draft.lines.append(UNDERSTOOD_AS.format(question=escape(_shown(complete))))
    if draft.lines:
        draft.lines.append("")
    return _written(library, draft, findings)


def _written(library: Library, draft: Draft, findings: Sequence[Finding]) -> Answer:
    answered = [finding for finding in findings if finding.decision.extracts]
    passages = tuple(passage for finding in findings for passage in finding.passages)
    trace = tuple(f"{finding.question.expects}: {finding.decision.reason}" for finding in findings)
    if not answered:
        return replace(refuse.not_found(library, findings[0], draft), passages=passages, trace=trace)
    for finding in findings:
        if len(findings) > 1:
            draft.lines += [PART.format(part=escape(finding.question.text)), ""]
        if finding.decision.extracts:
            write_answer(draft, library, finding.decision.extracts, finding.question)
            draft.lines += [SILENT.format(source=escape(source_name(document))) for document in finding.silent]
        else:
            refuse.write_missing_part(draft, finding)
    whole = len(answered) == len(findings) and not any(finding.silent for finding in findings)
    status: Status = "answered" if whole else "partial"
    return Answer(
        status=status,
        text=draft.text,
        citations=tuple(draft.citations),
        passages=passages,
        trace=trace,
        confidence=min(finding.decision.confidence for finding in answered),
    )


def _shown(complete: Standalone) -> str:
    return f"{complete.text} (over: {complete.topic})" if complete.topic else complete.text
