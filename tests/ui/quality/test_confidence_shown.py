"""Confidence on the page on quality: reliability, risk and coverage, the two kinds of refusals, or why not."""

import json

from streamlit.testing.v1 import AppTest

from assistant.ui.quality import texts
from tests.ui.quality.measuring import plain


def sure() -> None:
    from assistant.ui.quality.confidence import show_confidence
    from eval.figures.metrics import summary
    from tests.ui.ui_builders import result

    results = [
        result("a", 0.95, right=True),
        result("b", 0.95, right=True),
        result("c", 0.55, right=False),
        result("d", 0.15, right=False, is_due=True),
    ]
    show_confidence(results, summary(results))


def silent() -> None:
    from assistant.ui.quality.confidence import show_confidence
    from eval.figures.metrics import summary
    from tests.ui.ui_builders import result

    results = [result("a", None, right=True)]
    show_confidence(results, summary(results))


def no_chance() -> None:
    from assistant.ui.quality.confidence import show_confidence
    from eval.figures.metrics import summary
    from tests.ui.ui_builders import result

    results = [result("a", 2.5, right=True)]
    show_confidence(results, summary(results))


def test_reliability_and_both_trade_offs_are_shown_with_their_tables() -> None:
    app = AppTest.from_function(sure, default_timeout=60).run()
    assert not app.exception
    assert [one.value for one in app.header] == [texts.QUALITY_SURE, texts.QUALITY_RISK]
    # (2 x (1 - 0.95) + 0.55 + 0.15) / 4
    assert "**0,200**" in plain(app)
    bins, thresholds = (table.value for table in app.table)
    assert list(bins[texts.QUALITY_SURE_BIN]) == ["10–20 % zeker", "50–60 % zeker", "90–100 % zeker"]
    assert list(bins[texts.QUALITY_SURE_RIGHT]) == [
        "**0,0\u00a0%** goed",
        "**0,0\u00a0%** goed",
        "**100,0\u00a0%** goed",
    ]
    row = thresholds[thresholds[texts.QUALITY_THRESHOLD] == "vanaf 70\u00a0%"].iloc[0]
    assert row[texts.QUALITY_COVERED] == "50,0\u00a0% krijgt antwoord"
    assert row[texts.QUALITY_OVER_REFUSED] == "33,3\u00a0% ten onrechte geweigerd"
    assert row[texts.QUALITY_REFUSED] == "100,0\u00a0% terecht geweigerd"
    assert thresholds[texts.QUALITY_THRESHOLD].iloc[-1] == texts.QUALITY_THRESHOLD_NOW
    reliability, risk, refusals = (json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart"))
    assert [len(layer["data"]["values"]) for layer in reliability["layer"]] == [2, 3, 3]
    assert [point["x"] for point in risk["layer"][0]["data"]["values"]] == [50, 75, 100]
    assert refusals["layer"][1]["data"]["values"] == [{"x": 0, "y": 100}]


def test_a_measurement_without_confidence_says_so() -> None:
    app = AppTest.from_function(silent, default_timeout=60).run()
    assert texts.QUALITY_SURE_NOT in plain(app)
    assert not app.get("vega_lite_chart")


def test_a_confidence_that_is_no_chance_gets_no_table() -> None:
    app = AppTest.from_function(no_chance, default_timeout=60).run()
    assert not app.exception
    assert texts.QUALITY_SURE_NO_CHANCE in plain(app)
    assert len(app.get("vega_lite_chart")) == 1
