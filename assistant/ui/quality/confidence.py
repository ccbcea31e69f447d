"""Whether the assistant is as sure as it is right, and what another threshold would do."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from assistant.ui.quality import texts
from assistant.ui.quality.trend import between, colour, drawn, together
from eval.figures.coverage import STEPS, Point, area, curve, policies, trade_off
from eval.figures.intervals import Estimate
from eval.figures.reliability import Bin, calibration_error, reliability
from eval.figures.written import written
from eval.values import Result

_HEIGHT = 260
_WHOLE = {"domain": [0, 100]}
_OWN = ("coverage", "selective_risk", "over_refusal", "refusal_recall")
"""The figures of the threshold as it is set, in the order of the table."""


def show_confidence(results: Sequence[Result], figures: Mapping[str, Estimate]) -> None:
    """Show the reliability of a measurement, its risk and coverage, and its two kinds of refusals.

    ``figures`` are those of the measurement, by name.
    """
    _show_reliability(results)
    points = curve(results)
    surface = area(points)
    if surface is None:
        return
    st.header(texts.QUALITY_RISK, anchor=False)
    st.markdown(texts.QUALITY_RISK_HOW)
    caption = texts.QUALITY_RISK_CAPTION.format(area=together(written(surface, percent=True)))
    _show_curve(points, caption, texts.QUALITY_RISK_ACROSS, texts.QUALITY_RISK_AXIS)
    if refusals := trade_off(results):
        own = tuple(figures[name].mean for name in ("over_refusal", "refusal_recall"))
        axes = (texts.QUALITY_REFUSED_ACROSS, texts.QUALITY_REFUSED_AXIS)
        _show_curve(refusals, texts.QUALITY_REFUSED_CAPTION, *axes, own=own)
    with st.expander(texts.QUALITY_RISK_TABLE):
        rows = [
            _policy(
                texts.QUALITY_THRESHOLD_IS.format(share=f"{one.threshold * 100:.0f}\u00a0%"),
                (one.coverage, one.risk, one.over_refusal, one.refused),
            )
            for one in policies(results, STEPS)
        ]
        now = tuple(figures[name].mean if name in figures else None for name in _OWN)
        st.table([*rows, _policy(texts.QUALITY_THRESHOLD_NOW, now)], hide_index=True)


def _show_reliability(results: Sequence[Result]) -> None:
    st.header(texts.QUALITY_SURE, anchor=False)
    bins = reliability(results)
    error = calibration_error(bins)
    if error is None:
        says = any(result.confidence is not None for result in results)
        st.markdown(texts.QUALITY_SURE_NO_CHANCE if says else texts.QUALITY_SURE_NOT)
        return
    st.markdown(texts.QUALITY_SURE_HOW.format(error=written(error, percent=False)))
    drawn(_reliability_chart(bins), texts.QUALITY_SURE_CAPTION)
    st.caption(texts.QUALITY_SURE_CAPTION)
    with st.expander(texts.QUALITY_SURE_TABLE):
        st.table([_bin(one) for one in bins if one.count], hide_index=True)


def _bin(one: Bin) -> dict[str, str]:
    """A row of the reliability table; each cell can be read by itself, for a narrow screen has no headings."""
    right = one.right.mean if one.right else None
    count = texts.QUALITY_QUESTION if one.count == 1 else texts.QUALITY_QUESTIONS.format(count=one.count)
    return {
        texts.QUALITY_SURE_BIN: _span(one),
        texts.QUALITY_OVER: count,
        texts.QUALITY_SURE_MEAN: texts.QUALITY_SURE_MEAN_IS.format(mean=_share(one.confidence)),
        texts.QUALITY_SURE_RIGHT: texts.QUALITY_SURE_RIGHT_IS.format(share=_share(right)),
        texts.QUALITY_INTERVAL: between(one.right, percent=True) if one.right else texts.QUALITY_NO_SHARE,
    }


def _span(one: Bin) -> str:
    return texts.QUALITY_SURE_SPAN.format(low=round(one.low * 100), high=round(one.high * 100))


def _policy(threshold: str, shares: Sequence[float | None]) -> dict[str, str]:
    """A row of the table of thresholds, each cell to be read by itself."""
    coverage, risk, over_refusal, refused = map(_share, shares)
    return {
        texts.QUALITY_THRESHOLD: threshold,
        texts.QUALITY_COVERED: texts.QUALITY_COVERED_IS.format(share=coverage),
        texts.QUALITY_RISKED: texts.QUALITY_RISKED_IS.format(share=risk),
        texts.QUALITY_OVER_REFUSED: texts.QUALITY_OVER_REFUSED_IS.format(share=over_refusal),
        texts.QUALITY_REFUSED: texts.QUALITY_REFUSED_IS.format(share=refused),
    }


def _share(value: float | None) -> str:
    return texts.QUALITY_NO_SHARE if value is None else together(written(value, percent=True))


def _reliability_chart(bins: Sequence[Bin]) -> dict[str, Any]:
    """The share that is right in each bin with its interval, against how sure the assistant was."""
    points = [
        {
            "sure": round(one.confidence * 100, 1),
            "right": round(one.right.mean * 100, 1),
            "low": round(one.right.low * 100, 1),
            "high": round(one.right.high * 100, 1),
            "told": texts.QUALITY_SURE_POINT.format(span=_span(one), share=_share(one.right.mean)),
        }
        for one in bins
        if one.confidence is not None and one.right
    ]
    across = {"field": "sure", "type": "quantitative", "title": texts.QUALITY_SURE_AXIS, "scale": _WHOLE}
    up = {"field": "right", "type": "quantitative", "title": texts.QUALITY_TREND_AXIS, "scale": _WHOLE}
    even = [{"sure": 0, "right": 0}, {"sure": 100, "right": 100}]
    tooltip = [{"field": "told", "title": texts.QUALITY_SURE_BIN}]
    return {
        "height": _HEIGHT,
        "layer": [
            {
                "data": {"values": even},
                "mark": {"type": "line", "color": colour(), "opacity": 0.5, "strokeDash": [4, 4]},
                "encoding": {"x": across, "y": up},
            },
            {
                "data": {"values": points},
                "mark": {"type": "rule", "color": colour(), "opacity": 0.5, "strokeWidth": 3},
                "encoding": {"x": across, "y": {**up, "field": "low"}, "y2": {"field": "high"}, "tooltip": tooltip},
            },
            {
                "data": {"values": points},
                "mark": {"type": "point", "color": colour(), "filled": True, "size": 70},
                "encoding": {"x": across, "y": up, "tooltip": tooltip},
            },
        ],
    }


def _show_curve(points: Sequence[Point], caption: str, across: str, up: str, own: Sequence[float] = ()) -> None:
    """Draw a line through shares, in their order, and the point ``own`` on it if given."""
    axes = {
        "x": {"field": "x", "type": "quantitative", "title": across, "scale": _WHOLE},
        "y": {"field": "y", "type": "quantitative", "title": up, "scale": _WHOLE},
    }
    line = [{"x": round(x * 100, 1), "y": round(y * 100, 1), "n": place} for place, (x, y) in enumerate(points)]
    order = {"field": "n", "type": "quantitative"}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": line},
            "mark": {"type": "line", "color": colour()},
            "encoding": {**axes, "order": order},
        }
    ]
    if own:
        here = {"x": round(own[0] * 100, 1), "y": round(own[1] * 100, 1)}
        mark = {"type": "point", "color": colour(), "filled": True, "size": 90}
        layers.append({"data": {"values": [here]}, "mark": mark, "encoding": axes})
    drawn({"height": _HEIGHT, "layer": layers}, caption)
    st.caption(caption)
