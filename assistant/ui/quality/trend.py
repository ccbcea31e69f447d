"""How good the answers were, measurement after measurement."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from assistant.ui import texts as shared
from assistant.ui.literal import literal
from assistant.ui.quality import texts
from assistant.ui.quality.measurements import Head, dutch_time, short_time
from eval.figures.compare import Comparison
from eval.figures.intervals import Estimate
from eval.figures.written import interval, written
from eval.report.sections import compared

_OVER_TIME = 20
_STEP = 5
_LINES = {"light": "#1d5c4d", "dark": "#7fd0b8"}
_WORDS = {"light": "#4a544f", "dark": "#c3cdc9"}


def colour() -> str:
    """The colour of the lines of a chart, with contrast in the theme of this visitor."""
    return _LINES[_theme()]


def drawn(spec: Mapping[str, Any], told: str) -> None:
    """Draw a chart, with numbers and names along its axes that can be read in the theme of this visitor."""
    axis = {"labelColor": _WORDS[_theme()], "titleColor": _WORDS[_theme()]}
    st.vega_lite_chart({**spec, "config": {"axis": axis}}, alt=told, width="stretch")


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def between(estimate: Estimate, *, percent: bool) -> str:
    """The interval of a figure in words; a bootstrap of equal scores sees no spread at all, and says so."""
    if estimate.low == estimate.high:
        return texts.QUALITY_NO_SPREAD
    return together(texts.QUALITY_BETWEEN.format(interval=interval(estimate, percent=percent).replace("–", shared.AND)))


def together(figure: str) -> str:
    """A figure that stays on one line with its percent sign."""
    return figure.replace(" %", "\u00a0%")


def show_trend(alike: Sequence[Head], against: Comparison | None) -> None:
    """Draw the share that is right in each run (oldest first), and say what changed since the run before."""
    st.header(texts.QUALITY_TREND, anchor=False)
    if len(alike) == 1:
        st.markdown(texts.QUALITY_NO_TREND)
        return
    rows = [_point(run) for run in alike[-_OVER_TIME:]]
    told = texts.QUALITY_TREND_ALT.format(points="; ".join(f"{row['when']}: {row['told']}" for row in rows))
    drawn(_chart(rows), told)
    st.caption(texts.QUALITY_TREND_CAPTION)
    if against:
        st.markdown(f"{texts.QUALITY_AGAINST} {literal(compared(against))}")


def _point(run: Head) -> dict[str, Any]:
    shares = {"mean": run.right.mean, "low": run.right.low, "high": run.right.high}
    told = f"{together(written(run.right.mean, percent=True))} ({between(run.right, percent=True)})"
    return {
        "run": run.folder.name,
        "when": dutch_time(run.when) or run.folder.name,
        "short": short_time(run.when or run.folder.name),
        "told": told,
        **{name: round(share * 100, 1) for name, share in shares.items()},
    }


def _chart(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A line with intervals. Vega-Lite runs it without evaluating code, so that it works under the page's policy."""
    names = json.dumps({row["run"]: row["short"] for row in rows})
    across = {
        "field": "run",
        "type": "ordinal",
        "title": None,
        "sort": None,
        "axis": {
            "labelExpr": f"({names})[datum.value]",
            "labelAngle": 0,
            "labelAlign": "center",
            "labelOverlap": "greedy",
            "labelFlush": False,
        },
    }
    low, high = min(row["low"] for row in rows), max(row["high"] for row in rows)
    scale = {"domain": [low // _STEP * _STEP, -(-high // _STEP) * _STEP], "nice": False}
    tooltip = [
        {"field": "when", "title": texts.QUALITY_MEASUREMENT},
        {"field": "told", "title": texts.QUALITY_VALUE},
    ]
    up = {"field": "mean", "type": "quantitative", "title": texts.QUALITY_TREND_AXIS, "scale": scale}
    return {
        "data": {"values": list(rows)},
        "height": 220,
        "encoding": {"x": across, "tooltip": tooltip},
        "layer": [
            {
                "mark": {"type": "rule", "color": colour(), "opacity": 0.5, "strokeWidth": 3},
                "encoding": {"y": {**up, "field": "low"}, "y2": {"field": "high"}},
            },
            {"mark": {"type": "line", "color": colour()}, "encoding": {"y": up}},
            {"mark": {"type": "point", "color": colour(), "filled": True, "size": 70}, "encoding": {"y": up}},
        ],
    }
