"""What a report tells of confidence: is it reliable, and what would another threshold do."""

from collections.abc import Sequence

from eval import texts
from eval.figures.coverage import STEPS, Policy, area, curve, operating_point, policies, trade_off
from eval.figures.metrics import refusal_summary
from eval.figures.reliability import Bin, calibration_error, reliability
from eval.figures.written import interval, written
from eval.report.section import Section
from eval.values import Result

_NONE = "–"


def confidence(results: Sequence[Result]) -> tuple[Section, ...]:
    """Return the sections on confidence: reliability, risk and coverage, and the two kinds of refusals."""
    points = curve(results)
    surface = area(points)
    if surface is None:
        return (Section(title=texts.REPORT_RISK, text=texts.REPORT_NO_CURVE),)
    risk = Section(
        title=texts.REPORT_RISK,
        text=texts.REPORT_CURVE.format(area=written(surface, percent=True)),
        points=points,
        axes=(texts.METRIC_COVERAGE, texts.METRIC_RISK),
    )
    return (_reliability(reliability(results)), risk, _trade_off(results))


def _reliability(bins: Sequence[Bin]) -> Section:
    """Return the reliability table, or why there is none."""
    error = calibration_error(bins)
    if error is None:
        return Section(title=texts.REPORT_RELIABILITY, text=texts.REPORT_NO_CHANCE)
    head = (texts.REPORT_BIN, texts.REPORT_COUNT, texts.REPORT_SURE, texts.REPORT_RIGHT, texts.REPORT_INTERVAL)
    rows = [
        (
            _span(one),
            str(one.count),
            _NONE if one.confidence is None else written(one.confidence, percent=True),
            written(one.right.mean, percent=True) if one.right else _NONE,
            interval(one.right, percent=True) if one.right else _NONE,
        )
        for one in bins
    ]
    drawn = tuple((_span(one), one.right) for one in bins if one.right)
    told = texts.REPORT_CALIBRATION.format(error=written(error, percent=False))
    return Section(title=texts.REPORT_RELIABILITY, text=told, table=(head, *rows), bars=drawn)


def _span(one: Bin) -> str:
    """Return the confidences of a bin: "30–40 %"."""
    return f"{one.low * 100:.0f}–{one.high * 100:.0f} %"


def _trade_off(results: Sequence[Result]) -> Section:
    """Return refusals of answerable and of unanswerable questions along the threshold, and as it is set now."""
    head = (
        texts.REPORT_THRESHOLD,
        texts.METRIC_COVERAGE,
        texts.METRIC_RISK,
        texts.METRIC_OVER_REFUSAL,
        texts.METRIC_REFUSAL_RECALL,
    )
    own = {name: one.mean for name, one in (operating_point(results) | refusal_summary(results)).items()}
    now = (own.get(name) for name in ("coverage", "selective_risk", "over_refusal", "refusal_recall"))
    rows = [(f"{one.threshold * 100:.0f} %", *map(_share, _figures(one))) for one in policies(results, STEPS)]
    return Section(
        title=texts.REPORT_TRADE_OFF,
        text=texts.REPORT_TRADE_OFF_HOW,
        table=(head, *rows, (texts.REPORT_AS_SET, *map(_share, now))),
        points=trade_off(results),
        axes=(texts.METRIC_OVER_REFUSAL, texts.METRIC_REFUSAL_RECALL),
    )


def _figures(one: Policy) -> tuple[float | None, ...]:
    """Return the shares of a policy in the order of the table."""
    return (one.coverage, one.risk, one.over_refusal, one.refused)


def _share(value: float | None) -> str:
    """Return a share in words, a dash when nothing counts for it."""
    return _NONE if value is None else written(value, percent=True)
