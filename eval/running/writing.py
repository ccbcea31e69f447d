"""What a language model writes beside the answers of a run, scored the same way as the quotations: no judge model."""

import json
import time
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from assistant.values import Answer
from assistant.writer.command import text_of
from assistant.writer.write import Writer
from corpus.files import reason_of
from eval import texts
from eval.report.markdown import markdown
from eval.report.written import sections
from eval.running.runs import RunError
from eval.running.session import Session
from eval.scoring.scores import score
from eval.scoring.support import check_support
from eval.values import Result, Writing

REPORT, LINES = "written.md", "written.jsonl"


def write_cases(results: Iterable[Result], session: Session, writer: Writer) -> tuple[Writing, ...]:
    """Return what a model writes beside the answer to every case, in order."""
    return tuple(_writing(result, session, writer) for result in results)


def keep_writing(found: Iterable[Writing], model: str, folder: Path) -> str:
    """Write the texts and their report beside a run; returns the report, in Markdown.

    Raises:
        RunError: the folder cannot be written.

    """
    written = tuple(found)
    report = markdown(sections(written, model))
    lines = "".join(json.dumps(_line(one), ensure_ascii=False, sort_keys=True) + "\n" for one in written)
    try:
        (folder / REPORT).write_text(report, encoding="utf-8", newline="\n")
        (folder / LINES).write_text(lines, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RunError(texts.RUN_UNWRITABLE.format(folder=folder, reason=reason_of(error))) from error
    return report


def _writing(result: Result, session: Session, writer: Writer) -> Writing:
    """Return what is written beside the answer to one case, with its scores."""
    case = result.case
    answer = session.ask(case.question, case.history)
    started = time.perf_counter()
    *_, last = writer.write(session.library, case.question, case.history, answer)
    seconds = time.perf_counter() - started
    used = {number for sentence in last.sentences for number in sentence.numbers}
    cited = tuple(citation for citation in last.citations if citation.number in used)
    made = Answer(status=answer.status, text=text_of(last), citations=cited, passages=answer.passages)
    support = check_support(case, made, session.source)
    return Writing(
        result=result,
        text=made.text,
        scores=score(case, made, support) if last.sentences else None,
        ending=last.ending,
        kept=len(last.sentences),
        dropped=sum(line.startswith("writer: dropped:") for line in last.trace),
        flaws=support.flaws if last.sentences else (),
        trace=last.trace,
        seconds=seconds,
    )


def _line(one: Writing) -> dict[str, object]:
    """Return a writing as it is kept: the case by its id, the rest as it is."""
    kept = asdict(one)
    kept.pop("result")
    return {"id": one.result.case.id, **kept, "seconds": round(one.seconds, 3)}
