"""Quotations beside what a language model wrote, for every slice: how often each is right, and how faithful that is."""

from collections import Counter
from collections.abc import Iterable, Sequence

from eval import texts
from eval.figures.metrics import SLICES
from eval.figures.written import written
from eval.report.section import Section
from eval.values import Writing


def sections(found: Sequence[Writing], model: str) -> tuple[Section, ...]:
    """Return the sections of the report on a model: a table of slices, what became of its sentences, every flaw."""
    rows = [_row(texts.WRITTEN_ALL, found)]
    for kind, name_of in SLICES.items():
        groups: dict[str, list[Writing]] = {}
        for one in found:
            if name := name_of(one.result):
                groups.setdefault(name, []).append(one)
        if len(groups) > 1:
            rows += [_row(f"{kind}: {name}", groups[name]) for name in sorted(groups)]
    table = Section(
        title=texts.WRITTEN_TITLE.format(model=model),
        text=texts.WRITTEN_EXPLAINED,
        table=(texts.WRITTEN_HEAD, *rows),
    )
    return table, _sentences(found), *_flaws(found)


def _row(name: str, group: Sequence[Writing]) -> tuple[str, ...]:
    """Return the figures of a slice; a dash where nothing counts."""
    told = [one for one in group if one.scores]
    return (
        name,
        str(len(group)),
        _share(one.result.scores.ok for one in group),
        _share(float(one.scores.ok if one.scores else one.result.scores.ok) for one in group),
        _share(float(bool(one.scores)) for one in group),
        _share(one.scores.fact_recall for one in told if one.scores),
        _share(one.scores.numbers_supported for one in told if one.scores),
        _share(one.scores.claims_cited for one in told if one.scores),
    )


def _sentences(found: Sequence[Writing]) -> Section:
    """Return what became of the sentences, how answers ended and how long they took."""
    reasons = Counter(line.partition("dropped: ")[2] for one in found for line in one.trace if "dropped: " in line)
    endings = Counter(one.ending for one in found)
    asked = sorted(one.seconds for one in found if one.ending != "nothing") or [0.0]
    rows = [(texts.WRITTEN_KEPT, str(sum(one.kept for one in found)))]
    for reason, count in reasons.most_common():
        rows.append((texts.WRITTEN_DROPPED.format(reason=texts.WRITTEN_REASONS[reason]), str(count)))
    for ending, count in endings.most_common():
        rows.append((texts.WRITTEN_ENDED.format(ending=texts.WRITTEN_ENDINGS[ending]), str(count)))
    rows.append((texts.WRITTEN_SECONDS, written(asked[len(asked) // 2], percent=False)))
    return Section(title=texts.WRITTEN_SENTENCES, table=((texts.REPORT_WHAT, texts.REPORT_VALUE), *rows))


def _flaws(found: Sequence[Writing]) -> tuple[Section, ...]:
    """Return what is shown and does not stand; nothing when all does."""
    rows = [(one.result.case.id, flaw) for one in found for flaw in one.flaws]
    if not rows:
        return ()
    return (Section(title=texts.WRITTEN_FLAWS, table=((texts.REPORT_CASE, texts.REPORT_MISSING), *rows)),)


def _share(values: Iterable[float | None]) -> str:
    """Return the mean of what qualifies, as people read it."""
    known = [value for value in values if value is not None]
    return written(sum(known) / len(known), percent=True) if known else "–"
