"""Measuring with a file in SQuAD layout: span coverage with and without the right text given."""

import json
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.values import Answer
from eval import texts
from eval.benchmarks.given import GivenLibrary
from eval.benchmarks.squad import COVERED, Span, Squad, SquadError, coverage, sections_of
from eval.figures.intervals import Estimate, wilson
from eval.figures.written import interval, written
from eval.running.runner import Ask
from eval.running.session import asker
from index.build import open_library, update_index
from index.settings import Settings

_TEMPLATE = b"""
#set page(paper: "a4", margin: 2.5cm)
#set text(size: 11pt, lang: "nl", hyphenate: false)
#for part in json(bytes(sys.inputs.parts)) {
  if part.at(0) != "" { heading(part.at(0)) }
  par(part.at(1))
}
"""

Show = Callable[[Iterable[Span], str], Iterable[Span]]
"""Passes questions on and may show how far it is, under a heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What came of a question: how much of the span the answer cites, and how much it shows when refusals count too."""

    answered: bool
    cited: float
    shown: float
    found: bool


def measure_squad(squad: Squad, settings: Settings, show: Show) -> str:
    """Ask every question with its own text given, and with all texts; returns the figures as a Dutch text.

    Only ``settings.model`` and what goes with it is used; the texts are indexed in a folder that is thrown away.
    """
    with tempfile.TemporaryDirectory() as name:
        corpus = Path(name) / "teksten"
        for text, content in squad.texts.items():
            set_pdf(content, corpus / f"{text}.pdf")
        own = settings.model_copy(update={"corpus": corpus, "index": Path(name) / "index"})
        update_index(own)
        with open_library(own) as library:
            free = [_chosen(span, asker(library)) for span in show(squad.spans, texts.SQUAD_FREE)]
            given = [
                _chosen(span, asker(GivenLibrary(library, span.text))) for span in show(squad.spans, texts.SQUAD_GIVEN)
            ]
    head = texts.SQUAD_HEAD.format(count=len(squad.spans), left_out=squad.left_out, covered=round(100 * COVERED))
    return "\n".join(
        [head, *_lines(texts.SQUAD_GIVEN, given, None), *_lines(texts.SQUAD_FREE, free, texts.SQUAD_FOUND)]
    )


def set_pdf(text: str, path: Path) -> None:
    """Set a text as a PDF, its headings as headings.

    Raises:
        SquadError: the typesetter is not installed.

    """
    try:
        import typst
    except ImportError as error:
        raise SquadError(texts.SQUAD_NEEDS_TYPST) from error
    path.parent.mkdir(parents=True, exist_ok=True)
    pdf = typst.compile(_TEMPLATE, sys_inputs={"parts": json.dumps(sections_of(text))})
    path.write_bytes(pdf if isinstance(pdf, bytes) else b"".join(pdf or ()))


def _chosen(span: Span, ask: Ask) -> Chosen:
    """Ask one question and hold what was chosen against the span."""
    answer = ask(span.question, ())
    return Chosen(
        answered=answer.status in ("answered", "partial"),
        cited=coverage(_quotes(answer, near=False), span.answers),
        shown=coverage(_quotes(answer, near=True), span.answers),
        found=bool(answer.passages) and answer.passages[0].document.id == span.text,
    )


def _quotes(answer: Answer, *, near: bool) -> str:
    """Return the quotations of an answer, those of a refusal's nearest passage only when asked for."""
    return "\n".join(citation.quote for citation in answer.citations if near or not citation.near)


def _lines(title: str, chosen: list[Chosen], found: str | None) -> list[str]:
    """Return the figures of one way of asking, a line each."""
    count = len(chosen)
    rows: list[tuple[str, Estimate]] = [
        (texts.SQUAD_CITED, wilson(sum(one.cited >= COVERED for one in chosen), count)),
        (texts.SQUAD_SHOWN, wilson(sum(one.shown >= COVERED for one in chosen), count)),
        (texts.SQUAD_ANSWERED, wilson(sum(one.answered for one in chosen), count)),
    ]
    if found:
        rows.append((found, wilson(sum(one.found for one in chosen), count)))
    shown = [(label, written(one.mean, percent=True), interval(one, percent=True)) for label, one in rows]
    return [
        f"{title}:",
        *(texts.LINE.format(label=label, value=value, interval=spread) for label, value, spread in shown),
    ]
