"""What a report tells, whichever form it takes: the same tables for Markdown and HTML."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from eval import texts
from eval.figures.compare import Comparison
from eval.figures.coverage import STEPS, area, curve, policies
from eval.figures.intervals import Estimate
from eval.figures.metrics import METRICS, Metric, by_turn, slices, summary
from eval.figures.reliability import calibration_error, reliability
from eval.figures.written import interval, written
from eval.report.confidence import confidence
from eval.report.section import Section
from eval.values import About, Result, Run

_UNSCORED = 1


def sections(run: Run, against: Comparison | None = None) -> tuple[Section, ...]:
    """Return the sections of the report of a run, compared with an earlier one if given."""
    found = [_made_with(run.about, run.results), _figures(run.results)]
    found += [_compared(against)] if against else []
    found += [_slice(kind, names) for kind, names in slices(run.results).items() if len(names) > _UNSCORED]
    found += [*_turns(run.results), *confidence(run.results), _wrong(run.results)]
    return tuple(section for section in found if section)


def figures(results: Sequence[Result]) -> dict[str, Any]:
    """Return the figures of a run as they are kept in its ``run.json``."""
    kept = {name: plain(estimate) for name, estimate in summary(results).items()}
    cut = {kind: {name: plain(one) for name, one in names.items()} for kind, names in slices(results).items()}
    turns = {turn: {name: plain(one) for name, one in names.items()} for turn, names in by_turn(results).items()}
    return {
        "figures": kept,
        "slices": cut,
        "turns": turns,
        "aurc": area(curve(results)),
        "calibration": _calibration(results),
        "policies": [_rounded(asdict(one)) for one in policies(results, STEPS)],
    }


def _calibration(results: Sequence[Result]) -> dict[str, Any]:
    """Return the reliability table and its error as they are kept."""
    bins = reliability(results)
    kept = [_rounded(asdict(one)) | {"right": one.right and plain(one.right)} for one in bins]
    return {"error": calibration_error(bins), "bins": kept}


def _rounded(values: dict[str, Any]) -> dict[str, Any]:
    """Return values with their fractions rounded to what they are worth."""
    return {name: round(value, 6) if isinstance(value, float) else value for name, value in values.items()}


def plain(estimate: Estimate) -> dict[str, float]:
    """Return an estimate rounded to what it is worth."""
    spread = {"mean": estimate.mean, "low": estimate.low, "high": estimate.high}
    return {name: round(value, 6) for name, value in spread.items()} | {"count": estimate.count}


def _made_with(about: About, results: Sequence[Result]) -> Section:
    """Return what the run was made with."""
    rows = [
        (texts.REPORT_CASES, f"{len(results)} ({texts.REPORT_DIGEST} {about.cases[:12]})"),
        (texts.SLICE_SPLIT, about.split),
        *((texts.REPORT_DOCUMENT.format(id=document), digest[:12]) for document, digest in about.corpus.items()),
        *((texts.REPORT_SETTING.format(name=name), value) for name, value in about.settings.items()),
    ]
    if about.distractors:
        rows.append((texts.REPORT_DISTRACTORS, str(about.distractors)))
    return Section(title=texts.REPORT_MADE_WITH, table=((texts.REPORT_WHAT, texts.REPORT_VALUE), *rows))


def _figures(results: Sequence[Result]) -> Section:
    """Return the figures of a run with their intervals."""
    found = summary(results)
    head = (texts.REPORT_FIGURE, texts.REPORT_VALUE, texts.REPORT_INTERVAL, texts.REPORT_COUNT)
    rows = [
        (
            metric.label,
            written(found[metric.name].mean, percent=metric.percent),
            interval(found[metric.name], percent=metric.percent),
            str(found[metric.name].count),
        )
        for metric in METRICS
        if metric.name in found
    ]
    drawn = tuple((metric.label, found[metric.name]) for metric in METRICS if metric.percent and metric.name in found)
    return Section(title=texts.REPORT_FIGURES, text=texts.REPORT_INTERVALS, table=(head, *rows), bars=drawn)


def _slice(kind: str, names: dict[str, Estimate]) -> Section:
    """Return the share that is right in every slice of one kind."""
    head = (kind, texts.REPORT_RIGHT, texts.REPORT_INTERVAL, texts.REPORT_COUNT)
    rows = [
        (name, written(one.mean, percent=True), interval(one, percent=True), str(one.count))
        for name, one in names.items()
    ]
    return Section(title=texts.REPORT_SLICE.format(kind=kind), table=(head, *rows), bars=tuple(names.items()))


def _turns(results: Sequence[Result]) -> tuple[Section, ...]:
    """Return the main figures of questions that stand alone beside those of follow-ups; nothing when all are alike."""
    found = by_turn(results)
    if len(found) == 1:
        return ()
    metrics = [metric for metric in METRICS if any(metric.name in names for names in found.values())]
    rows = [(metric.label, *(_told(names.get(metric.name), metric) for names in found.values())) for metric in metrics]
    head = (texts.REPORT_FIGURE, *(texts.TURN[turn] for turn in found))
    return (Section(title=texts.REPORT_TURNS, table=(head, *rows)),)


def _told(one: Estimate | None, metric: Metric) -> str:
    """Return a figure with its interval and count in one cell."""
    if one is None:
        return "–"
    value, spread = written(one.mean, percent=metric.percent), interval(one, percent=metric.percent)
    return f"{value} ({spread}; {one.count})"


def _wrong(results: Sequence[Result]) -> Section:
    """Return the cases that did not come out right, and everything that never may be."""
    head = (texts.REPORT_CASE, texts.REPORT_QUESTION, texts.REPORT_OUTCOME, texts.REPORT_MISSING)
    rows = [
        (
            result.case.id,
            " › ".join([*result.case.history, result.case.question]),
            texts.STATUS[result.status],
            _why(result),
        )
        for result in results
        if not result.ok or result.flaws
    ]
    text = texts.REPORT_WRONG_COUNT.format(wrong=len(rows), count=len(results))
    return Section(title=texts.REPORT_WRONG, text=text, table=(head, *rows) if rows else ())


def _why(result: Result) -> str:
    """Return what is wrong with a result, in words."""
    told = list(result.flaws)
    if result.case.expect == "refuse" and not result.ok:
        told.insert(0, texts.WHY_ANSWERED)
    if result.case.expect == "answer" and result.scores.refused:
        told.insert(0, texts.WHY_REFUSED)
    elif result.case.expect == "answer" and result.scores.fact_recall != 1.0:
        told.insert(0, texts.WHY_FACTS.format(share=written(result.scores.fact_recall or 0.0, percent=True)))
    if result.case.expect == "answer" and not result.scores.refused and result.scores.page_recall != 1.0:
        told.insert(0, texts.WHY_PAGE)
    return "; ".join(told)


def compared(found: Comparison) -> str:
    """Return in words how two runs compare."""
    verdict = texts.COMPARE_WORSE if found.worse else texts.COMPARE_BETTER if found.better else texts.COMPARE_SAME
    text = texts.COMPARE.format(
        common=found.common,
        before=found.before,
        after=found.after,
        won=len(found.won),
        lost=len(found.lost),
        p=f"{found.p_value:.4f}".replace(".", ","),
        verdict=verdict,
    )
    if found.only_before or found.only_after:
        text += " " + texts.COMPARE_ONLY.format(before=found.only_before, after=found.only_after)
    return text


def _compared(found: Comparison) -> Section:
    """Return two runs beside each other and the cases that flipped."""
    rows = [(case, texts.FLIP_LOST) for case in found.lost] + [(case, texts.FLIP_WON) for case in found.won]
    table = ((texts.REPORT_CASE, texts.REPORT_CHANGE), *rows) if rows else ()
    return Section(title=texts.REPORT_COMPARED, text=compared(found), table=table)
