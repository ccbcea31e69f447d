"""Running cases: ask the assistant every question and score what comes back."""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict

from assistant.values import Answer
from eval import texts
from eval.scoring.scores import score
from eval.scoring.source import Source
from eval.scoring.support import check_support
from eval.values import About, Case, Cited, Found, Result

Ask = Callable[[str, Sequence[str]], Answer]
"""Answers a question, given the earlier questions of the conversation (oldest first)."""


def run_cases(cases: Iterable[Case], ask: Ask, source: Source) -> tuple[Result, ...]:
    """Return the result of every case, in order. An assistant that fails on a question has that case wrong."""
    return tuple(result_of(case, *_asked(case, ask), source) for case in cases)


def _asked(case: Case, ask: Ask) -> tuple[Answer, float]:
    """Return the answer to a case and how long it took, in seconds."""
    started = time.perf_counter()
    try:
        answer = ask(case.question, case.history)
    except Exception as error:  # whatever goes wrong is a fact about the assistant, and the other cases still count
        answer = Answer(status="error", text=f"{type(error).__name__}: {error}")
    return answer, time.perf_counter() - started


def result_of(case: Case, answer: Answer, seconds: float, source: Source) -> Result:
    """Return the scored result of one answer."""
    support = check_support(case, answer, source)
    flaws = support.flaws
    if answer.status == "error":
        flaws = (texts.FLAW_ERROR.format(problem=answer.text), *flaws)
    return Result(
        case=case,
        status=answer.status,
        text=answer.text,
        citations=tuple(
            Cited(
                number=citation.number,
                document=citation.document.id,
                page=citation.page,
                label=citation.label,
                headings=citation.headings,
                quote=citation.quote,
                near=citation.near,
            )
            for citation in answer.citations
        ),
        found=tuple(Found(document=passage.document.id, pages=passage.chunk.pages) for passage in answer.passages),
        scores=score(case, answer, support),
        confidence=answer.confidence,
        flaws=flaws,
        seconds=seconds,
    )


def digest_of(cases: Sequence[Case]) -> str:
    """Return the SHA-256 of the cases themselves, wherever they stand."""
    plain = [{name: value for name, value in asdict(case).items() if name not in ("file", "line")} for case in cases]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def about(cases: Sequence[Case], split: str, source: Source, settings: Mapping[str, str], distractors: int) -> About:
    """Return what a run is made with."""
    corpus = {identity: document.digest for identity, document in sorted(source.documents.items())}
    return About(cases=digest_of(cases), split=split, corpus=corpus, settings=settings, distractors=distractors)
