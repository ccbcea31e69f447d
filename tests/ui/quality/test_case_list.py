"""The list of cases on the page on quality: what stands in it, finding a case, and opening one."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui.quality import texts
from eval.running.measure import keep
from eval.running.runs import list_runs, load_run
from tests.ui.quality.measuring import WRONG, control, listed, measure, plain


@pytest.fixture
def app(quality: Callable[[], AppTest]) -> AppTest:
    return measure(quality())


def test_only_what_is_not_good_is_listed_at_first_and_the_rest_on_request(app: AppTest) -> None:
    assert listed(app) == ["fout"]
    control(app, texts.CASES_OUTCOME).set_value("every").run()
    assert listed(app) == ["goed", "terecht-geweigerd", "fout"]
    control(app, texts.CASES_OUTCOME).set_value("right").run()
    assert listed(app) == ["goed", "terecht-geweigerd"]
    control(app, texts.CASES_USER).set_value("ambtenaar").run()
    assert listed(app) == ["terecht-geweigerd"]
    control(app, texts.CASES_TYPE).set_value("geld").run()
    assert listed(app) == []
    assert texts.CASES_NONE in plain(app)


def test_cases_are_found_by_their_words(app: AppTest) -> None:
    control(app, texts.CASES_OUTCOME).set_value("every").run()
    control(app, texts.CASES_WORDS).set_value("MILJOEN").run()
    assert listed(app) == ["goed"]


def test_an_opened_case_shows_what_was_said_and_cited_beside_what_was_due(app: AppTest, runs: Path) -> None:
    (folder,) = list_runs(runs)
    result = next(one for one in load_run(folder).results if one.case.id == "fout")
    assert "gouden fontein" not in plain(app)
    app.session_state[f"case-{folder.name}-fout"] = True
    app.run()
    shown = plain(app)
    assert "Welk plan maakte de gemeente in 2017?" in shown
    assert "**een :red[fontein] van *goud*** (of: gouden fontein): :material/close:" in shown
    assert "pdf-pagina 2 of 3" in shown
    assert "proef.yaml, regel" in shown
    assert result.citations
    assert " ".join(result.citations[0].quote.split()) in shown


def test_an_opened_case_with_gold_sentences_shows_which_were_quoted(app: AppTest, runs: Path) -> None:
    (folder,) = list_runs(runs)
    run = load_run(folder)
    first = next(one for one in run.results if one.case.id == "goed")
    gold = (first.citations[0].quote, "Alle vissen krijgen in 2031 een gouden fiets van het waterschap.")
    changed = replace(first, case=replace(first.case, facts=(), sentences=gold))
    keep(replace(run, name="met-zinnen", when="2030-01-01T10:00:00+00:00", results=(changed,)), runs / "met-zinnen")
    app.session_state["case-met-zinnen-goed"] = True
    app.run()
    control(app, texts.QUALITY_CHOOSE).set_value("met-zinnen").run()
    control(app, texts.CASES_OUTCOME).set_value("every").run()
    shown = plain(app)
    assert texts.CASE_SENTENCES in shown
    assert texts.CASE_FACTS not in shown
    assert "waterschap.: :material/close:" in shown
    assert f"{' '.join(gold[0].split())}: :material/check:" in shown


def test_texts_of_cases_are_shown_letter_for_letter(app: AppTest) -> None:
    label = next(one.label for one in app.expander if "fout" in one.label)
    assert "<b>" not in label
    assert WRONG in label.replace("\\", "")
