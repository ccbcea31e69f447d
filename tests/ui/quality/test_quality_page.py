"""The page on quality as somebody uses it: nothing yet, measuring, figures, gate, trend, filtering, opening, export."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import texts as shared
from assistant.ui.quality import texts
from eval.running.measure import keep
from eval.running.runs import RESULTS, RUN, list_runs, load_run
from eval.values import Run
from tests.ui.quality.measuring import CASES, control, listed, measure, plain


def kept_again(folder: Path, name: str, when: str, right: bool) -> None:
    """Keep a run once more as of another moment, with every case right or with its own outcomes."""
    run = load_run(folder)
    results = tuple(
        replace(result, scores=replace(result.scores, ok=1.0)) if right else result for result in run.results
    )
    keep(Run(name=name, when=when, about=run.about, results=results), folder.parent / name)


def trends(app: AppTest) -> list[dict[str, Any]]:
    """The charts of runs after each other, among all charts."""
    specs = [json.loads(chart.proto.spec) for chart in app.get("vega_lite_chart")]
    return [spec for spec in specs if spec.get("encoding", {}).get("x", {}).get("field") == "run"]


class TestNothingYet:
    def test_it_says_that_there_is_no_measurement_and_how_to_make_one(self, quality: Callable[[], AppTest]) -> None:
        app = quality()
        assert not app.exception
        assert app.title[0].value == shared.PAGE_QUALITY
        assert app.info[0].value == texts.QUALITY_NONE_YET
        assert not app.table
        assert not app.get("download_button")


class TestMeasured:
    @pytest.fixture
    def app(self, quality: Callable[[], AppTest]) -> AppTest:
        return measure(quality())

    def test_figures_stand_with_their_interval_and_count(self, app: AppTest, runs: Path) -> None:
        assert not app.exception
        assert not app.error
        assert len(list_runs(runs)) == 1
        table = app.table[0].value
        assert table[texts.QUALITY_VALUE].iloc[0] == "**66,7\u00a0%**"
        assert table[texts.QUALITY_INTERVAL].iloc[0] == "tussen 20,8 en 93,9\u00a0%"
        assert table[texts.QUALITY_OVER].iloc[0] == "3 vragen"
        assert "2 van de 3 vragen" in plain(app)

    def test_it_says_whether_the_confidence_is_right_and_what_another_threshold_would_do(self, app: AppTest) -> None:
        assert texts.QUALITY_SURE in [one.value for one in app.header]
        assert texts.QUALITY_RISK in [one.value for one in app.header]
        assert "verwachte kalibratiefout" in plain(app)
        assert any(texts.QUALITY_THRESHOLD in one.value for one in app.table)

    def test_slices_can_be_chosen(self, app: AppTest) -> None:
        control(app, texts.QUALITY_SLICE).set_value("gebruiker").run()
        table = next(one.value for one in app.table if texts.SLICE["gebruiker"] in one.value)
        assert list(table[texts.SLICE["gebruiker"]]) == ["ambtenaar", "inwoner", "ondernemer"]
        assert [value.strip("*") for value in table[texts.QUALITY_VALUE]] == [
            "100,0\u00a0%",
            "100,0\u00a0%",
            "0,0\u00a0%",
        ]

    def test_it_can_be_exported(self, app: AppTest) -> None:
        button = app.get("download_button")[-1]
        assert button.proto.label == texts.QUALITY_DOWNLOAD
        assert button.proto.url.endswith(".csv")

    def test_other_cases_than_those_of_the_floor_get_no_verdict(self, app: AppTest) -> None:
        assert texts.QUALITY_OTHER_CASES in app.info[0].value
        assert texts.QUALITY_GATE_OPEN not in [one.value for one in app.success]

    def test_with_one_measurement_there_is_no_trend(self, app: AppTest) -> None:
        assert texts.QUALITY_NO_TREND in plain(app)
        assert trends(app) == []

    def test_a_later_measurement_makes_a_trend_and_tells_what_was_lost(self, app: AppTest, runs: Path) -> None:
        (folder,) = list_runs(runs)
        kept_again(folder, "eerder", "2020-01-01T10:00:00+00:00", right=True)
        app.run()
        (spec,) = trends(app)
        assert spec["layer"][0]["encoding"]["y"]["scale"]["domain"] == [20, 100]
        assert "1 van goed naar fout" in plain(app)
        control(app, texts.CASES_OUTCOME).set_value("lost").run()
        assert listed(app) == ["fout"]

    def test_measurements_of_another_half_are_no_part_of_the_trend(self, app: AppTest, runs: Path) -> None:
        (folder,) = list_runs(runs)
        kept_again(folder, "eerder", "2020-01-01T10:00:00+00:00", right=True)
        head = runs / "eerder" / RUN
        head.write_text(head.read_text("utf-8").replace('"split": "all"', '"split": "dev"'), encoding="utf-8")
        app.run()
        assert texts.QUALITY_NO_TREND in plain(app)

    def test_an_earlier_measurement_can_be_looked_at(self, app: AppTest, runs: Path) -> None:
        (folder,) = list_runs(runs)
        kept_again(folder, "eerder", "2020-01-01T10:00:00+00:00", right=True)
        app.run()
        control(app, texts.QUALITY_CHOOSE).set_value("eerder").run()
        assert "3 van de 3 vragen" in plain(app)


class TestHalf:
    def test_one_half_can_be_measured(self, quality: Callable[[], AppTest], runs: Path) -> None:
        measure(quality(), "test")
        (folder,) = list_runs(runs)
        assert [result.case.id for result in load_run(folder).results] == ["terecht-geweigerd"]

    def test_a_half_without_cases_says_so(self, quality: Callable[[str], AppTest], runs: Path) -> None:
        app = measure(quality(CASES.replace("deel: test", "deel: dev")), "test")
        assert texts.SPLIT["test"] in app.error[0].value
        assert list_runs(runs) == ()


class TestGate:
    def test_a_case_of_the_floor_gives_a_verdict_with_reasons(self, quality: Callable[[str], AppTest]) -> None:
        app = measure(quality(CASES.replace("id: fout", "id: basis-banen")))
        assert texts.QUALITY_GATE_SHUT in app.error[0].value
        assert "lager dan de ondergrens" in app.error[0].value
        assert any("deze meting telt er 3" in one.value for one in app.caption)

    def test_a_few_good_cases_are_no_reason_to_go_live(self, quality: Callable[[str], AppTest]) -> None:
        app = measure(quality("- id:" + CASES.split("- id:")[2].replace("terecht-geweigerd", "basis-banen")))
        assert not app.error
        assert texts.QUALITY_GATE_OPEN not in [one.value for one in app.success]
        assert app.info[0].value == texts.QUALITY_GATE_SO_FAR


class TestError:
    def test_cases_that_are_wrong_are_named_with_their_line(
        self, quality: Callable[[str], AppTest], runs: Path
    ) -> None:
        app = measure(quality("- id: x\n  vraag: Wat?\n  verwacht: misschien\n"))
        assert not app.exception
        assert texts.QUALITY_CANNOT_MEASURE in app.error[0].value
        assert "proef.yaml, regel 3" in app.error[0].value.replace("\\", "")
        assert list_runs(runs) == ()

    def test_cases_that_are_not_there_are_named_without_options_of_the_command_line(
        self, quality: Callable[[], AppTest], tmp_path: Path
    ) -> None:
        app = quality()
        (tmp_path / "proef.yaml").unlink()
        measure(app)
        assert "proef.yaml" in app.error[0].value
        assert "--" not in app.error[0].value.replace("\\", "")

    def test_a_folder_that_cannot_be_made_is_told_before_the_first_question(
        self, quality: Callable[[], AppTest], runs: Path
    ) -> None:
        runs.write_text("geen map")
        app = measure(quality())
        assert not app.exception
        assert "BINNENSTAD_EVAL_RUNS" in app.error[0].value.replace("\\", "")

    def test_a_damaged_measurement_is_left_out(self, quality: Callable[[], AppTest], runs: Path) -> None:
        app = measure(quality())
        (folder,) = list_runs(runs)
        (folder / RESULTS).write_text("{", encoding="utf-8")
        app.run()
        assert not app.exception
        assert texts.QUALITY_UNREADABLE_ONE in "\n".join(one.value for one in app.warning)

    def test_a_setting_that_does_not_exist_is_named(
        self, quality: Callable[[], AppTest], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("BINNENSTAD_EVAL_CASSES", "x")
        app = quality()
        assert "BINNENSTAD_EVAL_CASES" in app.error[0].value.replace("\\", "")
