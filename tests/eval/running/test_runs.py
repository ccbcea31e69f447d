from pathlib import Path

import pytest

from eval.report.sections import figures
from eval.running.runner import about
from eval.running.runs import RunError, figures_of, list_runs, load_run, timing, write_run
from eval.values import Run
from tests.eval.builders import answer, case, citation, good, passage, refusal, refused, result, source

CASES = (case(id="a", history=("Eerst?",)), refusal(id="b", mentions=("2040",)))
SAID = (answer(good().text, [citation(headings=("1 Doel",))], passages=(passage(),), confidence=0.5), refused())


def run(when: str = "2026-01-02T03:04:05+00:00", seconds: float = 0.25) -> Run:
    results = tuple(result(one, said, seconds) for one, said in zip(CASES, SAID, strict=True))
    return Run(name="x", when=when, about=about(CASES, "all", source(), {"model": "m"}, 2), results=results)


def written(folder: Path, made: Run) -> Path:
    write_run(folder, made, figures(made.results), {"report.md": "# Meting\n"})
    return folder


def test_a_run_comes_back_as_it_was(tmp_path: Path) -> None:
    made = run()
    found = load_run(written(tmp_path / "x", made))
    assert found == made
    assert found.results[0].citations[0].headings == ("1 Doel",)
    assert found.results[0].case.places == ({"visie": (1,)},)


def test_only_the_times_differ_between_equal_runs(tmp_path: Path) -> None:
    first = written(tmp_path / "a", run())
    second = written(tmp_path / "b", run("2027-01-01T00:00:00+00:00", 9.0))
    same = {path.name for path in first.iterdir() if path.read_bytes() == (second / path.name).read_bytes()}
    assert {path.name for path in first.iterdir()} - same == {"timings.json"}
    assert "run.json" in same


def test_runs_are_listed_oldest_first(tmp_path: Path) -> None:
    written(tmp_path / "a", run("2027-01-01T00:00:00+00:00"))
    written(tmp_path / "z", run("2026-01-01T00:00:00+00:00"))
    (tmp_path / "geen-meting").mkdir()
    assert [path.name for path in list_runs(tmp_path)] == ["z", "a"]
    assert list_runs(tmp_path / "weg") == ()


def test_figures_can_be_read_without_the_results(tmp_path: Path) -> None:
    folder = written(tmp_path / "a", run())
    (folder / "results.jsonl").unlink()
    assert figures_of(folder)["figures"]["ok"]["count"] == 2
    assert figures_of(tmp_path / "weg") == {}


def test_a_run_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="Geen meting"):
        load_run(tmp_path)
    folder = written(tmp_path / "a", run())
    (folder / "results.jsonl").write_text('{"case": 1}\n', encoding="utf-8")
    with pytest.raises(RunError, match="niet te lezen"):
        load_run(folder)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(RunError, match="Kies een andere map"):
        written(tmp_path / "bestand", run())


def test_times_are_summed_up() -> None:
    assert timing([0.1] * 19 + [2.0]) == {"median": 0.1, "p95": 2.0, "longest": 2.0, "total": 3.9}
    assert timing([])["total"] == 0.0
