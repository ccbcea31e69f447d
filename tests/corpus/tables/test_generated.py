"""What is read of tables made at random is what was drawn; ``measure`` counts it over many more."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.corpus.tables.generated import STYLES, Style, figures_of, generate
from tests.corpus.tables.scoring import judged, rows_read, score

SEEDS = range(1000, 1009)


@pytest.mark.parametrize("style", STYLES)
def test_every_figure_has_its_labels_heads_and_unit_or_is_left_without(style: Style, tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    for seed in SEEDS:
        table = generate(seed, style)
        counts += score(table, rows_read(table, seed, tmp_path))
    assert counts["wrong"] == 0
    assert counts["right"] >= (0.75 if style == "none" else 0.95) * counts.total()


def test_the_same_seed_gives_the_same_table() -> None:
    assert generate(7) == generate(7) and generate(7) != generate(8)


def test_the_judge_sees_what_is_wrong(tmp_path: Path) -> None:
    table = generate(3, "grid")
    rows = rows_read(table, 3, tmp_path)
    assert {verdict for verdict, _, _ in judged(table, rows)} == {"right"}
    other = generate(3, "grid").body[0].text
    assert other in {text for figure in figures_of(table) for _, text in figure.labels}
    assert score(table, []) == Counter({"incomplete": len(figures_of(table))})
    swapped = [replace(row, cells=tuple((head[::-1], text) for head, text in row.cells)) for row in rows]
    assert score(table, swapped)["right"] == 0 and score(table, swapped)["wrong"] > 0
