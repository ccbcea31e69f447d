"""The page on quality in a real browser: the width of a phone, the chart under the page's policy, the download."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from assistant.ui import texts as shared
from assistant.ui.chat import texts as chat
from assistant.ui.quality import texts
from eval.running.measure import keep
from eval.running.runs import list_runs, load_run
from index.settings import Settings
from tests.ui.browsing import NEEDS_CHROMIUM, ROOT, Visit, scrolls_sideways, serving, settled

CASES = """
- id: goed
  vraag: Hoeveel miljoen euro is er voor het uitvoeringsprogramma?
  verwacht: weigering
  soort: geld
  gebruiker: inwoner
  moeilijkheid: makkelijk
  woorden: dichtbij
  deel: dev
  reden: "De proef: een antwoord is hier fout <img src=x onerror=alert(1)> :smile: ![x](http://evil.example/x.png)"
"""

_, TREND, _, QUESTIONS, _, TAKE = texts.QUALITY_TABS

pytestmark = NEEDS_CHROMIUM


@pytest.fixture
def address(shipped_settings: Settings, tmp_path: Path, runs: Path) -> Iterator[str]:
    cases = tmp_path / "proef.yaml"
    cases.write_text(CASES, encoding="utf-8")
    with serving(
        ROOT / "app.py",
        BINNENSTAD_CORPUS=str(shipped_settings.corpus),
        BINNENSTAD_INDEX=str(shipped_settings.index),
        BINNENSTAD_EVAL_CASES=str(cases),
        BINNENSTAD_EVAL_RUNS=str(runs),
    ) as (started, _):
        yield started


def test_measure_see_the_trend_open_a_case_and_download(
    address: str, runs: Path, visit: Callable[[str, int], Visit]
) -> None:
    seen = visit(address, 375)
    page = seen.page
    page.goto(f"{address}/kwaliteit")
    expect(page.get_by_text(texts.QUALITY_NONE_YET)).to_be_visible(timeout=60_000)
    assert not scrolls_sideways(page)
    page.get_by_role("button", name=texts.QUALITY_START).click()
    expect(page.get_by_text(texts.QUALITY_FIGURES, exact=True).first).to_be_visible(timeout=60_000)
    expect(page.get_by_text(texts.QUALITY_DONE)).to_be_visible(timeout=60_000)
    (folder,) = list_runs(runs)
    run = load_run(folder)
    keep(replace(run, name="eerder", when="2020-01-01T10:00:00+00:00"), runs / "eerder")
    page.reload()
    page.get_by_role("tab", name=TREND).click(timeout=60_000)
    expect(page.get_by_test_id("stVegaLiteChart").locator("canvas, svg").first).to_be_visible(timeout=60_000)
    page.get_by_role("tab", name=QUESTIONS).click()
    case = page.get_by_test_id("stExpander").filter(has_text="Hoeveel miljoen euro")
    case.locator("summary").click()
    expect(case.get_by_text(texts.CASE_CITED)).to_be_visible(timeout=30_000)
    expect(case.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    expect(case.get_by_role("link", name=re.compile("Open de pdf")).first).to_be_visible()
    assert not scrolls_sideways(page)
    page.get_by_role("tab", name=TAKE).click()
    with page.expect_download() as download:
        page.get_by_role("button", name=texts.QUALITY_DOWNLOAD).click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8-sig")), delimiter=";"))
    assert [row["id"] for row in rows] == ["goed"]
    assert download.value.suggested_filename.endswith(".csv")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-playwright-python").Axe()
    found = axe.run(page)
    assert not found.violations_count, found.generate_report()


def test_a_measurement_goes_on_through_a_reload_while_another_tab_asks(
    shipped_settings: Settings, tmp_path: Path, runs: Path, visit: Callable[[str, int], Visit]
) -> None:
    places = {
        "BINNENSTAD_CORPUS": str(shipped_settings.corpus),
        "BINNENSTAD_INDEX": str(shipped_settings.index),
        "BINNENSTAD_EVAL_RUNS": str(runs),
        "BINNENSTAD_EVAL_CASES": str(ROOT / "eval" / "cases" / "vervolgvragen.yaml"),
    }
    with serving(ROOT / "app.py", **places) as (started, _):
        page = visit(started, 1440).page
        page.goto(f"{started}/kwaliteit")
        page.get_by_role("button", name=texts.QUALITY_START).click(timeout=60_000)
        expect(page.get_by_role("button", name=texts.QUALITY_STOP)).to_be_visible(timeout=60_000)
        page.reload()
        expect(page.get_by_role("button", name=texts.QUALITY_STOP)).to_be_visible(timeout=60_000)
        other = visit(started, 1440)
        other.ask("Hoeveel miljoen euro is er voor het uitvoeringsprogramma?")
        expect(other.page.locator("blockquote").first).to_contain_text("11 miljoen euro")
        other.page.goto(f"{started}/kwaliteit")
        expect(other.page.get_by_role("button", name=texts.QUALITY_STOP)).to_be_visible(timeout=60_000)
        assert other.page.get_by_role("button", name=texts.QUALITY_START).count() == 0
        expect(page.get_by_text(texts.QUALITY_DONE)).to_be_visible(timeout=400_000)
        (folder,) = list_runs(runs)
        assert len(load_run(folder).results) > 40


def test_own_questions_are_taken_or_refused_line_by_line(address: str, visit: Callable[[str, int], Visit]) -> None:
    page = visit(address, 375).page
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}/kwaliteit")
    page.get_by_text(texts.QUALITY_UPLOAD).click(timeout=60_000)
    chooser = page.locator("input[type=file]")
    wrong = "vraag;feiten;document;bladzijden\nHoeveel geld is er?;11 miljoen;programma-2018;vijf\n"
    chooser.set_input_files({"name": "eigen.csv", "mimeType": "text/csv", "buffer": wrong.encode()})
    expect(page.get_by_text(texts.QUALITY_UPLOAD_WRONG)).to_be_visible(timeout=30_000)
    expect(page.get_by_text("eigen.csv, regel 2").first).to_be_visible()
    assert not scrolls_sideways(page)
    chooser.set_input_files(
        {"name": "eigen.csv", "mimeType": "text/csv", "buffer": wrong.replace("vijf", "5").encode()}
    )
    expect(page.get_by_text(texts.QUALITY_UPLOADED.format(file="eigen.csv", count=1))).to_be_visible(timeout=30_000)
    start = page.get_by_role("button", name=texts.QUALITY_START)
    expect(start).to_have_css("color", "rgb(12, 19, 17)")


def test_what_somebody_said_was_wrong_becomes_a_draft_of_a_case(
    address: str, visit: Callable[[str, int], Visit]
) -> None:
    seen = visit(address, 1440)
    page = seen.page
    seen.ask("Hoeveel miljoen euro is er voor het uitvoeringsprogramma?")
    page.get_by_role("button", name=chat.WRONG, exact=True).click()
    page.get_by_label(chat.WHY).fill("Het bedrag is van een ander jaar.")
    page.get_by_label(chat.EXPECTED).fill("11 miljoen euro")
    page.get_by_role("button", name=chat.SEND).click()
    expect(page.get_by_text(chat.REACTED)).to_be_visible(timeout=30_000)
    page.get_by_role("link", name=shared.PAGE_QUALITY).click()
    page.get_by_role("tab", name=texts.QUALITY_TABS[4]).click(timeout=60_000)
    settled(page)  # what is pressed while the page is still being shown for the first time can be lost
    page.get_by_text(f"{texts.REACTION['wrong']} ·").click()
    page.get_by_role("button", name=texts.REACTION_DRAFT).click()
    draft = page.locator("code").filter(has_text="11 miljoen euro")
    expect(draft).to_contain_text("Hoeveel miljoen euro is er voor het uitvoeringsprogramma?", timeout=30_000)
    assert not scrolls_sideways(page)
