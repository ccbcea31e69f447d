"""The figures of the reader by itself: as text for a terminal, and kept beside those of runs."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from pathlib import Path

from corpus.files import reason_of
from eval import texts
from eval.benchmarks.passages import PassageQuestion
from eval.benchmarks.reading import SPANS, Reader, SourceFigures, read_all, source_figures, spelled
from eval.benchmarks.squad import Squad
from eval.figures.intervals import Estimate
from eval.figures.written import interval, written
from eval.report.sections import plain
from eval.running.beside import READING
from eval.running.runs import RunError

Show = Callable[[Iterable[PassageQuestion], str], Iterable[PassageQuestion]]
"""Passes questions on and may show how far it is, under a heading."""


def measure_reading(
    questions: Sequence[PassageQuestion], squad: Squad | None, reader: Reader, show: Show
) -> tuple[SourceFigures, ...]:
    """Return the figures of a reader by source; ``squad`` holds the answer spans of the questions that have one."""
    spans = {spelled(span.question): span.answers for span in squad.spans} if squad else {}
    return source_figures(read_all(show(questions, texts.READING), reader), spans)


def reading_lines(found: Sequence[SourceFigures]) -> list[str]:
    """Return the figures as lines for a terminal, a block a source."""
    lines = []
    for one in found:
        lines.append(texts.READING_SOURCE.format(source=one.source, count=one.count))
        for entry in fields(one):
            value = getattr(one, entry.name)
            if isinstance(value, Estimate):
                shown = {"value": written(value.mean, percent=True), "interval": interval(value, percent=True)}
                label = texts.READING_FIGURES[entry.name]
                lines.append(texts.READING_LINE.format(label=label, count=value.count, **shown))
        if one.auc is not None:
            lines.append(texts.READING_AUC.format(value=written(one.auc, percent=False)))
    return lines


def keep_reading(found: Sequence[SourceFigures], folder: Path, command: str) -> None:
    """Keep the figures in a folder; those with a span under the names by which runs are set beside each other.

    Raises:
        RunError: the folder cannot be written.

    """
    kept = {one.source: _kept(one) for one in found}
    head = {"command": command, "figures": {"figures": kept.get(SPANS, {})}, "sources": kept}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(head, ensure_ascii=False, sort_keys=True, indent=1)
        (folder / READING).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise RunError(texts.RUN_UNWRITABLE.format(folder=folder, reason=reason_of(error))) from error


def _kept(one: SourceFigures) -> dict[str, object]:
    """Return the figures of a source that there are, by name."""
    values = {entry.name: getattr(one, entry.name) for entry in fields(one) if entry.name not in ("source", "count")}
    kept = {name: plain(value) if isinstance(value, Estimate) else value for name, value in values.items()}
    return {name: value for name, value in kept.items() if value is not None}
