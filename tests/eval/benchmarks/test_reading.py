import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval.benchmarks.passages import GivenPassage, PassageQuestion
from eval.benchmarks.reading import SPANS, Given, Reader, auc, read_all, source_figures, spelled
from eval.benchmarks.reading_run import keep_reading, measure_reading, reading_lines
from eval.benchmarks.squad import Span, Squad
from eval.running.beside import READING
from eval.running.runs import RunError

BINS = GivenPassage(
    title="Afval",
    heading="Dagen",
    units=(
        "De groene bak gaat op dinsdag.",
        "Plastic gaat in de oranje zak.",
        "Bel ons bij vragen.",
        "Onze balie is open.",
    ),
)
COSTS = GivenPassage(title="Afval", heading="Kosten", units=("Een extra bak kost 45 euro per jaar.",))
ASKED = PassageQuestion(
    question="Wanneer gaat de groene bak?",
    earlier="",
    passage=BINS,
    context=(COSTS, BINS),
    answers=True,
    units=frozenset({0}),
    source="gemeente",
)


class Counting:
    """A reader that finds a unit better the more words it shares with the question; a cut unit gets no score."""

    def __init__(self, cut: int | None = None) -> None:
        self.cut = cut
        self.seen: list[tuple[str, str, int]] = []

    def score(self, question: str, earlier: str, passages: Sequence[Given]) -> Sequence[tuple[float, Sequence[float]]]:
        self.seen.append((question, earlier, len(passages)))
        asked = set(f"{earlier} {question}".lower().strip("?").split())
        scored: list[tuple[float, Sequence[float]]] = []
        for _, _, units in passages:
            shared = [float(len(asked & set(unit.lower().strip(".").split()))) for unit in units[: self.cut]]
            scored.append((max(shared), shared))
        return scored


def figures(questions: Sequence[PassageQuestion], spans: dict[str, tuple[str, ...]] | None = None) -> dict[str, object]:
    (found,) = source_figures(read_all(questions, Counting()), spans or {})
    return {"best": found.best and found.best.mean, "all": found.all and found.all.mean, "auc": found.auc} | {
        name: one and one.mean
        for name, one in (
            ("one", found.one),
            ("three", found.three),
            ("one_whole", found.one_whole),
            ("three_whole", found.three_whole),
        )
    }


def test_the_best_unit_is_held_against_those_that_answer() -> None:
    found = figures([ASKED, replace(ASKED, units=frozenset({1, 3})), replace(ASKED, units=frozenset())])
    assert (found["best"], found["all"], found["auc"], found["one"]) == (0.5, 0.5, None, None)


def test_only_the_passage_is_given_and_the_question_before_it() -> None:
    reader: Reader = Counting()
    read_all([replace(ASKED, earlier="Welke bak?")], reader)
    assert isinstance(reader, Counting)
    assert reader.seen == [(ASKED.question, "Welke bak?", 1)]


def test_a_near_miss_should_score_below_an_answer() -> None:
    miss = replace(ASKED, question="Hoe duur is het?", answers=False, units=frozenset())
    assert figures([ASKED, miss])["auc"] == 1.0
    assert auc([1.0, 2.0], [1.0]) == 0.75
    assert auc([], [1.0]) is None


@pytest.mark.parametrize(
    ("question", "span", "covered"),
    [
        ("Wanneer gaat de groene bak?", "op dinsdag", (True, True, True, True)),
        ("Wanneer gaat de groene bak?", "oranje zak", (False, True, False, True)),
        ("Wanneer gaat de groene bak?", "onze balie is open", (False, False, False, False)),
        ("Wat kost een extra bak per jaar?", "45 euro", (False, False, True, True)),
    ],
)
def test_a_span_is_covered_by_one_unit_or_three(question: str, span: str, covered: tuple[bool, ...]) -> None:
    asked = replace(ASKED, question=question, source=SPANS)
    found = figures([asked], {spelled(question): ("iets anders hiervan", span)})
    assert tuple(found[name] for name in ("one", "three", "one_whole", "three_whole")) == covered


def test_units_that_no_longer_fit_are_not_chosen() -> None:
    (read,) = read_all([replace(ASKED, source=SPANS)], Counting(cut=2))
    assert read.units == (0, 1)
    assert len(read.context) == 3


def test_the_figures_are_told_and_kept(tmp_path: Path) -> None:
    asked = replace(ASKED, source=SPANS, question="Wanneer gaat  de groene bak?")
    squad = Squad(
        spans=(Span(id="1", question=ASKED.question.upper(), text="t", answers=("dinsdag",)),), texts={}, left_out=0
    )
    miss = replace(ASKED, question="Hoe duur?", answers=False, units=frozenset())
    found = measure_reading([asked, ASKED, miss], squad, Counting(), lambda questions, title: questions)
    told = "\n".join(reading_lines(found))
    assert "policyqa (vragen: 1):" in told
    assert "Eén zin dekt het antwoord, hele tekst gegeven: 100,0 % (20,7–100,0 %; vragen: 1)" in told
    assert "bijna raak (AUC): 1,000" in told
    keep_reading(found, tmp_path / "meting", "python -m eval --reader data")
    kept = json.loads((tmp_path / "meting" / READING).read_text(encoding="utf-8"))
    assert kept["figures"]["figures"]["one"]["mean"] == 1.0
    assert kept["sources"]["gemeente"]["auc"] == 1.0
    (tmp_path / "bestand").write_text("x", encoding="utf-8")
    with pytest.raises(RunError, match="Kies een andere map"):
        keep_reading(found, tmp_path / "bestand", "")
